"""A page as one HTML file that answers, block by block, why something was kept or dropped."""

from __future__ import annotations

from cleanpage.page import Page
from cleanpage.tools.inspector.model import as_dict
from cleanpage.tools.reporting import own_file, render

__all__ = ["write"]


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
    script = own_file(__name__, "parts.js") + own_file(__name__, "inspector.js")
    template, style = own_file(__name__, "page.html.j2"), own_file(__name__, "inspector.css")
    return render(template, style, script, as_dict(page, source, name))
