"""JSON Lines to the tables `articles` and `texts`, some articles at a time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cadrage import tables
from cadrage.errors import InputError, MissingError
from cadrage.read.cleaning import crawl_month, find_edits
from cadrage.read.edits import apply_edits
from cadrage.read.published import days_of

OPTIONAL = ("outlet", "title", "author", "address", "language")
FIELDS = ("article", "text", "published", *OPTIONAL)
# a line that is longer is no article; it is never held in memory whole
LONGEST_LINE = 64 * 1024 * 1024
SURROGATE = re.compile("[\ud800-\udfff]")

Given = Mapping[str, str]
Rows = tuple[dict[str, object], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: its number from 1, where it starts in bytes, and what stands there.

    `bytes` is empty where the line is too long to be read.
    """

    number: int
    start: int
    length: int
    bytes: bytes


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

    Note:
        The names of all articles are kept in memory. `cadrage.scale` reads files of any size.
    """
    seen: dict[str, int] = {}
    rows: list[Rows] = []
    for line in lines_of(path):
        given = read_object(line, file=str(path))
        _note(seen, given["article"], path, line.number)
        rows.append(rows_of(given, file=str(path), row=line.number, clean=clean))
        if len(rows) == chunk:
            yield frames_of(rows)
            rows = []
    if rows:
        yield frames_of(rows)


def lines_of(path: Path) -> Iterator[Line]:
    """The lines that hold anything, one at a time.

    Raises:
        MissingError: there is no such file.
    """
    if not path.is_file():
        raise MissingError(path, expected="a JSON Lines file")
    with path.open("rb") as stream:
        number, start = 0, 0
        while line := stream.readline(LONGEST_LINE):
            number += 1
            length, whole = len(line), line
            while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                line, whole = stream.readline(LONGEST_LINE), b""
                length += len(line)
            if not whole or whole.strip():
                yield Line(number, start, length, whole)
            start += length


def read_object(line: Line, *, file: str) -> Given:
    """The fields of one line that are known, as text; those that are empty are left out.

    Raises:
        InputError: it is no such object; names the line and the field.

    Note:
        A lone surrogate, half of a character, becomes U+FFFD: offsets stay as they are.
    """
    number = line.number
    if not line.bytes:
        found, most = f"a line of {line.length:,} bytes", f"{LONGEST_LINE:,} bytes at most"
        raise InputError(file, row=number, found=found, expected=most)
    try:
        found = json.loads(line.bytes)
    except (ValueError, RecursionError) as error:
        raise InputError(file, row=number, found=str(error), expected="JSON in UTF-8") from error
    if not isinstance(found, dict):
        raise InputError(file, row=number, found=type(found).__name__, expected="a JSON object")
    for key in ("article", "text"):
        if not isinstance(found.get(key), str) or (key == "article" and not found[key]):
            raise InputError(file, row=number, column=key, found=found.get(key), expected="text")
    given = {
        key: SURROGATE.sub("\ufffd", str(found[key]))
        for key in FIELDS
        if found.get(key) or key == "text"
    }
    _days(given.get("published"), file, number)
    return given


def rows_of(given: Given, *, file: str, row: int | None = None, clean: bool = True) -> Rows:
    """One article as a row of `articles` and a row of `texts`.

    Args:
        given: what `read_object` gives.
        file: name of the file that it came from.
        row: its line there.
        clean: strip what the text shows to be no part of it.
    """
    raw = given["text"]
    text = apply_edits(raw, find_edits(raw), file=file)[0] if clean else raw
    published = given.get("published") or (crawl_month(raw) if clean else None)
    earliest, latest = _days(published, file, row)
    article: dict[str, object] = {name: given.get(name) for name in OPTIONAL}
    article |= {
        "article": given["article"],
        "outlet": given.get("outlet", "not stated"),
        "outlet_kind": "not stated",
        "outlet_basis": "stated",
        "country": "not stated",
        "published_earliest": earliest,
        "published_latest": latest,
        "published_basis": "stated" if published else None,
        "language": given.get("language", "fr"),
        "file": Path(file).name,
        "sha256": hashlib.sha256(raw.encode()).hexdigest(),
        "raw_chars": len(raw),
        "clean_chars": len(text),
        "words": len(text.split()),
    }
    return article, {"article": given["article"], "raw": raw, "clean": text}


def frames_of(rows: Sequence[Rows]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `articles` and `texts` of some rows."""
    return (
        tables.frame("articles", [article for article, _ in rows]),
        tables.frame("texts", [text for _, text in rows]),
    )


def _days(published: str | None, file: str, row: int | None) -> tuple[str | None, str | None]:
    if not published:
        return None, None
    try:
        return days_of(published)
    except ValueError as error:
        expected = "a day, a month, a year, or two of them joined by '/'"
        raise InputError(
            file, row=row, column="published", found=published, expected=expected
        ) from error


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
