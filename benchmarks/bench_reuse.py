"""Text reuse on a corpus resampled to many articles: time, memory, and what MinHash misses.

    python benchmarks/bench_reuse.py [FILE.jsonl] [--articles 10000]

FILE holds one article a line with a field `text` (or the variable CADRAGE_NEWS names it; without
it the corpus is drawn from). The bar: 60 s on 2 cores.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from bench_contrast import resample
from news import NEWS, named

from cadrage.measure.reuse import find_reuse


def main() -> None:
    """Print the seconds of each method, the peak memory, and the pairs that both find."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    options.add_argument("--articles", type=int, help="10,000, or of the corpus alone 200")
    options.add_argument("--methods", nargs="+", default=["minhash", "exact"])
    asked = options.parse_args()
    articles = asked.articles or (10_000 if asked.file else 200)
    sentences = resample(asked.file, articles)
    print(f"{articles} articles, {len(sentences)} sentences")
    found = {}
    for method in asked.methods:
        begun = time.perf_counter()
        pairs = find_reuse(sentences, method=method)
        seconds = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        found[method] = set(
            zip(pairs["article"], pairs["sentence"], pairs["other_article"],
                pairs["other_sentence"], strict=True)
        )
        print(f"{method}: {len(pairs)} pairs in {seconds:.1f} s, peak memory {peak:.2f} GiB")
    if len(found) == 2:
        exact, sketched = found["exact"], found["minhash"]
        print(f"minhash finds {len(exact & sketched) / max(1, len(exact)):.1%} of the exact pairs")


if __name__ == "__main__":
    main()
