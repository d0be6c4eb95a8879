"""How the time of each extractor grows with one text: at most 2.2 times for each doubling.

Usage: python benchmarks/bench_linear.py [--least N] [--most N] [--layers dates] [--heaps commas]
       python benchmarks/bench_linear.py --heaps commas,stops --told FILE.csv

Ordinary text (the corpus, repeated) and heaps of one thing, from --least (default 78,125) up to
--most (default 10,000,000) characters, by processor time. What one layer finds is what the next is
given, as in the pipeline, so that everything is done once. A growth of more than 2.2 over a
doubling that takes longer than 0.2 s is measured again, both sides in turn and up to --again times:
other work on the machine only ever adds time, and lasts longer than one pair. Where both the least
of each side and the median of the pairs tell it, it is marked and makes the exit code 1. --told
adds a row a layer and heap to a table, with the greatest growth; `--sum FILE.csv` prints the
greatest of each layer.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from cadrage.annotate import mentions as names
from cadrage.annotate.dates import find_dates
from cadrage.annotate.frames import FrameCodebook, build_frames, find_frames
from cadrage.annotate.labels import Codebook, build_codebook, find_labels
from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.records import Interval
from cadrage.annotate.sentences import split
from cadrage.read import jsonl, read_corpus, read_frame

CORPUS = Path(__file__).parents[1] / "corpus"
LEAST, BAR, SHORT = 78_125, 2.2, 0.2
DAY = Interval(date(2021, 11, 11), date(2021, 11, 12))
HEAPS = {
    "marks": "«", "straight": '"', "open-close": "« a » ", "digits": "1", "numbers": "12 ",
    "commas": ",", "stops": ". ", "capitals": "Ab ", "shout": "AB ", "word": "a", "Word": "A",
    "hyphens": "a-", "apostrophes": "l'", "lines": "\n", "lines-of-one": "Ab\n", "blanks": " ",
    "accents": "\u0301", "years": "2020 ", "days": "le 3 mai et ", "said": "a dit que ",
    "incises": "« a », dit-il. ", "glued": "«a»dit-il,", "according": "Selon M. Diop, ",
    "speakers": "M. Diop a dit que la ministre a dit que ", "labels": "un mercenaire russe, ",
    "marked": "« terroriste » et ", "attributed": "qualifié de terroriste par M. Diop, ",
    "frames": "menace de retrait et crise ", "names": "Mali, ", "open": "« a\n",
}  # fmt: skip
COLUMNS = ("layer", "heap", "characters", "seconds", "growth", "at", "marked")
Made = dict[str, Any]
# a text, and what was found in it
Given = tuple[str, Made]


class Knowledge(NamedTuple):
    """The case's authority and codebooks, ready."""

    actors: names.Authority
    labels: Codebook
    frames: FrameCodebook


@cache
def known() -> Knowledge:
    """What the corpus knows, built once."""
    actors = names.build_authority(read_frame(CORPUS / "actors.csv", "actors"))
    labels = build_codebook(read_frame(CORPUS / "labels.csv", "labels"))
    return Knowledge(actors, labels, build_frames(read_frame(CORPUS / "frames.csv", "frames")))


def reading(text: str, made: Made) -> object:
    """A line of JSON into its two rows."""
    data = json.dumps({"article": "x", "text": text}, ensure_ascii=False).encode()
    line = jsonl.read_object(jsonl.Line(1, 0, len(data), data), file="x.jsonl")
    return jsonl.rows_of(line, file="x.jsonl")


def unknown(text: str, made: Made) -> object:
    """Names that the model marked: here any five characters in forty."""
    labels = ("PER", "LOC", "ORG", "MISC")
    spans = [(at, min(at + 5, len(text))) for at in range(0, len(text), 40)]
    marked = [names.Entity(*span, labels[n % 4]) for n, span in enumerate(spans)]
    return names.find_mentions(
        text, sentences=made["sentences"], authority=known().actors, entities=marked
    )


def quotes(text: str, made: Made) -> object:
    """Quotations, whose speakers are names and what stands for them."""
    others = [*made["mentions"], *made["references"]]
    return find_quotes(text, sentences=made["sentences"], mentions=others)


# layer → what it finds in a text, given what those before it found
LAYERS: dict[str, Callable[[str, Made], object]] = {
    "reading": reading,
    "sentences": lambda text, made: split(text),
    "dates": lambda text, made: find_dates(text, sentences=made["sentences"], published=DAY),
    "mentions": lambda text, made: names.find_mentions(
        text, sentences=made["sentences"], authority=known().actors
    ),
    "unknown": unknown,
    "references": lambda text, made: names.find_references(
        text, sentences=made["sentences"], mentions=made["mentions"], authority=known().actors
    ),
    "quotes": quotes,
    "labels": lambda text, made: find_labels(
        text, sentences=made["sentences"], quotes=made["quotes"], mentions=made["mentions"],
        codebook=known().labels,
    ),
    "frames": lambda text, made: find_frames(
        text, sentences=made["sentences"], codebook=known().frames
    ),
}  # fmt: skip
# what a layer is given, and so is made though another is asked for
NEEDS = {
    "dates": {"sentences"}, "mentions": {"sentences"}, "unknown": {"sentences"},
    "references": {"sentences", "mentions"}, "frames": {"sentences"},
    "quotes": {"sentences", "mentions", "references"},
    "labels": {"sentences", "mentions", "references", "quotes"},
}  # fmt: skip


def timed(layer: str, text: str, made: Made) -> tuple[float, object]:
    """Processor time of a layer over a text, and what it found."""
    gc.collect()
    gc.freeze()  # what lies in memory already is no cost of this layer
    begun = time.process_time()
    found = LAYERS[layer](text, made)
    taken = time.process_time() - begun
    gc.unfreeze()
    return taken, found


def part(text: str, size: int) -> str:
    """So much of a text repeated, with an end of line for its last character."""
    return (text * (size // len(text) + 1))[: size - 1] + "\n"


class Growth(NamedTuple):
    """The times of a layer over one heap, a doubling apart, and how they grew."""

    layer: str
    seconds: list[float]
    sizes: list[int]
    growths: list[float]

    def ratios(self) -> Iterator[tuple[int, float]]:
        """Size and growth of each doubling that takes long enough to tell."""
        for size, seconds, growth in zip(self.sizes, self.seconds, self.growths, strict=True):
            if growth and seconds > SHORT:
                yield size, growth

    def worst(self) -> tuple[int, float]:
        """The greatest growth and where; 0 where nothing takes long enough."""
        return max(self.ratios(), key=lambda one: one[1], default=(0, 0.0))


def settled(
    layer: str, pairs: list[tuple[float, float]], half: Given, whole: Given, again: int
) -> tuple[float, float]:
    """Growth and time over a doubling, measured until it is within the bar, or so often."""
    while True:
        least = min(full for _, full in pairs) / min(part for part, _ in pairs)
        growth = min(least, median(full / part for part, full in pairs))
        if growth <= BAR or len(pairs) > again:
            return growth, min(full for _, full in pairs)
        pairs.append((timed(layer, *half)[0], timed(layer, *whole)[0]))


def grown(text: str, asked: argparse.Namespace) -> list[Growth]:
    """How the time of each layer that is asked for grows over one heap."""
    wanted = [name for name in LAYERS if name in (asked.layers or name).split(",")]
    needed = set(wanted).union(*(NEEDS.get(name, set()) for name in wanted))
    told = {name: Growth(name, [], [], []) for name in wanted}
    size, before = asked.least, Made()
    while size <= asked.most:
        whole, made = part(text, size), Made()
        for name in LAYERS:
            if name not in needed:
                continue
            taken, made[name] = timed(name, whole, made)
            if name not in told:
                continue
            if taken < SHORT:
                taken = min(taken, timed(name, whole, made)[0])
            one = told[name]
            growth = taken / one.seconds[-1] if one.seconds else 0.0
            if growth > BAR and taken > SHORT:
                half = (part(text, size // 2), before)
                pairs = [(one.seconds[-1], taken)]
                growth, taken = settled(name, pairs, half, (whole, made), asked.again)
            one.seconds.append(taken)
            one.sizes.append(size)
            one.growths.append(growth)
        before, size = made, 2 * size
        if any(one.seconds[-1] > asked.give_up for one in told.values()):
            break
    return list(told.values())


def tell(heap: str, growth: Growth, told: Path | None) -> bool:
    """Print how one layer grows over one heap; whether all of it is within the bar."""
    marked = dict(growth.ratios())
    said = []
    for size, seconds in zip(growth.sizes, growth.seconds, strict=True):
        ratio = marked.get(size, 0.0)
        more = f" (×{ratio:.2f}{'!' if ratio > BAR else ''})" if ratio else ""
        said.append(f"{seconds:.2f}{more}")
    print(f"{growth.layer:<11}{heap:<13}{' '.join(said)} s", flush=True)
    at, worst = growth.worst()
    if told:
        fresh = not told.exists()
        with told.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if fresh:
                writer.writerow(COLUMNS)
            cells = (growth.sizes[-1], f"{growth.seconds[-1]:.2f}", f"{worst:.2f}", at)
            writer.writerow((growth.layer, heap, *cells, int(worst > BAR)))
    return worst <= BAR


def summed(path: Path) -> int:
    """Print, of a table that --told wrote, the greatest growth of each layer; 1 if over the bar."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for layer in LAYERS:
        of = [row for row in rows if row["layer"] == layer]
        if of:
            worst = max(of, key=lambda row: float(row["growth"]))
            most = max(of, key=lambda row: float(row["seconds"]))
            print(
                f"| {layer} | {len(of)} | {min(int(row['characters']) for row in of):,} "
                f"| {worst['growth']} | {worst['heap']}, {int(worst['at']):,} "
                f"| {most['seconds']} ({most['heap']}) |"
            )
    return int(any(row["marked"] == "1" for row in rows))


def main() -> int:
    """Run everything that is asked for; 1 if anything grew faster than the bar."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--least", type=int, default=LEAST, help="characters")
    options.add_argument("--most", type=int, default=10_000_000, help="characters")
    options.add_argument("--layers", default="", help="comma-separated; all by default")
    options.add_argument("--heaps", default="", help="comma-separated; all by default")
    options.add_argument("--give-up", type=float, default=60.0, help="seconds; no further doubling")
    options.add_argument("--again", type=int, default=4, help="times that what looks bad is tried")
    options.add_argument("--told", type=Path, help="a CSV file that gets a row a layer and heap")
    options.add_argument("--sum", type=Path, help="such a file: print its greatest, run nothing")
    asked = options.parse_args()
    if asked.sum:
        return summed(asked.sum)
    heaps = {"ordinary": "\n".join(read_corpus(CORPUS).texts["clean"]) + "\n", **HEAPS}
    grown(heaps["ordinary"], argparse.Namespace(**{**vars(asked), "most": asked.least}))  # warm
    good = True
    for heap, text in heaps.items():
        if heap in (asked.heaps or heap).split(","):
            for growth in grown(text, asked):
                good &= tell(heap, growth, asked.told)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
