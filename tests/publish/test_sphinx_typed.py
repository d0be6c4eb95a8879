"""Which words of English prose are numbers that somebody typed."""

from __future__ import annotations

import pytest

from cadrage.publish.sphinx.typed import typed

TABLE = [
    ("Two of the five are state media.", ["Two", "five"]),
    ("52% of 1,866 words, 2.5 a line", ["52%", "1,866", "2.5"]),
    ("between 300–350 men and 1/3 more", ["300–350", "1/3"]),
    ("on 7 February 2023, and 2021-06-10", ["7", "2023", "2021-06-10"]),
    ("twenty-one men, several hundred more", ["twenty", "one", "hundred"]),
    ("It stands there twice, here once; half of it", ["twice", "once", "half"]),
    ("a third of the words; the third word", ["third"]),
    ("½ of it", ["½"]),
    # one: a count, unless plainly a pronoun
    ("One decision has the one name.", ["One", "one"]),
    ("There is one.", ["one"]),
    ("no one, every one, that one, and one who speaks; one may ask; one another", []),
    ("someone, oneself, none, alone", []),
    # an order, a pair that stands beside the word, a statement
    ("the first and the second; both, neither; no, none, all, only", []),
    # names
    ("SPU21.7, TIMEX3, F1 and SPU21 are names", []),
    ("often, tent, weight, done, phone, ten", ["ten"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_numbers_are_found_by_word_and_neighbour(text: str, expected: list[str]) -> None:
    assert [found[0] for found in typed(text)] == expected


def test_a_line_end_is_a_space() -> None:
    assert [found.span() for found in typed("every\none and a\nthird of it, six")] == [
        (16, 21), (29, 32)
    ]  # fmt: skip
