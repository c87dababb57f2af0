"""Where bytes that are too long are cut."""

from __future__ import annotations

import pytest

from cleanpage.decoding.truncate import first_bytes


@pytest.mark.parametrize(
    "data", [b"", b"abc", b"<p>one", b"\xff" * 9, b"a" * 9, b"\0" * 9, b"<" * 9, b"\xff\xfe\xd8\xd8"]
)
def test_the_beginning_of_bytes_is_never_longer_and_always_the_beginning(data: bytes) -> None:
    for max_bytes in range(1, 12):
        cut = first_bytes(data, max_bytes)
        assert data.startswith(cut)
        assert len(cut) <= max_bytes or cut == data
