"""What single engines need beside `cleanpage.tools.arrow`: a module for each, which imports only that engine.

Most engines need nothing: Ray Data, Dask, Polars and DuckDB call `cleanpage.tools.arrow.extract_batch` as it is. For
NeMo Curator and Data-Juicer the documentation has programs to copy (`docs/how-to/engines.md`). The modules are public.
"""
