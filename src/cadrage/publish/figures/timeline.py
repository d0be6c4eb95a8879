"""Told and recorded: a lane for each article, one for the record, each mark a link.

A day is a point, an interval a line as long as the days that the words allow, an end that the
words leave open a line of dots that fades: uncertain dates look uncertain. Marks of the articles
bear the number of their sentence, those of the record a number of their own and, where there is
room, their title. A corpus too large for that is drawn as counts.
"""

from __future__ import annotations

import re

import pandas as pd

from cadrage.publish import style
from cadrage.publish.days import said
from cadrage.publish.figure import figure
from cadrage.publish.figures import timeline_density
from cadrage.publish.figures.timeline_marks import Panel, drawn, lane_of
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.record import numbered
from cadrage.publish.table import table

MARKS, LANES = 400, 14
# where the title of a record can be cut if enough stands before it
CUT = re.compile(r"(?<=.{12})[:;,(]")


def timeline(
    events: pd.DataFrame,
    articles: pd.DataFrame,
    linker: Linker,
    *,
    window: tuple[str, str],
    density: pd.DataFrame,
    caption: str,
    source: str,
) -> Shown:
    """The timeline twice, the whole of it and the days of `window` larger; or its density.

    Args:
        events: table `events`; those without any day are counted in the caption.
        articles: table `articles`, for the lanes and the days of publication.
        linker: links of this corpus.
        window: first and last day (ISO) of the second drawing.
        density: lane, first, last, count, share: drawn in place of marks where the events are
            more than 400 or the articles more than 14.
        caption: the finding.
        source: where the dates come from.
    """
    dated = numbered(events[events["earliest"].notna() | events["latest"].notna()])
    undated = len(events) - len(dated)
    left = f" {undated} without any day {'is' if undated == 1 else 'are'} not drawn."
    missing = left if undated and not linker.whole else ""
    crowded = len(dated) > MARKS or len(articles) > LANES or linker.whole > 0
    if crowded and timeline_density.is_drawn(density).any():
        return _density(density, articles, linker, caption=caption + missing, source=source)
    labels = {event.event: _labels(event) for event in dated.itertuples(index=False)}
    with style.styled():
        panels = [
            Panel(dated, articles, linker, span=span, labels=labels)
            for span in (_span(dated, articles), window)
        ]
        drawing = drawn(panels)
    return figure(
        drawing, _data(dated, linker), linker, name="timeline", source=source,
        caption=f"{caption} {_read(dated)}{missing}", alt=_said(dated, articles),
    )  # fmt: skip


def _read(events: pd.DataFrame) -> str:
    """How the two drawings and their numbers are read."""
    said = "Above all years, below the months most told of. Numbers of the articles are sentences"
    recorded = (events["lane"] == "record").any()
    return f"{said}; those of the record stand in the list below." if recorded else f"{said}."


def _labels(event: object) -> tuple[str, ...]:
    """What can be printed beside a mark, the fullest first."""
    if event.lane == "told":  # type: ignore[attr-defined]
        return (f".{event.source.rpartition('.')[2]}",)  # type: ignore[attr-defined]
    number, title = event.number, event.title  # type: ignore[attr-defined]
    short = CUT.split(title)[0].strip()
    return (*dict.fromkeys([f"{number} {title}", f"{number} {short}"]), str(number))


def _density(
    density: pd.DataFrame, articles: pd.DataFrame, linker: Linker, *, caption: str, source: str
) -> Shown:
    with style.styled():
        drawing = timeline_density.drawn(density, articles, linker)
    said_of = timeline_density.told_of(density)
    totals = density.groupby("lane", sort=False)["count"].sum()
    lanes = "; ".join(f"{lane}: {count:,.0f} events" for lane, count in totals.items())
    return figure(
        drawing, timeline_density.counts(density, linker), linker, name="timeline",
        caption=f"{caption} {said_of}", source=source,
        alt=f"Bars of events by lane and days. Lanes: {lanes}. {said_of} The table lists all.",
    )  # fmt: skip


def _span(events: pd.DataFrame, articles: pd.DataFrame) -> tuple[str, str]:
    columns = (events["earliest"], events["latest"], articles["published_latest"])
    days = [day for column in columns for day in column.dropna()]
    return min(days), max(days)


def _data(events: pd.DataFrame, linker: Linker) -> Shown:
    told = events["lane"] == "told"
    ends = zip(events["earliest"], events["latest"], strict=True)
    rows = events.assign(
        days=[said(*pair) for pair in ends],
        evidence=events["source"].where(told),
        source=events["source"].where(~told),
        wording=told.map({True: "french", False: "plain"}),  # what is told, in the article's words
    )
    return table(
        rows, linker, caption="Every mark: days, what is told or recorded, and where",
        columns={
            "days": "Days", "lane": "Lane", "number": "No.", "title": "Event",
            "status": "Status", "evidence": "Sentence", "source": "Source",
        },
        kinds={"evidence": "evidence", "title": "@wording"},
    )  # fmt: skip


def _said(events: pd.DataFrame, articles: pd.DataFrame) -> str:
    counts = pd.Series([lane_of(event) for event in events.itertuples(index=False)]).value_counts()
    lanes = [*articles["article"], *(["record"] if "record" in counts else [])]
    parts = [f"{lane}: {counts.get(lane, 0)} marks" for lane in lanes]
    one_end = int((events["earliest"].isna() | events["latest"].isna()).sum())
    first, last = _span(events, articles)
    return (
        f"Timeline from {first} to {last}. Lanes: {'; '.join(parts)}. "
        f"{one_end} of the marks are open at one end. The table lists all."
    )
