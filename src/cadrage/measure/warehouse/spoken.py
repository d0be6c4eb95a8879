"""Who is quoted in a large corpus: words by side, voice and what introduces them."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.warehouse.whole import Whole, counted, joined

KINDS = ", ".join(
    f"coalesce(sum(words) FILTER (s.kind = '{kind}'), 0)::BIGINT AS {kind}"
    for kind in ("direct", "mixed", "indirect")
)


def spoken(whole: Whole) -> pd.DataFrame:
    """Quoted words by outlet, side and kind: outlet, side, kind, words, evidence."""
    found = whole.house.frame("""
        SELECT lanes.outlet, side, s.kind, sum(words)::BIGINT AS words
        FROM spoken s JOIN lanes USING (article) GROUP BY ALL ORDER BY ALL
        """)
    made = whole.by_outlet(found, whole.small.spoken, ["side", "kind"])
    # a mark leads to one sentence
    made["evidence"] = made["evidence"].str.partition(" ")[0]
    return made


def sides(whole: Whole) -> pd.DataFrame:
    """Quoted words by outlet and side."""
    found = whole.house.frame(f"""
        SELECT lanes.outlet, side, count(*) AS quotes, sum(words)::BIGINT AS words, {KINDS}
        FROM spoken s JOIN lanes USING (article) GROUP BY lanes.outlet, side
        ORDER BY lanes.outlet, words DESC, side
        """)
    found["share"] = found["words"] / found.groupby("outlet")["words"].transform("sum")
    return whole.by_outlet(found, whole.small["sides"], ["side"])


def voices(whole: Whole) -> pd.DataFrame:
    """The voices with most quoted words; they stand in no column of articles."""
    found, number = whole.most(f"""
        SELECT coalesce(voice, 'not resolved') AS voice, camp, count(*) AS quotes,
          sum(words)::BIGINT AS words, {KINDS}
        FROM spoken s GROUP BY 1, 2
        """, "words DESC, voice, camp")  # fmt: skip
    made = joined(found, whole.small["voices"], ["voice", "camp"], ["evidence"])
    return counted(made.assign(article=pd.NA), number)


def classes(whole: Whole) -> pd.DataFrame:
    """What the introducing words say of the content."""
    found = whole.house.frame("""
        SELECT side, cue_class, count(*) AS quotes,
          string_agg(DISTINCT cue, ', ' ORDER BY cue) AS cues
        FROM spoken WHERE cue IS NOT NULL AND cue_class IS NOT NULL
        GROUP BY side, cue_class ORDER BY side, quotes DESC, cue_class
        """)
    return joined(found, whole.small["classes"], ["side", "cue_class"], ["evidence"])
