"""The iCalendar file, read back by a reader of the standard written here."""

import re
from datetime import date

import icalendar
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from cadrage import tables
from cadrage.publish.calendar import calendar, escaped, folded


def events(*rows):
    names = ("event", "earliest", "latest", "title", "lane", "status", "source")
    return tables.frame("events", [dict(zip(names, row, strict=True)) for row in rows])


EVENTS = events(
    ("A20.1@5", "2020-02-28", "2020-02-29", "«fin février»: à Ségou; puis, plus rien",
     "told", "reported", "A20.1"),
    ("A20.2@9", "2020-03-01", None, "«les prochains jours»: …", "told", "reported", "A20.2"),
    ("A20.3@9", None, "2020-03-01", "«ces derniers temps»: …", "told", "reported", "A20.3"),
    ("signed", "2019-12-31", "2019-12-31", "Signed: back\\slash", "record", "confirmed",
     "Paper, 1"),
    ("never", "2019-12-31", "9999-12-31", "Never\nhappened", "record", "refuted", None),
    ("undated", None, None, "No day", "record", "unverified", "Paper"),
)  # fmt: skip


def unescape(value):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def read(text):
    """The events as lists of (name, parameters, value), as RFC 5545 says to read them."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    found, head, inside = [], {}, None
    for line in lines[1:-1]:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)", line, re.S)
        assert match, line
        name, parameters, value = match.groups()
        if line == "BEGIN:VEVENT":
            inside = {}
        elif line == "END:VEVENT":
            found.append(inside)
            inside = None
        else:
            into = head if inside is None else inside
            assert name not in into, f"{name} stands twice"
            into[name] = (parameters, value)
    assert {"VERSION", "PRODID"} <= set(head) and head["VERSION"] == ("", "2.0")
    return found


def test_every_dated_event_is_there_with_what_the_standard_asks():
    found = read(calendar(EVENTS))
    assert len(found) == 5
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"][1])
        assert event["DTSTART"][0] == ";VALUE=DATE"
        assert event["STATUS"][1] in {"TENTATIVE", "CONFIRMED", "CANCELLED"}
    assert len({event["UID"] for event in found}) == 5


def test_the_end_is_the_day_after_the_last_and_an_open_one_is_not_invented():
    days, starts, ends, signed, never = read(calendar(EVENTS))
    assert (days["DTSTART"][1], days["DTEND"]) == ("20200228", (";VALUE=DATE", "20200301"))
    assert (starts["DTSTART"][1], ends["DTSTART"][1]) == ("20200301", "20200301")
    assert "DTEND" not in starts and "DTEND" not in ends
    assert starts["SUMMARY"][1].endswith("(from 1 March 2020)")
    assert ends["SUMMARY"][1].endswith("(until 1 March 2020)")
    assert signed["DTEND"][1] == "20200101"
    assert "DTEND" not in never  # there is no day after the calendar's last


def test_lanes_and_states_are_kept_and_only_the_record_confirms():
    told, *_, signed, never = read(calendar(EVENTS))
    assert (told["CATEGORIES"][1], told["STATUS"][1]) == ("told,reported", "TENTATIVE")
    assert (signed["CATEGORIES"][1], signed["STATUS"][1]) == ("record,confirmed", "CONFIRMED")
    assert (never["CATEGORIES"][1], never["STATUS"][1]) == ("record,refuted", "CANCELLED")


def test_the_description_has_wording_and_evidence_or_source():
    told, *_, signed, never = read(calendar(EVENTS))
    assert unescape(told["DESCRIPTION"][1]) == (
        "«fin février»: à Ségou; puis, plus rien\n"
        "Days that the words allow: 28–29 February 2020\nEvidence: A20.1"
    )
    assert unescape(signed["DESCRIPTION"][1]).endswith("Source: Paper, 1")
    assert unescape(signed["SUMMARY"][1]) == "Signed: back\\slash"
    assert unescape(never["DESCRIPTION"][1]).startswith("Never\nhappened\n")
    assert unescape(never["DESCRIPTION"][1]).endswith("Source: none found")


def test_the_same_events_give_the_same_bytes():
    assert calendar(EVENTS) == calendar(EVENTS.copy())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_value_comes_back_but_for_controls(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c == "\n" or not (ord(c) < 32 or ord(c) == 127))
    written = escaped(text)
    assert "\n" not in written and "\r" not in written
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", written)
    assert unescape(written) == kept


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_folded_lines_have_75_octets_at_most_and_unfold(text):
    pieces = list(folded(text))
    assert all(len(piece.encode("utf-8")) <= 75 for piece in pieces)
    assert "\r\n".join(pieces).replace("\r\n ", "") == text


def test_a_calendar_program_reads_it():
    read_back = icalendar.Calendar.from_ical(calendar(EVENTS)).walk("VEVENT")
    assert read_back[0].decoded("DTSTART") == date(2020, 2, 28)
    assert [event.decoded("DTEND", None) for event in read_back][:2] == [date(2020, 3, 1), None]
    assert str(read_back[3]["SUMMARY"]) == "Signed: back\\slash"
    assert not any(event.errors for event in read_back)


def test_an_empty_table_gives_an_empty_calendar():
    assert read(calendar(pd.DataFrame(EVENTS.iloc[:0]))) == []
