"""The manuscript of the PDF: chapters and edition told to Typst, a source and files beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cadrage.publish.edition import Edition, Identity
from cadrage.publish.pdf.assemble import Chapter
from cadrage.publish.pdf.markup import Writer
from cadrage.publish.pdf.pictures import Pictures
from cadrage.publish.pdf.strings import call, joined, pieces, quoted, settable
from cadrage.publish.style import INK, MUTED, PALETTE, RECORD, RULE

CITING = (
    "Cite a sentence of an article by its number, as line numbers are cited in an edition: the "
    "letters name the article, the number its sentence. In this document every such number gives "
    "the page where the sentence stands."
)
RIGHTS = (
    "Report and code: {}. The articles that it quotes are not covered: their rights remain with "
    "their publishers."
)
THIS_FILE = (
    "Typeset from the same pages as the edition for the screen. What stands there behind a click "
    "is left out here: the code of the notebooks (each chapter names its notebook), the data under "
    "each figure, and long passages that were stripped from an article. The tables of the report "
    "and its bibliography are attached to this file."
)
MADE_OF = "Edition digest (SHA-256 of corpus, prose, notebooks, package and locked requirements): "
Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What Typst is given: the source, the files beside it, and what was noted for the tags.

    `stubs` says of each table, row by row of its body, which cells head their row.
    """

    text: str
    files: dict[str, bytes]
    stubs: list[list[frozenset[int]]]


def write_source(
    chapters: Sequence[Chapter],
    *,
    edition: Edition,
    identity: Identity | None = None,
    base: Path,
    warn: Callable[[str], None],
    say: Callable[[str], None],
) -> Manuscript:
    """Tell the book to Typst.

    Args:
        chapters: in reading order; telling takes their bodies apart.
        edition: who wrote it, when and under which rights.
        identity: what it was made from, if that is known.
        base: the folder that the images of the chapters are relative to.
        warn: called with what is wrong: a link into nowhere, an image without words.
        say: called with what is no fault of the book: characters of an article that no shipped font
            has (they are set by their numbers).

    Raises:
        MissingError: an image is not there.
    """
    ids = {str(tag["id"]) for chapter in chapters for tag in chapter.body.find_all(id=True)}
    ids |= {chapter.anchor for chapter in chapters}
    pictures = Pictures(base, warn=warn)
    writer = Writer(frozenset(ids), pictures, warn)
    told = [_chapter(writer, chapter) for chapter in chapters]
    for lost in sorted(writer.linked - writer.anchored):
        warn(f"link to '#{lost}': what it leads to is not on paper")
        told.append(f"at({quoted(lost)})\n")
    about = json.dumps(_edition(edition, identity), ensure_ascii=False)
    about, lacking = settable(about)
    lacking = "".join(sorted({*writer.lacking, *pictures.lacking, *lacking}))
    if lacking:
        say(f"no shipped font has the characters {lacking}: they are set by their numbers")
    head = '#import "book.typ": *\n#show: book.with(json("edition.json"))\n'
    files = {
        **pictures.files,
        "edition.json": about.encode("utf-8"),
        "colours.json": json.dumps(_colours()).encode("utf-8"),
    }
    return Manuscript(f"{head}#{{\n{''.join(told)}}}\n", files, writer.stubs)


def _chapter(writer: Writer, chapter: Chapter) -> str:
    writer.part, writer.sections = chapter.place.part, 2 < len(chapter.headings) < 11
    writer.anchored.add(chapter.anchor)
    flow = writer.flow(chapter.body)
    look = [f"part: {quoted(chapter.place.part)}", f"notebook: {quoted(chapter.notebook)}"]
    return call("chapter", [*look, joined([f"at({quoted(chapter.anchor)})", *flow])]) + "\n"


def _edition(edition: Edition, identity: Identity | None) -> dict[str, Any]:
    title, _, subtitle = edition.title.partition(": ")
    stamp = edition.stamp
    return {
        "whole": edition.title,
        "title": title,
        "subtitle": subtitle[:1].upper() + subtitle[1:],
        "authors": [str(author) for author in edition.authors],
        "byline": edition.byline,
        "version": edition.version,
        "day": edition.day,
        "description": edition.abstract or edition.title,
        "keywords": list(edition.keywords),
        "date": {
            name: getattr(stamp, name)
            for name in ("year", "month", "day", "hour", "minute", "second")
        },
        "imprint": list(_imprint(edition, identity)),
    }


def _imprint(edition: Edition, identity: Identity | None) -> list[Part]:
    parts = [_part("", [[_said(edition.abstract)]])] if edition.abstract else []
    cited = [
        _said(f"{edition.byline} ({edition.released.year}). "),
        {"kind": "cite", "text": edition.title},
        _said(f". Version {edition.version}, {edition.day}."),
        *_address(f"doi:{edition.doi}" if edition.doi else "", f"https://doi.org/{edition.doi}"),
        *_address(edition.address, edition.address),
    ]
    none = [] if edition.doi else [[_said("This edition has no DOI.")]]
    parts.append(_part("How to cite", [cited, [_said(CITING)], *none]))
    if identity:
        lines = [
            [_said(MADE_OF), _code(identity.digest)],
            [_said("Source (Software Hash Identifier): "), _code(identity.swhid)],
        ]
        parts.append(_part("Identity", lines))
    if edition.licences:
        parts.append(_part("Rights", [[_said(RIGHTS.format(", ".join(edition.licences)))]]))
    return [*parts, _part("This file", [[_said(THIS_FILE)]])]


def _part(label: str, lines: list[list[Part]]) -> Part:
    return {"label": label, "lines": lines}


def _said(text: str) -> Part:
    return {"kind": "text", "text": text}


def _code(text: str) -> Part:
    return {"kind": "code", "text": list(pieces(text))}


def _address(text: str, to: str) -> list[Part]:
    return [_said(" "), {"kind": "url", "text": text, "to": to}, _said(".")] if text else []


def _colours() -> dict[str, str]:
    outlets = {f"outlet-{colour.slot}": colour.light for colour in (RECORD, *PALETTE)}
    return {"ink": INK, "muted": MUTED, "rule": RULE} | outlets
