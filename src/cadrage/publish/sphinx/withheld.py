"""What pages say of an edition without its texts: the first, and those that show texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from cadrage.publish.masking import BLOCK
from cadrage.publish.sphinx.data import data_of
from cadrage.publish.sphinx.freshness import use
from cadrage.publish.sphinx.pages import FOLDER

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGES = ("book/method", "book/limits", "book/articles", "book/data", "book/concordance")
SAID = (
    "This edition is without the texts of the articles, which may not be shared. Names, dates, "
    "designations and what the report's prose quotes stand; of every other word "
    f"each letter is a {BLOCK}. What "
    "is counted was counted with the texts, and the sentences keep their numbers. Who has the "
    "articles puts the texts back: "
)
COMMAND = "cadrage align"
OF_ARTICLE = f"This edition is without the text: of each word left out the letters are {BLOCK}."


def _insert(app: Sphinx, doctree: nodes.document) -> None:
    page = app.env.docname
    if page not in (app.config.root_doc, *PAGES) and not page.startswith(f"{FOLDER}/"):
        return
    # also where the texts are there: a page is made anew when they come or go
    use(app.env, "masked")
    title = next(iter(doctree.findall(nodes.title)), None)
    if data_of(app.env).is_masked and title is not None and title.parent is not None:
        is_article = page.startswith(f"{FOLDER}/")
        note = nodes.paragraph("", "", classes=["withheld", "computed"])
        note += nodes.Text(OF_ARTICLE if is_article else SAID)
        if not is_article:
            note += [nodes.literal("", COMMAND), nodes.Text(".")]
        title.parent.insert(title.parent.index(title) + 1, note)


def setup(app: Sphinx) -> None:
    """The words, after the checks of what is typed (their priority is 500)."""
    app.connect("doctree-read", _insert, priority=700)
