"""The timeline: what stands where, what is a link, what is counted because it is not drawn."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage import tables
from cadrage.publish import Linker, record
from cadrage.publish.figures import timeline
from cadrage.publish.figures.timeline_axis import ticks
from cadrage.publish.figures.timeline_lanes import GAP, Mark, spread, stacked, width
from cadrage.publish.record import numbered


def articles(*rows):
    names = ("article", "outlet", "published_earliest", "published_latest")
    fixed = {"outlet_kind": "k", "outlet_basis": "stated", "country": "c", "language": "fr"}
    return tables.frame("articles", [dict(zip(names, row, strict=True)) | fixed for row in rows])


def events(*rows):
    names = ("event", "earliest", "latest", "lane", "source")
    fixed = {"status": "reported"}
    return tables.frame(
        "events",
        [
            dict(zip(names, row, strict=True)) | fixed | {"title": f"«w»: title of {row[0]}"}
            for row in rows
        ],
    )


ARTICLES = articles(
    ("A20", "Un", "2020-06-10", "2020-06-12"), ("B20", "Deux", "2020-06-01", "2020-06-01")
)
EVENTS = events(
    ("A20.1@1", "2015-01-01", "2015-12-31", "told", "A20.1"),
    ("A20.3@1", "2020-05-01", None, "told", "A20.3"),
    ("B20.2@1", None, "2020-06-01", "told", "B20.2"),
    ("later", "2020-03-03", "2020-03-03", "record", "s"),
    ("first", "2013-03-03", "2013-03-05", "record", "s"),
    ("never", None, None, "record", "s"),
)
DENSITY = {"lane": ["Un", "Deux", "Un"], "first": ["2020-01-01", "2020-02-01", None],
           "last": ["2020-01-31", "2020-02-29", "2019-12-31"], "count": [400.0, 2.5, 3.0],
           "share": [0.9926, 1.0, 0.0074]}  # fmt: skip


def show(rows, papers=ARTICLES):
    import pandas as pd

    return timeline(
        rows, papers, Linker.of(papers), window=("2020-01-01", "2020-06-30"),
        density=pd.DataFrame(DENSITY), caption="Finding.", source="Source.",
    ).html  # fmt: skip


@pytest.fixture(scope="module")
def shown():
    return show(EVENTS)


def test_every_mark_leads_to_its_sentence_or_to_its_record(shown):
    drawing = shown[: shown.index("<figcaption")]
    targets = set(re.findall(r'<a href="([^"]+)"', drawing))
    assert targets == {
        "../book/articles/A20.html#A20.1", "../book/articles/A20.html#A20.3",
        "../book/articles/B20.html#B20.2", "#record-later", "#record-first",
    }  # fmt: skip


def test_marks_are_labelled_with_sentence_or_number_and_title(shown):
    words = re.findall(r">([^<>]+)</text>", shown)
    assert {".1", ".3", ".2", "published"} <= set(words)
    assert "1 «w»: title of first" in words and "2 «w»: title of later" in words


def test_open_ends_are_dotted_and_closed_ones_are_not(shown):
    closed = show(EVENTS[EVENTS["earliest"].notna() & EVENTS["latest"].notna()])
    assert shown.count("stroke-dasharray") > closed.count("stroke-dasharray") > 0
    assert "2 of the marks are open at one end" in shown and "0 of the marks are open" in closed


def test_what_has_no_day_is_counted_in_the_caption(shown):
    assert "Finding. Above all years" in shown and " 1 without any day is not drawn." in shown
    assert "without any day" not in show(EVENTS.iloc[:-1])


def test_the_table_has_every_mark_with_the_number_of_its_label(shown):
    rows = re.findall(r"<tr>(.*?)</tr>", shown[shown.index("<tbody") :])
    cells = [re.sub(r"<[^>]+>", " ", row).split() for row in rows]
    assert len(cells) == 5
    assert cells[0][:5] == ["3–5", "March", "2013", "record", "1"]


def test_numbers_follow_the_days_of_the_record():
    found = numbered(EVENTS.iloc[:-1])
    on_record = found[found["lane"] == "record"]
    assert list(on_record["event"]) == ["first", "later"]
    assert list(on_record["number"]) == [1, 2]
    assert found[found["lane"] == "told"]["number"].isna().all()


def test_the_list_of_the_record_has_the_anchors_and_the_numbers(shown):
    html = record(EVENTS, Linker.of(ARTICLES), caption="c", source="Sheet.").html
    ids = re.findall(r'<li id="([^"]+)"><p class="entry-head"><span class="number">(\d+)', html)
    assert ids == [("record-first", "1"), ("record-later", "2"), ("record-never", "3")]
    targets = set(re.findall(r'href="#(record-[^"]+)"', shown))
    assert targets == {"record-first", "record-later"}
    assert "3–5 March 2013" in html and "no day named" in html and "Sheet." in html


def test_the_same_tables_give_the_same_drawing(shown):
    assert show(EVENTS) == shown


@pytest.mark.parametrize(
    ("rows", "papers"),
    [
        (events(*((f"A20.1@{n}", "2020-01-05", "2020-01-05", "told", "A20.1")
                  for n in range(401))), ARTICLES),
        (EVENTS, articles(*((f"{a}20", "Un", None, None) for a in "ABCDEFGHIJKLMNO"))),
    ],
)  # fmt: skip
def test_too_many_marks_or_articles_are_drawn_as_density_and_it_says_so(rows, papers):
    if set(papers["outlet"]) == {"Un"}:
        papers.loc[1, "outlet"] = "Deux"
    html = show(rows, papers)
    assert "Too many for a mark each" in html
    assert "The tallest bar is 100% (Deux, February 2020)." in html
    assert "Not drawn: 3 before 1 January 2020." in html
    assert ">until 31 December 2019<" in html and ">99.3%<" in html
    assert html.count("<tr>") == 4
    assert "../book/articles" not in html[: html.index("<figcaption")]


def test_without_a_record_there_is_no_lane_for_it():
    html = show(EVENTS[EVENTS["lane"] == "told"])
    assert ">record</text>" not in html and ">A20</text>" in html


MARKS = st.lists(
    st.tuples(st.floats(0, 400), st.floats(0, 60), st.sampled_from(["", "left", "right"]),
              st.text("abcdefg ", max_size=30)),
    max_size=30,
)  # fmt: skip


def extent(mark):
    long = width(mark.label)
    return (
        mark.begin - (long if mark.side == "left" else 0),
        mark.end + (long if mark.side == "right" else 0),
    )


def test_a_label_keeps_off_the_day_of_publication():
    marks = [Mark(None, 10, 10, "", (".1",)), Mark(None, 60, 60, "", (".22",)),
             Mark(None, 300, 300, "", (".3",))]  # fmt: skip
    assert {m.side for m in stacked(marks)} == {"right"}
    sides = {m.label: m.side for m in stacked(marks, lines=[68.0, 300.0])}
    assert sides == {".1": "right", ".22": "left", ".3": "right"}
    crowded = [Mark(None, 52, 52, "", (".1",)), Mark(None, 70, 70, "", (".2",))]
    assert [m.side for m in stacked(crowded, lines=[77.0])] == ["right", "right"]


def test_shapes_of_marks_leave_their_colour_to_what_uses_them():
    html = show(EVENTS)
    shapes = re.findall(r'<path id="[^"]*"[^>]*>', html)
    assert shapes and not any("#" in shape.split("style=")[-1] for shape in shapes)
    assert re.search(r'<use [^>]*style="[^"]*(?:stroke|fill): #', html)


@given(MARKS)
def test_nothing_on_a_row_overlaps_and_nothing_is_lost(rows):
    made = [
        Mark(n, a, a + (0 if opens else long), opens, (f"{n} {words}", str(n)))
        for n, (a, long, opens, words) in enumerate(rows)
    ]
    for placed in (spread(made, right=417.0), stacked(made), stacked(made, lines=[50, 200])):
        assert sorted(mark.event for mark in placed) == list(range(len(rows)))
        assert all(mark.label in mark.labels for mark in placed)
        for row in {mark.row for mark in placed}:
            own = sorted(extent(mark) for mark in placed if mark.row == row)
            assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(own))


def test_a_title_without_room_at_the_right_stands_at_the_left():
    long = "1 a title too long for the rest of the drawing"
    [mark] = spread([Mark("e", 400.0, 400.0, "", (long, "1"))], right=417.0)
    assert (mark.side, mark.label) == ("left", long)
    [cramped] = spread([Mark("e", 20.0, 20.0, "", (long, "1"))], right=40.0)
    assert cramped.label == "1" and GAP > 0


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (("2021-04-28", "2021-12-24"), ["May 2021", "Jun 2021", "Jul 2021"]),
        (("2012-01-01", "2023-02-07"), ["2012", "2013", "2014"]),
        (("2020-05-04", "2022-05-04"), ["Jul 2020", "Oct 2020", "Jan 2021"]),
        (("2021-12-20", "2021-12-26"), ["20 Dec 2021", "21 Dec 2021", "22 Dec 2021"]),
        (("0001-01-01", "2021-12-26"), ["200", "400", "600"]),
        (("2021-12-20", "2021-12-20"), ["20 Dec 2021"]),
    ],
)
def test_ticks_fit_any_span(span, words):
    from matplotlib import pyplot

    drawing, axes = pyplot.subplots()
    ticks(axes, span, lambda day: day)
    labels = [label.get_text() for label in axes.get_xticklabels()]
    pyplot.close(drawing)
    assert labels[:3] == words
    assert len(labels) <= 13
