"""Counting at scale: a dataset drawn again until it has so many articles, counted by DuckDB.

    python benchmarks/bench_warehouse.py [DATASET] [--articles 100000] [--memory 1GB]

DATASET is a folder that `cadrage annotate` made; without one the corpus is annotated first. Its
parts are written again under other names of articles. Prints the seconds of every counting and
the peak memory of the process. The bar, with the book: 2 GiB and 120 s for 100,000 articles.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from news import texts

from cadrage.measure import warehouse
from cadrage.scale.run import annotate_file

TOPS = ("actors", "days", "names", "pairs", "sides", "years")


def annotated(folder: Path) -> Path:
    """The corpus of this project, annotated."""
    path = folder / "in.jsonl"
    rows = [{"article": f"A{n}", "text": text} for n, text in enumerate(texts(None, words=0))]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    annotate_file(path, out=folder / "small")
    return folder / "small"


def drawn(dataset: Path, articles: int, out: Path) -> None:
    """The dataset as often as it takes, each time under other names."""
    said = json.loads((dataset / "dataset.json").read_text(encoding="utf-8"))
    times = -(-articles // said["articles"])
    base = duckdb.connect()
    base.execute("SET memory_limit = '1GB'")
    base.execute(f"SET temp_directory = '{out}.tmp'")
    for table in said["tables"]:
        (out / table).mkdir(parents=True)
        for source in sorted((dataset / table).glob("part-*.parquet")):
            for copy in range(times):
                base.execute(
                    f"COPY (SELECT * REPLACE (article || '-{copy}' AS article) FROM"
                    f" read_parquet('{source}')) TO '{out}/{table}/{source.stem}-{copy}.parquet'"
                    " (COMPRESSION zstd)"
                )
    shutil.copy(dataset / "dataset.json", out)


def timed(name: str, step: Callable[[], object]) -> None:
    began = time.perf_counter()
    step()
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{name:10} {seconds:6.1f} s  peak so far {peak:.2f} GiB", flush=True)


def main() -> None:
    """Print a line a counting."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("dataset", type=Path, nargs="?")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--memory", default="1GB")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dataset = asked.dataset or annotated(folder)
        drawn(dataset, asked.articles, folder / "large")
        house = warehouse.open_dataset(folder / "large", memory=asked.memory, scratch=folder)
        found = house.frame("SELECT count(*) AS n, sum(words) AS words FROM articles")
        print(f"{found['n'][0]:,} articles, {found['words'][0]:,.0f} words")
        timed("values", lambda: warehouse.values(house))
        for top in TOPS:
            timed(top, lambda top=top: getattr(warehouse, top)(house))


if __name__ == "__main__":
    main()
