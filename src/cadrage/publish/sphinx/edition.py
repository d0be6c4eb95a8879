"""The directives `{article}` and `{articles}`: the corpus as a scholarly edition.

Numbered sentences with the number in the margin, the French as printed, our English beside it,
the status of every fact above, and below it what was taken out or mended. Everything from the
corpus enters as text nodes: markup inside an article shows as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cadrage.errors import UnknownNameError
from cadrage.publish.sphinx.apparatus import apparatus
from cadrage.publish.sphinx.data import Data, Row, data_of
from cadrage.publish.sphinx.facts import contents, day, facts
from cadrage.publish.sphinx.freshness import use
from cadrage.publish.sphinx.marks import Span, marked, spans

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

RIGHTS = (
    "The text is its publisher’s. It stands here as the object of study; the licences of this "
    "book do not cover it."
)
OURS = "The article as printed; with it, lighter, our English translation."
ALONE = "The article as printed; no translation is given."


class SentenceNumber(nodes.reference):
    """The number in the margin: a permalink to its sentence."""


class Article(SphinxDirective):
    """One article as an edition."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A section: facts, text, apparatus, rights."""
        data, siglum = data_of(self.env), self.arguments[0]
        if siglum not in data.articles:
            raise self.warning(str(UnknownNameError("article", siglum, data.articles)))
        use(self.env, f"article:{siglum}")
        article = data.articles[siglum]
        section = nodes.section(ids=[f"article-{siglum}"], names=[siglum], classes=["edition"])
        section += nodes.title("", f"{siglum} · {article['outlet']}, {day(article)}")
        section += [facts(article), *_text(data, article), *apparatus(data, siglum)]
        section += nodes.paragraph("", RIGHTS, classes=["rights"])
        return [section]


class Articles(SphinxDirective):
    """The list of articles with their numbers of sentences and words."""

    def run(self) -> list[nodes.Node]:
        """A table, one row an article."""
        data = data_of(self.env)
        for siglum in data.articles:
            use(self.env, f"article:{siglum}")
        return [contents(data)]


def _text(data: Data, article: Row) -> list[nodes.Node]:
    siglum, marks = article["article"], spans(data, article["article"])
    rows = data.sentences[siglum]
    both = any((siglum, row["sentence"]) in data.translations for row in rows)
    note = nodes.paragraph("", OURS if both else ALONE, classes=["edition-note"])
    text = nodes.container(classes=["edition-text", f"outlet-{data.colour(siglum).slot}"])
    before = 0
    for row in rows:
        gap = data.clean[siglum][before : row["start"]]
        text += _sentence(data, article, row, marks, opens="\n" in gap)
        before = row["end"]
    return [note, text]


def _sentence(
    data: Data, article: Row, row: Row, marks: list[Span], *, opens: bool
) -> nodes.container:
    number = f"{article['article']}.{row['sentence']}"
    classes = ["sentence", f"kind-{row['kind']}", *(["opens"] if opens else [])]
    block = nodes.container(ids=[number], classes=classes)
    margin = nodes.paragraph("", "", classes=["number"])
    margin += SentenceNumber("", number, refuri=f"#{number}", internal=True)
    printed = nodes.paragraph("", "", *marked(row, marks), classes=["printed"])
    printed["classes"].append(f"language-{article['language']}")
    block += [margin, printed]
    english = data.translations.get((article["article"], row["sentence"]))
    if english:
        block += nodes.paragraph("", english, classes=["ours", "language-en"])
    return block


def _visit(translator: HTML5Translator, node: SentenceNumber) -> None:
    attributes: dict[str, Any] = {"href": node["refuri"]}
    translator.body.append(translator.starttag(node, "a", "", **attributes))


def _depart(translator: HTML5Translator, node: SentenceNumber) -> None:
    translator.body.append("</a>")


def setup(app: Sphinx) -> None:
    """The directives and the margin's node."""
    app.add_node(SentenceNumber, html=(_visit, _depart))
    app.add_directive("article", Article)
    app.add_directive("articles", Articles)
