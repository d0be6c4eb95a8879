"""When something happened, by a large corpus: its days, its years, how densely they are told."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from cadrage.measure.chapters import DAYS
from cadrage.measure.chronology import RECORD, density_of, most_told, span_of
from cadrage.measure.chronology.events import dated
from cadrage.measure.warehouse.counts import DATED
from cadrage.measure.warehouse.whole import Whole, joined

YEAR = """CASE WHEN earliest IS NULL OR latest IS NULL OR earliest[:4] = latest[:4]
THEN coalesce(earliest, latest)[:4] ELSE earliest[:4] || '–' || latest[:4] END"""


def density(whole: Whole) -> pd.DataFrame:
    """Events told by outlet and stretch of days, and those of the record."""
    rows = whole.house.base.execute(f"""
        SELECT outlet, earliest, latest, count(*) FROM dates JOIN articles USING (article)
        WHERE {DATED} GROUP BY ALL ORDER BY ALL
        """).fetchall()
    told: Counter[tuple[str, tuple[int, int]]] = Counter()
    for lane, first, last, number in rows:
        # «jusqu'au 5 mai» and «le 5 mai» are one span
        told[lane, span_of((first, last))] += number
    told.update((RECORD, span_of(ends)) for ends in _recorded(whole))
    return density_of(told)


def days(whole: Whole) -> pd.DataFrame:
    """The days told most."""
    found = whole.house.frame(f"""
        SELECT earliest AS day, count(*) AS told, count(DISTINCT article) AS articles
        FROM dates WHERE earliest = latest GROUP BY earliest
        ORDER BY told DESC, day DESC LIMIT {DAYS}
        """)
    shown = most_told(whole.excerpt["events"], limit=len(whole.excerpt["events"]))
    return joined(found, shown, ["day"], ["sentences", "evidence"])


def years(whole: Whole) -> pd.DataFrame:
    """Years told by outlet, and how many events of each are recorded."""
    found = whole.house.frame(f"""
        SELECT {YEAR} AS year, lanes.outlet, count(*) AS told
        FROM dates JOIN lanes USING (article) WHERE {DATED} GROUP BY ALL ORDER BY ALL
        """)
    years = whole.small["years"]
    recorded = years.drop_duplicates("year").set_index("year")["recorded"]
    made = whole.by_outlet(found, years.dropna(subset="article"), ["year"])
    made["recorded"] = made["year"].map(recorded).fillna(0).astype("int64")
    told = set(made["year"])
    rest = [
        {"year": year, "recorded": int(n), "outlet": None, "told": 0, "evidence": None}
        for year, n in recorded.items()
        if year not in told
    ]
    if rest:
        made = pd.concat([made, pd.DataFrame(rest)], ignore_index=True)
    return made.sort_values("year", kind="stable").reset_index(drop=True)


def _recorded(whole: Whole) -> list[tuple[object, object]]:
    """First and last day of the events of the record that have one."""
    events = dated(whole.excerpt["events"])
    record = events[events["lane"] == "record"]
    return list(zip(record["earliest"], record["latest"], strict=True))
