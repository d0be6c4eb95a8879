"""A file of any number of articles to a dataset: what is there and good is kept, the rest is made.

The input is read once for its index, cut into parts by the articles' names, and each part that
the folder does not hold is given to whoever makes parts: this process, several, or a cluster.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from cadrage import tables
from cadrage.annotate.chunk import LAYERS, Knowledge, annotate
from cadrage.digest import PACKAGE, digest_of
from cadrage.errors import InputError, UnknownNameError
from cadrage.read.jsonl import frames_of
from cadrage.scale import here, processes
from cadrage.scale.csvs import write_csvs
from cadrage.scale.cutting import cut, name_of
from cadrage.scale.folder import Folder, Line, opened
from cadrage.scale.index import Index
from cadrage.scale.order import Made, Order
from cadrage.scale.part import ALWAYS, parquet, tables_made
from cadrage.scale.settings import Settings, code
from cadrage.scale.source import as_lines

FORMATS = ("parquet", "csv")
PARTS = ".parts"
Runner = Callable[[Iterable[Order], Settings], Iterator[Made]]
Say = Callable[[str], None]


@dataclass
class Report:
    """What a run did; `lines` says it."""

    parts: list[str] = field(default_factory=list)
    articles: int = 0
    words: int = 0
    made: int = 0
    kept: int = 0
    seconds: float = 0.0
    fresh_words: int = 0
    removed: int = 0
    left: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    notices: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """A line each of what there is to say."""
        rate = f"{self.fresh_words / self.seconds:,.0f} words/s" if self.made else "nothing to do"
        yield f"{self.articles:,} articles, {self.words:,} words in {self.seconds:.1f} s ({rate})"
        yield f"{self.made:,} parts made, {self.kept:,} kept from before"
        if self.removed:
            yield f"{self.removed:,} files of other articles, code or knowledge removed"
        if self.left:
            yield f"{self.left:,} files of other articles, code or knowledge left, of other layers"
        if self.set_aside:
            kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(self.set_aside.items()))
            yield f"{self.set_aside.total():,} set aside: {kinds} (see set_aside)"
        for notice, count in sorted(self.notices.items()):
            yield f"{count:,} × {notice}"


def annotate_file(
    path: Path,
    *,
    out: Path,
    layers: Sequence[str] = (),
    format: str = "parquet",
    clean: bool = True,
    knowledge: Knowledge | None = None,
    workers: int = 0,
    scheduler: str = "",
    max_chars: int = 1_000_000,
    seconds: float = 60.0,
    say: Say = lambda line: None,
) -> Report:
    """Annotate the articles of a file into a dataset.

    Args:
        path: JSON Lines (see `cadrage.read.jsonl`), or Parquet with the same columns.
        out: folder for the tables, made if need be.
        layers: which layers, all by default; all bring the table `articles` with them.
        format: 'parquet' for one file a table and part, 'csv' for one CSV a table.
        clean: strip what the text shows to be no part of it.
        knowledge: authority and codebooks of the case.
        workers: how many processes; 0 works in this one.
        scheduler: address of a Dask scheduler, in place of processes.
        max_chars: articles with longer texts are set aside, in code points.
        seconds: an article that takes longer, for each 100,000 characters begun, is set aside.
        say: told what has to be known while it runs.

    Raises:
        UnknownNameError: no layer or format has that name.
        InputError: no row of the input can be read as an article, or knowledge is wrong.
        OutputError: the folder can't be written; finished parts are kept.
        StoppedError: the workers can't work.

    Note:
        The tables do not depend on workers, their number, or the order of the input. Of two
        articles with one name the first counts, the other is set aside. An input without a row
        gives CSVs without a row; a Parquet dataset takes an article.
    """
    _check("layer", layers, LAYERS)
    _check("format", [format], FORMATS)
    asked = tuple(layer for layer in LAYERS if layer in (layers or LAYERS))
    settings = Settings(asked, clean, knowledge or Knowledge(), max_chars, seconds)
    # knowledge that is wrong is wrong for every article
    annotate(*frames_of([]), knowledge=settings.knowledge, layers=["sentences"])
    began = time.monotonic()
    with opened(out if format == "parquet" else out / PARTS, waiting=say) as folder:
        index = _indexed(path, folder, settings)
        if format == "parquet" and not index.articles:
            # columns stand in parts alone
            raise InputError(path, found="no article", expected="one at least, or --format csv")
        report = _worked(index, folder, settings, _runner(workers, scheduler))
        if format == "csv":
            write_csvs(folder, report.parts, tables_made(asked), out)
    report.seconds = time.monotonic() - began
    return report


def _check(what: str, names: Iterable[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise UnknownNameError(what, name, known)


def _runner(workers: int, scheduler: str) -> Runner:
    if scheduler:
        # a library that takes a second to import
        from cadrage.scale import cluster

        return partial(cluster.run, scheduler=scheduler)
    return partial(processes.run, workers=workers) if workers else here.run


def _indexed(path: Path, folder: Folder, settings: Settings) -> Index:
    """The index of the input.

    Raises:
        InputError: of the rows none can be read; what is wrong with the first.
    """
    lines = as_lines(path, scratch=folder.scratch)
    index = Index(lines, name=str(path), scratch=folder.scratch, max_chars=settings.max_chars)
    size = lines.stat().st_size if lines.is_file() else 0
    with _bar("reading", size, "B", scale=True) as bar:
        index.fill(told=bar.update)
    if index.refused and not index.articles:
        raise InputError(path, found=index.refused[0].reason, expected="an article")
    return index


def _worked(index: Index, folder: Folder, settings: Settings, runner: Runner) -> Report:
    state, report = settings.state(), Report()
    names = [name_of(part, state) for part in cut(index.entries())]
    wanted = tables_made(settings.layers)
    folder.begin()
    with _bar("annotating", index.articles, " articles") as bar:
        orders = _orders(index, folder, settings, report, bar)
        for made in runner(orders, settings):
            folder.keep(made, settings.layers)
            report.made += 1
            report.fresh_words += made.words
            bar.update(made.articles + sum(made.set_aside.values()))
    names += _refused(index, folder, settings)
    for name in names:
        _count(report, folder.held[name])
    _tidy(folder, names, wanted, report)
    folder.finish(names, _about(report, settings, wanted))
    report.parts = names
    return report


def _refused(index: Index, folder: Folder, settings: Settings) -> list[str]:
    """The name of the part that lists the rows which give no article, if there are any."""
    if not index.refused:
        return []
    frame = tables.check("set_aside", tables.frame("set_aside", map(asdict, index.refused)))
    name = hashlib.blake2b(repr(index.refused).encode(), digest_size=16).hexdigest()
    kinds = Counter(refused.kind for refused in index.refused)
    files, rows = {"set_aside": parquet(frame)}, {"set_aside": len(frame)}
    folder.keep(Made(name, code(), files, rows, 0, 0, kinds), settings.layers)
    return [name]


def _count(report: Report, line: Line) -> None:
    report.articles += line["articles"]
    report.words += line["words"]
    report.set_aside.update(line["set_aside"])
    report.notices.update(line["notices"])


def _tidy(folder: Folder, names: Sequence[str], wanted: Sequence[str], report: Report) -> None:
    """Remove stale files of the tables that were made; others may be another run's work."""
    for table in (*LAYERS, "articles", *ALWAYS):
        for path in folder.stale(table, names):
            if table in wanted:
                path.unlink()
                report.removed += 1
            else:
                report.left += 1


def _about(report: Report, settings: Settings, wanted: Sequence[str]) -> dict[str, object]:
    return {
        "cadrage": version("cadrage"),
        "contracts_sha256": digest_of([PACKAGE / "contracts.csv"]),
        "state": settings.state(),
        "tables": list(wanted),
        "layers": list(settings.layers),
        "articles": report.articles,
        "words": report.words,
        "set_aside": dict(sorted(report.set_aside.items())),
    }


def _bar(what: str, total: int, unit: str, *, scale: bool = False) -> tqdm[NoReturn]:
    """A bar with rate and time left on standard error; nothing where that is no terminal."""
    return tqdm(
        desc=what, total=total, unit=unit, unit_scale=scale, disable=None, dynamic_ncols=True,
        smoothing=0.1,
    )  # fmt: skip


def _orders(
    index: Index, folder: Folder, settings: Settings, report: Report, bar: tqdm[NoReturn]
) -> Iterator[Order]:
    """The parts that the folder does not hold, each with its lines."""
    state, wanted = settings.state(), tables_made(settings.layers)
    with index.path.open("rb") as lines:
        for part in cut(index.entries()):
            name = name_of(part, state)
            if _may_stay(folder, name, wanted, settings):
                report.kept += 1
                bar.update(len(part))
                continue
            texts = []
            for entry in part:
                lines.seek(entry.start)
                texts.append(lines.read(entry.length))
            yield Order(name, tuple(texts), tuple(entry.chars for entry in part))


def _may_stay(folder: Folder, name: str, wanted: Sequence[str], settings: Settings) -> bool:
    if not folder.is_good(name, wanted, settings.layers):
        return False
    # with more time, what was too slow may do
    limit = folder.held[name]["limit"]
    return limit is None or limit >= settings.seconds
