"""Which links of a page lead away from its site."""

from __future__ import annotations

from collections import Counter

from cleanpage.parsing.document import Document

_LONGEST_SCHEME = 8


def own_host(document: Document) -> str:
    """The registered domain that a page stands on, or ""."""
    canonical = [href for rel, href in document.head.links if rel == "canonical"]
    named = [content for name, content in document.head.metas if name == "og:url"]
    for address in (document.url or "", *canonical, *named):
        host = registered_host(address)
        if host:
            return host
    counts = Counter(host for target in document.outline.targets.values() if (host := registered_host(target)))
    host, links = counts.most_common(1)[0] if counts else ("", 0)
    return host if 2 * links > counts.total() else ""


def registered_host(address: str) -> str:
    """The last two labels of an absolute address's host; "" for a relative one."""
    scheme, slashes, rest = address.partition("//")
    if not slashes or len(scheme) > _LONGEST_SCHEME:
        return ""
    host = rest.partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
    return ".".join(host.split(".")[-2:])
