"""Who is named beside whom in a corpus of any size: more of it than a chapter shows."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.voices import NO_CAMP, side
from cadrage.measure.warehouse.base import Warehouse
from cadrage.measure.warehouse.views import NAMED, PLACES

# what a program that draws networks can still show
NODES, PAIRS = 1000, 20_000


def network(
    house: Warehouse, *, nodes: int = NODES, pairs: int = PAIRS
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The actors in most sentences, and the pairs of them that meet most.

    Args:
        house: the whole corpus; its table `actors` gives the camps.
        nodes: how many actors at most.
        pairs: how many pairs at most.

    Returns:
        name, kind, side, sentences; and first, second, sentences. `attrs["rows"]` of each is how
        many there are in all.
    """
    house.base.execute(PLACES)
    house.base.execute(f"""
        CREATE OR REPLACE TEMP TABLE here AS
        SELECT name, article, sentence, arg_min(kind, start) AS kind
        FROM mentions WHERE {NAMED} GROUP BY name, article, sentence
        """)
    found = house.frame(f"""
        SELECT name, arg_min(kind, {{'place': place, 'sentence': sentence}}) AS kind,
          count(*) AS sentences
        FROM here JOIN places USING (article)
        GROUP BY name ORDER BY sentences DESC, name LIMIT {nodes}
        """)
    house.base.register("drawn", found[["name"]])
    beside = house.frame(f"""
        WITH few AS (SELECT name, article, sentence FROM here SEMI JOIN drawn USING (name))
        SELECT a.name AS first, b.name AS second, count(*) AS sentences, count(*) OVER () AS number
        FROM few a JOIN few b
        ON a.article = b.article AND a.sentence = b.sentence AND a.name < b.name
        GROUP BY ALL ORDER BY sentences DESC, first, second LIMIT {pairs}
        """)
    house.base.unregister("drawn")
    camps = house.frame("SELECT name, camp FROM actors WHERE camp IS NOT NULL")
    coded = dict(zip(camps["name"], camps["camp"], strict=True))
    found["side"] = [side(coded[name]) if name in coded else NO_CAMP for name in found["name"]]
    found.attrs["rows"] = int(house.number("SELECT count(DISTINCT name) FROM here"))
    house.base.execute("DROP TABLE here")
    beside.attrs["rows"] = int(beside["number"].iloc[0]) if len(beside) else 0
    return found[["name", "kind", "side", "sentences"]], beside.drop(columns="number")
