"""Contrast with bootstrap intervals on a corpus resampled to many articles: time and memory.

    python benchmarks/bench_contrast.py [FILE.jsonl] [--articles 10000] [--replicates 1000]

FILE holds one article a line with a field `text` (or the variable CADRAGE_NEWS names it; without
it the corpus is drawn from). The bar: 60 s and 2 GiB on 2 cores.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from pathlib import Path

import pandas as pd
from news import NEWS, named, texts

from cadrage.annotate.sentences import split
from cadrage.measure.contrast import contrast
from cadrage.measure.copies import repeated


def resample(file: Path | None, articles: int, seed: int = 7) -> pd.DataFrame:
    """A table of sentences of so many articles drawn with replacement."""
    cut = [[text[s.start : s.end] for s in split(text)] for text in texts(file, words=0)]
    draw = random.Random(seed)
    rows = [
        (f"A{number}", place, sentence)
        for number in range(articles)
        for place, sentence in enumerate(draw.choice(cut), 1)
    ]
    return pd.DataFrame(rows, columns=["article", "sentence", "text"])


def main() -> None:
    """Print the seconds of each run, their median and the peak memory."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    options.add_argument("--articles", type=int, help="10,000, or of the corpus alone 200")
    options.add_argument("--replicates", type=int, default=1_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--once", action="store_true", help="count reused sentences once")
    asked = options.parse_args()
    articles = asked.articles or (10_000 if asked.file else 200)
    sentences = resample(asked.file, articles)
    groups = {name: f"G{n % 2}" for n, name in enumerate(sentences["article"].unique())}
    seconds, spent = [], []
    for _ in range(asked.runs):
        begun = time.perf_counter()
        worked = time.process_time()
        copies = repeated(sentences, groups) if asked.once else None
        found = contrast(
            sentences, groups, first="G0", second="G1",
            replicates=asked.replicates, repeated=copies,
        )
        seconds.append(time.perf_counter() - begun)
        spent.append(time.process_time() - worked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(found.sizes.to_string(index=False))
    print(f"words scored {len(found.words)}, claims {int(found.words['claim'].sum())}")
    print(f"seconds {[round(s, 1) for s in seconds]}, median {statistics.median(seconds):.1f}")
    print(f"processor seconds {[round(s, 1) for s in spent]} (of both cores together)")
    print(f"peak memory {peak:.2f} GiB")


if __name__ == "__main__":
    main()
