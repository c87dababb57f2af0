"""WARC files to order, as servers and crawlers write them and as they break."""

from __future__ import annotations


def http(body: bytes, more: str = "", content_type: str = "text/html; charset=gbk", status: str = "200 OK") -> bytes:
    """What a server answers."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def record(
    url: str, content: bytes, kind: str = "response", content_type: str = "application/http; msgtype=response"
) -> bytes:
    """One record of a WARC file."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:12345678-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"
