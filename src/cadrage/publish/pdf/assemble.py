"""The chapters of the book put into one document, and the contents read off their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bs4 import Tag

from cadrage.publish.pdf.links import page_anchor, rename_ids, rewrite_links
from cadrage.publish.pdf.order import Place
from cadrage.publish.pdf.paper import to_paper


@dataclass(frozen=True, slots=True)
class Source:
    """A page as the builder gives it: place, HTML for paper, notebook it was made from, if any."""

    place: Place
    fragment: str
    notebook: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents."""

    anchor: str
    number: str
    title: str
    lang: str
    part: str
    level: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page ready to be printed: anchor, its body, headings (its own title first)."""

    anchor: str
    place: Place
    body: Tag
    headings: tuple[Heading, ...]
    notebook: str


def assemble(
    sources: Iterable[Source], *, suffix: str, missing: Callable[[str, str], None]
) -> list[Chapter]:
    """Turn pages of the web into chapters of one document.

    Args:
        sources: the pages in their order.
        suffix: how addresses of pages end.
        missing: called with document and address for every link into nowhere.

    Raises:
        Nothing of its own: what is wrong with a page is reported through `missing`.
    """
    listed = list(sources)
    bodies = [to_paper(source.fragment) for source in listed]
    ids = {
        source.place.docname: rename_ids(body, source.place.docname)
        for source, body in zip(listed, bodies, strict=True)
    }
    for source, body in zip(listed, bodies, strict=True):
        rewrite_links(body, source.place.docname, ids=ids, suffix=suffix, missing=missing)
    return [_chapter(source, body) for source, body in zip(listed, bodies, strict=True)]


def _chapter(source: Source, body: Tag) -> Chapter:
    return Chapter(
        anchor=page_anchor(source.place.docname),
        place=source.place,
        body=body,
        headings=tuple(_headings(body, source.place)),
        notebook=source.notebook,
    )


def _headings(body: Tag, place: Place) -> Iterable[Heading]:
    """List title and sections of a page; a page without a title has no line in the contents."""
    for tag in body.find_all(["h1", "h2"]):
        section = tag.find_parent("section", id=True)
        first = tag.name == "h1"
        if section is None and not first:
            continue
        number = tag.find("span", class_="section-number")
        label = number.get_text() if isinstance(number, Tag) else ""
        yield Heading(
            anchor=page_anchor(place.docname) if first or section is None else str(section["id"]),
            number=label.strip().rstrip("."),
            title=" ".join(tag.get_text().removeprefix(label).split()),
            lang=str(tag.get("lang", "")),
            part=place.part,
            level=1 if first else 2,
        )
