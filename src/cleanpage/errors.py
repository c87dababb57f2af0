"""The exception tree.

Only a programmer's mistake raises: a wrong type raises the built-in `TypeError`, a wrong option `ConfigError`.
The content of a page never does.
"""


class CleanpageError(Exception):
    """Base class of every error this library raises on its own account."""


class ConfigError(CleanpageError, ValueError):
    """An option is unknown or has a value that it cannot take."""


class MissingPackageError(CleanpageError, ImportError):
    """A package that an extra of this library installs is not there; the message names the extra."""
