"""A draft authority of whom a corpus names, for the analyst to edit: `cadrage actors draft`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from cadrage.annotate.chunk import Knowledge, annotate
from cadrage.annotate.mentions import draft_authority
from cadrage.errors import InputError
from cadrage.read import read_case, read_corpus
from cadrage.read.jsonl import read_jsonl

NAME = "actors.csv"


def draft_actors(source: Path, *, out: Path | None = None, least: int = 1) -> tuple[Path, int]:
    """Write the actors that no authority knows yet; returns the file and how many there are.

    Args:
        source: a corpus folder, or a file of JSON Lines (see `cadrage.read.jsonl`).
        out: the file to write; by default `actors.csv` in the folder, or beside the file.
        least: how often an actor must be named to be listed.

    Raises:
        CadrageError: the input is wrong, or the file to write is there already.
    """
    path = out or (source if source.is_dir() else source.parent) / NAME
    if path.exists():
        raise InputError(
            path, found="a file", expected="none",
            hint="A draft never replaces an authority: give another name with --out.",
        )
    parts = _of_folder(source) if source.is_dir() else _of_lines(source)
    mentions = pd.concat(list(parts), ignore_index=True)
    draft = draft_authority(mentions, least=least)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:
        draft.to_csv(file, index=False, lineterminator="\n")
    return path, len(draft)


def _of_folder(folder: Path) -> Iterator[pd.DataFrame]:
    corpus = read_corpus(folder)
    known = Knowledge(actors=read_case(folder).get("actors"))
    made = annotate(corpus.articles, corpus.texts, knowledge=known, layers=["mentions"])
    yield made["mentions"]


def _of_lines(path: Path) -> Iterator[pd.DataFrame]:
    for articles, texts in read_jsonl(path):
        yield annotate(articles, texts, layers=["mentions"])["mentions"]
