"""The role `{f}`: a finding as prose prints it, linked to what was counted, on its own page.

What was counted is sentences (ABC21.7), articles (ABC21) or a table (table:scores). A finding that
lists nothing is refused. Where it opens a sentence it bears a capital; in a heading it is no link.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole

from cadrage import tables
from cadrage.errors import CadrageError, UnknownNameError
from cadrage.publish.sphinx.data import Data, Row, data_of
from cadrage.publish.sphinx.evidence import link, parse, quoted
from cadrage.publish.sphinx.freshness import use
from cadrage.publish.sphinx.pages import page_of
from cadrage.publish.sphinx.refusal import refuse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE = "book/findings"
TABLES = "book/data"
SENTENCE = re.compile(r".+\.\d+")
ENDED = re.compile(r"(?:^|[.?!:])\W*$")
NOTHING_COUNTED = (
    "finding '{0}' lists nothing that it was counted from: give its computation in "
    "cadrage.measure sentences (ABC21.7), articles (ABC21) or a table (table:scores)."
)


class FindingLink(nodes.reference):
    """A finding in prose; its address is set once all pages are known."""


class CountedLink(nodes.reference):
    """An article or a table that a finding was counted from."""


def anchor(key: str) -> str:
    """The id of a finding on its page."""
    return f"finding-{key}"


class Finding(SphinxRole):
    """The role; an unknown key is a warning that offers the nearest ones."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The finding's text as a link."""
        data = data_of(self.env)
        if self.text not in data.findings:
            near = get_close_matches(self.text, data.findings, n=3, cutoff=0.4)
            hint = f"the nearest are: {', '.join(near)}" if near else "none is near"
            refuse(self.env, f"no finding '{self.text}'; {hint}.", line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        row = data.findings[self.text]
        if not row["evidence"]:
            refuse(self.env, NOTHING_COUNTED.format(self.text), line=self.lineno)
        use(self.env, f"finding:{self.text}")
        made = FindingLink("", "", nodes.Text(row["text"]), internal=True, classes=["f"])
        made["finding"] = self.text
        return [made], []


class PlaceFindings(SphinxTransform):
    """A capital where a finding opens a sentence; plain words in a heading, which is copied."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Change the findings of a page in place."""
        for node in list(self.document.findall(FindingLink)):
            block = _block_of(node)
            if ENDED.search(_before(block, node)):
                text = node.astext()
                node.children = [nodes.Text(text[:1].upper() + text[1:])]
            if isinstance(block, nodes.title):
                shown = nodes.inline("", "", *node.children, finding=node["finding"])
                node.replace_self(shown)


def _block_of(node: nodes.Element) -> nodes.Element:
    block: nodes.Element = node.parent
    while isinstance(block, nodes.Inline):
        block = block.parent
    return block


def _before(block: nodes.Element, node: nodes.Element) -> str:
    """The words of a block in front of a node."""
    texts: list[str] = []
    for each in block.findall():
        if each is node:
            break
        if isinstance(each, nodes.Text):
            texts.append(str(each))
    return "".join(texts)


class ResolveFindings(SphinxPostTransform):
    """Give every finding in prose its address."""

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Set the address of each."""
        for node in list(self.document.findall(FindingLink)):
            self._resolve(node, PAGE, anchor(node["finding"]))
        for counted in list(self.document.findall(CountedLink)):
            self._resolve(counted, counted["page"], counted["anchor"])

    def _resolve(self, node: nodes.reference, page: str, anchor: str) -> None:
        if page not in self.env.found_docs:  # a book without that page shows the words alone
            node.replace_self(nodes.inline("", "", *node.children, classes=node["classes"]))
            return
        address = self.app.builder.get_relative_uri(self.env.docname, page)
        node["refuri"] = f"{address}#{anchor}"
        node.replace_self(nodes.reference("", "", *node.children, **node.attributes))


class Findings(SphinxDirective):
    """Every finding with its definition, value and sentences."""

    def run(self) -> list[nodes.Node]:
        """One block a finding, in the order of the table."""
        data = data_of(self.env)
        use(self.env, "findings")
        made: list[nodes.Node] = []
        for key, row in data.findings.items():
            try:
                made.append(_block(data, row))
            except CadrageError as error:
                refuse(self.env, f"finding '{key}': {error}", line=self.lineno)
            if not row["evidence"]:
                refuse(self.env, NOTHING_COUNTED.format(key), line=self.lineno)
        return made


def _block(data: Data, row: Row) -> nodes.container:
    block = nodes.container(classes=["finding"], ids=[anchor(row["finding"])])
    says = (nodes.strong("", row["text"]), nodes.Text(" "), nodes.inline("", row["definition"]))
    block += nodes.paragraph("", "", *says)
    facts = nodes.paragraph("", "", classes=["finding-facts"])
    facts += nodes.literal("", row["finding"])
    facts += nodes.Text(f" = {row['value']:g}" if row["value"] is not None else " (no value)")
    block += facts
    if row["evidence"]:
        block += _counted(data, row["evidence"].split())
    return block


def _counted(data: Data, ids: list[str]) -> nodes.paragraph:
    line = nodes.paragraph("", "", classes=["finding-evidence"])
    for each in ids:
        line += _link(data, each)
        line += nodes.Text(" ")
    return line


def _link(data: Data, counted: str) -> nodes.reference:
    """The link to what was counted.

    Raises:
        CadrageError: there is no such sentence, article or table.
    """
    if SENTENCE.fullmatch(counted):
        (citation,) = parse(counted)
        quoted(data, citation)
        return link(data, citation)
    name = counted.removeprefix("table:")
    if name != counted:
        tables.columns(name)
        made = CountedLink("", name, classes=["counted"], page=TABLES, anchor=f"table-{name}")
    elif counted in data.articles:
        classes = ["siglum", f"outlet-{data.colour(counted).slot}"]
        made = CountedLink("", counted, classes=classes, page=page_of(counted))
        made["anchor"] = f"article-{counted}"
    else:
        raise UnknownNameError("article", counted, data.articles)
    made["internal"] = True
    return made


def setup(app: Sphinx) -> None:
    """The role, the directive and the links."""
    app.add_node(FindingLink)
    app.add_node(CountedLink)
    app.add_transform(PlaceFindings)
    app.add_role("f", Finding())
    app.add_directive("findings", Findings)
    app.add_post_transform(ResolveFindings)
