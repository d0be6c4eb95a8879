"""All layers against the model's own full pipeline: words a second and peak memory.

Usage: python benchmarks/bench_annotation.py [FILE.jsonl] [--words N] [--repeat N]

FILE holds an article a line with a field `text` (or the variable CADRAGE_NEWS names it; without
it the corpus is taken); about N words of it are read (default 60,000). Each measurement is a
process of its own, in turn: the full pipeline of fr_core_news_md, then all layers, then the rules
alone (--known-only, without frames); every process reads a few texts first, so that loading is not
counted. Prints medians, and the ratios that the bars ask for: all layers at least 1.3 times as fast
in at most 1.5 times the memory, rules 20 times as fast.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
from news import NEWS, ROOT, named, texts

WARM = 4
RULES = ("sentences", "dates", "mentions", "quotes", "labels")
# at which the pipeline is at its fastest; by default it takes 1,000 texts at once
BATCH = 16
MIB = 1024


def pipeline(measured: Sequence[str]) -> Callable[[Sequence[str]], None]:
    """The model as it comes, every component on."""
    import spacy

    nlp = spacy.load("fr_core_news_md")

    def run(some: Sequence[str]) -> None:
        for doc in nlp.pipe(some, batch_size=BATCH):
            doc.ents  # noqa: B018

    return run


def layers(measured: Sequence[str]) -> Callable[[Sequence[str]], None]:
    """All layers, as `cadrage annotate` makes them, without an authority or codebooks."""
    from cadrage.annotate.chunk import annotate

    def run(some: Sequence[str]) -> None:
        annotate(*frames(some))

    return run


def rules(measured: Sequence[str]) -> Callable[[Sequence[str]], None]:
    """The layers that are rules alone, with the authority and the names of this corpus."""
    from cadrage.annotate.chunk import annotate
    from cadrage.scale.knowledge import knowledge_of

    known = knowledge_of(ROOT / "corpus", closed=True)

    def run(some: Sequence[str]) -> None:
        annotate(*frames(some), knowledge=known, layers=RULES)

    return run


def frames(some: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables of articles and texts, as reading makes them."""
    names = [f"A{number}" for number in range(len(some))]
    days = {"published_earliest": "2021-11-11", "published_latest": "2021-11-11"}
    articles = pd.DataFrame({"article": names, "title": None, **days})
    return articles, pd.DataFrame({"article": names, "clean": some})


MODES = {"pipeline": pipeline, "layers": layers, "rules": rules}


def measure(mode: str, file: Path | None, words: int) -> dict[str, float]:
    """Seconds by clock and processor, and peak memory in MiB, of this process."""
    measured = texts(file, words=words)
    run = MODES[mode](measured)
    run(measured[:WARM])
    clock, processor = time.perf_counter(), time.process_time()
    run(measured)
    return {
        "words": sum(len(text.split()) for text in measured),
        "clock": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB,
    }


def main() -> None:
    """Print medians and ratios, or (with --only) one measurement as JSON."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    options.add_argument("--words", type=int, default=60_000)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--only", choices=MODES)
    asked = options.parse_args()
    if asked.only:
        print(json.dumps(measure(asked.only, asked.file, asked.words)))
        return
    found: dict[str, list[dict[str, float]]] = {mode: [] for mode in MODES}
    for _ in range(asked.repeat):
        for mode in MODES:
            again = [sys.executable, *sys.argv, "--only", mode]
            done = subprocess.run(again, check=True, capture_output=True, text=True)
            found[mode].append(json.loads(done.stdout.splitlines()[-1]))
    report(found)


def report(found: dict[str, list[dict[str, float]]]) -> None:
    rates = {}
    for mode, runs in found.items():
        rates[mode] = statistics.median(run["words"] / run["clock"] for run in runs)
        processor = statistics.median(run["words"] / run["processor"] for run in runs)
        memory = statistics.median(run["memory"] for run in runs)
        print(
            f"{mode:<9}{rates[mode]:>9,.0f} words/s by the clock {processor:>9,.0f} by processor"
            f" time {memory:>7,.0f} MiB at most"
        )
    memory = {
        mode: statistics.median(run["memory"] for run in runs) for mode, runs in found.items()
    }
    print(
        f"layers: {rates['layers'] / rates['pipeline']:.2f} × as fast as the pipeline, in "
        f"{memory['layers'] / memory['pipeline']:.2f} × its memory; "
        f"rules alone: {rates['rules'] / rates['pipeline']:.1f} × as fast"
    )


if __name__ == "__main__":
    main()
