"""Every count over all articles of a large corpus, and the tables of its excerpt."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from cadrage.annotate.chunk import SHEETS
from cadrage.large import whole
from cadrage.large.excerpt import Excerpt
from cadrage.measure import naming, report, silences, warehouse
from cadrage.measure import shares as voice_shares
from cadrage.measure.warehouse.chosen import SEED
from cadrage.measure.warehouse.findings import Counted, over_all
from cadrage.read import read_case

BATCH = 1000
MEMORY = "512MB"

Frames = dict[str, pd.DataFrame]


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
    whole.annotated(corpus, case, build=build, say=say)
    scratch = build / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        house = warehouse.Warehouse(_files(build, case, scratch), memory=MEMORY, scratch=scratch)
        house.settle()
        return _counted(house, case, build / "whole" / "texts.parquet")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _files(build: Path, case: Mapping[str, pd.DataFrame], scratch: Path) -> dict[str, Path]:
    """Table → its file or files, the authority among them."""
    found = whole.files(build)
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
    # Python searches while DuckDB counts
    with ThreadPoolExecutor(1) as beside:
        searched = beside.submit(_searched, texts, warehouse.lanes(house), case)
        return _with_counts(house, case, searched)


def _with_counts(
    house: warehouse.Warehouse,
    case: Mapping[str, pd.DataFrame],
    searching: Future[pd.DataFrame | None],
) -> tuple[Frames, Frames, Excerpt]:
    named = list(_named(case))
    sigla = warehouse.chosen(house, named)
    layers = warehouse.excerpt(house, sigla)
    shown = report.tables_of(layers, case, excerpt=True)
    counts = warehouse.chapters(warehouse.Whole(house, shown))
    searched = searching.result()
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
    texts: Path, outlet: pd.Series, case: Mapping[str, pd.DataFrame]
) -> pd.DataFrame | None:
    """The searches over all texts, a chunk at a time."""
    if "silences" not in case:
        return None
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
