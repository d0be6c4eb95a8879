# ruff: noqa: E501 - a text and what is read in it stand on one line
"""Units: what is read as one sentence, and how long it may be."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes.marks import pair_marks
from cadrage.annotate.quotes.units import LONGEST, spans
from cadrage.annotate.records import Sentence
from cadrage.annotate.sentences import split


def whole(text: str) -> list[tuple[int, int]]:
    """The units of a text that is one sentence."""
    sentences = [Sentence(1, 0, len(text), "body")]
    marks = pair_marks(text, sentences=sentences)
    return [(start, end) for start, end, _ in spans(text, sentences, marks)]


def test_a_sentence_of_the_longest_length_is_one_unit() -> None:
    text = "mot " * (LONGEST // 4 - 1) + "mots"
    assert whole(text) == [(0, LONGEST)]


def test_a_longer_one_is_cut_at_the_next_space() -> None:
    text = ("mot " * (LONGEST // 2 + 1)).rstrip()
    assert whole(text) == [
        (0, LONGEST + 3),
        (LONGEST + 4, 2 * LONGEST + 3),
    ]


def test_what_has_no_space_is_cut_where_it_must() -> None:
    assert whole("m" * (LONGEST + 1)) == [(0, LONGEST), (LONGEST, LONGEST + 1)]


def test_no_cut_falls_into_marks() -> None:
    text = "mot " * (LONGEST // 4 - 2) + "« un mot et un autre » et la suite " + "mot " * LONGEST
    first = whole(text)[0]
    assert text[: first[1]].endswith("« un mot et un autre »")


def test_marks_that_end_the_text_are_not_cut() -> None:
    text = "mot " * (LONGEST // 4 - 2) + "« " + "mot " * 40 + "»"
    assert whole(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il pleut. Il neige.", ["Il pleut.", "Il neige."]),
        ("« Il pleut. Il neige. » Oui.", ["« Il pleut. Il neige. »", "Oui."]),
        ("« Il pleut ? » demande-t-il.", ["« Il pleut ? » demande-t-il."]),
        ("« Il pleut ! », dit-il.", ["« Il pleut ! », dit-il."]),
        ("« Il pleut ? »\ndemande-t-il.", ["« Il pleut ? »", "demande-t-il."]),
        ("Lire aussi : Le toit fuit Le maire dort.", ["Lire aussi : Le toit fuit ", "Le maire dort."]),
        ("Lire aussi : Le toit fuit.", ["Lire aussi : ", "Le toit fuit."]),
        ("Le maire lit aussi Le Courrier.", ["Le maire lit aussi Le Courrier."]),
    ],
)  # fmt: skip
def test_units(text: str, expected: list[str]) -> None:
    sentences = split(text, headline="")
    marks = pair_marks(text, sentences=sentences)
    assert [text[start:end] for start, end, _ in spans(text, sentences, marks)] == expected
