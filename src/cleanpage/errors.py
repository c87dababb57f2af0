"""The errors of the library, which are all a `CleanpageError`.

Only a programmer's mistake raises, with one line that says what was wrong and what is right. The content of a page
never does. Each error is a built-in one as well: `except TypeError` catches an `InputError`.
"""


class CleanpageError(Exception):
    """Base class of every error that this library raises on its own account."""


class ConfigError(CleanpageError, ValueError):
    """An option is unknown or has a value that it cannot take."""


class InputError(CleanpageError, TypeError):
    """What was given as a page or as a URL has a type that such a thing cannot have."""


class MissingPackageError(CleanpageError, ImportError):
    """A package that an extra of this library installs is not there; the message names the extra."""
