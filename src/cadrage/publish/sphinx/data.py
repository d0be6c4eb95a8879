"""The finished tables, loaded once a build and looked up by evidence id and key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from sphinx.errors import ExtensionError

from cadrage import tables
from cadrage.errors import CadrageError, MissingError
from cadrage.publish.style import Colour, outlet_colours

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

Row = Mapping[str, Any]
LAYERS = ("edits", "dates", "mentions", "quotes", "labels", "frames")
NEEDED = ("articles", "texts", "sentences", "findings", "events", *LAYERS)
# beside tables that were made without their texts
MASKED = "MASKED"
HINT = "Run `make book`, which computes the tables before it builds the pages."


@dataclass(frozen=True, slots=True)
class Data:
    """What the pages need of the tables, by siglum, sentence and key; empty cells are None.

    `excerpt` says of how many articles they are how many, where they are not all; `is_masked`
    whether they were made without their texts.
    """

    articles: Mapping[str, Row]
    clean: Mapping[str, str]
    sentences: Mapping[str, Sequence[Row]]
    translations: Mapping[tuple[str, int], str]
    layers: Mapping[str, Mapping[str, Sequence[Row]]]
    findings: Mapping[str, Row]
    digest: str
    colours: Mapping[str, Colour] = field(default_factory=dict)
    record: Mapping[str, Row] = field(default_factory=dict)
    excerpt: Row = field(default_factory=dict)
    is_masked: bool = False

    def sentence(self, siglum: str, number: int) -> Row | None:
        """One sentence, or None where the article or the number does not exist."""
        rows = self.sentences.get(siglum, ())
        return rows[number - 1] if 0 < number <= len(rows) else None

    def colour(self, siglum: str) -> Colour:
        """The colour of the article's outlet."""
        return self.colours[self.articles[siglum]["outlet"]]

    def by_date(self) -> list[str]:
        """The sigla in order of publication: by first possible day, then by last, undated last."""
        none = "9999"
        return sorted(
            self.articles,
            key=lambda siglum: (
                self.articles[siglum]["published_earliest"] or none,
                self.articles[siglum]["published_latest"] or none,
                siglum,
            ),
        )

    def stamp(self, key: str) -> str:
        """A digest of what a page used: `article:…`, `finding:…`, `record:…`, `findings`,
        `excerpt`, `masked`, `all`.
        """
        kind, _, name = key.partition(":")
        if kind == "article":
            told = [self.translations.get((name, row["sentence"])) for row in self.sentences[name]]
            rows = {layer: held.get(name) for layer, held in self.layers.items()}
            return _hash(self.articles[name], self.clean[name], self.sentences[name], told, rows)
        if kind == "finding":
            return _hash(self.findings[name])
        if kind == "record":
            return _hash(self.record[name])
        if kind == "findings":
            return _hash(self.findings)
        if kind in ("excerpt", "masked"):
            return _hash(self.excerpt if kind == "excerpt" else self.is_masked)
        return self.digest


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@cache
def load(folder: Path) -> Data:
    """Read the tables of a folder, each checked against its contract.

    Raises:
        MissingError: a table is not there.
        ContractError: a table is not what its contract says.
    """
    frames = {name: _rows(folder, name) for name in NEEDED}
    articles = {row["article"]: row for row in frames["articles"]}
    digest = folder / "DIGEST"
    return Data(
        articles=articles,
        clean={row["article"]: row["clean"] for row in frames["texts"]},
        sentences=_by_article(frames["sentences"]),
        translations=_translations(folder / "translations.parquet"),
        layers={name: _by_article(frames[name]) for name in LAYERS},
        findings={row["finding"]: row for row in frames["findings"]},
        digest=digest.read_text("utf-8").partition("\n")[0] if digest.exists() else "undated",
        colours=outlet_colours(row["outlet"] for row in articles.values()),
        record={row["event"]: row for row in frames["events"] if row["lane"] == "record"},
        excerpt=_excerpt(folder / "EXCERPT.json"),
        is_masked=(folder / MASKED).exists(),
    )


def _excerpt(path: Path) -> Row:
    """Of how many articles the tables show how many; empty where they show all."""
    found: Row = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _rows(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.parquet"
    if not path.exists():
        raise MissingError(path, expected=f"the table '{name}'", hint=HINT)
    return _records(tables.read_parquet(path, name))


def _records(frame: pd.DataFrame) -> list[Row]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): cell for key, cell in row.items()} for row in plain.to_dict("records")]


def _by_article(rows: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["article"], []).append(row)
    return found


def _translations(path: Path) -> Mapping[tuple[str, int], str]:
    if not path.exists():  # a corpus without translations is whole all the same
        return {}
    rows = _records(tables.read_parquet(path, "translations"))
    return {(row["article"], row["sentence"]): row["english"] for row in rows}


def folder_of(config: Config, source: Path | str) -> Path:
    """The folder of the tables of a project."""
    return Path(source) / config.cadrage_data


def data_of(env: BuildEnvironment) -> Data:
    """The tables of this build."""
    return load(folder_of(env.config, env.srcdir))


def _open(app: Sphinx, config: Config) -> None:
    load.cache_clear()
    try:
        load(folder_of(config, app.srcdir))
    except CadrageError as error:
        raise ExtensionError(str(error)) from error


def setup(app: Sphinx) -> None:
    """The place of the tables, and their opening before anything else is read."""
    app.add_config_value("cadrage_data", "_build/data", "")
    app.connect("config-inited", _open, priority=100)
