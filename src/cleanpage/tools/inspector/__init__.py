"""A page as one HTML file that shows, block by block, why something was kept or dropped.

`write` is public; the other modules of this package are private.
"""

from __future__ import annotations

from cleanpage.page import Page
from cleanpage.tools.inspector.model import as_dict
from cleanpage.tools.reporting import own_file, render

__all__ = ["write"]


def write(page: Page, source: str, name: str = "") -> str:
    """Write the page, its blocks with their reasons, and its source as one HTML file that loads nothing else.

    The file holds every block of the page, the beginning of its source, and the strongest reasons of each block.
    Nothing in the page becomes markup, a link or a script; URLs are shown as text.

    Args:
        page: The page to show.
        source: The HTML or text that it was made from.
        name: A name that the reader knows, such as a file name or a URL.

    Returns:
        An HTML document, to be stored as UTF-8. The same arguments give the same document.

    Raises:
        MissingPackageError: Jinja2 is missing, which the extra `cli` installs.

    Example:
        >>> import cleanpage
        >>> source = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"
        >>> document = write(cleanpage.extract(source), source, name="rain.html")
        >>> "the river rose by a metre" in document, "<script src=" in document
        (True, False)
    """
    script = own_file(__name__, "parts.js") + own_file(__name__, "inspector.js")
    template, style = own_file(__name__, "page.html.j2"), own_file(__name__, "inspector.css")
    return render(template, style, script, as_dict(page, source, name))
