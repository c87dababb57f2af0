"""A page as one HTML file that answers, block by block, why something was kept or dropped."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from cleanpage.inspector.model import as_dict
from cleanpage.page import Page

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["write"]

_NEEDS_JINJA = "the inspector needs Jinja2, which is not installed; install it with: pip install 'cleanpage[cli]'"
# No file holds these as they are: a browser drops or replaces control characters, and UTF-8 has no lone surrogates.
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PICTURES, _PICTURE_OF_DELETE, _REPLACEMENT = 0x2400, "\u2421", "\ufffd"


def write(page: Page, source: str, name: str = "") -> str:
    """Write the page, its blocks with their reasons, and its source as one HTML file that loads nothing else.

    The file holds every block of the page. Of a long source it shows the beginning, and of a block's reasons the
    strongest. Nothing that the page says becomes markup, a link or a script; its addresses are text.

    Args:
        page: The page to show.
        source: What it was made from, as text.
        name: What the reader knows the page by, such as a file name or an address.

    Returns:
        An HTML document; store it as UTF-8. The same arguments give the same document.

    Raises:
        ImportError: Jinja2 is missing, which the extra `cleanpage[cli]` brings.

    Example:
        >>> import cleanpage
        >>> source = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"
        >>> document = write(cleanpage.extract(source), source, name="rain.html")
        >>> "the river rose by a metre" in document, "<script src=" in document
        (True, False)
    """
    style, script = _own("inspector.css"), _own("parts.js") + _own("inspector.js")
    document = _template().render(
        as_dict(page, source, name), style=style, script=script, policy=_policy(style, script)
    )
    return _UNPRINTABLE.sub(_visible, document)


def _template() -> Template:
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError as error:
        raise ImportError(_NEEDS_JINJA, name="jinja2") from error
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return environment.from_string(_own("page.html.j2"))


def _own(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets nothing but our own style and script have an effect."""
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
    """A character that stands for one that a file cannot hold."""
    code = ord(match[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _PICTURE_OF_DELETE if match[0] == "\x7f" else _REPLACEMENT
