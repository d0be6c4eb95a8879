"""Days as exports print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.read.imports.days import published_of

CASES = {
    "2020-03-03": "2020-03-03", "2020-03-03T10:00:00Z": "2020-03-03", "2020-03": "2020-03",
    "2020": "2020", "20200303": "2020-03-03", "2020/3/3": "2020-03-03", "03/03/2020": "2020-03-03",
    "31/12/2020": "2020-12-31", "3.4.2020": "2020-04-03", "3 mars 2020": "2020-03-03",
    "mardi 3 mars 2020 - p. 12": "2020-03-03", "1er août 2020": "2020-08-01",
    "Monde, jeudi 24 décembre 2020 850 mots, p. 3": "2020-12-24", "March 3, 2020": "2020-03-03",
    "Tuesday 3rd March 2020": "2020-03-03", "Mar. 3, 2020": "2020-03-03", "févr. 2020": "2020-02",
    "3 MARS 2020": "2020-03-03",
}  # fmt: skip
NONE = ("", "hier", "31/02/2020", "2020-13-01", "99 mars", "le 3", "p. 2020b", "mars", "32 mai 20")


@pytest.mark.parametrize(("printed", "iso"), CASES.items())
def test_a_day_is_read(printed: str, iso: str) -> None:
    assert published_of(printed) == iso


@pytest.mark.parametrize("printed", NONE)
def test_what_is_no_day_gives_none(printed: str) -> None:
    assert published_of(printed) == ""


@given(st.text(max_size=60))
def test_no_text_breaks_it(printed: str) -> None:
    assert len(published_of(printed)) in (0, 4, 7, 10)


@given(st.dates())
def test_every_day_of_the_calendar_comes_back(day) -> None:
    assert published_of(day.isoformat()) == day.isoformat()
