"""The events of both lanes, and what the record says of the claims.

An event of the lane `told` is a temporal expression in a sentence, with the days that its words
allow. It says that the article told it, not that it took place. The lane `record` comes from
the corpus folder with a source a row.
"""

from __future__ import annotations

import pandas as pd

from cadrage import tables
from cadrage.measure.finding import evidence_ids

SPAN_LIMIT = 160
VERDICTS = ("confirmed", "reported", "contested", "refuted", "unverified")


def dated(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that name a first day or a last one: «les prochains jours» name only the first."""
    return rows[rows["earliest"].notna() | rows["latest"].notna()]


def told(dates: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The lane `told` of the table `events`: one event an expression that names a day.

    Args:
        dates: table `dates`; expressions that name neither end are left out.
        sentences: table `sentences`, for the wording around each expression.
    """
    days = dated(dates)
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
    """Claims counted by verdict: article, claims, evidence, and two columns for each verdict.

    The column of a verdict counts its claims, `VERDICT_evidence` lists their sentences.
    """
    article = claims["evidence"].str.replace(r"\.[^.]*$", "", regex=True)
    made = [
        {"article": siglum} | _told(claims[article == siglum]) for siglum in articles["article"]
    ]
    return pd.DataFrame(made, columns=["article", *_told(claims.head(0))])


def _told(claims: pd.DataFrame) -> dict[str, object]:
    counted: dict[str, object] = {"claims": len(claims), "evidence": " ".join(claims["evidence"])}
    for verdict in VERDICTS:
        ids = claims.loc[claims["verdict"] == verdict, "evidence"]
        counted |= {verdict: len(ids), f"{verdict}_evidence": " ".join(ids)}
    return counted
