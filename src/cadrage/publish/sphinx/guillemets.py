"""French between « » is marked as French, wherever a page has it in its own prose.

What a writer types is held against the articles by roles of its own. Here belong the words that
tables bring along: notes, definitions, reasons, translations that leave a form as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from cadrage.publish.markup import QUOTED

if TYPE_CHECKING:
    from sphinx.application import Sphinx

VERBATIM = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)


def mark(app: Sphinx, doctree: nodes.document) -> None:
    """Put each passage between « » into an inline of its language."""
    for text in list(doctree.findall(nodes.Text)):
        if QUOTED.search(text) and not _is_marked(text):
            text.parent.replace(text, pieces(str(text)))


def pieces(words: str) -> list[nodes.Node]:
    """Words as text nodes, and what stands between « » as inlines of its language."""
    made: list[nodes.Node] = []
    end = 0
    for found in QUOTED.finditer(words):
        if found.start() > end:
            made.append(nodes.Text(words[end : found.start()]))
        made.append(nodes.inline("", found[0], classes=["language-fr"]))
        end = found.end()
    return [*made, nodes.Text(words[end:])] if end < len(words) else made


def _is_marked(text: nodes.Text) -> bool:
    holder = text.parent
    while holder is not None:
        if isinstance(holder, VERBATIM) or "language-fr" in holder.get("classes", ()):
            return True
        holder = holder.parent
    return False


def setup(app: Sphinx) -> None:
    """The marks, after the checks of prose (which ask for roles) and before a page is kept."""
    app.connect("doctree-read", mark, priority=900)
