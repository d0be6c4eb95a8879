"""The directive `{finding}`: a statement that the report answers for, with its evidence in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cadrage.publish.sphinx.evidence import EvidenceLink
from cadrage.publish.sphinx.findings import FindingLink
from cadrage.publish.sphinx.refusal import refuse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BARE = (
    "a finding without evidence: cite the sentences that it rests on, {ev}`SIGLUM.N`, or the "
    "number that was counted, {f}`key`."
)


class Statement(nodes.General, nodes.Element):
    """A statement marked as a finding."""


class Finding(SphinxDirective):
    """A paragraph or more that states a finding; without evidence it is refused."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The statement as a block."""
        block = Statement("\n".join(self.content))
        self.set_source_info(block)
        self.state.nested_parse(self.content, self.content_offset, block)
        borne = [*block.findall(EvidenceLink), *block.findall(FindingLink)]
        if not borne:
            refuse(self.env, BARE, line=self.lineno)
        return [block]


def setup(app: Sphinx) -> None:
    """The directive and its node."""
    app.add_node(Statement, html=(_open, _close))
    app.add_directive("finding", Finding)


def _open(translator: object, node: nodes.Element) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="statement"))  # type: ignore[attr-defined]


def _close(translator: object, node: nodes.Element) -> None:
    translator.body.append("</div>\n")  # type: ignore[attr-defined]
