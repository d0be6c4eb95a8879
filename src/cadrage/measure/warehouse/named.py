"""Who is named in a large corpus, beside whom, and who has no word."""

from __future__ import annotations

import pandas as pd

from cadrage.measure import presence
from cadrage.measure.chapters import DESCRIBED, SILENT
from cadrage.measure.warehouse.counts import SPEAKERS
from cadrage.measure.warehouse.top import NAMING
from cadrage.measure.warehouse.whole import ROWS, Whole, counted, joined

NODES, LINES = 200, 400
MENTIONED = "name IS NOT NULL AND method <> 'demonym'"


def described(whole: Whole) -> pd.DataFrame:
    """Who is named most; the descriptions are those of the excerpt."""
    found, number = whole.most(f"""
        SELECT coalesce(actor, '') AS actor, name, kind, count(*) AS mentions,
          count(*) FILTER (method IN {NAMING}) AS named,
          count(DISTINCT article) AS articles
        FROM mentions WHERE {MENTIONED} GROUP BY 1, 2, 3
        """, "mentions DESC, name, actor, kind", limit=DESCRIBED)  # fmt: skip
    whole.house.base.register("most", found[["actor", "name", "kind"]])
    within = whole.house.frame(f"""
        WITH own AS (
          SELECT t.*, m.article, m.start, m."end", row_number() OVER () AS row
          FROM mentions m JOIN most t ON m.name = t.name
          WHERE coalesce(m.actor, '') = t.actor AND m.kind = t.kind AND m.{MENTIONED}
        ), said AS (
          SELECT DISTINCT o.row, o.actor, o.name, o.kind FROM own o
          JOIN quotes q ON q.article = o.article
          WHERE q.start <= o.start AND o."end" <= q."end"
        )
        SELECT actor, name, kind, count(*) AS spoken FROM said GROUP BY ALL
        """)
    whole.house.base.unregister("most")
    keys = ["actor", "name", "kind"]
    made = found.merge(within, on=keys, how="left")
    made["spoken"] = made["spoken"].fillna(0).astype("int64")
    mentions = whole.excerpt["mentions"]
    own = mentions[mentions["name"].isin(found["name"])]
    shown = presence.described(own, whole.excerpt["quotes"])
    return counted(joined(made, shown, keys, ["wordings", "evidence"]), number)


def nodes(whole: Whole) -> pd.DataFrame:
    """The actors in most sentences, of those that stand beside another."""
    found = whole.house.frame(f"""
        WITH joined AS (SELECT first AS name FROM beside UNION SELECT second FROM beside)
        SELECT name, arg_min(kind, {{'place': place, 'sentence': sentence}})::VARCHAR AS kind,
          count(*) AS sentences
        FROM standing JOIN known USING (actor) JOIN places USING (article)
        SEMI JOIN joined USING (name)
        GROUP BY name ORDER BY sentences DESC, name LIMIT {NODES}
        """)
    number = whole.house.number("SELECT count(*) FROM known")
    shown = whole.small["nodes"]
    camps = whole.excerpt["actors"].dropna(subset="camp").set_index("name")["camp"].to_dict()
    sides = [str(camps.get(name, "no camp coded")) for name in found["name"]]
    found["side"] = [camp.partition(" / ")[0] for camp in sides]
    return counted(joined(found, shown, ["name"], ["evidence"]), int(number))


def pairs(whole: Whole, actors: pd.DataFrame) -> pd.DataFrame:
    """The pairs that meet most, and those of the actors in most sentences."""
    whole.house.base.register("drawn", actors[["name"]])
    found = whole.house.frame(f"""
        WITH most AS (
          FROM beside ORDER BY sentences DESC, first, second LIMIT {ROWS}
        ), inside AS (
          FROM beside WHERE first IN (SELECT name FROM drawn)
            AND second IN (SELECT name FROM drawn)
          ORDER BY sentences DESC, first, second LIMIT {LINES}
        )
        FROM (FROM most UNION FROM inside) ORDER BY sentences DESC, first, second
        """)
    whole.house.base.unregister("drawn")
    number = int(whole.house.number("SELECT count(*) FROM beside"))
    return counted(joined(found, whole.small["pairs"], ["first", "second"], ["evidence"]), number)


def silent(whole: Whole) -> pd.DataFrame:
    """Known, mentioned, and no word attributed to them."""
    found, number = whole.most(f"""
        WITH speakers AS ({SPEAKERS})
        SELECT name, kind, count(*) AS mentions, count(DISTINCT article) AS articles
        FROM mentions WHERE actor IS NOT NULL AND name IS NOT NULL AND kind IN {SILENT}
          AND name NOT IN (FROM speakers) AND actor NOT IN (FROM speakers)
        GROUP BY name, kind
        """, "mentions DESC, name, kind")  # fmt: skip
    return counted(joined(found, whole.small["silent"], ["name", "kind"], ["evidence"]), number)
