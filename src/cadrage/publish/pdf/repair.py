"""The tags as a reader would have them: whole paragraphs, one link a link, notes at their call.

WeasyPrint tags box by box: a paragraph that crosses a page is two paragraphs, every line is a tag
of its own, each part of a link is a link, a table that goes on has its head twice, footnotes stand
after everything else.
"""

from __future__ import annotations

from collections.abc import Callable

from cadrage.publish.pdf.tree import Mark, Node, Target

_PLAIN = ("NonStruct", "Span", "FigureGroup")
_MAY_BE_EMPTY = ("TD", "TH", "Figure")


def repair(document: Node) -> list[Target]:
    """Repair the tree of tags in place; return the targets of links that are no longer in it."""
    dropped: list[Target] = []
    for node in list(document.nodes()):
        dropped += _drop_artifacts(node)
    _move_notes(document)
    _prune(document)
    _merge(document)
    _each(document, _caption_inside)
    _single_links(document, inside=False, dropped=dropped)
    _each(document, _list_bodies)
    _splice(document)
    _prune(document)
    return dropped


def _each(node: Node, change: Callable[[Node], None]) -> None:
    for one in list(node.nodes()):
        change(one)


def _drop_artifacts(node: Node) -> list[Target]:
    cut = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag == "Artifact"]
    node.kids = [kid for kid in node.kids if kid not in cut]
    held = (kid for artifact in cut for one in artifact.nodes() for kid in one.kids)
    return [kid for kid in held if isinstance(kid, Target)]


def _move_notes(document: Node) -> None:
    """Put each note behind its call: the foot of the page is a place, not an order of reading."""
    notes = [node for node in document.nodes() if node.tag == "Note"]
    for node in list(document.nodes()):
        node.kids = [kid for kid in node.kids if kid not in notes]
    waiting: dict[str, Node] = {}
    for note in notes:
        name = f"note-{note.key}"
        if name in waiting:
            waiting[name].kids += note.kids
        else:
            note.id, waiting[name] = name, note
    calls = [node for node in document.nodes() if node.tag == "Reference"]
    for call, note in zip(calls, waiting.values(), strict=True):
        call.kids.append(note)


def _merge(node: Node) -> None:
    """Join the pieces of one element that a line's or page's end has cut apart."""
    merged: list[Node | Mark | Target] = []
    for kid in node.kids:
        before = merged[-1] if merged else None
        if isinstance(kid, Node) and isinstance(before, Node) and _same(before, kid):
            before.kids += kid.kids
        elif not (isinstance(kid, Node) and kid.tag == "THead" and _has_head(merged, kid)):
            # the head of a table is repeated on each page for the eye; it is read once
            merged.append(kid)
    node.kids = merged
    for kid in merged:
        if isinstance(kid, Node):
            _merge(kid)


def _same(one: Node, other: Node) -> bool:
    return one.key is not None and one.key == other.key and one.tag == other.tag


def _has_head(kids: list[Node | Mark | Target], head: Node) -> bool:
    return any(isinstance(kid, Node) and _same(kid, head) for kid in kids)


def _caption_inside(node: Node) -> None:
    if node.tag != "FigureGroup":
        return
    shown = [one for one in node.nodes() if one.tag in ("Figure", "Table")]
    captions = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag == "Caption"]
    if len(shown) == 1 and captions:
        node.kids = [kid for kid in node.kids if kid not in captions]
        shown[0].kids += captions


def _single_links(node: Node, *, inside: bool, dropped: list[Target]) -> None:
    """Leave one clickable area a line to a link: that of its outermost tag."""
    if inside:
        dropped += [kid for kid in node.kids if isinstance(kid, Target)]
        node.kids = [kid for kid in node.kids if not isinstance(kid, Target)]
        if node.tag == "Link":
            node.tag = "Span"
    for kid in node.kids:
        if isinstance(kid, Node):
            _single_links(kid, inside=inside or node.tag == "Link", dropped=dropped)


def _list_bodies(node: Node) -> None:
    if node.tag != "LI":
        return
    outside = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag in ("Lbl", "LBody")]
    rest = [kid for kid in node.kids if kid not in outside]
    if rest:
        node.kids = [*outside, Node("LBody", rest)]


def _splice(node: Node) -> None:
    """Take out tags that say nothing: their content moves up into the tag that holds them."""
    kids: list[Node | Mark | Target] = []
    for kid in node.kids:
        if not isinstance(kid, Node):
            kids.append(kid)
            continue
        _splice(kid)
        if kid.tag in _PLAIN and not kid.lang:
            kids += kid.kids
        else:
            if kid.tag in _PLAIN:
                kid.tag = "Span" if _inline(kid) else "Div"
            kids.append(kid)
    node.kids = kids


def _inline(node: Node) -> bool:
    return all(one.tag in (*_PLAIN, "Link", "Code", "Reference", "Note") for one in node.nodes())


def _prune(node: Node) -> None:
    for kid in node.kids:
        if isinstance(kid, Node):
            _prune(kid)
    node.kids = [
        kid
        for kid in node.kids
        if not isinstance(kid, Node) or kid.kids or kid.tag in _MAY_BE_EMPTY
    ]
