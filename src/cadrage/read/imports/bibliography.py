"""What a reference manager knows of articles: Zotero's BibTeX, laid over what was imported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cadrage.errors import InputError, MissingError
from cadrage.read.imports.days import MONTHS, published_of
from cadrage.read.imports.decoding import NoTextError, decode
from cadrage.read.imports.item import Item

_OUTLET = ("journaltitle", "journal", "publication", "publisher", "howpublished")
_BRACES = re.compile(r"[{}]|\\(?=[&%$#_])")


@dataclass(frozen=True, slots=True)
class Notice:
    """One entry: what it says of an article; empty where it says nothing."""

    key: str
    title: str
    outlet: str
    author: str
    published: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Notices by address, by title and by the names of their attached files."""

    by_address: Mapping[str, Notice]
    by_title: Mapping[str, Notice]
    by_file: Mapping[str, Notice]

    def completed(self, item: Item) -> Item:
        """The item with what its notice knows better; a stated date replaces an inferred one."""
        notice = (
            self.by_file.get(item.source)
            or self.by_file.get(item.name)
            or (self.by_address.get(item.address) if item.address else None)
            or (self.by_title.get(_flat(item.title)) if item.title else None)
        )
        if notice is None:
            return item
        better = {
            name: value
            for name in ("title", "outlet", "author", "address", "language")
            if (value := getattr(notice, name)) and not getattr(item, name)
        }
        if notice.published and (not item.published or item.basis == "inferred"):
            better |= {"published": notice.published, "basis": "stated"}
        repairs = (*item.repairs, f"completed from the notice '{notice.key}'")
        return replace(item, **better, repairs=repairs) if better else item


EMPTY = Bibliography({}, {}, {})


def read_bibliography(path: Path) -> Bibliography:
    """Read a BibTeX file.

    Raises:
        MissingError: there is no such file.
        InputError: it is no BibTeX.
    """
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    if not path.is_file():
        raise MissingError(path, expected="a BibTeX file")
    try:
        text, _ = decode(path.read_bytes())
    except NoTextError as error:
        raise InputError(path, found=str(error), expected="BibTeX") from error
    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexError as error:
        raise InputError(path, found=str(error), expected="BibTeX") from error
    notices = [(_notice(key, entry), _files(entry)) for key, entry in entries.items()]
    return Bibliography(
        {notice.address: notice for notice, _ in notices if notice.address},
        {_flat(notice.title): notice for notice, _ in notices if notice.title},
        {name: notice for notice, names in notices for name in (*names, notice.key)},
    )


def _notice(key: str, entry) -> Notice:  # type: ignore[no-untyped-def]
    fields = {name.casefold(): _BRACES.sub("", value) for name, value in entry.fields.items()}
    people = " and ".join(
        _BRACES.sub("", str(person)) for person in entry.persons.get("author", ())
    )
    return Notice(
        key=key, title=fields.get("title", ""),
        outlet=next((fields[name] for name in _OUTLET if fields.get(name)), ""),
        author=people, published=_published(fields), address=fields.get("url", ""),
        language={"french": "fr", "english": "en"}.get(
            fields.get("langid", ""), fields.get("language", "")[:2].casefold()
        ),
    )  # fmt: skip


def _published(fields: Mapping[str, str]) -> str:
    if fields.get("date"):
        return fields["date"] if "/" in fields["date"] else published_of(fields["date"])
    month = fields.get("month", "").casefold()
    number = MONTHS.get(month) or (int(month) if month.isdecimal() else None)
    year = fields.get("year", "")
    return published_of(f"{year}-{number:02}" if number else year)


def _files(entry) -> list[str]:  # type: ignore[no-untyped-def]
    """Names of attached files, as Zotero and JabRef write them: «title:path:type;…» or paths."""
    found = []
    for part in re.split(r"(?<!\\);", entry.fields.get("file", "")):
        pieces = [piece for piece in re.split(r"(?<!\\):", part) if piece]
        path = pieces[1] if len(pieces) > 2 else pieces[0] if pieces else ""
        if path:
            found.append(path.replace("\\:", ":").replace("\\", "/").rpartition("/")[2])
    return found


def _flat(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
