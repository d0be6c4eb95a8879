"""The words of a large corpus: designations, and what sets outlets apart."""

from __future__ import annotations

import pandas as pd

from cadrage.measure import naming as small_naming
from cadrage.measure.apart import words_apart
from cadrage.measure.warehouse.chosen import SEED
from cadrage.measure.warehouse.whole import Tables, Whole, counted

# articles whose words are compared, drawn from all
DRAWN = 1000


def naming(whole: Whole) -> pd.DataFrame:
    """The designations used most, by outlet and voice."""
    keys = ["referent", "label", "label_class", "voice", "distance"]
    listed = ", ".join(keys)
    most, number = whole.most(
        f"SELECT {listed}, count(*) AS uses FROM labels GROUP BY ALL",
        "referent, uses DESC, label, label_class, voice, distance",
    )
    whole.house.base.register("most", most)
    own = ", ".join(f"l.{key}" for key in keys)
    same = " AND ".join(f"l.{key} IS NOT DISTINCT FROM m.{key}" for key in keys)
    found = whole.house.frame(f"""
        SELECT {own}, lanes.outlet, count(*) AS count
        FROM labels l JOIN most m ON {same} JOIN lanes ON l.article = lanes.article
        GROUP BY {own}, lanes.outlet, m.uses
        ORDER BY l.referent, m.uses DESC, l.label, l.label_class, l.voice, l.distance, outlet
        """)
    whole.house.base.unregister("most")
    made = whole.by_outlet(found, whole.excerpt["naming"], keys)
    return counted(small_naming.named(made, whole.excerpt["actors"]), number)


def drawn(whole: Whole) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles drawn by a digest of their sigla, and their sentences."""
    drawn = whole.house.frame(f"""
        SELECT article, outlet FROM articles SEMI JOIN sentences USING (article)
        ORDER BY md5('{SEED}/' || article), article LIMIT {DRAWN}
        """)
    whole.house.base.register("drawn", drawn)
    sentences = whole.house.frame("""
        SELECT article, sentence, text FROM sentences SEMI JOIN drawn USING (article)
        ORDER BY article, sentence
        """)
    whole.house.base.unregister("drawn")
    return drawn, sentences


def apart(drawn: pd.DataFrame, sentences: pd.DataFrame, excerpt: Tables) -> pd.DataFrame:
    """The words that set outlets apart in some articles."""
    found = words_apart(sentences, drawn, shown=excerpt["sentences"])
    found.attrs["counted"] = len(drawn)
    return found
