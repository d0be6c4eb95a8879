"""How annotation scales: this process, one and two processes, a Dask cluster of two workers.

    python benchmarks/bench_scale.py [FILE.jsonl] [--articles 400] [--layers dates,...] [--runs 1]

FILE holds an article a line with the fields `article` and `text` (or the variable CADRAGE_NEWS
names it; without it the corpus is taken). Its articles are drawn again, renamed, until there are
so many. Each road goes over some of them first, which loads the workers and is taken off; several
parts, since one would leave a worker of the cluster without. Prints for each road words a second by
the clock and processor seconds for a million words, which a busy machine changes less; the peak
memory of a worker; how long `cadrage --help` takes; and what the machine itself gives: how much
faster two processes go through loops that share nothing than one, before and after, since no road
can do better. The bars: 1 to 2 workers at least 1.8, a worker under 1.2 GiB, the help in 0.3 s.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from distributed import LocalCluster
from news import NEWS, named, read_lines, texts

from cadrage.scale.run import Report, annotate_file

LOOPS = 20_000_000
FIRST = 200  # articles that load the workers, about three parts


class Watch:
    """Peak memory of a worker and processor time of all of them, read four times a second."""

    def __init__(self) -> None:
        self.peak, self.seconds = 0, {}
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        me = psutil.Process()
        self.own = me.cpu_times()
        self.before = {
            child.pid: sum(child.cpu_times()[:2]) for child in me.children(recursive=True)
        }
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self.thread.join()
        now = psutil.Process().cpu_times()
        below = sum(self.seconds.values()) - sum(self.before.values())
        self.spent = below + sum(now[:2]) - sum(self.own[:2])

    def _look(self) -> None:
        me = psutil.Process()
        while not self.over.wait(0.25):
            for process in [me, *me.children(recursive=True)]:
                try:
                    self.peak = max(self.peak, process.memory_info().rss)
                    if process != me:
                        self.seconds[process.pid] = sum(process.cpu_times()[:2])
                except psutil.Error:
                    continue


def resampled(file: Path | None, articles: int, path: Path) -> None:
    """So many articles, each with a name of its own."""
    found = [row["text"] for row in read_lines(file)] if file else texts(None, words=0)
    with path.open("w", encoding="utf-8") as lines:
        for number in range(articles):
            text = found[number % len(found)]
            lines.write(json.dumps({"article": f"A{number:07}", "text": text}) + "\n")


def timed(name: str, road: Callable[[Path, Path], Report], few: Path, every: Path) -> float:
    """Words a second of a road into a fresh folder, loading of the workers taken off."""
    words, seconds, spent, peak = [], [], [], 0
    for path in (few, every):
        with tempfile.TemporaryDirectory() as folder, Watch() as watch:
            began = time.perf_counter()
            words.append(road(path, Path(folder) / "out").words)
            seconds.append(time.perf_counter() - began)
        spent.append(watch.spent)
        peak = max(peak, watch.peak)
    if name.startswith("dask"):  # its workers stay, and have loaded what they need
        words[0] = seconds[0] = spent[0] = 0
    rate = (words[1] - words[0]) / (seconds[1] - seconds[0])
    cost = (spent[1] - spent[0]) / (words[1] - words[0]) * 1e6
    print(
        f"{name:12} {rate:>9,.0f} words/s  {cost:>6,.0f} processor s a million words  "
        f"peak {peak / 2**20:,.0f} MiB a process", flush=True,
    )  # fmt: skip
    return rate


def loop(number: int) -> float:
    """Seconds of a loop that needs nothing but a core."""
    began, found = time.perf_counter(), 0
    for each in range(LOOPS):
        found += each * each
    return time.perf_counter() - began


def machine() -> float:
    """How much faster two processes are than one where nothing is shared."""
    with multiprocessing.Pool(2) as pool:
        pool.map(loop, range(2), chunksize=1)
        alone = min(pool.apply(loop, (0,)) for _ in range(3))
        both = min(max(pool.map(loop, range(2), chunksize=1)) for _ in range(3))
    return 2 * alone / both


def help_seconds() -> float:
    """The median of seven starts."""
    took = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "cadrage", "--help"], capture_output=True, check=True)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def main() -> None:
    """Print a line a road, then the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    options.add_argument("--articles", type=int, default=400)
    options.add_argument("--layers", default="")
    options.add_argument("--runs", type=int, default=1)
    asked = options.parse_args()
    layers = [layer for layer in asked.layers.split(",") if layer]
    print(f"cadrage --help: {help_seconds():.2f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        few, every = Path(folder) / "few.jsonl", Path(folder) / "in.jsonl"
        resampled(asked.file, max(FIRST, asked.articles // 10), few)
        resampled(asked.file, asked.articles, every)
        rates: dict[str, list[float]] = {}

        def run(name: str, **road: object) -> None:
            def go(path: Path, out: Path) -> Report:
                return annotate_file(path, out=out, layers=layers, **road)

            rates.setdefault(name, []).append(timed(name, go, few, every))

        for _ in range(asked.runs):
            rates.setdefault("machine", []).append(machine())
            run("here")
            run("1 process", workers=1)
            run("2 processes", workers=2)
            for workers in (1, 2):
                with LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=":0"
                ) as cluster:
                    run(f"dask {workers}", scheduler=cluster.scheduler_address)
            rates["machine"].append(machine())
    middle = {name: statistics.median(found) for name, found in rates.items()}
    print(f"1 to 2 loops: {', '.join(f'{one:.2f}' for one in rates['machine'])}")
    print(f"1 to 2 processes: {middle['2 processes'] / middle['1 process']:.2f}")
    print(f"1 to 2 workers of Dask: {middle['dask 2'] / middle['dask 1']:.2f}")


if __name__ == "__main__":
    main()
