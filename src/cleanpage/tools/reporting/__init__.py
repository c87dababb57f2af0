"""HTML files that show what pages say without letting it do anything, for the inspector and the benchmark."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["own_file", "render"]

_NEEDS_JINJA = "reports need Jinja2, which is not installed; install it with: pip install 'cleanpage[cli]'"
# No file holds these as they are: a browser drops or replaces control characters, and UTF-8 has no lone surrogates.
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PICTURES, _PICTURE_OF_DELETE, _REPLACEMENT = 0x2400, "\u2421", "\ufffd"


def render(template: str, style: str, script: str, values: dict[str, Any]) -> str:
    """Fill in a template; it loads nothing, and nothing but our own style and script has an effect in it.

    Args:
        template: Jinja2; everything is escaped but `style` and `script`, which it marks as safe.
        style: The rules of the report's own, which follow those that all reports share.
        script: What the report runs; may be empty.
        values: What the template names besides `style`, `script` and `policy`.

    Returns:
        An HTML document that UTF-8 and browsers can hold.

    Raises:
        ImportError: Jinja2 is missing, which the extra `cleanpage[cli]` brings.

    Example:
        >>> render("<p>{{ said }}</p>", "", "", {"said": "<script>alert(1)</script>"})
        '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    """
    style = own_file(__name__, "base.css") + style
    document = _compiled(template).render(values, style=style, script=script, policy=_policy(style, script))
    return _UNPRINTABLE.sub(_visible, document)


def own_file(package: str, name: str) -> str:
    """The text of a file that is shipped in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _compiled(template: str) -> Template:
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError as error:
        raise ImportError(_NEEDS_JINJA, name="jinja2") from error
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return environment.from_string(template)


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
