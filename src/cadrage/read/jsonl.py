"""JSON Lines to the tables `articles` and `texts`, some articles at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from cadrage import tables
from cadrage.errors import InputError, MissingError
from cadrage.read.cleaning import crawl_month, find_edits
from cadrage.read.edits import apply_edits
from cadrage.read.published import days_of

OPTIONAL = ("outlet", "title", "author", "address", "language")


def read_jsonl(
    path: Path, *, clean: bool = True, chunk: int = 256
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """The tables `articles` and `texts` of each chunk of lines.

    Args:
        path: file of one JSON object a line: `article` and `text`, and optionally `published`
            (day, month, year, or two joined by '/'), outlet, title, author, address, language.
        clean: strip what the text shows to be no part of it; without, the text stays as it is.
        chunk: articles a chunk.

    Raises:
        MissingError: there is no such file.
        InputError: a line is no such object, or an article stands twice; names the line.
    """
    if not path.is_file():
        raise MissingError(path, expected="a JSON Lines file")
    seen: dict[str, int] = {}
    rows: list[tuple[dict[str, object], dict[str, object]]] = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                rows.append(_rows_of(_object(path, number, line), path, number, clean))
                _note(seen, str(rows[-1][0]["article"]), path, number)
            if len(rows) == chunk:
                yield _frames(rows)
                rows = []
    if rows:
        yield _frames(rows)


def _object(path: Path, number: int, line: bytes) -> dict[str, object]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise InputError(path, row=number, found=str(error), expected="JSON in UTF-8") from error
    if not isinstance(found, dict):
        raise InputError(path, row=number, found=type(found).__name__, expected="a JSON object")
    for key in ("article", "text"):
        if not isinstance(found.get(key), str) or (key == "article" and not found[key]):
            raise InputError(path, row=number, column=key, found=found.get(key), expected="text")
    return found


def _rows_of(
    given: dict[str, object], path: Path, number: int, clean: bool
) -> tuple[dict[str, object], dict[str, object]]:
    raw = str(given["text"])
    text = apply_edits(raw, find_edits(raw), file=str(path))[0] if clean else raw
    published = given.get("published") or (crawl_month(raw) if clean else None)
    try:
        earliest, latest = days_of(str(published)) if published else (None, None)
    except ValueError as error:
        raise InputError(
            path,
            row=number,
            column="published",
            found=published,
            expected="a day, a month, a year, or two of them joined by '/'",
        ) from error
    article: dict[str, object] = {name: given.get(name) or None for name in OPTIONAL}
    article |= {
        "article": given["article"],
        "outlet": given.get("outlet") or "not stated",
        "outlet_kind": "not stated",
        "outlet_basis": "stated",
        "country": "not stated",
        "published_earliest": earliest,
        "published_latest": latest,
        "published_basis": "stated" if published else None,
        "language": given.get("language") or "fr",
        "file": path.name,
        "sha256": hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
        "raw_chars": len(raw),
        "clean_chars": len(text),
        "words": len(text.split()),
    }
    return article, {"article": given["article"], "raw": raw, "clean": text}


def _note(seen: dict[str, int], article: str, path: Path, number: int) -> None:
    if article in seen:
        raise InputError(
            path,
            row=number,
            column="article",
            found=article,
            expected=f"a name of its own: line {seen[article]} has the same",
        )
    seen[article] = number


def _frames(
    rows: list[tuple[dict[str, object], dict[str, object]]],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    return (
        tables.frame("articles", [article for article, _ in rows]),
        tables.frame("texts", [text for _, text in rows]),
    )
