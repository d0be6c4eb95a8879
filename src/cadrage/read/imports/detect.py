"""Which importer reads a file: by how its name ends, or else by what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from cadrage.errors import UnknownNameError
from cadrage.read.imports.columns import read_csv, read_jsonl, read_parquet
from cadrage.read.imports.europresse import SIGNS, read_europresse
from cadrage.read.imports.factiva import read_factiva_html, read_factiva_rtf
from cadrage.read.imports.item import Reader
from cadrage.read.imports.nexis import read_nexis
from cadrage.read.imports.page import read_page, read_warc
from cadrage.read.imports.plain import read_plain

FORMATS = (
    "text", "page", "warc", "europresse", "factiva", "nexis", "csv", "jsonl", "parquet",
)  # fmt: skip
ENDINGS = {
    ".txt": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".warc": "warc",
    ".rtf": "factiva", ".docx": "nexis", ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".parquet": "parquet",
}  # fmt: skip
# what is beside articles in a folder and is none
PASSED = frozenset({".bib", ".ris", ".md", ".pdf", ".jpg", ".png", ".css", ".js", ".xml"})


def format_of(path: Path) -> str:
    """The name of the format of a file, or '' where none of ours is likely."""
    name = path.name.casefold()
    if name.endswith(".warc.gz"):
        return "warc"
    found = ENDINGS.get(path.suffix.casefold(), "")
    return _kind_of_page(path) if found == "page" else found


def _kind_of_page(path: Path) -> str:
    with path.open("rb") as stream:
        beginning = stream.read(1 << 20)
    if any(sign.encode() in beginning for sign in SIGNS):
        return "europresse"
    if b"articleParagraph" in beginning or b"factiva" in beginning.lower():
        return "factiva"
    return "page"


def reader_of(name: str, path: Path, *, columns: Mapping[str, str]) -> Reader:
    """The importer of a format.

    Raises:
        UnknownNameError: there is no such format.
    """
    readers: dict[str, Reader] = {
        "text": read_plain,
        "page": read_page,
        "warc": read_warc,
        "europresse": read_europresse,
        "factiva": read_factiva_rtf if path.suffix.casefold() == ".rtf" else read_factiva_html,
        "nexis": read_nexis,
        "csv": partial(read_csv, columns=columns),
        "jsonl": partial(read_jsonl, columns=columns),
        "parquet": partial(read_parquet, columns=columns),
    }
    if name not in readers:
        raise UnknownNameError("format", name, readers)
    return readers[name]


def files_of(paths: list[Path]) -> Iterator[Path]:
    """Files, and those below folders in sorted order; no link is followed out of a folder."""
    for path in paths:
        if path.is_dir():
            inside = (one for one in sorted(path.rglob("*")) if not one.name.startswith("."))
            yield from (one for one in inside if one.is_file() and not one.is_symlink())
        else:
            yield path
