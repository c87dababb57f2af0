"""HTML files that show the content of pages safely, for the inspector and the benchmark. This module is private."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cleanpage.errors import MissingPackageError

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["own_file", "render"]

_NEEDS_JINJA = "reports need Jinja2, which is not installed; install it with: pip install 'cleanpage[cli]'"
# An HTML file cannot hold these: a browser drops or replaces control characters, and UTF-8 has no lone surrogates.
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# Unicode has visible symbols for control characters, from this code point on, and one for DELETE.
_SYMBOLS, _SYMBOL_FOR_DELETE, _REPLACEMENT = 0x2400, "\u2421", "\ufffd"


def render(template: str, style: str, script: str, values: dict[str, Any]) -> str:
    """Fill in a template. The document loads nothing, and only our own style and script have an effect in it.

    Args:
        template: Jinja2. Everything is escaped except `style` and `script`, which the template marks as safe.
        style: The CSS of this report; it follows the CSS that all reports share.
        script: The JavaScript of the report; may be empty.
        values: The variables of the template, except `style`, `script` and `policy`.

    Returns:
        An HTML document that UTF-8 and browsers can hold.

    Raises:
        MissingPackageError: Jinja2 is missing, which the extra `cli` installs.

    Example:
        >>> render("<p>{{ text }}</p>", "", "", {"text": "<script>alert(1)</script>"})
        '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    """
    style = own_file(__name__, "base.css") + style
    document = _compiled(template).render(values, style=style, script=script, policy=_policy(style, script))
    return _UNPRINTABLE.sub(_visible, document)


def own_file(package: str, name: str) -> str:
    """The text of a file that is part of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _compiled(template: str) -> Template:
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError as error:
        raise MissingPackageError(_NEEDS_JINJA, name="jinja2") from error
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return environment.from_string(template)


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy under which only our own style and script have an effect."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "img-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _visible(match: re.Match[str]) -> str:
    """A visible character in the place of one that an HTML file cannot hold."""
    code = ord(match[0])
    if code < ord(" "):
        return chr(_SYMBOLS + code)
    return _SYMBOL_FOR_DELETE if match[0] == "\x7f" else _REPLACEMENT
