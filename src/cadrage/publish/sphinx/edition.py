"""The directives `{article}` and `{articles}`: the corpus as a scholarly edition.

Numbered sentences with the number in the margin, the French as printed with its marks, our English
beside it, the notes of each sentence, the status of every fact above, and below it what was taken
out or mended. Everything from the corpus enters as text nodes: markup inside an article shows as
text.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cadrage.errors import MissingError, UnknownNameError
from cadrage.publish import sentence
from cadrage.publish.places import by_sentence, places
from cadrage.publish.sphinx.apparatus import apparatus
from cadrage.publish.sphinx.data import Data, Row, data_of
from cadrage.publish.sphinx.facts import contents, day, facts
from cadrage.publish.sphinx.freshness import use
from cadrage.publish.sphinx.layers import switches
from cadrage.publish.sphinx.marks import marked, overlapping, spans
from cadrage.publish.sphinx.metadata import edition_of
from cadrage.publish.sphinx.notes import notes, readings
from cadrage.publish.sphinx.pages import page_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

RIGHTS = (
    "The text is its publisher’s. It stands here as the object of study; the licences of this "
    "book do not cover it."
)
OURS = "The article as printed; with it, lighter, our English translation."
GUIDE = (
    "The number of a sentence is its permanent address. The sign by it opens its notes: what "
    "was read in it, which statements of the report rest on it, and how to cite it."
)
ALONE = "The article as printed; no translation is given."
# sentences that a browser lays out together when they come into sight; a short article whole
STRETCH, SHORT = 10, 120


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
        section += [*self._citation(article), nodes.paragraph("", RIGHTS, classes=["rights"])]
        return [section]

    def _citation(self, article: Row) -> list[nodes.Node]:
        """What the script makes citations of; without script, the form of one stands below."""
        try:
            edition = edition_of(self.env)
        except MissingError:
            return []  # a project that is not to be cited
        page = f"{page_of(article['article'])}.html"
        held = sentence.templates(article, edition, page=page)
        script = f'<script type="application/json" id="cite-sentence">{held}</script>'
        first = f"{article['article']}.1"
        shown = sentence.plain(article, edition, number="1", address=f"{page}#{first}")
        return [
            nodes.rubric("", "To cite a sentence"),
            nodes.paragraph("", f"For example, {first}: {shown}", classes=["cite-example"]),
            nodes.raw("", script, format="html"),
        ]


class Articles(SphinxDirective):
    """The list of articles with their numbers of sentences and words."""

    def run(self) -> list[nodes.Node]:
        """A table, one row an article."""
        data = data_of(self.env)
        for siglum in data.articles:
            use(self.env, f"article:{siglum}")
        return [contents(data)]


def _text(data: Data, article: Row) -> list[nodes.Node]:
    siglum, rows = article["article"], data.sentences[article["article"]]
    both = any((siglum, row["sentence"]) in data.translations for row in rows)
    note = nodes.paragraph("", OURS if both else ALONE, classes=["edition-note"])
    guide = nodes.paragraph("", GUIDE, classes=["edition-note", "only-screen"])
    text = nodes.container(classes=["edition-text", f"outlet-{data.colour(siglum).slot}"])
    bounds = attrgetter("start", "end")
    marks = overlapping(spans(data, siglum), rows, bounds=bounds)
    edits = by_sentence(places(data.layers["edits"].get(siglum, ())), rows)
    read, before = readings(data, siglum), 0
    held = text
    for place, (row, own, mended) in enumerate(zip(rows, marks, edits, strict=True)):
        if len(rows) > SHORT and place % STRETCH == 0:
            held = nodes.container(classes=["stretch"])
            text += held
        opens = "\n" in data.clean[siglum][before : row["start"]]
        block = _sentence(data, article, row, list(marked(row, own, mended)), opens=opens)
        held += block.__iadd__(notes(article, row["sentence"], read, mended))
        before = row["end"]
    return [note, guide, switches(is_translated=both), text]


def _sentence(
    data: Data, article: Row, row: Row, wording: list[nodes.Node], *, opens: bool
) -> nodes.container:
    number = f"{article['article']}.{row['sentence']}"
    classes = ["sentence", f"kind-{row['kind']}", *(["opens"] if opens else [])]
    block = nodes.container(ids=[number], classes=classes)
    margin = nodes.paragraph("", "", classes=["number"])
    margin += SentenceNumber("", number, refuri=f"#{number}", internal=True)
    printed = nodes.paragraph("", "", *wording, classes=["printed"])
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
