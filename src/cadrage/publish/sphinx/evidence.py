"""The role `{ev}`: a reference number that leads to its sentence.

{ev}`ABC21.7`                      one sentence
{ev}`ABC21.7, ABC21.9-11`          several, a range
{ev}`ABC21.7 "soutien […] azimuts"`  the words themselves, checked to the letter, then the number
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from cadrage.errors import CadrageError, UnknownNameError
from cadrage.publish.sphinx.data import Data, data_of
from cadrage.publish.sphinx.freshness import use
from cadrage.publish.sphinx.pages import page_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

NUMBER = r"(?P<siglum>\w+)\.(?P<first>\d+)(?:[-–](?P<last>\d+))?"
QUOTED = r'"(?P<straight>.*?)"|«\s*(?P<french>.*?)\s*»|“(?P<english>.*?)”'
ITEM = re.compile(rf"\s*{NUMBER}(?:\s+(?:{QUOTED}))?\s*(?:[,;](?=\s*\w+\.\d)|$)")
GAP = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
NARROW = "\u202f"
# sentences that a page's markup leads to: by what a link lists, or by its address alone
CITED = re.compile(r'data-ev="([^"]+)"|href="[^"#]*\.html#(\w+\.\d+)"')


class EvidenceError(CadrageError):
    """Evidence that cannot be cited as written."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Sentences `first` to `last` of an article, and the words quoted from them, if any."""

    siglum: str
    first: int
    last: int
    words: str | None = None

    @property
    def ids(self) -> list[str]:
        """Evidence ids of the sentences."""
        return [f"{self.siglum}.{number}" for number in range(self.first, self.last + 1)]

    @property
    def label(self) -> str:
        """As printed: ABC21.7, ABC21.9–11."""
        return f"{self.siglum}.{self.first}" + (f"–{self.last}" if self.last != self.first else "")


class EvidenceLink(nodes.reference):
    """A reference number; its address is set once all pages are known."""


def parse(text: str) -> list[Citation]:
    """The citations that a role's text lists.

    Raises:
        EvidenceError: a part of the text is no citation.
    """
    found, at = [], 0
    while at < len(text):
        match = ITEM.match(text, at)
        if match is None:
            raise EvidenceError(
                f"evidence: found {text[at:].strip()!r}; expected a sentence (ABC21.7), a range "
                '(ABC21.9-11) or a sentence and its words (ABC21.7 "…"), separated by commas.'
            )
        words = match["straight"] or match["french"] or match["english"]
        first = int(match["first"])
        last = int(match["last"] or first)
        found.append(Citation(match["siglum"], first, last, words))
        at = match.end()
    return found


def quoted(data: Data, citation: Citation) -> str | None:
    """The quoted words as the article prints them (kinds of white space apart), or None.

    Raises:
        UnknownNameError: no such article.
        EvidenceError: no such sentence, or other words.
    """
    if citation.siglum not in data.articles:
        raise UnknownNameError("article", citation.siglum, data.articles)
    rows = [data.sentence(citation.siglum, n) for n in (citation.first, citation.last)]
    if rows[0] is None or rows[1] is None or citation.last < citation.first:
        count = len(data.sentences[citation.siglum])
        raise EvidenceError(
            f"evidence: no sentence {citation.label}; {citation.siglum} has 1 to {count}."
        )
    if citation.words is None:
        return None
    text = data.clean[citation.siglum][rows[0]["start"] : rows[1]["end"]]
    return _as_printed(text, citation)


def _as_printed(text: str, citation: Citation) -> str:
    pieces, at = [], 0
    for piece in GAP.split(citation.words or ""):
        match = re.compile(r"\s+".join(map(re.escape, piece.split()))).search(text, at)
        if match is None:
            raise EvidenceError(f"evidence: {citation.label} {_nearest(text, piece)}")
        pieces.append(match[0])
        at = match.end()
    return " […] ".join(pieces)


def _nearest(text: str, piece: str) -> str:
    size = len(piece.split())
    words = text.split()
    runs = [" ".join(words[i : i + size]) for i in range(max(1, len(words) - size + 1))]
    near = get_close_matches(piece, runs, n=1)
    hint = f"the nearest is {near[0]!r}" if near else f"it reads {text!r}"
    return f"does not say {piece!r}; {hint}."


def cited(html: str) -> set[str]:
    """Ids of the sentences that a piece of HTML leads to, in prose, tables and figures."""
    return {each for found in CITED.findall(html) for half in found for each in half.split()}


class Evidence(SphinxRole):
    """The role; what is wrong with it is a warning with file and line."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The links, each after its words where words are quoted."""
        data = data_of(self.env)
        made: list[nodes.Node] = []
        try:
            for citation in parse(self.text):
                made += [nodes.Text(", ")] if made else []
                made += _nodes(data, citation)
                use(self.env, f"article:{citation.siglum}")
        except CadrageError as error:
            logger.warning("%s", error, location=self.get_location(), type="cadrage")
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        return made, []


def _nodes(data: Data, citation: Citation) -> Iterator[nodes.Node]:
    words = quoted(data, citation)
    if words is not None:
        shown = f"«{NARROW}{words}{NARROW}»"
        language = data.articles[citation.siglum]["language"]
        yield nodes.inline("", shown, classes=["cited", f"language-{language}"])
        yield nodes.Text("\u00a0")
    yield link(data, citation)


def link(data: Data, citation: Citation, *, label: str | None = None) -> EvidenceLink:
    """The reference number of a citation that is known to be right."""
    node = EvidenceLink("", "", nodes.Text(label or citation.label), internal=True)
    node["classes"] += ["ev", f"outlet-{data.colour(citation.siglum).slot}"]
    node["siglum"], node["evidence"] = citation.siglum, citation.ids
    return node


def range_of(ids: Sequence[str]) -> str:
    """The anchor of consecutive sentences, ABC21.9-11; '' where they are not consecutive."""
    siglum, _, first = ids[0].rpartition(".")
    if len(ids) < 2 or not first.isdigit():
        return ""
    last = int(first) + len(ids) - 1
    whole = [f"{siglum}.{number}" for number in range(int(first), last + 1)]
    return f"{ids[0]}-{last}" if list(ids) == whole else ""


class ResolveEvidence(SphinxPostTransform):
    """Give every reference number its address, which depends on the builder."""

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Set the address of each."""
        for node in self.document.findall(EvidenceLink):
            builder = self.app.builder
            page = builder.get_relative_uri(self.env.docname, page_of(node["siglum"]))
            # on the page of an article a range has an anchor of its own: all of it lights up
            anchor = node["evidence"][0]
            is_range = builder.name == "html" and len(node["evidence"]) > 1
            node["refuri"] = f"{page}#{range_of(node['evidence']) if is_range else anchor}"


def _visit(translator: HTML5Translator, node: EvidenceLink) -> None:
    attributes = {"href": node["refuri"]}
    if len(node["evidence"]) > 1:  # else the address says it
        attributes["data-ev"] = " ".join(node["evidence"])
    translator.body.append(translator.starttag(node, "a", "", **attributes))


def _depart(translator: HTML5Translator, node: EvidenceLink) -> None:
    translator.body.append("</a>")


def setup(app: Sphinx) -> None:
    """The role and its node."""
    app.add_node(EvidenceLink, html=(_visit, _depart))
    app.add_role("ev", Evidence())
    app.add_post_transform(ResolveEvidence)
