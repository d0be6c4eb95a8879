"""The role `{record}`: a day or a number of the record, held against its entry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cadrage.publish.sphinx.data import load
from cadrage.publish.sphinx.record import RecordError, is_day_of, said_of

FEAST = {"earliest": "2021-05-03", "latest": "2021-05-04"}
DAY = {"earliest": "2023-02-07", "latest": "2023-02-07"}
YEARS = {"earliest": "2014-09-01", "latest": "2015-02-28"}
OPEN = {"earliest": "2014-09-01", "latest": None}
TABLE = [
    (DAY, "7 February 2023", True),
    (DAY, "7 February", True),
    (DAY, "February 2023", True),
    (DAY, "February", True),
    (DAY, "2023", True),
    (DAY, "8 February 2023", False),
    (DAY, "7 March 2023", False),
    (DAY, "2022", False),
    (DAY, "7 2023", False),
    (DAY, "", False),
    (DAY, "soon", False),
    (FEAST, "May 2021", True),
    (FEAST, "3 May 2021", False),
    (YEARS, "2014", False),
    (OPEN, "2014", False),
]


@pytest.mark.parametrize(("row", "words", "expected"), TABLE)
def test_words_for_a_day_hold_the_whole_event(
    row: dict[str, str], words: str, expected: bool
) -> None:
    assert (bool(words) and is_day_of(row, words)) is expected


def test_a_day_is_printed_from_the_record(written_book: Path) -> None:
    data = load(written_book / "_build" / "data")
    assert said_of(data, "feast") == ("feast", "3–4 May 2021")
    assert said_of(data, 'feast "300 guests"') == ("feast", "300 guests")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fest", "the nearest are: feast"),
        ("zzz", "no event 'zzz'; none is near."),
        ('feast "June 2021"', "not of 'June 2021'"),
        ('feast "400 guests"', "«The feast of the Moskova: 300 guests»"),
        ("feast June", "expected an event"),
    ],
)
def test_what_the_record_does_not_bear_is_refused(
    written_book: Path, text: str, said: str
) -> None:
    with pytest.raises(RecordError) as caught:
        said_of(load(written_book / "_build" / "data"), text)
    assert said in str(caught.value)


def test_a_wrong_day_warns_with_file_and_line(read_page: Callable[..., Any]) -> None:
    _, warnings = read_page('# T\n\nA line,\nand {record}`feast "June 2021"`.\n')
    # docutils knows the line of a role as that of its paragraph
    assert "index.md:3: WARNING: record: feast is of 3–4 May 2021" in warnings
