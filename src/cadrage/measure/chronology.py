"""What the articles tell of time, beside what is recorded: two lanes that never mix.

An event of the lane `told` is a temporal expression in a sentence, with the days that its words
allow. It says that the article told it, not that it took place. The lane `record` comes from
the corpus folder with a source a row.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from cadrage import tables
from cadrage.errors import ContractError
from cadrage.measure.finding import Finding, counted, evidence_ids, in_words

SPAN_LIMIT = 160
VERDICTS = ("confirmed", "reported", "contested", "refuted", "unverified")


def told(dates: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The lane `told` of the table `events`: one event a dated expression.

    Args:
        dates: table `dates`; expressions that name no days are left out.
        sentences: table `sentences`, for the wording around each expression.
    """
    days = dates[dates["earliest"].notna() & dates["type"].isin(["DATE", "TIME"])]
    wording = dict(zip(evidence_ids(sentences), sentences["text"], strict=True))
    rows = [
        {
            "event": f"{source}@{row.start}",
            "earliest": row.earliest,
            "latest": row.latest,
            "title": f"«{row.text}»: {_short(wording[source])}",
            "lane": "told",
            "status": "reported",
            "source": source,
        }
        for source, row in zip(evidence_ids(days), days.itertuples(index=False), strict=True)
    ]
    return tables.check("events", tables.frame("events", rows))


def recorded(record: pd.DataFrame) -> pd.DataFrame:
    """The lane `record` of the table `events`, from the rows of the corpus's record."""
    rows = [
        {
            "event": row.id,
            "earliest": row.earliest,
            "latest": row.latest,
            "title": row.title,
            "lane": "record",
            "status": row.status,
            "source": row.source,
        }
        for row in record.itertuples(index=False)
    ]
    return tables.check("events", tables.frame("events", rows))


def _short(text: str) -> str:
    return text if len(text) <= SPAN_LIMIT else text[: SPAN_LIMIT - 1].rstrip() + "…"


def verdicts(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Claims counted by verdict: article, claims, and a column for each verdict."""
    article = claims["evidence"].str.rpartition(".")[0]
    counts = pd.crosstab(article, claims["verdict"])
    counts = counts.reindex(columns=list(VERDICTS), fill_value=0)
    made = counts.reindex(list(articles["article"]), fill_value=0).rename_axis("article")
    made.insert(0, "claims", made.sum(axis=1))
    return made.reset_index()


def reach(dates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """How far each article reaches back and forward from its own day.

    Returns:
        One row an article: article, published (latest possible day), first, last (days told),
        back and forward (whole days; 0 where it does not reach), first_source, last_source.
    """
    days = dates[dates["earliest"].notna() & dates["type"].isin(["DATE", "TIME"])]
    rows = []
    for article in articles.itertuples(index=False):
        own = days[days["article"] == article.article]
        if own.empty or pd.isna(article.published_latest):
            continue
        first = own.loc[own["earliest"].idxmin()]
        last = own.loc[own["latest"].idxmax()]
        published = str(article.published_latest)
        rows.append(
            {
                "article": article.article,
                "published": published,
                "first": first["earliest"],
                "last": last["latest"],
                "back": max(0, _days(first["earliest"], published)),
                "forward": max(0, _days(published, last["latest"])),
                "first_source": f"{first['article']}.{first['sentence']}",
                "last_source": f"{last['article']}.{last['sentence']}",
            }
        )
    columns = [
        "article", "published", "first", "last", "back", "forward", "first_source", "last_source",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def busiest(events: pd.DataFrame, *, days: int) -> tuple[str, str]:
    """The window of so many days that holds most of what is told, as first and last ISO day.

    An event counts if it lies wholly inside; of windows that hold as many, the latest is taken.

    Args:
        events: table `events`.
        days: length of the window.

    Raises:
        ContractError: no event of the lane `told` has days.
    """
    told = events[(events["lane"] == "told") & events["earliest"].notna()]
    if told.empty:
        raise ContractError("events", found="no dated event told", expected="one at least")
    starts = [date.fromisoformat(day) for day in told["earliest"]]
    ends = [date.fromisoformat(day) for day in told["latest"]]
    spans = [(last - timedelta(days=days), last) for last in sorted(set(ends))]

    def held(span: tuple[date, date]) -> int:
        pairs = zip(starts, ends, strict=True)
        return sum(span[0] <= first and last <= span[1] for first, last in pairs)

    best = max(spans, key=lambda span: (held(span), span))
    return best[0].isoformat(), best[1].isoformat()


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _years(years: float) -> str:
    if years < 1:
        return "less than a year"
    return f"{in_words(int(years))} year{'s' * (years >= 2)}"


def findings(dates: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame) -> list[Finding]:
    """The findings of the chapter on chronology."""
    dated = dates[dates["earliest"].notna()]
    relative = dates[dates["anchor"].fillna("").str.startswith(("publication", "text:"))]
    found = [
        counted("time.expressions", evidence_ids(dates), "Temporal expressions found"),
        counted("time.dated", evidence_ids(dated), "Temporal expressions that name days"),
        counted(
            "time.relative", evidence_ids(relative),
            "Temporal expressions whose days follow only from publication or another date",
        ),
        counted(
            "time.recorded", [], "Events of the record",
            value=int((events["lane"] == "record").sum()),
        ),
    ]  # fmt: skip
    for row in reach(dates, articles).itertuples(index=False):
        years = row.back / 365.25
        found += [
            Finding(
                f"time.back.{row.article}", years,
                _years(years),
                f"How far {row.article} reaches back from its publication, whole years",
                (row.first_source,),
            ),
            Finding(
                f"time.first.{row.article}", float(row.first[:4]), row.first[:4],
                f"Earliest year that {row.article} names", (row.first_source,),
            ),
        ]  # fmt: skip
    return found
