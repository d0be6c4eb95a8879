"""The way of a large corpus: in parts on disk, counted by DuckDB, an excerpt shown.

A corpus of more articles than `limit` says would not fit in memory as tables, nor its pages on any
shelf. Its texts are read chunk by chunk and annotated by `scale` into `_build/dataset`, of which
what is there already is kept; every count is made over all of it; and the tables of `_build/data`
hold an excerpt: the articles that the analyst's sheets name, some of each thing that is counted
most, and a sample.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cadrage import tables
from cadrage.annotate.chunk import Knowledge
from cadrage.digest import PACKAGE, digest_of
from cadrage.measure import naming, report, silences, warehouse
from cadrage.measure import shares as voice_shares
from cadrage.measure.warehouse.chosen import SEED
from cadrage.measure.warehouse.findings import Counted, over_all
from cadrage.project import EXCERPT
from cadrage.read import read_case, read_chunks
from cadrage.scale.run import annotate_file

CHUNK, BATCH = 500, 1000
# beside the dataset: what the manifest and the texts say, a Parquet file a table
READ = ("articles", "texts", "edits")
MADE = ("sentences", "dates", "mentions", "quotes", "labels", "frames", "notices", "set_aside")
MEMORY = "512MB"
# articles from which on a process more is worth its start
EACH_WORKER = 1000
SHEETS = ("actors", "labels", "frames")
SOURCES = ("read", "annotate", "scale", "contracts.csv", "large.py", "tables.py")
ARROW = {
    "string": pa.string(), "date": pa.string(), "integer": pa.int64(), "number": pa.float64(),
    "boolean": pa.bool_(),
}  # fmt: skip

Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Of how many articles the tables show how many, and how many each outlet has in all."""

    articles: int
    shown: int
    named: int
    sample: int
    seed: int
    outlets: Mapping[str, int]

    def as_json(self) -> str:
        """For a file beside the tables."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def run(
    corpus: Path, *, build: Path, say: Callable[[str], None] = lambda line: None
) -> tuple[Frames, Frames, Excerpt]:
    """The tables of the excerpt, the counts over all articles, and what the excerpt is.

    Args:
        corpus: folder with `articles.csv`.
        build: folder where the texts read (`whole`) and the annotations (`dataset`) are kept.
        say: told what has to be known while it runs.

    Raises:
        CadrageError: an input or a table is wrong; names the place.
    """
    case = read_case(corpus)
    annotated(corpus, case, build=build, say=say)
    scratch = build / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        house = warehouse.Warehouse(_files(build, case, scratch), memory=MEMORY, scratch=scratch)
        house.settle()
        return _counted(house, case, build / "whole" / "texts.parquet")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def state_of(corpus: Path) -> str:
    """A digest of what annotations depend on: nothing is made anew while it is the same."""
    return digest_of([corpus, *(PACKAGE / name for name in SOURCES)])


def annotated(
    corpus: Path, case: Mapping[str, pd.DataFrame], *, build: Path, say: Callable[[str], None]
) -> None:
    """Read and annotate what is not there yet."""
    whole, state = build / "whole", state_of(corpus)
    mark = whole / "DIGEST"
    if mark.is_file() and mark.read_text(encoding="ascii").strip() == state:
        return
    whole.mkdir(parents=True, exist_ok=True)
    mark.unlink(missing_ok=True)
    lines = whole / "input.jsonl"
    number = _read(corpus, whole, lines)
    made = annotate_file(
        lines, out=build / "dataset", clean=False, say=say,
        knowledge=Knowledge(**{name: case.get(name) for name in SHEETS}),
        workers=min(os.cpu_count() or 1, number // EACH_WORKER),
    )  # fmt: skip
    for line in made.lines():
        say(line)
    lines.unlink()
    mark.write_text(state + "\n", encoding="ascii")


def _read(corpus: Path, whole: Path, lines: Path) -> int:
    """The tables of the texts, and the clean texts as `scale` takes them; how many they are."""
    schemas = {name: _schema(name) for name in READ}
    writers = {name: pq.ParquetWriter(whole / f"{name}.parquet", schemas[name]) for name in READ}
    number = 0
    try:
        with lines.open("w", encoding="utf-8") as out:
            for chunk in read_chunks(corpus, size=CHUNK):
                for name in READ:
                    frame = getattr(chunk, name)
                    rows = pa.Table.from_pandas(frame, schema=schemas[name], preserve_index=False)
                    writers[name].write_table(rows)
                number += len(chunk.articles)
                out.writelines(_lines(chunk.articles, chunk.texts))
    finally:
        for writer in writers.values():
            writer.close()
    return number


def _schema(name: str) -> pa.Schema:
    return pa.schema([(column.name, ARROW[column.type]) for column in tables.columns(name)])


def _lines(articles: pd.DataFrame, texts: pd.DataFrame) -> Iterator[str]:
    for row, clean in zip(articles.itertuples(index=False), texts["clean"], strict=True):
        given = {"article": row.article, "text": clean}
        if pd.notna(row.title):
            given["title"] = row.title
        if pd.notna(row.published_earliest):
            given["published"] = f"{row.published_earliest}/{row.published_latest}"
        yield json.dumps(given, ensure_ascii=False) + "\n"


def _files(build: Path, case: Mapping[str, pd.DataFrame], scratch: Path) -> dict[str, Path]:
    """Table → its file or files."""
    found = {name: build / "whole" / f"{name}.parquet" for name in READ}
    for name in MADE:
        parts = build / "dataset" / name / "part-*.parquet"
        if any(parts.parent.glob(parts.name)):
            found[name] = parts
    if "actors" in case:
        found["actors"] = scratch / "actors.parquet"
        report.passed_on("actors", case).to_parquet(found["actors"], index=False)
    return found


def _counted(
    house: warehouse.Warehouse, case: Mapping[str, pd.DataFrame], texts: Path
) -> tuple[Frames, Frames, Excerpt]:
    if "referents" in case:
        found = house.frame("SELECT DISTINCT referent, article FROM labels")
        naming.warn_of_never_found(
            set(found["referent"]), case["referents"], found["article"].nunique()
        )
    named = list(_named(case))
    sigla = warehouse.chosen(house, named)
    layers = warehouse.excerpt(house, sigla)
    shown = report.tables_of(layers, case, excerpt=True)
    counts = warehouse.Whole(house, shown).all()
    searched = _searched(texts, house, case)
    if searched is not None:
        counts["silences"] = _with_evidence(searched, shown)
    shown["voice_shares"] = voice_shares.over_all(_cells(house), shown["voice_shares"])
    values = warehouse.values(house, single=False)
    # the record is the case's, and not in the warehouse
    values.pop("time.recorded", None)
    number = int(values["corpus.articles"])
    shown["findings"] = over_all(
        shown, Counted(values, shown["voice_shares"], _by_search(searched), number)
    )
    outlets = house.frame(
        "SELECT outlet, count(*) AS articles FROM articles GROUP BY outlet"
        " ORDER BY articles DESC, outlet LIMIT 100"
    )
    about = Excerpt(
        number, len(sigla), len(set(named) & set(sigla)), warehouse.SAMPLE, SEED,
        {row.outlet: int(row.articles) for row in outlets.itertuples(index=False)},
    )  # fmt: skip
    return shown, counts, about


def _named(case: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """The articles that the analyst's sheets name, by siglum or by evidence id."""
    for sheet, frame in case.items():
        if "article" in frame and sheet not in SHEETS:
            yield from frame["article"].dropna()
        for column in ("evidence", "sentences"):
            if column in frame:
                yield from warehouse.cited(frame[column])


def _cells(house: warehouse.Warehouse) -> pd.DataFrame:
    """Quotations and words by article, side, standing and kind; names as categories."""
    made = house.frame(
        "SELECT article, side, standing, kind, count(*) AS quotes, sum(words)::BIGINT AS words"
        " FROM spoken GROUP BY ALL ORDER BY ALL"
    )
    return made.astype(dict.fromkeys(["article", "side", "standing", "kind"], "category"))


def _searched(
    texts: Path, house: warehouse.Warehouse, case: Mapping[str, pd.DataFrame]
) -> pd.DataFrame | None:
    """The searches over all texts, a chunk at a time."""
    if "silences" not in case:
        return None
    outlet = house.frame("SELECT article, outlet FROM lanes").set_index("article")["outlet"]
    file = pq.ParquetFile(texts)
    chunks = (
        batch.to_pandas().assign(outlet=lambda rows: rows["article"].map(outlet))
        for batch in file.iter_batches(BATCH, columns=["article", "clean"])
    )
    return silences.tally(chunks, case["silences"])


def _with_evidence(searched: pd.DataFrame, shown: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The searches by outlet, with the sentences of the excerpt's articles of each."""
    outlet = shown["articles"].set_index("article")["outlet"]
    own = shown["silences"].assign(outlet=shown["silences"]["article"].map(outlet))
    own = own.dropna(subset="evidence").groupby(["silence", "outlet"])["evidence"].agg(" ".join)
    keys = pd.MultiIndex.from_frame(searched[["silence", "outlet"]])
    return searched.assign(evidence=own.reindex(keys).astype("string").to_numpy())


def _by_search(searched: pd.DataFrame | None) -> dict[str, dict[str, int]]:
    if searched is None:
        return {}
    summed = searched.groupby("silence")[["articles", "absent"]].sum()
    return {str(key): {k: int(v) for k, v in row.items()} for key, row in summed.iterrows()}


def write(counts: Mapping[str, pd.DataFrame], about: Excerpt, folder: Path) -> None:
    """Write the counts beside the tables, and what the excerpt is.

    Args:
        counts: name → frame.
        about: the excerpt.
        folder: of the tables.
    """
    (folder / "counts").mkdir(parents=True)
    for name, frame in counts.items():
        rows = frame.attrs.get("rows", len(frame))
        table = pa.Table.from_pandas(frame, preserve_index=False)
        held = {b"rows": str(rows).encode(), **(table.schema.metadata or {})}
        pq.write_table(table.replace_schema_metadata(held), folder / "counts" / f"{name}.parquet")
    (folder / EXCERPT).write_text(about.as_json(), encoding="utf-8")


def read_counts(folder: Path, said: str) -> Frames:
    """The counts beside the tables; each bears what is said of it.

    Args:
        folder: of the tables.
        said: of how many articles they were counted.
    """
    found = {}
    for path in sorted((folder / "counts").glob("*.parquet")):
        table = pq.read_table(path)
        frame = table.to_pandas()
        rows = (table.schema.metadata or {}).get(b"rows", b"0")
        frame.attrs = {"rows": int(rows), "counted": said}
        found[path.stem] = frame
    return found
