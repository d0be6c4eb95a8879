"""How fast the mentions are read: the rules alone, and with the model's entities.

Usage: python benchmarks/mentions.py FOLDER [WORDS]

FOLDER holds plain texts (`*.txt`); they are repeated until WORDS (default 100,000) are reached.
Prints words a second by processor time and by the clock, for each step.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from cadrage.annotate import model
from cadrage.annotate.mentions import Authority, find_mentions
from cadrage.annotate.sentences import split


def rate(words: int, step: Callable[[], object]) -> str:
    clock, processor = time.perf_counter(), time.process_time()
    step()
    by_clock = words / (time.perf_counter() - clock)
    by_processor = words / (time.process_time() - processor)
    return f"{by_clock:>10,.0f} words/s by the clock  {by_processor:>10,.0f} by processor time"


def main(folder: str, wanted: int = 100_000) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path(folder).glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    texts *= -(-wanted // words)
    words = sum(len(text.split()) for text in texts)
    model.entities(texts[:1])
    sentences = [split(text) for text in texts]
    entities = model.entities(texts)
    everything = list(zip(texts, sentences, entities, strict=True))
    nobody = Authority()

    def rules() -> None:
        for text, units, seen in everything:
            find_mentions(text, sentences=units, authority=nobody, entities=seen)

    rules()
    print(f"{words:,} words in {len(texts):,} texts")
    print("rules     ", rate(words, rules))
    print("model     ", rate(words, lambda: model.entities(texts)))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
