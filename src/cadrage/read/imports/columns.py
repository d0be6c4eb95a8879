"""Tables of articles: CSV, JSON Lines and Parquet, with a map of their columns.

All are read a row at a time, so that a file of any size fits.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from cadrage.errors import InputError
from cadrage.read.imports.days import published_of, unread
from cadrage.read.imports.decoding import encoding_of
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits, lines_of, rest_of_line

# what a column may be called, besides its own name (Media Cloud, Zotero, common exports)
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "texte", "contenu", "article_text", "fulltext"),
    "name": ("article", "id", "identifier", "stories_id", "key"),
    "title": ("title", "titre", "headline"),
    "published": (
        "published", "publish_date", "publication_date", "date", "date_publication",
        "published_earliest",
    ),
    "outlet": (
        "outlet", "media_name", "publication title", "source", "journal", "publisher", "newspaper",
    ),
    "author": ("author", "auteur", "authors", "byline"),
    "address": ("address", "url", "link", "lien"),
    "language": ("language", "langue", "lang"),
}  # fmt: skip
Row = Mapping[str, object]
# spreadsheets leave out what is empty at the end of a row; a file that is cut off ends so too
SHORT = "fewer cells than the header has columns"


def columns_of(header: Iterable[str], given: Mapping[str, str], *, file: str) -> dict[str, str]:
    """Which column holds what: ours → theirs.

    Args:
        header: the names of the file's columns.
        given: as the user maps them; it goes before every synonym.
        file: for the message.

    Raises:
        InputError: a column that the user names is not there, or no column holds text.
    """
    there = {name.strip().casefold(): name for name in header}
    found: dict[str, str] = {}
    for ours, theirs in given.items():
        if theirs.strip().casefold() not in there:
            raise InputError(
                file, column=theirs, found=", ".join(there.values()) or "no column",
                expected=f"the column that is to be read as {ours}",
            )  # fmt: skip
        found[ours] = there[theirs.strip().casefold()]
    for ours, names in SYNONYMS.items():
        name = next((there[name] for name in names if name in there), None)
        if ours not in found and name is not None and name not in found.values():
            found[ours] = name
    return found


def read_csv(path: Path, limits: Limits, *, columns: Mapping[str, str]) -> Iterator[Found]:
    """The articles of a CSV file, whatever its separator and encoding."""
    with path.open("rb") as raw:
        encoding = encoding_of(raw.read(1 << 20))
    note = "" if encoding in ("utf-8", "utf-8-sig") else f"read as {encoding}, found out"
    csv.field_size_limit(max(limits.text * 4, 1 << 17))
    with path.open(encoding=encoding, newline="") as lines:
        separator = _separator(lines.readline(limits.text))
        lines.seek(0)
        # strict: a quotation mark that is not closed would take all that follows for one cell
        reader = csv.DictReader(lines_of(lines, limits), delimiter=separator, strict=True)
        try:
            header = reader.fieldnames or ()
        except csv.Error as error:
            yield Refusal(path.name, "row 1", f"it cannot be read: {error}")
            return
        named = columns_of(header, columns, file=str(path))
        if "text" not in named:
            yield Refusal(path.name, "", _no_text(header))
            return
        for place, row in _csv_rows(reader, path.name):
            few = SHORT if isinstance(row, dict) and None in row.values() else ""
            told = "; ".join(filter(None, (note, few)))
            yield _found(row, named, path.name, place, limits, told)


def _csv_rows(reader: csv.DictReader[str], name: str) -> Iterator[tuple[str, Row | Refusal]]:
    while True:
        place = f"row {reader.line_num + 1}"
        try:
            row = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeDecodeError) as error:
            yield place, Refusal(name, place, f"it cannot be read: {error}")
            if isinstance(error, UnicodeDecodeError):
                return
            continue
        if None in row:
            yield place, Refusal(name, place, "more cells than the header has columns")
        else:
            yield place, row


def _separator(header: str) -> str:
    return max(",;\t|", key=header.count)


def read_jsonl(path: Path, limits: Limits, *, columns: Mapping[str, str]) -> Iterator[Found]:
    """The articles of a file of one JSON object a line."""
    longest = limits.text * 4
    with path.open("rb") as lines:
        for number in count(1):
            place = f"line {number}"
            line = lines.readline(longest + 1)
            if not line:
                return
            if not line.strip():
                continue
            if len(line) > longest:
                rest_of_line(lines, line)
                yield Refusal(path.name, place, f"more than {longest:,} bytes")
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Refusal(path.name, place, f"no JSON in UTF-8: {error}")
                continue
            if not isinstance(row, dict):
                yield Refusal(path.name, place, f"{type(row).__name__}, not a JSON object")
                continue
            given = {ours: theirs for ours, theirs in columns.items() if theirs in row}
            named = columns_of(row, given, file=str(path))
            if "text" not in named:
                yield Refusal(path.name, place, _no_text(row))
                continue
            yield _found(row, named, path.name, place, limits, "")


def read_parquet(path: Path, limits: Limits, *, columns: Mapping[str, str]) -> Iterator[Found]:
    """The articles of a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path)
        header, number = file.schema_arrow.names, count(1)
        named = columns_of(header, columns, file=str(path))
        if "text" not in named:
            yield Refusal(path.name, "", _no_text(header))
            return
        for batch in file.iter_batches(batch_size=64, columns=list(named.values())):
            for row in batch.to_pylist():
                yield _found(row, named, path.name, f"row {next(number)}", limits, "")
    except (pa.ArrowException, OSError) as error:
        yield Refusal(path.name, "", f"no Parquet file, or a damaged one: {error}")


def _no_text(header: Iterable[str]) -> str:
    names = ", ".join(map(str, header))[:200] or "none"
    return f"no column holds the text; found {names}: say which it is, --columns text=NAME"


def _found(
    row: Row | Refusal, named: Mapping[str, str], source: str, place: str, limits: Limits, note: str
) -> Found:
    if isinstance(row, Refusal):
        return row
    cells = {ours: _cell(row.get(theirs)) for ours, theirs in named.items()}
    text = cells["text"]
    if not text.strip():
        return Refusal(source, place, "no text")
    if len(text) > limits.text:
        return Refusal(source, place, f"{len(text):,} characters; one may have {limits.text:,}")
    return _item(cells, source, place, note)


def _item(cells: Mapping[str, str], source: str, place: str, note: str) -> Item:
    printed = cells.get("published", "")
    published = printed if "/" in printed and len(printed) > 10 else published_of(printed)
    return Item(
        source, place, cells["text"], title=cells.get("title", ""),
        outlet=cells.get("outlet", ""), author=cells.get("author", ""), published=published,
        address=cells.get("address", ""), language=cells.get("language", "")[:2].casefold(),
        name=cells.get("name", ""),
        repairs=tuple(filter(None, (note, unread(printed) if printed and not published else ""))),
    )  # fmt: skip


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
