"""What a search can be narrowed by: actors, voices, frames, and the days that are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from cadrage.publish.concordance.shards import packed
from cadrage.publish.concordance.units import Units
from cadrage.publish.concordance.words import fold

ANYBODY = "anybody quoted"
NOBODY = "speaker not named"
EPOCH = date(1970, 1, 1)
# a value that may be chosen: what is shown, how many sentences, and where they are
Value = tuple[str, int, str]


def actors(mentions: pd.DataFrame, units: Units) -> list[Value]:
    """Sentences by the actor that they mention."""
    known = mentions.dropna(subset="name")
    found: dict[str, set[int]] = defaultdict(set)
    for article, sentence, name in _cells(known, "article", "sentence", "name"):
        found[name].add(units.number(article, sentence))
    return _values({name: [(number,) for number in sorted(held)] for name, held in found.items()})


def voices(quotes: pd.DataFrame, units: Units) -> list[Value]:
    """Words by whom they are quoted from; the first value is anybody at all."""
    found: dict[str, set[tuple[int, int, int]]] = defaultdict(set)
    named = quotes["speaker_name"].fillna(NOBODY)
    for article, start, end, speaker in _cells(
        quotes.assign(speaker_name=named), "article", "start", "end", "speaker_name"
    ):
        places = list(units.words_in(article, start, end))
        found[speaker].update(places)
        found[ANYBODY].update(places)
    listed = _values({name: sorted(held) for name, held in found.items()})
    return sorted(listed, key=lambda value: value[0] != ANYBODY)


def frames(coded: pd.DataFrame, units: Units) -> list[Value]:
    """Sentences by the frame that they are coded with."""
    found: dict[str, set[int]] = defaultdict(set)
    for article, sentence, frame in _cells(coded, "article", "sentence", "frame"):
        found[frame].add(units.number(article, sentence))
    return _values({name: [(number,) for number in sorted(held)] for name, held in found.items()})


def days(dates: pd.DataFrame, units: Units) -> str:
    """Sentences that tell days: number, first and last day since 1970; an open end is far away."""
    told = dates[dates["earliest"].notna() | dates["latest"].notna()]
    rows = [
        (units.number(article, sentence), _day(first, -10**6), _day(last, 10**6))
        for article, sentence, first, last in _cells(
            told, "article", "sentence", "earliest", "latest"
        )
    ]
    return packed(sorted(rows))


def _day(iso: object, otherwise: int) -> int:
    return otherwise if pd.isna(iso) else (date.fromisoformat(str(iso)) - EPOCH).days


def _cells(frame: pd.DataFrame, *columns: str) -> Iterable[tuple[Any, ...]]:
    return zip(*(frame[column] for column in columns), strict=True)


def _values(found: Mapping[str, list[tuple[int, ...]]]) -> list[Value]:
    names = sorted(found, key=lambda name: (fold(name), name))
    return [(name, len({row[0] for row in found[name]}), packed(found[name])) for name in names]
