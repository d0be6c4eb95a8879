"""What WeasyPrint's tags leave out, noted while it still knows the HTML behind each box.

WeasyPrint writes the language of the document but not that of a passage: a screen reader would
read French with English sounds. Nor does it say which tags are pieces of one element, cut by the
end of a page. It offers no hook, so the function that builds the tree of tags is wrapped while it
runs; `repair` uses the notes and takes them out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

KEY, SCOPE = "CadrageKey", "CadrageScope"
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


@contextmanager
def richer_tags() -> Iterator[None]:
    """While a PDF is written, note on each tag its language, role, element and kind of header."""
    from weasyprint.pdf import tags

    build = tags._build_box_tree
    keys: dict[tuple[int, str], int] = {}

    def build_richer(box: Any, *args: Any) -> Iterator[Any]:
        for made in build(box, *args):
            # the tags yielded for html and body are those of their children
            if box.element is not None and box.element_tag not in (None, "html", "body"):
                made[KEY] = keys.setdefault((id(box.element), box.element_tag), len(keys))
                _note(made, box)
            yield made

    tags._build_box_tree = build_richer
    try:
        yield
    finally:
        tags._build_box_tree = build


def _note(made: Any, box: Any) -> None:
    import pydyf

    element, pseudo = box.element, box.element_tag.partition("::")[2]
    if box.link_annotation:
        # the address of the anchor says nothing to a listener; the words of the link do
        words = " ".join("".join(element.itertext()).split())
        box.link_annotation["Contents"] = pydyf.String(words or element.get("href", ""))
    if getattr(box, "is_leader", False):
        made["S"] = "/Artifact"
    elif pseudo == "footnote-call":
        made["S"] = "/Reference"
    if pseudo:
        return
    if language := element.get("lang"):
        made["Lang"] = pydyf.String(language)
    if role := _role(element):
        made["S"] = f"/{role}"
    if made["S"] == "/TH":
        made[SCOPE] = f"/{_SCOPES.get(element.get('scope'), 'Column')}"


def _role(element: Any) -> str | None:
    if role := element.get("data-pdf"):
        return str(role)
    if "footnote" in element.get("class", "").split():
        return "Note"
    return {"figure": "FigureGroup", "code": "Code", "pre": "Code"}.get(element.tag)
