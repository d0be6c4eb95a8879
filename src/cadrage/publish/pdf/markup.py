"""The HTML of a chapter told in the words of `book.typ`: calls of its functions, text as literals.

Nothing of a page becomes markup: an element is a call whose name stands here, a text is a string.
What the template has no word for is told by what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeGuard

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from cadrage.publish.pdf import blocks
from cadrage.publish.pdf.blocks import first_of
from cadrage.publish.pdf.marks import Box
from cadrage.publish.pdf.pictures import Pictures
from cadrage.publish.pdf.strings import call, collapsed, joined, paragraph, pieces, quoted, settable

# elements and classes that the template has a function for
INLINE = {
    "em": "em", "i": "em", "cite": "em", "strong": "st", "b": "st", "dfn": "em", "var": "em",
    "code": "code", "kbd": "code", "samp": "code", "sup": "sup", "sub": "sub",
}  # fmt: skip
SPANS = {
    "label": "lab", "beside": "beside", "section-number": "num", "finding-text": "st",
    "footnote": "fn", "formula": "formula",
}  # fmt: skip


@dataclass(slots=True)
class Writer:
    """Tells elements as calls; keeps what it met on the way.

    `ids` are the anchors that links may lead to; `warn` hears of links into nowhere and of
    characters that no font has.
    """

    ids: frozenset[str]
    pictures: Pictures
    warn: Callable[[str], None]
    lacking: set[str] = field(default_factory=set)
    stubs: list[list[frozenset[int]]] = field(default_factory=list)
    anchored: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    spaced: bool = True
    paged: bool = True
    listed: bool = True
    part: str = ""
    sections: bool = False

    # -- text and what stands in a line

    def text(self, text: str) -> list[str]:
        """A text as literals, with a place to break between those of a long word that is none."""
        shown, lacking = settable(text)
        self.lacking.update(lacking)
        told: list[str] = []
        for piece in pieces(shown):
            told += (["z"] if told else []) + [quoted(piece)]
        return told

    def line(self, nodes: Iterable[PageElement]) -> list[str]:
        """What stands in one line of text."""
        told: list[str] = []
        for node in nodes:
            if isinstance(node, Tag):
                told += self._within(node)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                text = collapsed(str(node))
                text = text.removeprefix(" ") if self.spaced else text
                if text:
                    self.spaced = text.endswith(" ")
                    told += self.text(text)
        return told

    def fresh(self, tag: Tag) -> list[str]:
        """The line of an element that begins on its own, anchor first."""
        self.spaced = True
        return [*self.anchor(tag), *self.in_language(tag, self.line(tag.children))]

    def plain(self, text: str) -> str:
        """A text as one literal, white space and all."""
        shown, lacking = settable(text)
        self.lacking.update(lacking)
        return quoted(shown)

    def held(self, tag: Tag) -> str:
        """What an item or a cell holds as one value; a paragraph that is all of it is none."""
        if not any(blocks.is_block(child) for child in tag.children):
            return joined(self.fresh(tag))
        inner = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
        only = inner[0]
        if len(inner) > 1 or not isinstance(only, Tag) or blocks.is_styled(only):
            return joined(self.flow(tag))
        return joined([*self.anchor(tag), *self.in_language(tag, self.fresh(only))])

    def anchor(self, tag: Tag) -> list[str]:
        """The anchor of an element, told once."""
        name = str(tag.get("id", ""))
        if name not in self.ids or name in self.anchored:
            return []
        self.anchored.add(name)
        return [f"at({quoted(name)})"]

    def _within(self, tag: Tag) -> list[str]:
        before = self.anchor(tag)
        if tag.name == "br":
            self.spaced = True
            return [*before, "br"]
        if tag.name == "img":
            self.spaced = False
            return [*before, self.pictures.told(tag, list(self._marks(tag)))]
        if _is_mark(tag):
            return before
        if tag.name == "a":
            return [*before, *self.in_language(tag, self._link(tag))]
        if "count" in tag.get_attribute_list("class"):
            return [*before, call("count", self._counted(tag))]
        name = INLINE.get(tag.name) or first_of(tag, SPANS)
        if name in ("fn", "beside"):
            self.spaced = True
        told = self.line(tag.children)
        if name in ("fn", "beside"):
            self.spaced = name == "beside"
        if name and (told or name == "fn"):
            told = [call(name, told)]
        return [*before, *self.in_language(tag, told)]

    def in_language(self, tag: Tag, told: list[str]) -> list[str]:
        language = str(tag.get("lang", ""))
        return [call("l", [quoted(language), *told])] if language and told else told

    def _counted(self, tag: Tag) -> list[str]:
        parts = []
        for part in tag.find_all(True, recursive=False):
            parts.append(joined(self.fresh(part)))
        return parts

    def _link(self, tag: Tag) -> list[str]:
        told, href = self.line(tag.children), str(tag.get("href", ""))
        kinds = set(map(str, tag.get_attribute_list("class")))
        look = [f"slot: {kind[7:]}" for kind in kinds if kind.startswith("outlet-")]
        if kinds & {"ev", "evidence"}:
            look.append('look: "ev"')
        elif "siglum" in kinds:
            look.append('look: "siglum"')
        if not told or not href:
            return told
        if not href.startswith("#"):
            return [call("u", [quoted(href), *look, *told])]
        if href[1:] not in self.ids:
            self.warn(f"link to '{href}': no such anchor on paper")
            return told
        self.linked.add(href[1:])
        if self.paged and "to-page" in kinds and (page := self._page(tag, kinds)):
            look.append(f"page: {quoted(page)}")
        # a line may not end before a full stop, not even where a space is: «SPU21.7 .9»
        before = [quoted("\u200b")] if "ev" in kinds and tag.get_text().startswith(".") else []
        return [*before, call("a", [quoted(href[1:]), *look, *told])]

    def _marks(self, image: Tag) -> Iterator[tuple[str, Box]]:
        """The anchors that the marks of a drawing lead to: links that follow it."""
        for link in image.next_siblings:
            if not _is_mark(link):
                return
            anchor = str(link.get("href", ""))[1:]
            if anchor not in self.ids:
                self.warn(f"mark of a drawing that leads to '#{anchor}': no such anchor on paper")
                continue
            self.linked.add(anchor)
            left, top, right, bottom = map(float, str(link["data-box"]).split())
            yield anchor, (left, top, right, bottom)

    def _page(self, tag: Tag, kinds: set[str]) -> str:
        """How the page is said that a link leads to."""
        if kinds & {"ev", "evidence"}:
            return "comma" if self.listed else ""
        plain = kinds >= {"reference", "internal"} and "f" not in kinds and not tag.get("title")
        return "brackets" if plain else ""

    # -- blocks

    def flow(self, tag: Tag) -> list[str]:
        """What an element holds, block after block; text between blocks is a paragraph."""
        told, run = self.anchor(tag), list[PageElement]()
        for node in [*tag.children, None]:
            if node is not None and not blocks.is_block(node):
                run.append(node)
                continue
            self.spaced = True
            if run and (line := self.line(run)):
                told.append(paragraph(line))
            run = []
            if isinstance(node, Tag):
                told += self.block(node)
        return told

    def block(self, tag: Tag) -> list[str]:
        """A block as calls."""
        found = blocks.maker(tag)(self, tag)
        return found if tag.name == "p" else self.in_language(tag, found)


def _is_mark(node: PageElement) -> TypeGuard[Tag]:
    return isinstance(node, Tag) and "data-box" in node.attrs
