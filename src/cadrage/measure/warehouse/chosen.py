"""Which articles of a large corpus get pages: some of each thing that is counted, and a sample.

What a chapter lists first (actors, days, voices, names) has at least one article among them, where
one of a few of its articles fits; the rest is drawn by a digest of each siglum, so that the same
corpus gives the same articles on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from cadrage.measure.warehouse.base import Warehouse
from cadrage.measure.warehouse.counts import DATED

SAMPLE, SEED = 12, 2021
# articles of a thing among which one is looked for that is chosen already
CANDIDATES = 20
# relation of things and the articles that have them, and how many things are wanted
WANTED = (
    (
        "SELECT name || '/' || kind AS thing, article FROM mentions"
        " WHERE name IS NOT NULL AND method <> 'demonym'", 12,
    ),
    ("SELECT earliest AS thing, article FROM dates WHERE earliest = latest", 5),
    (
        f"SELECT coalesce(earliest, latest)[:4] AS thing, article FROM dates WHERE {DATED}", 8,
    ),
    ("SELECT voice AS thing, article FROM spoken WHERE voice IS NOT NULL", 12),
    ("SELECT side AS thing, article FROM spoken", 12),
    ("SELECT standing AS thing, article FROM spoken", 12),
    ("SELECT kind AS thing, article FROM spoken", 3),
    ("SELECT side || '/' || cue_class AS thing, article FROM spoken WHERE cue IS NOT NULL", 12),
    ("SELECT referent || '/' || label AS thing, article FROM labels", 24),
    ("SELECT referent AS thing, article FROM labels", 40),
    ("SELECT outlet AS thing, article FROM articles", 12),
    ("SELECT outlet_kind AS thing, article FROM articles", 12),
)  # fmt: skip


def chosen(
    house: Warehouse, named: Iterable[str], *, sample: int = SAMPLE, seed: int = SEED
) -> list[str]:
    """The sigla of the excerpt, in the order of the corpus.

    Args:
        house: the whole corpus, settled.
        named: articles that the analyst's sheets name; what the corpus does not hold is left out.
        sample: articles drawn besides, of those that have a sentence.
        seed: of the drawing.
    """
    kept = dict.fromkeys(named)
    for relation, limit in WANTED:
        for articles in _candidates(house, relation, limit):
            if not any(article in kept for article in articles):
                kept[articles[0]] = None
    drawn = house.frame(
        "SELECT article FROM articles SEMI JOIN sentences USING (article)"
        " ORDER BY md5(? || article), article LIMIT ?", f"{seed}/", sample,
    )  # fmt: skip
    kept |= dict.fromkeys(drawn["article"])
    asked = pd.DataFrame({"article": list(kept)}, dtype="str")
    house.base.register("asked", asked)
    found = house.frame(
        "SELECT article FROM places SEMI JOIN asked USING (article)"
        " SEMI JOIN sentences USING (article) ORDER BY place"
    )
    house.base.unregister("asked")
    return [str(article) for article in found["article"]]


def _candidates(house: Warehouse, relation: str, limit: int) -> list[list[str]]:
    """Of each of the things that most often occur, a few articles that have it."""
    rows = house.base.execute(f"""
        WITH things AS ({relation}), most AS (
          SELECT thing, count(*) AS times FROM things WHERE thing IS NOT NULL
          GROUP BY thing ORDER BY times DESC, thing LIMIT {limit}
        )
        SELECT min(DISTINCT article, {CANDIDATES}) FROM things JOIN most USING (thing)
        GROUP BY thing, times ORDER BY times DESC, thing
        """).fetchall()
    return [list(row[0]) for row in rows]
