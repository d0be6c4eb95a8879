"""The identity of the edition, from `CITATION.cff` alone: title, authors, version, date, rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from cadrage.errors import InputError, MissingError


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition, as its citation file states it; `stamp` is what the PDF gives as its date."""

    title: str
    authors: tuple[str, ...]
    version: str
    released: date
    stamp: datetime
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    address: str = ""
    doi: str = ""

    @property
    def w3c_stamp(self) -> str:
        """The stamp as XMP writes it."""
        return self.stamp.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_edition(path: Path, *, environ: Mapping[str, str]) -> Edition:
    """Read the edition from a citation file.

    Args:
        path: the `CITATION.cff`.
        environ: where `SOURCE_DATE_EPOCH` (seconds) is looked up; without it the stamp is the day
            of release, 0 h UTC.

    Raises:
        MissingError: no such file.
        InputError: a field that is missing, or a date or epoch that is none.

    References:
        Citation File Format 1.2.0.
    """
    if not path.is_file():
        raise MissingError(path, expected="the citation file", hint="It names version and date.")
    try:
        # as strings: YAML's own types would make a number of version 1.10
        fields = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise InputError(path, found=str(error), expected="YAML") from error
    if not isinstance(fields, dict):
        raise InputError(path, found=fields, expected="a mapping of fields")
    for name in ("title", "authors", "version", "date-released"):
        if not fields.get(name):
            raise InputError(path, column=name, found=fields.get(name), expected="a value")
    released = _day(fields["date-released"], path)
    return Edition(
        title=str(fields["title"]),
        authors=tuple(_name(author) for author in fields["authors"]),
        version=str(fields["version"]),
        released=released,
        stamp=_stamp(environ.get("SOURCE_DATE_EPOCH"), released),
        abstract=" ".join(str(fields.get("abstract", "")).split()),
        keywords=tuple(map(str, fields.get("keywords", ()))),
        licences=_listed(fields.get("license")),
        address=str(fields.get("url") or fields.get("repository-code") or ""),
        doi=_doi(fields),
    )


def _day(found: object, path: Path) -> date:
    try:
        return date.fromisoformat(str(found))
    except ValueError as error:
        raise InputError(
            path, column="date-released", found=found, expected="a day, as 2026-01-31"
        ) from error


def _stamp(epoch: str | None, released: date) -> datetime:
    if not epoch:
        return datetime(released.year, released.month, released.day, tzinfo=UTC)
    if not epoch.isdecimal():
        raise InputError(
            "SOURCE_DATE_EPOCH", found=epoch, expected="seconds since 1970-01-01 as digits"
        )
    return datetime.fromtimestamp(int(epoch), tz=UTC)


def _name(author: Mapping[str, Any]) -> str:
    if "name" in author:
        return str(author["name"])
    return f"{author.get('given-names', '')} {author.get('family-names', '')}".strip()


def _listed(found: object) -> tuple[str, ...]:
    if not found:
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else (str(found),)


def _doi(fields: Mapping[str, Any]) -> str:
    if fields.get("doi"):
        return str(fields["doi"])
    others = (one for one in fields.get("identifiers", ()) if one.get("type") == "doi")
    return str(next((one["value"] for one in others), ""))
