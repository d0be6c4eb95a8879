"""The parts of the index, written: manifest, words, places, filters, sentences."""

from __future__ import annotations

import shutil
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from cadrage.publish.concordance import filters, shards
from cadrage.publish.concordance.units import Units
from cadrage.publish.concordance.words import fold, lemma, spans
from cadrage.publish.style import outlet_colours

NEEDED = ("articles", "sentences", "mentions", "quotes", "frames", "dates")
FEW = 200  # so many values of a filter stand in the manifest; more are loaded when asked for
# form → sentence and word of each place, one after the other
Places = Mapping[str, "array[int]"]


def write(found: Mapping[str, pd.DataFrame], folder: Path, *, digest: str) -> None:
    """Write the index into a folder, which is made anew.

    Args:
        found: the tables `NEEDED`, by name.
        folder: written over; `index.js` is written last.
        digest: what the tables were made from; the manifest bears it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    units = Units.of(found["articles"], found["sentences"])
    blocks = shards.by_size([row.text for row in units.rows])
    for number, block in enumerate(blocks):
        shards.write(folder, f"texts/{number}", block)
    manifest = {
        "digest": digest,
        "articles": _articles(found["articles"], units),
        "blocks": _starts(blocks),
        **_vocabulary(units, _language(found["articles"]), folder),
        **_filters(found, units, folder),
    }
    shards.write(folder, "days", filters.days(found["dates"], units))
    shards.write(folder, "index", manifest)


def _articles(articles: pd.DataFrame, units: Units) -> list[list[object]]:
    """Siglum, outlet, slot of its colour, language, days of publication, first sentence."""
    colours = outlet_colours(articles["outlet"])
    columns = (articles[c] for c in ("article", "outlet", "language"))
    ends = (articles[c] for c in ("published_earliest", "published_latest"))
    return [
        [
            siglum, outlet, colours[outlet].slot, language,
            *(None if pd.isna(day) else day for day in days), units.first[siglum],
        ]
        for siglum, outlet, language, *days in zip(*columns, *ends, strict=True)
        if siglum in units.first
    ]  # fmt: skip


def _starts(parts: Sequence[Sequence[object]]) -> list[int]:
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part)
    return starts


def _language(articles: pd.DataFrame) -> str:
    """The language of most articles: words of another keep the form that they have."""
    return str(articles["language"].mode()[0]).partition("-")[0]


def _places(units: Units) -> Places:
    found: dict[str, array[int]] = defaultdict(lambda: array("L"))
    for number, row in enumerate(units.rows):
        text = row.text
        for word, (start, end) in enumerate(spans(text)):
            found[text[start:end].lower()].extend((number, word))
    return found


def _vocabulary(units: Units, language: str, folder: Path) -> dict[str, list[str]]:
    """Write words and places; the first letters of their parts."""
    places = _places(units)
    lemmas = {form: lemma(form, places, language=language) for form in places}
    words: dict[str, list[list[object]]] = defaultdict(list)
    hits: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for form in sorted(places):
        held, head = places[form], lemmas[form]
        words[fold(form)].append([form, head, len(held) // 2])
        hits[fold(head)][head][form] = shards.packed(zip(held[::2], held[1::2], strict=True))
    for head in sorted(set(lemmas.values()) - set(places)):  # to be asked for all the same
        words[fold(head)].append([head, head, 0])
    return {
        "words": _parts(folder, "words", words),
        "hits": _parts(folder, "hits", hits),
    }


def _parts(folder: Path, name: str, entries: Mapping[str, object]) -> list[str]:
    parts = shards.by_prefix(entries)
    for number, content in enumerate(parts.values()):
        shards.write(folder, f"{name}/{number}", content)
    return list(parts)


def _filters(
    found: Mapping[str, pd.DataFrame], units: Units, folder: Path
) -> dict[str, list[list[object]] | None]:
    """Write where the values of each filter are; the values, where they are few."""
    values = {
        "actors": filters.actors(found["mentions"], units),
        "voices": filters.voices(found["quotes"], units),
        "frames": filters.frames(found["frames"], units),
    }
    listed: dict[str, list[list[object]] | None] = {}
    for name, rows in values.items():
        parts = shards.by_size([places for _, _, places in rows])
        for number, part in enumerate(parts):
            shards.write(folder, f"{name}/{number}", part)
        names = [[label, count] for label, count, _ in rows]
        kept = {"values": names, "parts": _starts(parts)}
        shards.write(folder, name, kept)
        listed[name] = names if len(names) <= FEW else None
    return listed
