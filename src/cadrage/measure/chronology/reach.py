"""How far the articles reach back and forward, and the findings of the chapter."""

from __future__ import annotations

from datetime import date

import pandas as pd

from cadrage.measure.chronology.events import dated
from cadrage.measure.finding import Finding, counted, evidence_ids, in_words

COLUMNS = (
    "article", "published", "first", "last", "back", "forward", "first_source", "last_source",
    "open", "open_source",
)  # fmt: skip


def reach(dates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """How far each article reaches back and forward from its own day.

    An expression open at one end («les prochains jours») counts by the day that it names: the
    article reaches so far at least.

    Returns:
        One row an article: article, published (latest possible day), first, last (days told),
        back and forward (whole days; 0 where it does not reach), first_source, last_source, open
        (expressions with one end only), open_source (their sentences).
    """
    days = dated(dates)
    days = days.assign(
        first=days["earliest"].fillna(days["latest"]), last=days["latest"].fillna(days["earliest"]),
        source=days["article"] + "." + days["sentence"].astype("string"),
    )  # fmt: skip
    # of days told alike the one that stands first in the article
    ends = {
        end: days.sort_values(end, kind="stable", ascending=end == "first")
        .drop_duplicates("article").set_index("article")[[end, "source"]]
        for end in ("first", "last")
    }  # fmt: skip
    one_end = days[days["earliest"].isna() | days["latest"].isna()]
    halves = {name: list(own) for name, own in one_end.groupby("article", sort=False)["source"]}
    published = articles.dropna(subset="published_latest")
    known = published[published["article"].isin(ends["first"].index)]
    rows = [
        _reach(article, day, ends["first"].loc[article], ends["last"].loc[article], halves)
        for article, day in zip(known["article"], known["published_latest"], strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _reach(
    article: str, published: str, first: pd.Series, last: pd.Series, halves: dict[str, list[str]]
) -> dict[str, object]:
    one_end = halves.get(article, [])
    return {
        "article": article,
        "published": published,
        "first": first["first"],
        "last": last["last"],
        "back": max(0, _days(first["first"], published)),
        "forward": max(0, _days(published, last["last"])),
        "first_source": first["source"],
        "last_source": last["source"],
        "open": len(one_end),
        "open_source": " ".join(dict.fromkeys(one_end)) or None,
    }


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _years(years: float) -> str:
    if years < 1:
        return "less than a year"
    return f"{in_words(int(years))} year{'s' * (years >= 2)}"


def findings(dates: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame) -> list[Finding]:
    """The findings of the chapter on chronology."""
    named = dated(dates)
    one_end = named[named["earliest"].isna() | named["latest"].isna()]
    relative = dates[dates["anchor"].fillna("").str.startswith(("publication", "text:"))]
    found = [
        counted(
            "time.expressions", evidence_ids(dates), "Temporal expressions found", among="dates"
        ),
        counted(
            "time.dated", evidence_ids(named), "Temporal expressions that name days", among="dates"
        ),
        counted(
            "time.open", evidence_ids(one_end),
            "Temporal expressions that name a first day or a last one, but not both",
            among="dates",
        ),
        counted(
            "time.relative", evidence_ids(relative),
            "Temporal expressions whose days follow only from publication or another date",
            among="dates",
        ),
        counted(
            "time.recorded", ["table:events"], "Events of the record",
            value=int((events["lane"] == "record").sum()),
        ),
    ]  # fmt: skip
    for row in reach(dates, articles).itertuples(index=False):
        found += _reached(row)
    return found


def _reached(row: object) -> list[Finding]:
    article, first, back, source = (
        getattr(row, name) for name in ("article", "first", "back", "first_source")
    )
    years = back / 365.25
    return [
        Finding(
            f"time.back.{article}", years, _years(years),
            f"How far {article} reaches back from its publication, whole years", (source,),
        ),
        Finding(
            f"time.first.{article}", float(first[:4]), first[:4],
            f"Earliest year that {article} names", (source,),
        ),
    ]  # fmt: skip
