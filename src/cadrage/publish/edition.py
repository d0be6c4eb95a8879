"""The identity of the edition, from `CITATION.cff` alone: title, authors, version, date, rights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from cadrage.errors import InputError, MissingError


@dataclass(frozen=True, slots=True)
class Author:
    """A body (`family` is all its name) or a person."""

    family: str
    given: str = ""
    is_body: bool = False

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """The name as lists of authors sort it: family name first."""
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition, as its citation file states it; `stamp` is what the PDF gives as its date."""

    title: str
    authors: tuple[Author, ...]
    version: str
    released: date
    stamp: datetime
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    site: str = ""
    code: str = ""
    doi: str = ""

    @property
    def day(self) -> str:
        """The day of release as prose writes it."""
        return f"{self.released.day} {self.released:%B %Y}"

    @property
    def address(self) -> str:
        """Where it can be read, or else where its source lies; '' where neither is stated."""
        return self.site or self.code

    @property
    def byline(self) -> str:
        """All authors as a title page names them."""
        return ", ".join(map(str, self.authors))

    @property
    def w3c_stamp(self) -> str:
        """The stamp as XMP writes it."""
        return self.stamp.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Identity:
    """What the build says it was made from: the edition's digest and its source's SWHID."""

    digest: str
    swhid: str


def read_identity(path: Path) -> Identity | None:
    """Read `identity.json`; None where the build has not written any.

    Raises:
        InputError: the file is not what the build writes.
    """
    if not path.is_file():
        return None
    try:
        return Identity(**json.loads(path.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise InputError(
            path, found=str(error), expected="an object with digest and swhid",
            hint="Remove it and build again.",
        ) from error  # fmt: skip


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
        authors=tuple(_author(author) for author in fields["authors"]),
        version=str(fields["version"]),
        released=released,
        stamp=_stamp(environ.get("SOURCE_DATE_EPOCH"), released),
        abstract=" ".join(str(fields.get("abstract", "")).split()),
        keywords=tuple(map(str, fields.get("keywords", ()))),
        licences=_listed(fields.get("license")),
        site=str(fields.get("url") or ""),
        code=str(fields.get("repository-code") or ""),
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


def _author(fields: Mapping[str, Any]) -> Author:
    if "name" in fields:
        return Author(str(fields["name"]), is_body=True)
    family = " ".join(str(fields.get(part, "")) for part in ("name-particle", "family-names"))
    return Author(family.strip(), str(fields.get("given-names", "")))


def _listed(found: object) -> tuple[str, ...]:
    if not found:
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else (str(found),)


def _doi(fields: Mapping[str, Any]) -> str:
    if fields.get("doi"):
        return str(fields["doi"])
    others = (one for one in fields.get("identifiers", ()) if one.get("type") == "doi")
    return str(next((one["value"] for one in others), ""))
