"""They run the engines that are asked for: `CLEANPAGE_ENGINES=ray,dask pytest tests/tools/engines`."""

from __future__ import annotations

from support.engines import ENGINES

_OF_ONE = {
    "test_data_juicer.py": "data_juicer",
    "test_datatrove.py": "datatrove",
    "test_nemo_curator.py": "nemo_curator",
}

# Nothing that needs an engine is imported unless it was asked for; then, a missing one is an error and no skip.
collect_ignore = [test for test, engine in _OF_ONE.items() if engine not in ENGINES]
collect_ignore += [] if ENGINES else ["test_programs.py"]
