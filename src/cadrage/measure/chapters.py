"""What the chapters show of a whole corpus: counts by a key, each a frame with its evidence.

A small corpus is counted here, from its tables. Of a large one `measure.warehouse` counts the same
over all articles, and the tables hold an excerpt. A chapter asks for a count by its name, and does
not know which of the two it gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import pandas as pd

from cadrage.measure import apart, copies, naming, network, overview, presence, relays, voices
from cadrage.measure.chronology import density, most_told, years

SILENT = ("person", "organisation", "group", "operation")
DESCRIBED, DAYS = 24, 5

Tables = Mapping[str, pd.DataFrame]


class Counts(Mapping[str, pd.DataFrame]):
    """The counts of a corpus whose tables hold every article, each made when it is asked for."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @cached_property
    def spoken(self) -> pd.DataFrame:
        """The quotations with their voices, each once."""
        t = self.tables
        return relays.once(
            voices.voices(t["quotes"], t["actors"]), t["sentences"], t["reuse_found"]
        )

    def __getitem__(self, name: str) -> pd.DataFrame:
        return COUNTS[name](self)

    def __iter__(self) -> Iterator[str]:
        return iter(COUNTS)

    def __len__(self) -> int:
        return len(COUNTS)


def _silent(t: Tables) -> pd.DataFrame:
    return presence.silent(t["mentions"].dropna(subset="actor"), t["quotes"], kinds=SILENT)


# name → how a small corpus is counted
COUNTS: Mapping[str, Callable[[Counts], pd.DataFrame]] = {
    "edits": lambda c: overview.edits_by_rule(c.tables["edits"]),
    "density": lambda c: density(c.tables["events"], c.tables["articles"]),
    "days": lambda c: most_told(c.tables["events"], limit=DAYS),
    "years": lambda c: years(c.tables["events"], c.tables["articles"]),
    "spoken": lambda c: c.spoken,
    "sides": lambda c: voices.by_side(c.spoken),
    "voices": lambda c: voices.by_voice(c.spoken),
    "classes": lambda c: voices.classes(c.spoken),
    "described": lambda c: presence.described(c.tables["mentions"], c.tables["quotes"]).head(
        DESCRIBED
    ),
    "nodes": lambda c: network.actors_of(c.tables["mentions"], c.tables["actors"]),
    "pairs": lambda c: network.together(c.tables["mentions"]),
    "silent": lambda c: _silent(c.tables),
    "naming": lambda c: naming.named(c.tables["naming"], c.tables["actors"]),
    "apart": lambda c: apart.words_apart(
        c.tables["sentences"], c.tables["articles"], reuse=c.tables["reuse_found"]
    ),
    "copied": lambda c: copies.by_article(c.tables["reuse_found"]),
    "silences": lambda c: c.tables["silences"],
    "notices": lambda c: c.tables["notices"],
}
