"""Which days and years are told most, and which nobody tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

import pandas as pd

from cadrage.errors import ContractError
from cadrage.measure.chronology.events import dated

LIMIT = 12


def busiest(events: pd.DataFrame, *, days: int) -> tuple[str, str]:
    """The window of so many days that holds most of what is told, as first and last ISO day.

    An event counts if it lies wholly inside, one open at an end by the day that it names; of
    windows that hold as many, the latest is taken.

    Args:
        events: table `events`.
        days: length of the window.

    Raises:
        ContractError: no event of the lane `told` has days.
    """
    told = dated(events[events["lane"] == "told"])
    if told.empty:
        raise ContractError("events", found="no dated event told", expected="one at least")
    spans = [_span(*ends) for ends in _ends(told)]
    # what is longer never lies inside, and of the rest what begins before a window also ends
    # before it does: two searches count it
    short = [span for span in spans if span[1] - span[0] <= days]
    firsts, lasts = sorted(first for first, _ in short), sorted(last for _, last in short)
    held = {
        end: bisect_right(lasts, end) - bisect_left(firsts, end - days)
        for end in {last for _, last in spans}
    }
    end = date.fromordinal(max(held, key=lambda end: (held[end], end)))
    return (end - timedelta(days=days)).isoformat(), end.isoformat()


def most_told(events: pd.DataFrame, *, limit: int = LIMIT) -> pd.DataFrame:
    """The days that sentences tell most often, with these sentences.

    Only what names a single day counts: a year told does not tell each of its days.

    Args:
        events: table `events`.
        limit: how many days at most; of days told as often, the later first.

    Returns:
        One row a day: day, told (expressions), articles, sentences (their wording, parted by
        dots), evidence.
    """
    single = events[(events["lane"] == "told") & (events["earliest"] == events["latest"])]
    often = single["earliest"].value_counts().rename_axis("day").reset_index(name="told")
    often = often.sort_values(["told", "day"], ascending=False).head(limit)
    single = single[single["earliest"].isin(often["day"])]
    rows = [
        {
            "day": day,
            "told": len(own),
            "articles": own["source"].str.rpartition(".")[0].nunique(),
            "sentences": " · ".join(own["title"]),
            "evidence": " ".join(dict.fromkeys(own["source"])),
        }
        for day, own in single.groupby("earliest", sort=False)
    ]
    found = pd.DataFrame(rows, columns=["day", "told", "articles", "sentences", "evidence"])
    return found.sort_values(["told", "day"], ascending=False).reset_index(drop=True)


def years(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Years told, an article a cell, beside what the record holds: the past chosen and left out.

    A year stands where an article tells it or the record has an event in it. What reaches over
    several years stands in a row of its own («2013–2015»); what is open at one end stands in the
    year that it names.

    Returns:
        Rows by year: year, recorded (events of the record), article, told, evidence; a year that
        no article tells has an empty article.
    """
    known = dated(events)
    known = known.assign(year=[_year(*ends) for ends in _ends(known)])
    record = known[known["lane"] == "record"]["year"].value_counts()
    told = known[known["lane"] == "told"]
    told = told.assign(article=told["source"].str.rpartition(".")[0])
    rows = [
        {"year": year, "recorded": int(record.get(year, 0)), "article": article,
         "told": len(own), "evidence": " ".join(dict.fromkeys(own["source"]))}
        for (year, article), own in told.groupby(["year", "article"], sort=False)
    ]  # fmt: skip
    untold = [
        {"year": year, "recorded": int(count), "article": None, "told": 0, "evidence": None}
        for year, count in record.items()
        if year not in set(told["year"])
    ]
    order = {article: place for place, article in enumerate(articles["article"])}
    columns = ["year", "recorded", "article", "told", "evidence"]
    found = pd.DataFrame([*rows, *untold], columns=columns)
    found = found.assign(place=found["article"].map(order)).sort_values(["year", "place"])
    return found[columns].reset_index(drop=True)


def _ends(events: pd.DataFrame) -> list[tuple[str | None, str | None]]:
    """First and last day of each event, None where the words leave it open."""
    return [
        (None if pd.isna(first) else first, None if pd.isna(last) else last)
        for first, last in zip(events["earliest"], events["latest"], strict=True)
    ]


def _span(first: str | None, last: str | None) -> tuple[int, int]:
    days = [date.fromisoformat(day).toordinal() for day in (first, last) if day]
    return days[0], days[-1]


def _year(first: str | None, last: str | None) -> str:
    named = sorted({day[:4] for day in (first, last) if day})
    return "–".join(named)
