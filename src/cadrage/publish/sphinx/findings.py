"""The role `{f}`: a finding as prose prints it, linked to what was counted, on its own page."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from cadrage.errors import CadrageError
from cadrage.publish.sphinx.data import Data, Row, data_of
from cadrage.publish.sphinx.evidence import link, parse, quoted
from cadrage.publish.sphinx.freshness import use

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

PAGE = "book/findings"


class FindingLink(nodes.reference):
    """A finding in prose; its address is set once all pages are known."""


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
            message = f"no finding '{self.text}'; {hint}."
            logger.warning("%s", message, location=self.get_location(), type="cadrage")
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        use(self.env, f"finding:{self.text}")
        text = nodes.Text(data.findings[self.text]["text"])
        return [FindingLink("", "", text, internal=True, classes=["f"], finding=self.text)], []


class ResolveFindings(SphinxPostTransform):
    """Give every finding in prose its address."""

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Set the address of each."""
        for node in list(self.document.findall(FindingLink)):
            page = self.app.builder.get_relative_uri(self.env.docname, PAGE)
            node["refuri"] = f"{page}#{anchor(node['finding'])}"
            node.replace_self(nodes.reference("", "", *node.children, **node.attributes))


class Findings(SphinxDirective):
    """Every finding with its definition, value and sentences."""

    def run(self) -> list[nodes.Node]:
        """One block a finding, in the order of the table."""
        data = data_of(self.env)
        use(self.env, "findings")
        try:
            return [_block(data, row) for row in data.findings.values()]
        except CadrageError as error:
            raise self.warning(str(error)) from error


def _block(data: Data, row: Row) -> nodes.container:
    block = nodes.container(classes=["finding"], ids=[anchor(row["finding"])])
    says = (nodes.strong("", row["text"]), nodes.Text(" "), nodes.inline("", row["definition"]))
    block += nodes.paragraph("", "", *says)
    facts = nodes.paragraph("", "", classes=["finding-facts"])
    facts += nodes.literal("", row["finding"])
    facts += nodes.Text(f" = {row['value']:g}" if row["value"] is not None else " (no value)")
    block += facts
    if row["evidence"]:
        block += _sentences(data, row["evidence"])
    return block


def _sentences(data: Data, evidence: str) -> nodes.paragraph:
    line = nodes.paragraph("", "", classes=["finding-evidence"])
    for citation in parse(", ".join(evidence.split())):
        quoted(data, citation)
        line += link(data, citation)
        line += nodes.Text(" ")
    return line


def setup(app: Sphinx) -> None:
    """The role, the directive and the links."""
    app.add_node(FindingLink)
    app.add_role("f", Finding())
    app.add_directive("findings", Findings)
    app.add_post_transform(ResolveFindings)
