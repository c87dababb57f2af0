"""Images that stand between the blocks of a body."""

from __future__ import annotations

import pytest

from support.whole_body import write_body


def test_images_between_blocks_of_the_body_are_shown() -> None:
    assert write_body("<p>a<p><img src=/x.png><p>b", [0, 1]) == "a\n\n![](https://example.org/x.png)\n\nb"


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("<p>a<p><img src=/x.png><p>not the body", [0]),
        ("<p>a<p><img src=/x.png width=1 height=1><p>b", [0, 1]),
        ("<p>a<p><img src='data:image/png;base64,x'><p>b", [0, 1]),
        ("<img src=/x.png><p>a", [0]),
    ],
)
def test_other_images_are_not(source: str, body: list[int]) -> None:
    assert "![" not in write_body(source, body)


def test_an_image_below_the_headline_and_one_with_a_caption_are_shown() -> None:
    assert write_body("<h1>t</h1><img src=/x.png><p>a", [1], [0]).startswith("![]")
    figure = "<p>a</p><figure><img src=/x.png><figcaption>c</figcaption></figure><p>no body</p>"
    assert write_body(figure, [0, 1]) == "a\n\n![](https://example.org/x.png)\n\nc"
