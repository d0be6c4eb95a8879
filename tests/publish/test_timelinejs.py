"""TimelineJS: the JSON has the fields that its documentation asks for, and no other."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage import tables
from cadrage.publish.days import said
from cadrage.publish.timelinejs import timelinejs

# field → type, as the documented format has them; asked for are events, start_date and year
DATE = {"year": int, "month": int, "day": int}
TEXT = {"headline": str, "text": str}
SLIDE = {
    "start_date": DATE, "end_date": DATE, "text": TEXT, "group": str, "display_date": str,
    "autolink": bool, "unique_id": str,
}  # fmt: skip
FORMAT = {"title": {"text": TEXT}, "events": [SLIDE]}
ASKED = {"events", "start_date", "year"}


def faults(value, form, where="$"):
    """What in a value is not as the format has it."""
    if isinstance(form, list):
        if not isinstance(value, list):
            return [where]
        return [f for n, item in enumerate(value) for f in faults(item, form[0], f"{where}[{n}]")]
    if isinstance(form, dict):
        missing = [f"{where}.{name} is missing" for name in ASKED & set(form) - set(value)]
        known = [f for name in value if name in form
                 for f in faults(value[name], form[name], f"{where}.{name}")]  # fmt: skip
        return missing + known + [f"{where}.{name}" for name in value if name not in form]
    return [] if type(value) is form else [where]


def events(*rows):
    names = ("event", "earliest", "latest", "title", "lane", "status", "source")
    return tables.frame("events", [dict(zip(names, row, strict=True)) for row in rows])


EVENTS = events(
    ("A20.1@5", "2020-01-01", "2020-01-31", "«janvier 2020»: En janvier 2020, <b>tout</b> & rien.",
     "told", "reported", "A20.1"),
    ("A20.2@9", "2020-03-01", None, "«bientôt»: …", "told", "reported", "A20.2"),
    ("A20.3@9", None, "2020-03-01", "«naguère»: …", "told", "reported", "A20.3"),
    ("signed", "2019-12-31", "2019-12-31", "Signed <1>", "record", "confirmed", "Paper & co"),
    ("undated", None, None, "No day", "record", "unverified", None),
)  # fmt: skip
MADE = json.loads(timelinejs(EVENTS))


def test_it_has_the_documented_form():
    assert faults(MADE, FORMAT) == []
    assert faults({"events": [{"start_date": {"month": "1"}, "foo": 1}]}, FORMAT) == [
        "$.events[0].start_date.year is missing", "$.events[0].start_date.month", "$.events[0].foo",
    ]  # fmt: skip


def test_a_slide_an_event_with_a_day_in_its_lane():
    assert [slide["group"] for slide in MADE["events"]] == ["A20", "A20", "A20", "record"]
    ids = [slide["unique_id"] for slide in MADE["events"]]
    assert len(set(ids)) == 4 and not any(set(i) & set(" .@#") for i in ids)


def test_days_and_open_ends():
    month, starts, ends, single = MADE["events"]
    assert month["start_date"] == {"year": 2020, "month": 1, "day": 1}
    assert month["end_date"] == {"year": 2020, "month": 1, "day": 31}
    assert [s["display_date"] for s in (month, starts, ends, single)] == [
        "January 2020", "from 1 March 2020", "until 1 March 2020", "31 December 2019",
    ]  # fmt: skip
    assert not any("end_date" in slide for slide in (starts, ends, single))


def test_wording_is_escaped():
    told, *_, record = (slide["text"] for slide in MADE["events"])
    assert told["headline"] == "«janvier 2020»"
    assert told["text"] == (
        '<p lang="fr">En janvier 2020, &lt;b&gt;tout&lt;/b&gt; &amp; rien.</p><p>A20.1</p>'
    )
    assert record == {"headline": "Signed &lt;1&gt;", "text": "<p>confirmed: Paper &amp; co</p>"}


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_wording_gives_the_form_and_no_markup(title, source):
    rows = events(("x", "2020-01-01", None, title, "record", "reported", source))
    [slide] = json.loads(timelinejs(rows))["events"]
    assert "<" not in slide["text"]["headline"] and slide["text"]["text"].count("<") == 2


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2021-11-11", "2021-11-11", "11 November 2021"),
        ("2021-06-22", "2021-06-24", "22–24 June 2021"),
        ("2021-06-01", "2021-06-30", "June 2021"),
        ("2014-09-01", "2014-12-31", "September–December 2014"),
        ("2020-02-01", "2020-02-28", "1–28 February 2020"),
        ("2015-01-01", "2015-12-31", "2015"),
        ("1990-01-01", "1999-12-31", "1990–1999"),
        ("2021-12-23", "2022-02-01", "23 December 2021 – 1 February 2022"),
        ("2021-12-24", None, "from 24 December 2021"),
        (None, "2021-06-18", "until 18 June 2021"),
        (None, None, "no day named"),
    ],
)
def test_days_as_a_reader_says_them(earliest, latest, words):
    assert said(earliest, latest) == words
