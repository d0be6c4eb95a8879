"""Blocks of HTML as calls of `book.typ`: paragraphs, headings, lists, sentences, boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import PageElement

from cadrage.publish.pdf.strings import call, joined, paragraph, quoted
from cadrage.publish.pdf.tables import table

if TYPE_CHECKING:
    from cadrage.publish.pdf.markup import Writer

Maker = Callable[["Writer", Tag], list[str]]
BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5"
    " h6 header hr li main nav ol p pre section table ul".split()
)
# classes that the template has a function for
PARAGRAPHS = {
    "source": "source", "edition-note": "side", "facts-note": "side", "rights": "side",
    "cite-example": "side", "finding-facts": "facts", "finding-evidence": "facts", "ours": "ours",
    "topic": "topic", "attribution": "attribution",
    **dict.fromkeys(("summary", "caption", "rubric", "sd-card-title", "sd-summary-text"), "over"),
    **dict.fromkeys(("admonition-title", "topic-title", "sidebar-title"), "over"),
}  # fmt: skip
CONTAINERS = {
    "finding": "finding", "cadrage-entries": "entries", "cadrage-parallel": "parallel",
    "admonition": "quiet", "topic": "quiet", "unfolded": "quiet", "sd-card": "quiet",
    "sidebar": "quiet", "facts": "smaller", "formula": "displayed",
}  # fmt: skip
# a sentence with so many characters may be longer than what is left of a page, or than one
LONG = 800
_ENTRIES = ["cadrage-entries", "cadrage-parallel"]


def first_of(tag: Tag, names: Mapping[str, object]) -> str:
    """What the first class that has an entry is called there."""
    for each in tag.get_attribute_list("class"):
        if each in names:
            return str(names[str(each)])
    return ""


def is_block(node: PageElement) -> bool:
    """Say whether an element stands on lines of its own."""
    if not isinstance(node, Tag) or "count" in node.get_attribute_list("class"):
        return False
    return node.name in BLOCKS or any(is_block(child) for child in node.children)


def is_styled(tag: Tag) -> bool:
    """Say whether an element is more than a paragraph without a look of its own."""
    return tag.name != "p" or bool(first_of(tag, PARAGRAPHS))


def maker(tag: Tag) -> Maker:
    """The function that tells an element."""
    kinds = set(map(str, tag.get_attribute_list("class")))
    for kind, made in _BY_CLASS.items():
        if kind in kinds and tag.name in ("div", "p"):
            return made
    return _BY_NAME.get(tag.name, _container)


def _container(writer: Writer, tag: Tag) -> list[str]:
    told, name = writer.flow(tag), first_of(tag, CONTAINERS)
    return [call(name, [joined(told)])] if name and told else told


def _paragraph(writer: Writer, tag: Tag) -> list[str]:
    listed = writer.listed
    writer.listed = listed and "finding-evidence" not in tag.get_attribute_list("class")
    told = writer.fresh(tag)
    writer.listed = listed
    return [paragraph(told, first_of(tag, PARAGRAPHS) or "p")] if told else []


def _heading(writer: Writer, tag: Tag) -> list[str]:
    level = int(tag.name[1:])
    listed = level == 1 or (level == 2 and writer.sections)
    look = [f"part: {quoted(writer.part)}", f"listed: {str(listed).lower()}"]
    return [call("h", [str(level), *look, *writer.fresh(tag)])]


def _list(writer: Writer, tag: Tag) -> list[str]:
    items = [writer.held(item) for item in tag.find_all("li", recursive=False)]
    if tag.find_parent(class_=_ENTRIES):
        items = [call("entry", [item]) for item in items]
    start = [f"start: {int(str(tag['start']))}"] if tag.get("start") else []
    return [call(tag.name, [*start, *items])] if items else []


def _terms(writer: Writer, tag: Tag) -> list[str]:
    told: list[str] = []
    terms: list[str] = []
    for each in tag.find_all(["dt", "dd"], recursive=False):
        if each.name == "dt":
            terms.append(writer.held(each))
        else:
            told.append(call("term", [joined(terms), writer.held(each)]))
            terms = []
    told += [call("term", [term, "none"]) for term in terms]
    return [*writer.anchor(tag), call("dl", told)] if told else []


def _quotation(writer: Writer, tag: Tag) -> list[str]:
    return [call("quoted", [joined(writer.flow(tag))])]


def _code(writer: Writer, tag: Tag) -> list[str]:
    return [call("pre", [writer.plain(tag.get_text().rstrip("\n"))])]


def _sentence(writer: Writer, tag: Tag) -> list[str]:
    kinds = " ".join(map(str, tag.get_attribute_list("class")))
    parts = {
        name: joined(writer.fresh(part)) if isinstance(part := tag.select_one(f"p.{name}"), Tag)
        else "none"
        for name in ("number", "printed", "ours")
    }  # fmt: skip
    look = {
        "opens": "opens" in kinds.split(),
        "head": bool(re.search(r"kind-(sub)?head", kinds)),
        "long": len(tag.get_text()) > LONG,
    }
    told = [f"{name}: {str(value).lower()}" for name, value in look.items()]
    return [call("sentence", [*told, joined([*writer.anchor(tag), parts["number"]]),
                              parts["printed"], parts["ours"]])]  # fmt: skip


def _citation(writer: Writer, tag: Tag) -> list[str]:
    before = writer.anchor(tag)
    for cut in tag.select("span.backrefs"):
        cut.decompose()
    label = tag.select_one("span.label")
    mark = joined(writer.fresh(label.extract())) if label else "none"
    return [call("citation", [joined([*before, mark]), writer.held(tag)])]


def _entry(writer: Writer, tag: Tag) -> list[str]:
    parts = [joined(writer.fresh(part)) for part in tag.find_all("span", recursive=False)]
    return [call("entry-head", [part for part in parts if part != "none"])]


def _pair(writer: Writer, tag: Tag) -> list[str]:
    sides = tag.find_all("div", recursive=False)
    return [call("pair", [joined(writer.flow(side)) for side in sides])]


def _figure(writer: Writer, tag: Tag) -> list[str]:
    said, caption = tag.find("figcaption"), list[str]()
    if isinstance(said, Tag):
        writer.paged = False
        first = said.extract().find("p", recursive=False)
        caption = writer.fresh(first.extract()) if isinstance(first, Tag) else []
        caption += writer.flow(said)
        writer.paged = True
    before = writer.anchor(tag)
    return [*before, call("fig", [joined(writer.flow(tag)), *caption])]


def _rule(_writer: Writer, tag: Tag) -> list[str]:
    return [] if "footnotes" in tag.get_attribute_list("class") else ["rule()"]


_BY_CLASS: Mapping[str, Maker] = {
    "sentence": _sentence, "citation": _citation, "entry-head": _entry, "pair": _pair,
    "source": _paragraph,
}  # fmt: skip
_BY_NAME: Mapping[str, Maker] = {
    "p": _paragraph, "ul": _list, "ol": _list, "dl": _terms, "blockquote": _quotation,
    "pre": _code, "figure": _figure, "table": table, "hr": _rule, "nav": _container,
    **{f"h{level}": _heading for level in range(1, 7)},
}  # fmt: skip
