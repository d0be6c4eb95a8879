"""Accuracy and speed of the dates layer, beside the tools that pip can install.

    python benchmarks/bench_dates.py [--gold FOLDER] [--texts FILE.jsonl] [--sample N]

FOLDER holds `articles.jsonl` (article, text, published) and `gold.csv` (article, start, end, type,
value); FILE has one JSON object with a `text` a line. The variables CADRAGE_TIMEBANK and
CADRAGE_NEWS name them too; without FILE the corpus is repeated. dateparser and edsnlp are no
dependencies of the project: they are measured where they can be imported, on a sample, since they
are slow. Where one is missing the last line says so, and how to have it.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from news import NEWS, TIMEBANK, named, read_lines, texts

from cadrage.annotate.dates import find_dates
from cadrage.annotate.records import Interval, Sentence
from cadrage.annotate.sentences import split

Row = tuple[int, int, str, str]
WORDS = 200_000
PEERS = ("dateparser", "edsnlp")
MEGABYTES = (1, 10)


def main() -> None:
    """Print the score table, then words a second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--gold", type=Path, default=named(TIMEBANK), help="folder of an annotated development set"
    )
    parser.add_argument(
        "--texts", type=Path, default=named(NEWS), help="JSON Lines of texts to measure speed on"
    )
    parser.add_argument("--sample", type=int, default=20, help="texts for the slow alternatives")
    options = parser.parse_args()
    if options.gold:
        report_scores(options.gold)
    else:
        print(
            "No scores: name the folder of an annotated set (articles.jsonl and gold.csv) by "
            f"--gold or in the variable {TIMEBANK}."
        )
    measured = texts(options.texts, words=WORDS)
    report_speed(measured, sample=options.sample)
    report_length(" ".join(measured))
    missing = [name for name in PEERS if find_spec(name) is None]
    if missing:
        print(
            f"\nNot installed here, so not compared: {', '.join(missing)}. They may stand beside "
            f"the package in any environment: pip install {' '.join(missing)}."
        )


def report_scores(folder: Path) -> None:
    """F1 of span, type and value, as TempEval-3 counts them."""
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as lines:
        gold: dict[str, list[Row]] = {}
        for row in csv.DictReader(lines):
            gold.setdefault(row["article"], []).append(
                (int(row["start"]), int(row["end"]), row["type"], row["value"])
            )
    found = {row["article"]: system(row) for row in read_lines(folder / "articles.jsonl")}
    print(f"{'type':9}{'gold':>6}{'system':>8}{'strict':>8}{'relaxed':>9}{'type':>7}{'value':>7}")
    for only in (None, "DATE", "TIME", "DURATION", "SET"):
        expected, system_, scores = score(gold, found, only)
        cells = "".join(f"{value:8.3f}" for value in scores)
        print(f"{only or 'ALL':9}{expected:6}{system_:8}{cells}")


def system(row: dict[str, str]) -> list[Row]:
    day = date.fromisoformat(row["published"])
    found = find_dates(row["text"], sentences=split(row["text"]), published=Interval(day, day))
    return [(t.start, t.end, t.type, t.value or "") for t in found]


def score(
    gold: dict[str, list[Row]], found: dict[str, list[Row]], only: str | None
) -> tuple[int, int, list[float]]:
    """Rows expected and found, and F1 strict, relaxed, with type, with value."""
    expected = system_ = 0
    hits = [0, 0, 0, 0]
    for article in sorted(set(gold) | set(found)):
        every = gold.get(article, [])
        keep = [g for g in every if only in (None, g[2])]
        other = [g for g in every if g not in keep]
        mine = [s for s in found.get(article, []) if any(overlap(s, g) for g in keep)
                or not any(overlap(s, g) for g in other)]
        expected, system_ = expected + len(keep), system_ + len(mine)
        for g in keep:
            near = [s for s in mine if overlap(s, g)]
            if not near:
                continue
            best = min(near, key=lambda s: abs(s[0] - g[0]) + abs(s[1] - g[1]))
            mine = [s for s in mine if s is not best]
            agreed = (best[:2] == g[:2], True, best[2] == g[2], best[3] == g[3])
            hits = [hit + is_hit for hit, is_hit in zip(hits, agreed, strict=True)]
    total = expected + system_
    return expected, system_, [2 * hit / total if total else 0.0 for hit in hits]


def overlap(a: Row, b: Row) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def report_speed(measured: list[str], *, sample: int) -> None:
    """Words a second of processor time on one core; words are runs between white space."""
    sentences = [split(text) for text in measured]
    published = Interval(date(2021, 1, 1), date(2021, 1, 1))
    find_dates(measured[0], sentences=sentences[0], published=published)
    print(f"\n{'tool':12}{'words':>9}{'seconds':>9}{'words/s':>11}")

    def ours() -> None:
        for text, cut in zip(measured, sentences, strict=True):
            find_dates(text, sentences=cut, published=published)

    line("cadrage", measured, ours)
    some = measured[:sample]
    for name, make in zip(PEERS, (dateparser_runner, edsnlp_runner), strict=True):
        if find_spec(name) is None:
            print(f"{name:12}{'-':>9}{'-':>9}{'absent':>11}")
            continue
        run = make()
        run(some[0][:500])
        line(name, some, lambda run=run: [run(text) for text in some])


def report_length(text: str) -> None:
    """One text of a megabyte, and of ten, as one sentence: the speed must stay the same."""
    day = date(2021, 1, 1)
    for megabytes in MEGABYTES:
        size = megabytes * 1_000_000
        long = (text * (size // len(text) + 1))[:size].replace(".", ",")
        whole = [Sentence(1, 0, size, "body")]
        line(f"{megabytes} MB", [long], lambda long=long, whole=whole: find_dates(
            long, sentences=whole, published=Interval(day, day)))


def line(name: str, measured: list[str], run: Callable[[], object]) -> None:
    words = sum(len(text.split()) for text in measured)
    start = time.process_time()
    run()
    seconds = time.process_time() - start
    print(f"{name:12}{words:9}{seconds:9.2f}{words / seconds:11.0f}")


def dateparser_runner() -> Callable[[str], object]:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["fr"])


def edsnlp_runner() -> Callable[[str], object]:
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.dates")
    return nlp


if __name__ == "__main__":
    sys.exit(main())
