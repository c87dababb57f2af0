"""Packages that only an extra installs: one clear line where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cleanpage.errors import MissingPackageError


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Say which extra installs what an import in the `with` block does not find.

    Raises:
        MissingPackageError: A package is not installed.

    Example:
        >>> with needs("spark"):
        ...     import no_such_engine
        Traceback (most recent call last):
        MissingPackageError: no_such_engine is not installed; install it with: pip install 'cleanpage[spark]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        message = f"{name} is not installed; install it with: pip install 'cleanpage[{extra}]'"
        raise MissingPackageError(message, name=name) from error
