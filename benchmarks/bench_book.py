"""The book of a large corpus from ready annotations: seconds of its stages, and memory.

    python benchmarks/bench_book.py [NEWS] [--articles 100000] [--ready FOLDER]

NEWS is a file of JSON Lines with `article` and `text`; without one the corpus of this project is
taken. Its articles are annotated once and then written again under other names, texts and
annotations alike, until there are so many: nothing is annotated for the large number. The copies
say the same, so that quotations would count once; each sentence of a copy therefore bears the
number of the copy as a last word, in the tables alone. `--ready` keeps the annotated articles.
Memory is that of the whole process tree (PSS), looked at every two seconds. The bars: 120 s, 2 GiB.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

import duckdb
from news import read_lines

from cadrage.large import whole
from cadrage.large.state import state_of
from cadrage.read import jsonl, read_case
from cadrage.read.sheets import sheets
from cadrage.starting import start

ROOT = Path(__file__).resolve().parents[1]
LOOK = 2.0


def seeded(news: Path | None, folder: Path) -> Path:
    """A project of the articles that are drawn from, annotated; its folder."""
    if not (folder / "_build" / "whole" / "DIGEST").is_file():
        start(folder, today=date.today(), say=print)
        if news is None:
            for name in ("articles.csv", "edits.csv"):
                shutil.copy(ROOT / "corpus" / name, folder / "corpus")
            shutil.rmtree(folder / "corpus" / "articles")
            shutil.copytree(ROOT / "corpus" / "articles", folder / "corpus" / "articles")
        else:
            written(news, folder / "corpus")
    corpus = folder / "corpus"
    whole.annotated(corpus, read_case(corpus), build=folder / "_build", say=print)
    return folder


def written(news: Path, corpus: Path) -> None:
    """The articles of a file as a corpus folder, stripped of what is no part of them."""
    shutil.rmtree(corpus / "articles")
    (corpus / "articles").mkdir()
    rows = []
    for number, given in enumerate(read_lines(news)):
        row, text = jsonl.rows_of(given | {"article": f"N{number:05}"}, file=news.name)
        if str(text["clean"]).strip():
            (corpus / "articles" / f"{row['article']}.txt").write_text(
                str(text["clean"]), encoding="utf-8", newline=""
            )
            rows.append(row | {"file": f"{row['article']}.txt", "sha256": None})
    manifest(rows, corpus)


def manifest(rows: list[dict[str, object]], corpus: Path) -> None:
    """The sheet `articles`."""
    names = [column.name for column in sheets()["articles"]]
    with (corpus / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, names, extrasaction="ignore")
        out.writeheader()
        out.writerows({name: row.get(name) or "" for name in names} for row in rows)


def drawn(seed: Path, articles: int, root: Path) -> None:
    """A project of so many articles whose annotations are ready."""
    start(root, today=date.today(), say=print)
    for name in ("actors", "labels", "referents"):
        (root / "corpus" / f"{name}.csv").unlink(missing_ok=True)
    base = duckdb.connect()
    base.execute("SET memory_limit = '2GB'")
    have = len(list((seed / "corpus" / "articles").iterdir()))
    times = -(-articles // have)
    copied(base, seed, root, times)
    found = root / "_build" / "whole"
    rows = base.execute(f"FROM '{found}/articles.parquet'").df()
    plain = rows.astype(object).where(rows.notna(), None).to_dict("records")
    shutil.rmtree(root / "corpus" / "articles")
    (root / "corpus" / "articles").mkdir()
    manifest([row | {"file": f"{row['article']}.txt", "sha256": None} for row in plain],
             root / "corpus")  # fmt: skip
    for article, text in texts_of(base, found):
        path = root / "corpus" / "articles" / f"{article}.txt"
        path.write_text(text, encoding="utf-8", newline="")
    (found / "DIGEST").write_text(state_of(root / "corpus") + "\n", encoding="ascii")
    print(f"{len(rows):,} articles, {rows['words'].sum():,} words, drawn from {have:,}", flush=True)


def copied(base: duckdb.DuckDBPyConnection, seed: Path, root: Path, times: int) -> None:
    """Clean texts and annotations as often as it takes, each time under other names."""
    (root / "_build" / "whole").mkdir(parents=True)
    for table in whole.READ:
        parts = " UNION ALL ".join(
            f"SELECT * REPLACE (article || 'x{copy}' AS article) FROM"
            f" '{seed}/_build/whole/{table}.parquet' WHERE {table != 'edits'}"
            for copy in range(times)
        )  # fmt: skip
        base.execute(f"COPY ({parts}) TO '{root}/_build/whole/{table}.parquet'")
    (root / "_build" / "dataset").mkdir()
    shutil.copy(seed / "_build" / "dataset" / "dataset.json", root / "_build" / "dataset")
    for table in whole.MADE:
        folder = root / "_build" / "dataset" / table
        folder.mkdir(parents=True)
        for source in sorted((seed / "_build" / "dataset" / table).glob("part-*.parquet")):
            for copy in range(times):
                words = f", text || ' {spelt(copy)}' AS text" if table == "sentences" else ""
                base.execute(
                    f"COPY (SELECT * REPLACE (article || 'x{copy}' AS article{words}) FROM"
                    f" read_parquet('{source}')) TO '{folder}/{source.stem}-{copy}.parquet'"
                )


def spelt(number: int) -> str:
    """A number as a word of letters."""
    return "copie" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def texts_of(base: duckdb.DuckDBPyConnection, found: Path):
    """Siglum and text of every article, a few at a time."""
    rows = base.execute(f"SELECT article, clean FROM '{found}/texts.parquet'")
    while some := rows.fetchmany(1000):
        yield from some


class Memory(threading.Thread):
    """Looks at the memory of a process and all below it."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.largest = process, 0, 0
        self.begun, self.over = time.monotonic(), threading.Event()
        self.at = 0.0

    def run(self) -> None:
        while not self.over.wait(LOOK):
            held = [pss(each) for each in family(self.process)]
            if sum(held) > self.peak:
                self.peak, self.at = sum(held), time.monotonic() - self.begun
            self.largest = max([self.largest, *held])


def family(process: int) -> list[int]:
    """The process and all below it."""
    parents = {}
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(each.name)] = int((each / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def pss(process: int) -> int:
    """Kilobytes that a process holds, what it shares counted in part; 0 of one that is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def main() -> None:
    """Print the stages of the build, its time and its memory."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("news", type=Path, nargs="?")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--ready", type=Path)
    options.add_argument("--keep", type=Path, help="folder for the project, kept")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        seed = seeded(asked.news, asked.ready or Path(name) / "seed")
        root = asked.keep or Path(name) / "large"
        if not root.is_dir():
            drawn(seed, asked.articles, root)
        command = [sys.executable, "-m", "cadrage", "build", "--project", str(root)]
        began = time.monotonic()
        running = subprocess.Popen(command, env=os.environ | {"PYTHONUNBUFFERED": "1"})
        memory = Memory(running.pid)
        memory.start()
        code = running.wait()
        memory.over.set()
        print(
            f"{time.monotonic() - began:.1f} s; peak of all processes {memory.peak / 2**20:.2f} GiB"
            f" after {memory.at:.0f} s, of the largest {memory.largest / 2**20:.2f} GiB"
        )
        raise SystemExit(code)


if __name__ == "__main__":
    main()
