"""Text reuse on a corpus resampled to many articles: time, memory, and what MinHash misses.

    python benchmarks/bench_reuse.py [FILE.jsonl] [--articles 10000]

FILE holds one article a line with a field `text` (or the variable CADRAGE_NEWS names it; without
it the corpus is drawn from). The bar: 60 s and 2 GiB on 2 cores.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import time
from pathlib import Path

import pandas as pd
from bench_contrast import resample
from news import NEWS, named

from cadrage.measure.reuse import find_reuse

Places = set[tuple[str, int, str, int]]
Run = tuple[float, float, float, Places]


def measured(sentences: pd.DataFrame, method: str) -> Run:
    """Seconds, processor seconds, peak memory in GiB and the pairs of one run."""
    begun, worked = time.perf_counter(), time.process_time()
    pairs = find_reuse(sentences, method=method)
    seconds, spent = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    # an article drawn twice is found whole by any method: what differs is near copies
    near = pairs[pairs["share"] < 1]
    columns = ("article", "sentence", "other_article", "other_sentence")
    return seconds, spent, peak, set(zip(*(near[name] for name in columns), strict=True))


def main() -> None:
    """Print the seconds of each run, their median and the peak memory, a method a line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    options.add_argument("--articles", type=int, help="10,000, or of the corpus alone 200")
    options.add_argument("--methods", nargs="+", default=["exact", "minhash"])
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    sentences = resample(asked.file, asked.articles or (10_000 if asked.file else 200))
    print(f"{sentences['article'].nunique()} articles, {len(sentences)} sentences")
    near = {}
    for method in asked.methods:
        # a process a run, so that a peak is of one run
        with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
            jobs = [(sentences, method)] * asked.runs
            runs: list[Run] = [pool.apply(measured, job) for job in jobs]
        seconds, spent, peaks, found = zip(*runs, strict=True)
        near[method] = found[0]
        print(
            f"{method}: seconds {[round(s, 1) for s in seconds]}, "
            f"median {statistics.median(seconds):.1f}; processor seconds "
            f"{statistics.median(spent):.1f}; peak memory {max(peaks):.2f} GiB"
        )
    if len(near) == len({"exact", "minhash"}):
        exact, sketched = near["exact"], near["minhash"]
        print(f"of {len(exact)} pairs of near copies minhash finds {len(exact & sketched)}")


if __name__ == "__main__":
    main()
