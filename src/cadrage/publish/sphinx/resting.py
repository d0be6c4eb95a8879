"""Which statements of the report rest on a sentence: collected page by page, shown at the sentence.

A statement is a passage of prose that cites sentences, a table or figure that holds them, or a
finding that counts them. Each has an anchor, so that a reader who has checked a sentence can go
back, or see who else rests on it. A page of an article is written anew when its statements change.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.domains import Domain

from cadrage.publish.sphinx.evidence import EvidenceLink, cited
from cadrage.publish.sphinx.pages import FOLDER as ARTICLES
from cadrage.publish.sphinx.pages import page_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CAPTION = re.compile(r'<caption>(.*?)</caption>|<figcaption><p>(.*?)</p>|class="caption">(.*?)</p>')
TAG = re.compile(r"<[^>]+>")
ENDS = re.compile(r"(?<=[.!?»”])\s+(?=[A-ZÀ-Ý«“])")
LONG = 170
# what prose stands in
INSIDE = (nodes.Body, nodes.Structural, nodes.Titular)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the report: its page and anchor, its words, the sentences that it rests on."""

    page: str
    anchor: str
    words: str
    ids: tuple[str, ...]
    is_count: bool = False


class Passages(Domain):
    """The memory: page → its statements; article → digest of what its page shows of them."""

    name = "cadrage-passages"
    label = "passages"
    initial_data = {"pages": {}, "shown": {}}  # noqa: RUF012 (as the base class has it)

    @property
    def pages(self) -> dict[str, list[Passage]]:
        """The statements of each page, in its order."""
        held: dict[str, list[Passage]] = self.data["pages"]
        return held

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read anew or gone."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Collection[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader collected."""
        self.pages.update({name: otherdata["pages"].get(name, []) for name in docnames})

    def resting(self, siglum: str) -> dict[str, list[Passage]]:
        """Evidence id → the statements that rest on it, in the order of the book."""
        found: dict[str, list[Passage]] = {}
        for page in sorted(self.pages, key=self._place):
            for statement in self.pages[page]:
                for each in dict.fromkeys(statement.ids):
                    if each.rpartition(".")[0] == siglum:
                        found.setdefault(each, []).append(statement)
        return found

    def _place(self, page: str) -> tuple[int, str]:
        order: dict[str, int] = self.data.setdefault("order", {})
        return order.get(page, len(order)), page


def passages_of(env: BuildEnvironment) -> Passages:
    """The memory of this build."""
    return cast(Passages, env.get_domain(Passages.name))


def _collect(app: Sphinx, doctree: nodes.document) -> None:
    page = app.env.docname
    if not page.startswith(f"{ARTICLES}/"):
        found = [*_prose(page, doctree), *_shown(page, doctree)]
        passages_of(app.env).pages[page] = found


def _prose(page: str, doctree: nodes.document) -> Iterator[Passage]:
    for number, link in enumerate(doctree.findall(EvidenceLink), 1):
        if not link.astext().startswith(f"{link['siglum']}."):
            continue  # a list of the articles is no statement about a sentence
        count = _ancestor(link, nodes.container, "finding")
        if count is not None:
            definition = next(iter(count.findall(nodes.inline))).astext()
            yield Passage(page, count["ids"][0], definition, tuple(link["evidence"]), True)
            continue
        link["ids"].append(f"rests-{number}")
        yield Passage(page, link["ids"][-1], _around(link), tuple(link["evidence"]))


def _ancestor(node: nodes.Node, kind: type[nodes.Element], name: str) -> Any:
    above = node.parent
    while above is not None and not (isinstance(above, kind) and name in above["classes"]):
        above = above.parent
    return above


def _around(link: EvidenceLink) -> str:
    """The sentence of the report that cites, without its neighbours."""
    block: Any = next(each for each in _above(link) if isinstance(each, INSIDE))
    before, after, seen = "", "", False
    for text in block.findall(nodes.Text):
        seen = seen or link in _above(text)
        before, after = (before, after + text) if seen else (before + text, after)
    whole = ENDS.split(before)[-1] + ENDS.split(after)[0]
    return shortened(" ".join(whole.split()))


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def shortened(words: str) -> str:
    """A passage cut to one or two lines, at a word."""
    return words if len(words) <= LONG else f"{words[:LONG].rsplit(' ', 1)[0]} …"


def _shown(page: str, doctree: nodes.document) -> Iterator[Passage]:
    """The tables and figures that cells show; the cell is the anchor."""
    for number, raw in enumerate(doctree.findall(nodes.raw), 1):
        ids = cited(raw.astext())
        cell = _ancestor(raw, nodes.container, "cell")
        if ids and cell is not None:
            caption = next((part for part in _captions(raw.astext()) if part), "a table")
            if not cell["ids"]:
                cell["ids"].append(f"shows-{number}")
            yield Passage(page, cell["ids"][0], shortened(caption), tuple(sorted(ids)))


def _captions(html: str) -> Iterator[str]:
    for groups in CAPTION.findall(html):
        yield " ".join(unescape(TAG.sub("", "".join(groups))).split())


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages of articles that must say something else of what rests on their sentences."""
    held = passages_of(env)
    held.data["order"] = {page: place for place, page in enumerate(_order(env))}
    sigla = [page.rpartition("/")[2] for page in env.found_docs if page.startswith(f"{ARTICLES}/")]
    now = {siglum: _digest(env, held, siglum) for siglum in sigla}
    before, held.data["shown"] = held.data["shown"], now
    return [page_of(siglum) for siglum in sigla if before.get(siglum) != now[siglum]]


def _order(env: BuildEnvironment) -> Iterator[str]:
    waiting = [str(env.config.root_doc)]
    while waiting:
        page = waiting.pop(0)
        yield page
        waiting = [*env.toctree_includes.get(page, ()), *waiting]


def _digest(env: BuildEnvironment, held: Passages, siglum: str) -> str:
    resting = held.resting(siglum)
    titles = {each.page: title_of(env, each.page) for rows in resting.values() for each in rows}
    return hashlib.sha256(repr((sorted(titles.items()), resting)).encode()).hexdigest()


def title_of(env: BuildEnvironment, page: str) -> str:
    """The title of a page, up to its colon: what names it in a list."""
    return env.titles[page].astext().partition(":")[0] if page in env.titles else page


def setup(app: Sphinx) -> None:
    """The memory, and when it is filled and compared."""
    app.add_domain(Passages)
    app.connect("doctree-read", _collect)
    app.connect("env-updated", _changed)
