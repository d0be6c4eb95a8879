"""The tags of a PDF as a plain tree: read it, change it, write it back.

PDF keeps the tree in cross-linked objects with a second index from page content to tag; changing it
in place would mean keeping all of it in step. So it is read into nodes and written anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from cadrage.publish.pdf.tagging import KEY, SCOPE

_MARKED = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of content on a page: page index and number."""

    page: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """The clickable area of a link, with the index of its page."""

    page: int
    annotation: pikepdf.Object


@dataclass(slots=True, eq=False)
class Node:
    """A tag: its type, what it holds in reading order, and what else is said of it."""

    tag: str
    kids: list[Node | Mark | Target] = field(default_factory=list)
    key: int | None = None
    lang: str = ""
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    id: str = ""

    def nodes(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    def marks(self) -> Iterator[Mark]:
        """Yield all content below this node, in reading order."""
        for node in self.nodes():
            yield from (kid for kid in node.kids if isinstance(kid, Mark))


def read_tree(pdf: Pdf) -> Node:
    """Read the tags of a document as WeasyPrint wrote them."""
    pages: dict[Any, int] = {page.objgen: index for index, page in enumerate(pdf.pages)}
    return _read(pdf.Root.StructTreeRoot.K[0], pages)


def _read(item: Any, pages: dict[Any, int]) -> Node:
    node = Node(
        tag=str(item.S)[1:],
        key=int(item[f"/{KEY}"]) if f"/{KEY}" in item else None,
        lang=str(item.get("/Lang", "")),
        alt=str(item.get("/Alt", "")),
        attributes=_attributes(item),
    )
    for kid in item.get("/K", ()):
        if not isinstance(kid, Dictionary):
            node.kids.append(Mark(pages[item.Pg.objgen], int(kid)))
        elif kid.get("/Type") == "/OBJR":
            node.kids.append(Target(pages[kid.Pg.objgen], kid.Obj))
        else:
            node.kids.append(_read(kid, pages))
    return node


def _attributes(item: Any) -> dict[str, Any]:
    """Keep the layout and spans of a tag; headers of cells are said by scope, as PDF/UA allows."""
    found = dict(item["/A"].items()) if "/A" in item else {}
    found.pop("/Headers", None)
    if f"/{SCOPE}" in item:
        found |= {"/O": Name.Table, "/Scope": item[f"/{SCOPE}"]}
    return found if len(found) > 1 else {}


def write_tree(pdf: Pdf, document: Node) -> None:
    """Write the tags anew, and mark all content that none of them holds as decoration."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf)
    root.K = Array([writer.write(document, root)])
    for page, numbers in writer.by_page.items():
        _drop_marks(pdf.pages[page], set(numbers))
    for page in set(range(len(pdf.pages))) - set(writer.by_page):
        _drop_marks(pdf.pages[page], set())
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=writer.parent_tree()))
    root.ParentTreeNextKey = writer.next_key
    if writer.ids:
        names = [part for name in sorted(writer.ids) for part in (String(name), writer.ids[name])]
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(names)))
    pdf.Root.StructTreeRoot = root


class _Writer:
    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.next_key = len(pdf.pages)
        self.by_page: dict[int, dict[int, Any]] = defaultdict(dict)
        self.by_target: dict[int, Any] = {}
        self.ids: dict[str, Any] = {}

    def write(self, node: Node, parent: Any) -> Any:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent)
        )
        if node.lang:
            made.Lang = String(node.lang)
        if node.alt:
            made.Alt = String(node.alt)
        if node.attributes:
            made.A = Dictionary(node.attributes)
        if node.id:
            made.ID = String(node.id)
            self.ids[node.id] = made
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if home is not None:
            made.Pg = self.pdf.pages[home].obj
        made.K = Array([self._kid(kid, made, home) for kid in node.kids])
        return made

    def _kid(self, kid: Node | Mark | Target, parent: Any, home: int | None) -> Any:
        if isinstance(kid, Node):
            return self.write(kid, parent)
        page = self.pdf.pages[kid.page].obj
        if isinstance(kid, Target):
            kid.annotation.StructParent = self.next_key
            self.by_target[self.next_key] = parent
            self.next_key += 1
            return Dictionary(Type=Name.OBJR, Obj=kid.annotation, Pg=page)
        self.by_page[kid.page][kid.number] = parent
        if kid.page == home:
            return kid.number
        return Dictionary(Type=Name.MCR, MCID=kid.number, Pg=page)

    def parent_tree(self) -> Array:
        numbers: list[Any] = []
        for page in range(len(self.pdf.pages)):
            held = self.by_page.get(page, {})
            last = max(held, default=-1)
            numbers += [page, Array([held.get(number) for number in range(last + 1)])]
        for key, parent in self.by_target.items():
            numbers += [key, parent]
        return Array(numbers)


def _drop_marks(page: pikepdf.Page, kept: set[int]) -> None:
    """Turn content that belongs to no tag (running heads, page numbers, leaders) into artifacts."""
    content = page.obj.Contents

    def decide(found: re.Match[bytes]) -> bytes:
        return found[0] if int(found[1]) in kept else b"/Artifact BMC"

    # glyphs are written as hexadecimal numbers, so no text can look like an operator
    content.write(_MARKED.sub(decide, content.read_bytes()))
