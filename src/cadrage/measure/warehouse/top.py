"""What figures and tables of a large corpus show: the most frequent, with a sample of sentences.

Each says how many there are in all, so that a page can say what it leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cadrage.measure.warehouse.base import Warehouse
from cadrage.measure.warehouse.counts import DATED

LIMIT, SAMPLE = 100, 20
# the sentences of a row: the first by their place in the corpus, each once
EVIDENCE = f"""
array_to_string(list_transform(
  list_sort(min(DISTINCT {{'article': article, 'sentence': sentence}}, {SAMPLE})),
  lambda place: place.article || '.' || place.sentence
), ' ')"""
NAMING = "('name', 'title', 'acronym', 'model')"


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of an order, and how many there are in all.

    `evidence`, where there is such a column, holds a sample of the sentences of a row.
    """

    rows: pd.DataFrame
    total: int


def actors(house: Warehouse, *, limit: int = LIMIT) -> Top:
    """Who is mentioned most: actor, name, kind, mentions, named, articles, evidence."""
    return _top(
        house, f"""
        SELECT coalesce(actor, '') AS actor, name, kind, count(*) AS mentions,
          count(*) FILTER (method IN {NAMING}) AS named,
          count(DISTINCT article) AS articles, {EVIDENCE} AS evidence
        FROM mentions WHERE name IS NOT NULL AND method <> 'demonym' GROUP BY 1, 2, 3
        """, "mentions DESC, name, actor, kind", limit,
    )  # fmt: skip


def days(house: Warehouse, *, limit: int = LIMIT) -> Top:
    """The single days told most: day, told, articles, evidence; of equals the later first."""
    return _top(
        house, f"""
        SELECT earliest AS day, count(*) AS told, count(DISTINCT article) AS articles,
          {EVIDENCE} AS evidence
        FROM dates WHERE earliest = latest GROUP BY earliest
        """, "told DESC, day DESC", limit,
    )  # fmt: skip


def years(house: Warehouse) -> pd.DataFrame:
    """Expressions by year told and outlet: year, outlet, told; «2013–2015» is a row of its own."""
    return house.frame(f"""
        SELECT CASE WHEN earliest IS NULL OR latest IS NULL OR earliest[:4] = latest[:4]
          THEN coalesce(earliest, latest)[:4] ELSE earliest[:4] || '–' || latest[:4] END AS year,
          outlet, count(*) AS told
        FROM dates JOIN articles USING (article) WHERE {DATED} GROUP BY ALL ORDER BY year, outlet
        """)


def sides(house: Warehouse) -> pd.DataFrame:
    """Quotations by outlet and side of the speaker: outlet, side, kind, quotes, words."""
    return house.frame("""
        SELECT outlet, side, s.kind, count(*) AS quotes, sum(s.words)::BIGINT AS words
        FROM spoken s JOIN articles USING (article) GROUP BY ALL ORDER BY outlet, side, s.kind
        """)


def names(house: Warehouse, *, limit: int = LIMIT) -> Top:
    """Designations: referent, label, label_class, reported, uses, articles, evidence."""
    return _top(
        house, f"""
        SELECT referent, label, label_class, voice <> 'article' AS reported, count(*) AS uses,
          count(DISTINCT article) AS articles, {EVIDENCE} AS evidence
        FROM labels GROUP BY ALL
        """, "uses DESC, referent, label, label_class, reported", limit,
    )  # fmt: skip


def pairs(house: Warehouse, *, limit: int = LIMIT) -> Top:
    """Actors that stand in one sentence most often: first, second, sentences."""
    return _top(house, "FROM beside", "sentences DESC, first, second", limit)


def _top(house: Warehouse, query: str, order: str, limit: int) -> Top:
    house.base.execute(f"CREATE OR REPLACE TEMP TABLE found AS {query}")
    total = int(house.number("SELECT count(*) FROM found"))
    rows = house.frame(f"SELECT * FROM found ORDER BY {order} LIMIT ?", limit)
    house.base.execute("DROP TABLE found")
    return Top(rows, total)
