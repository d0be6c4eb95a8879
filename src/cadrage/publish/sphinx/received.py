"""Where in the clean text something was stripped, mended or added, and the wording as received.

In the text an edit is an empty mark whose words the style sheet prints on demand; in the notes of
its sentence and in the apparatus of the article it stands in full, with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from cadrage.publish.places import Place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from cadrage.publish.sphinx.data import Row

SHORT = 48
NAMED = {" ": "a space", "\u00a0": "a no-break space", "\u202f": "a narrow no-break space"}


class EditMark(nodes.inline):
    """An empty inline at the place of an edit."""


def shown(edit: Row) -> str:
    """An edit in a few words: what was received, or what was added."""
    before, after = edit["before"] or "", edit["after"] or ""
    if not before:
        return f"added: {_wording(after)}"
    return f"received{'' if after else ' here'}: {_wording(before)}"


def _wording(words: str) -> str:
    if words in NAMED:
        return NAMED[words]
    if not words.strip():
        return "a line end" if "\n" in words else "spaces"
    flat = " ".join(words.split())
    if len(flat) <= SHORT:
        return f"«{flat}»"
    return f"{len(flat.split())} words, «{flat[:SHORT].rsplit(' ', 1)[0]} …»"


def mark(place: Place) -> EditMark:
    """The empty inline of an edit."""
    return EditMark("", "", classes=["edit"], edit=shown(place.edit))


def _visit(translator: HTML5Translator, node: EditMark) -> None:
    translator.body.append(translator.starttag(node, "span", "", **{"data-edit": node["edit"]}))


def _depart(translator: HTML5Translator, node: EditMark) -> None:
    translator.body.append("</span>")


def setup(app: Sphinx) -> None:
    """The node of an edit."""
    app.add_node(EditMark, html=(_visit, _depart))
