"""What the chapters show of a large corpus, counted over all its articles in SQL.

The same names as in `measure.chapters`, with the most frequent rows of each count. What a number
opens (sentences, wordings) comes from the excerpt, whose articles have pages. In place of a column
of articles stands one of outlets, or nothing. `attrs["rows"]` is the number of rows in all.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from cadrage.measure.warehouse import named, spoken, told, worded
from cadrage.measure.warehouse.whole import Whole


def chapters(whole: Whole) -> dict[str, pd.DataFrame]:
    """Every count by its name."""
    # what is worked out in Python goes beside what DuckDB counts
    with ThreadPoolExecutor(1) as beside:
        apart = beside.submit(worded.apart, *worded.drawn(whole), whole.excerpt)
        return _counted(whole) | {"apart": apart.result()}


def _counted(whole: Whole) -> dict[str, pd.DataFrame]:
    nodes = named.nodes(whole)
    return {
        "edits": edits(whole), "density": told.density(whole), "days": told.days(whole),
        "years": told.years(whole), "spoken": spoken.spoken(whole), "sides": spoken.sides(whole),
        "voices": spoken.voices(whole), "classes": spoken.classes(whole),
        "described": named.described(whole), "nodes": nodes, "pairs": named.pairs(whole, nodes),
        "silent": named.silent(whole), "naming": worded.naming(whole), "notices": notices(whole),
        "copied": copied(whole),
    }  # fmt: skip


def edits(whole: Whole) -> pd.DataFrame:
    """Edits by rule; `articles` says how many have one, `evidence` which of the excerpt."""
    found = whole.house.frame("""
        SELECT rule, count(*) AS edits, count(DISTINCT article) AS articles,
          sum(length(coalesce(before, '')))::BIGINT AS removed,
          sum(length(coalesce(after, '')))::BIGINT AS added,
          arg_min(reason, {'place': place, 'start': raw_start}) AS reason
        FROM edits JOIN places USING (article)
        GROUP BY rule ORDER BY min({'place': place, 'start': raw_start})
        """)
    return found.merge(whole.small["edits"][["rule", "evidence"]], on="rule", how="left")


def notices(whole: Whole) -> pd.DataFrame:
    """What was noticed, and how often, whatever the article."""
    found = whole.house.frame("""
        SELECT layer, notice, sum("count")::BIGINT AS count FROM notices
        GROUP BY layer, notice ORDER BY layer, count DESC, notice
        """)
    return found.assign(article=pd.NA)


def copied(whole: Whole) -> pd.DataFrame:
    """Reused sentences by pair of articles, of the excerpt alone."""
    found = whole.small["copied"]
    found.attrs["counted"] = None
    return found
