"""How the time of each extractor grows with one text: at most 2.2 times for each doubling.

Usage: python benchmarks/bench_linear.py [--least N] [--most N] [--layers dates] [--heaps commas]

Ordinary text (the corpus, repeated) and heaps of one thing, from --least (default 78,125) up to
--most (default 10,000,000) characters, by processor time, the better of two runs of short ones. A
growth of more than 2.2 over a doubling that takes longer than 0.2 s is measured twice more, both
sides, since other work on the machine only ever adds time; where the best of three still tells it,
it is marked and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cadrage.annotate.dates import find_dates
from cadrage.annotate.frames import build_frames, find_frames
from cadrage.annotate.labels import build_codebook, find_labels
from cadrage.annotate.mentions import build_authority, find_mentions, find_references
from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.records import Interval
from cadrage.annotate.sentences import split
from cadrage.read import read_corpus, read_frame

CORPUS = Path(__file__).parents[1] / "corpus"
Prepare = Callable[[str], Callable[[], object]]
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


def layers() -> dict[str, Prepare]:
    """Layer → what of a text is made beforehand, untimed, and gives the timed call."""
    actors = build_authority(read_frame(CORPUS / "actors.csv", "actors"))
    names = build_codebook(read_frame(CORPUS / "labels.csv", "labels"))
    frames = build_frames(read_frame(CORPUS / "frames.csv", "frames"))

    def mentions(text: str) -> Callable[[], object]:
        cut = split(text)
        return lambda: find_mentions(text, sentences=cut, authority=actors)

    def references(text: str) -> Callable[[], object]:
        cut = split(text)
        found = find_mentions(text, sentences=cut, authority=actors)
        return lambda: find_references(text, sentences=cut, mentions=found, authority=actors)

    def quotes(text: str) -> Callable[[], object]:
        cut = split(text)
        found = find_mentions(text, sentences=cut, authority=actors)
        return lambda: find_quotes(text, sentences=cut, mentions=found)

    def labels(text: str) -> Callable[[], object]:
        cut = split(text)
        found = find_mentions(text, sentences=cut, authority=actors)
        said = find_quotes(text, sentences=cut, mentions=found)
        given = {"quotes": said, "mentions": found, "codebook": names}
        return lambda: find_labels(text, sentences=cut, **given)

    def codes(text: str) -> Callable[[], object]:
        cut = split(text)
        return lambda: find_frames(text, sentences=cut, codebook=frames)

    def dates(text: str) -> Callable[[], object]:
        cut = split(text)
        return lambda: find_dates(text, sentences=cut, published=DAY)

    return {
        "sentences": lambda text: lambda: split(text), "dates": dates, "mentions": mentions,
        "references": references, "quotes": quotes, "labels": labels, "frames": codes,
    }  # fmt: skip


def seconds(call: Callable[[], object]) -> float:
    """Processor time of a call; of a short one the better of two."""
    taken = []
    for _ in range(2):
        gc.collect()
        begun = time.process_time()
        call()
        taken.append(time.process_time() - begun)
        if taken[0] > 1:
            break
    return min(taken)


def part(text: str, size: int) -> str:
    """So much of a text repeated, with an end of line for its last character."""
    return (text * (size // len(text) + 1))[: size - 1] + "\n"


def grown(name: str, heap: str, text: str, prepare: Prepare, asked: argparse.Namespace) -> bool:
    """Print how the time of one layer grows over one heap; whether all of it is within the bar."""
    size, before, good, told = asked.least, 0.0, True, []
    while size <= asked.most:
        taken = seconds(prepare(part(text, size)))
        for _ in range(2):
            if before and taken > SHORT and taken / before > BAR:
                taken = min(taken, seconds(prepare(part(text, size))))
                before = min(before, seconds(prepare(part(text, size // 2))))
        ratio = taken / before if before else 0
        bad = ratio > BAR and taken > SHORT
        told.append(f"{taken:.2f}" + (f" (×{ratio:.2f}{'!' if bad else ''})" if before else ""))
        good, before, size = good and not bad, taken, 2 * size
        if taken > asked.give_up:
            break
    print(f"{name:<11}{heap:<13}{' '.join(told)} s", flush=True)
    return good


def main() -> int:
    """Run everything that is asked for; 1 if anything grew faster than the bar."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--least", type=int, default=LEAST, help="characters")
    options.add_argument("--most", type=int, default=10_000_000, help="characters")
    options.add_argument("--layers", default="", help="comma-separated; all by default")
    options.add_argument("--heaps", default="", help="comma-separated; all by default")
    options.add_argument("--give-up", type=float, default=60.0, help="seconds; no further doubling")
    asked = options.parse_args()
    heaps = {"ordinary": "\n".join(read_corpus(CORPUS).texts["clean"]) + "\n", **HEAPS}
    good = True
    for name, prepare in layers().items():
        if name not in (asked.layers or name).split(","):
            continue
        prepare("Le 3 mai 2021, Paul Morin a dit « non ».")()
        for heap, text in heaps.items():
            if heap in (asked.heaps or heap).split(","):
                good &= grown(name, heap, text, prepare, asked)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
