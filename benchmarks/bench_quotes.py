"""Words a second of the quotations layer, by processor time.

Usage: python benchmarks/bench_quotes.py [FILE.jsonl] [--words N]

FILE holds an article a line with a field `text` (or the variable CADRAGE_NEWS names it; without
it the corpus is taken); texts are left out or repeated for about N words (default 100,000).
Sentences are split beforehand; mentions are left out, so that the layer reads names by its own
rules, which is the slower road.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from news import NEWS, named, texts

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split


def main() -> None:
    """Time the layer over the texts, and print a line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    options.add_argument("--words", type=int, default=100_000)
    asked = options.parse_args()
    measured = texts(asked.file, words=asked.words)
    words = sum(len(text.split()) for text in measured)
    everything = [(text, split(text)) for text in measured]
    find_quotes(measured[0], sentences=everything[0][1], mentions=[])
    begun = time.process_time()
    found = sum(
        len(find_quotes(text, sentences=sentences, mentions=[])) for text, sentences in everything
    )
    seconds = time.process_time() - begun
    print(f"{words:,} words in {len(measured):,} texts, {found:,} quotations")
    print(f"{words / seconds:,.0f} words/s by processor time")


if __name__ == "__main__":
    main()
