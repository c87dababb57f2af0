"""These tests run the engines themselves, and only when asked for: `CLEANPAGE_ENGINES=1 pytest tests/engines`."""

from __future__ import annotations

import os

# Without the variable nothing that needs an engine is imported; with it, a missing one is an error and no skip.
collect_ignore_glob = [] if os.environ.get("CLEANPAGE_ENGINES") == "1" else ["test_*.py"]
