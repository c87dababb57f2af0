"""The row of features that the trees see, and the names of its columns."""

from __future__ import annotations

from itertools import count

from cleanpage.spam.clues import (
    FEATURE_NAMES,
    AdClues,
    ExampleClues,
    FormClues,
    GroupClues,
    LinkClues,
    PageClues,
    PlaceClues,
    WordClues,
)


def test_each_column_has_the_name_of_its_clue() -> None:
    numbers = map(float, count())

    def values(fields: tuple[str, ...]) -> dict[str, float]:
        return {name: next(numbers) for name in fields}

    words, page, form = values(WordClues._fields), values(PageClues._fields), values(FormClues._fields)
    links, place, ads = values(LinkClues._fields), values(PlaceClues._fields), values(AdClues._fields)
    examples, html = values(ExampleClues._fields), next(numbers)
    clues = GroupClues(
        words=WordClues(**words),
        page=PageClues(**page),
        form=FormClues(**form),
        links=LinkClues(**links),
        place=PlaceClues(**place),
        ads=AdClues(**ads),
        html=html,
        examples=ExampleClues(**examples),
    )
    named = words | page | form | links | place | ads | examples | {"html": html}
    assert dict(zip(FEATURE_NAMES, clues.features(), strict=True)) == named


def test_no_two_clues_have_one_name() -> None:
    assert len(set(FEATURE_NAMES)) == len(FEATURE_NAMES)
