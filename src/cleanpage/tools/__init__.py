"""Everything around `extract`: batches, crawls, benchmarks, fixtures, the inspector and the command line.

These modules are public: `arrow`, `batch`, `benchmark`, `cases`, `crawl`, `engines`, `inspector`, `pytest_plugin`,
`rows`, `sources` and `word_f1`. In each of them the names in `__all__` are public. The other modules are private and
may change in any version: `atomic_files`, `cli`, `extras`, `reporting`, `workers`, and the modules inside the packages,
except those inside `engines`.
"""
