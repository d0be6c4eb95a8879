"""Tables of articles: CSV, JSON Lines and Parquet, with a map of their columns.

All are read a row at a time, so that a file of any size fits.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cadrage.errors import InputError
from cadrage.read.imports.days import published_of
from cadrage.read.imports.decoding import encoding_of
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits

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
        reader = csv.DictReader(lines, delimiter=_separator(lines.readline()))
        lines.seek(0)
        rows = _csv_rows(reader, path.name)
        yield from _items(rows, path, reader.fieldnames or (), columns, limits, note)


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
            yield place, {key: cell for key, cell in row.items() if cell}


def _separator(header: str) -> str:
    return max(",;\t|", key=header.count)


def read_jsonl(path: Path, limits: Limits, *, columns: Mapping[str, str]) -> Iterator[Found]:
    """The articles of a file of one JSON object a line."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            place = f"line {number}"
            if not line.strip():
                continue
            if len(line) > limits.text * 4:
                yield Refusal(path.name, place, f"more than {limits.text * 4:,} bytes")
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Refusal(path.name, place, f"no JSON in UTF-8: {error}")
                continue
            if not isinstance(row, dict):
                yield Refusal(path.name, place, f"{type(row).__name__}, not a JSON object")
                continue
            yield from _items([(place, row)], path, list(row), columns, limits, "")


def read_parquet(path: Path, limits: Limits, *, columns: Mapping[str, str]) -> Iterator[Found]:
    """The articles of a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path)
        header = file.schema_arrow.names
        for batch in file.iter_batches(batch_size=64):
            rows = ((f"row {n}", row) for n, row in enumerate(batch.to_pylist(), 1))
            yield from _items(rows, path, header, columns, limits, "")
    except (pa.ArrowException, OSError) as error:
        yield Refusal(path.name, "", f"no Parquet file, or a damaged one: {error}")


def _items(
    rows: Iterable[tuple[str, Row | Refusal]], path: Path, header: Iterable[str],
    given: Mapping[str, str], limits: Limits, note: str,
) -> Iterator[Found]:  # fmt: skip
    named = columns_of(header, given, file=str(path))
    for place, row in rows:
        if isinstance(row, Refusal):
            yield row
            continue
        cells = {ours: _cell(row.get(theirs)) for ours, theirs in named.items()}
        text = cells.get("text", "")
        if not text.strip():
            reason = "no text" if "text" in named else "no column holds the text"
            yield Refusal(path.name, place, reason)
        elif len(text) > limits.text:
            yield Refusal(
                path.name, place, f"{len(text):,} characters; one may have {limits.text:,}"
            )
        else:
            yield _item(cells, path.name, place, note)


def _item(cells: Mapping[str, str], source: str, place: str, note: str) -> Item:
    printed = cells.get("published", "")
    published = printed if "/" in printed and len(printed) > 10 else published_of(printed)
    lost = f"the date '{printed[:40]}' is none that we can read"
    return Item(
        source, place, cells["text"], title=cells.get("title", ""),
        outlet=cells.get("outlet", ""), author=cells.get("author", ""), published=published,
        address=cells.get("address", ""), language=cells.get("language", "")[:2].casefold(),
        name=cells.get("name", ""),
        repairs=tuple(filter(None, (note, lost if printed and not published else ""))),
    )  # fmt: skip


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
