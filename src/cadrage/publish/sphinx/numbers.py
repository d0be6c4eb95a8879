"""No result typed by hand: a number in prose comes from a computation, or its markup says why not.

{f}`key`                 a result: the finding's text; so too in the notes of tables and figures
{ev}`ABC21.7 "…"`        a number that an article prints, to the letter
{record}`event "words"`  a day or number of the record, held against its entry
{cite}`…`, [text](https://…)   a number that is part of a reference
`code`                   a number that is code
{uncounted}`one story`   words in which nothing was counted; digits are refused

Everything else with digits or a word that counts (see `typed`) stops the build at its line. There
is no list of exceptions: what a writer may type is told apart by markup alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from cadrage.publish.markup import ROLE
from cadrage.publish.sphinx.evidence import EvidenceLink
from cadrage.publish.sphinx.findings import FindingLink
from cadrage.publish.sphinx.record import RecordLink
from cadrage.publish.sphinx.refusal import CELL, Source, is_computed, line_of, refuse
from cadrage.publish.sphinx.typed import typed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CODE = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.comment)
OURS = (FindingLink, EvidenceLink, RecordLink, nodes.footnote_reference, nodes.label)
# what a call shows a reader as prose
SHOWN = {"caption", "source", "folded", "alt"}
# what a caption computes, keys and options included
COMPUTES = (ast.FormattedValue, ast.Call, ast.Subscript)
GAP = "\ufffc"


class Uncounted(SphinxRole):
    """Words that hold a number and say nothing of the corpus: a figure of speech."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The words; with a digit among them they are refused."""
        if any(character.isdigit() for character in self.text):
            message = f"'{self.text}' holds digits: {{uncounted}} is for words; {ADVICE}"
            refuse(self.env, message, line=self.lineno)
        return [nodes.inline(self.rawtext, self.text, uncounted=True)], []


ADVICE = (
    'a result is {f}`key`; what an article prints is {ev}`SIGLUM.N "…"`, what is recorded '
    '{record}`event "…"`; a reference stands in {cite} or a link, code in backticks, a figure of '
    "speech in {uncounted}`…`."
)


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse every typed number of a page, each at its line."""
    source = Source.of(app.env)
    for line, words in sorted([*_of_prose(doctree, source), *_of_calls(source)]):
        refuse(app.env, f"'{words}' is typed: {ADVICE}", line=line)


def _of_prose(doctree: nodes.document, source: Source) -> Iterator[tuple[int, str]]:
    for block in doctree.findall(_is_prose):
        start = line_of(block)
        row, column = 0, 0
        lines = source.lines_from(start)
        for found in typed(_said(block)):
            row, column = _next(lines, found[0], row, column)
            yield start + row, found[0]


def _next(lines: list[str], words: str, row: int, column: int) -> tuple[int, int]:
    """Where the words stand next, from a place on; the place itself if they do not."""
    for number in range(row, len(lines)):
        begin = column if number == row else 0
        for found in typed(lines[number], after=begin):
            if found[0] == words:
                return number, found.end()
    return row, column


def _is_prose(node: nodes.Node) -> bool:
    if isinstance(node, nodes.raw):
        return not is_computed(node)
    is_block = isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline)
    return is_block and not isinstance(node, CODE) and not is_computed(node)


def _said(node: nodes.Node) -> str:
    """The words of a block that are typed as prose; for what is told apart stands a gap."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.raw):
        return BeautifulSoup(node.astext(), "html.parser").get_text()
    if isinstance(node, nodes.image):
        return f" {node.get('alt', '')} "
    return GAP if _is_told_apart(node) else "".join(map(_said, node.children))


def _is_told_apart(node: nodes.Node) -> bool:
    if isinstance(node, (*CODE, *OURS)) or not isinstance(node, nodes.Element):
        return True
    if isinstance(node, addnodes.pending_xref):
        return node.get("refdomain") == "cite"
    if isinstance(node, nodes.reference):
        return str(node.get("refuri", "")).startswith(("https://", "http://"))
    return bool(node.get("uncounted") or node.get("finding")) or "cited" in node.get("classes", ())


def _of_calls(source: Source) -> Iterator[tuple[int, str]]:
    """Numbers typed into captions by the cells of a notebook; what an f-string computes is none."""
    for position, cell in enumerate(source.cells, 1):
        if cell["cell_type"] != "code":
            continue
        for call in ast.walk(ast.parse("".join(cell["source"]))):  # type: ignore[arg-type]
            for given in call.keywords if isinstance(call, ast.Call) else ():
                if given.arg in SHOWN:
                    yield from _of_strings(given.value, position * CELL + 1)


def _of_strings(value: ast.AST, first: int) -> Iterator[tuple[int, str]]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        for found in typed(ROLE.sub(GAP, value.value)):
            yield first + value.lineno, found[0]
    for part in ast.iter_child_nodes(value):
        if not isinstance(part, COMPUTES):
            yield from _of_strings(part, first)


def setup(app: Sphinx) -> None:
    """The check, on each page as it is read, and the role `{uncounted}`."""
    app.add_role("uncounted", Uncounted())
    app.connect("doctree-read", check)
