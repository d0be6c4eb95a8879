"""How fast the mentions are read: the rules alone, and with the model's entities.

Usage: python benchmarks/bench_mentions.py [FILE.jsonl] [--words N]

FILE holds an article a line with a field `text` (or the variable CADRAGE_NEWS names it; without
it the corpus is taken); texts are left out or repeated for about N words (default 100,000).
Prints words a second by processor time and by the clock, for each step.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from news import NEWS, named, texts

from cadrage.annotate import model
from cadrage.annotate.mentions import Authority, find_mentions
from cadrage.annotate.sentences import split


def rate(words: int, step: Callable[[], object]) -> str:
    clock, processor = time.perf_counter(), time.process_time()
    step()
    by_clock = words / (time.perf_counter() - clock)
    by_processor = words / (time.process_time() - processor)
    return f"{by_clock:>10,.0f} words/s by the clock  {by_processor:>10,.0f} by processor time"


def main() -> None:
    """Print words a second of the rules, then of the model."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    options.add_argument("--words", type=int, default=100_000)
    asked = options.parse_args()
    measured = texts(asked.file, words=asked.words)
    words = sum(len(text.split()) for text in measured)
    model.entities(measured[:1])
    sentences = [split(text) for text in measured]
    entities = model.entities(measured)
    everything = list(zip(measured, sentences, entities, strict=True))
    nobody = Authority()

    def rules() -> None:
        for text, units, seen in everything:
            find_mentions(text, sentences=units, authority=nobody, entities=seen)

    rules()
    print(f"{words:,} words in {len(measured):,} texts")
    print("rules     ", rate(words, rules))
    print("model     ", rate(words, lambda: model.entities(measured)))


if __name__ == "__main__":
    main()
