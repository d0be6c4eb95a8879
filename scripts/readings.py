"""What the rules read in texts made for them, and what differs from what they read before.

    python scripts/readings.py        write tests/expected/readings/ anew

`tests/resources/texts/LAYER.txt` holds a text a line (`⏎` ends a line of it), made to go through
every rule. Here stands all that a layer says of each, right or not: the tables of cases in
`tests/annotate` say what is right. Look at each difference before it is kept.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cadrage.annotate.mentions import Authority

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "resources" / "texts"
FOLDER = ROOT / "tests" / "expected" / "readings"
BREAK = "⏎"
DAY = date(2021, 6, 16)
HOW = (
    "If each change is meant: python scripts/readings.py, and look at the difference in "
    "tests/expected/readings/."
)

Row = tuple[str, ...]


def _dates(text: str) -> Iterator[tuple[str, Any]]:
    """The dates of a text that appeared on a known day, then of the same without one."""
    from cadrage.annotate.dates import find_dates
    from cadrage.annotate.records import Interval
    from cadrage.annotate.sentences import split

    units = split(text, headline="")
    for published in (Interval(DAY, DAY), None):
        for found in find_dates(text, sentences=units, published=published):
            yield "dated" if published else "undated", found


def _quotes(text: str) -> Iterator[tuple[str, Any]]:
    """The quotations of a text with the actors of `actors.csv` beside it, then with none."""
    from cadrage.annotate.mentions import find_mentions
    from cadrage.annotate.quotes import find_quotes
    from cadrage.annotate.sentences import split

    units = split(text, headline="")
    known = find_mentions(text, sentences=units, authority=_authority(), entities=())
    for told, mentions in (("actors", known), ("none", [])):
        for found in find_quotes(text, sentences=units, mentions=mentions):
            yield told, found


@cache
def _authority() -> Authority:
    import pandas as pd

    from cadrage.annotate.mentions import build_authority

    return build_authority(pd.read_csv(TEXTS / "actors.csv", dtype="string"))


LAYERS: Mapping[str, Callable[[str], Iterator[tuple[str, Any]]]] = {
    "dates": _dates,
    "quotes": _quotes,
}


def texts(layer: str) -> list[str]:
    """The texts of a layer, each once."""
    lines = (TEXTS / f"{layer}.txt").read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(line for line in lines if line))


def made(layer: str) -> dict[str, list[Row]]:
    """Text → what is read in it now: what was known, the words, then the fields of the record."""
    found: dict[str, list[Row]] = {}
    for line in texts(layer):
        text = line.replace(BREAK, "\n")
        found[line] = [
            (known, text[record.start : record.end].replace("\n", BREAK), *_cells(record))
            for known, record in LAYERS[layer](text)
        ]
    return found


def expected(layer: str) -> dict[str, list[Row]]:
    """The same as the file has it."""
    found: dict[str, list[Row]] = {}
    with (FOLDER / f"{layer}.csv").open(encoding="utf-8", newline="") as lines:
        _header, *rows = csv.reader(lines)
    for text, *cells in rows:
        found.setdefault(text, []).extend([tuple(cells)] if any(cells) else [])
    return found


def differences(old: Mapping[str, Sequence[Row]], new: Mapping[str, Sequence[Row]]) -> list[str]:
    """A line for each reading that came or went."""
    told = []
    for text in dict.fromkeys([*old, *new]):
        before, after = old.get(text, ()), new.get(text, ())
        told += [f"{text}\n  gone {row}" for row in before if row not in after]
        told += [f"{text}\n  new  {row}" for row in after if row not in before]
    return told


def main() -> int:
    """Write the files anew and print what changed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for layer in LAYERS:
        path, now = FOLDER / f"{layer}.csv", made(layer)
        print("\n".join(differences(expected(layer), now)) if path.exists() else f"{path} is new")
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(["text", "known", "words", *_fields(layer)])
            for text, rows in now.items():
                writer.writerows([text, *row] for row in rows or [("",)])
    return 0


def _fields(layer: str) -> list[str]:
    from cadrage.annotate.records import Quote, Timex

    return [field.name for field in fields({"dates": Timex, "quotes": Quote}[layer])]


def _cells(record: Any) -> Row:
    return tuple("" if cell is None else str(cell) for cell in astuple(record))


if __name__ == "__main__":
    sys.exit(main())
