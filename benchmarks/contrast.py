"""Contrast with bootstrap intervals on a corpus resampled to many articles: time and memory.

    python benchmarks/contrast.py FILE.jsonl [--articles 10000] [--replicates 1000]

FILE holds one article a line with a field `text`. The bar: 60 s and 2 GiB on 2 cores.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import time
from pathlib import Path

import pandas as pd

from cadrage.annotate.sentences import split
from cadrage.measure.contrast import contrast
from cadrage.measure.copies import repeated


def resample(file: Path, articles: int, seed: int = 7) -> pd.DataFrame:
    """A table of sentences of so many articles drawn with replacement."""
    with file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    cut = [[text[s.start : s.end] for s in split(text)] for text in texts]
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
    options.add_argument("file", type=Path)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--replicates", type=int, default=1_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--once", action="store_true", help="count reused sentences once")
    asked = options.parse_args()
    sentences = resample(asked.file, asked.articles)
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
