"""Where edits stand in the clean text, and the sentences that they are counted at."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from cadrage.publish.places import Place, by_sentence, places, with_evidence


def edit(start: int, end: int, after: str = "") -> dict[str, Any]:
    """A row of `edits`; what stood there is given by its length."""
    return {
        "raw_start": start, "raw_end": end,
        "before": "x" * (end - start) or None, "after": after or None,
    }  # fmt: skip


@given(
    st.text("ab ", min_size=1, max_size=40),
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 6), st.text("yz", max_size=3)), max_size=5
    ),
)
def test_an_edit_stands_where_its_words_are_missing(
    raw: str, drawn: list[tuple[int, int, str]]
) -> None:
    edits, clean, at = [], "", 0
    for gap, size, after in drawn:
        start = at + gap + (1 if edits else 0)
        if start + size > len(raw):
            break
        expected = clean + raw[at:start]
        edits.append({**edit(start, start + size, after), "expected": len(expected)})
        clean, at = expected + after, start + size
    found = places(edits)
    assert [place.at for place in found] == [each["expected"] for each in edits]


def test_edits_between_sentences_belong_to_the_later_one() -> None:
    rows = [{"start": 0, "end": 10}, {"start": 11, "end": 20}]
    held = by_sentence([Place(at, {}) for at in (0, 5, 10, 11, 20)], rows)
    assert [[place.at for place in own] for own in held] == [[0, 5], [10, 11, 20]]


def test_each_edit_is_counted_at_a_sentence_once() -> None:
    sentences = pd.DataFrame(
        [("A20", 1, 0, 4), ("A20", 2, 5, 9), ("B20", 1, 0, 4)],
        columns=["article", "sentence", "start", "end"],
    )
    rows = [
        {"article": "B20", **edit(0, 3)},
        {"article": "A20", **edit(2, 3, "é")},
        {"article": "A20", **edit(4, 5, "\n")},
        {"article": "C20", **edit(0, 1)},  # an article without a sentence
    ]
    edits = pd.DataFrame(rows).astype({"before": "string", "after": "string"})
    found = with_evidence(edits, sentences)
    assert found["evidence"].fillna("none").tolist() == ["B20.1", "A20.1", "A20.2", "none"]
    assert with_evidence(edits.iloc[:0], sentences).empty
