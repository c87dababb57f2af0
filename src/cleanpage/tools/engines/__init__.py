"""What single engines need beside `cleanpage.tools.arrow`; a module for each, which imports only that engine.

Most need nothing: Ray Data, Dask, Polars and DuckDB call `cleanpage.tools.arrow.extract_batch` as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Say which extra has what an import inside did not find.

    Raises:
        ImportError: Something is not installed.

    Example:
        >>> with needs("spark"):
        ...     import no_such_engine
        Traceback (most recent call last):
        ImportError: no_such_engine is not installed; install it with: pip install 'cleanpage[spark]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        message = f"{name} is not installed; install it with: pip install 'cleanpage[{extra}]'"
        raise ImportError(message, name=name) from error
