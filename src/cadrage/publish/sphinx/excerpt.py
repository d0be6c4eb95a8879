"""What the pages say where they show an excerpt: on the first, and under method and limits.

Nobody has to write it and nobody can forget it: it is put under the heading of these pages when the
tables are those of an excerpt, and nothing is put there when they are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from cadrage.publish.sphinx.data import data_of
from cadrage.publish.sphinx.freshness import use

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

PAGES = ("book/method", "book/limits", "book/articles", "book/data", "book/concordance")


def said(about: Mapping[str, object]) -> str:
    """What is shown, how it was drawn, and what was counted over all."""
    return (
        f"This corpus has {about['articles']:,} articles, too many for a page each. Pages, list, "
        f"search and tables to take away show an excerpt, {about['shown']:,} of them: "
        f"{about['named']:,} that the analyst's sheets name; some of what is counted most, so that "
        "the first of each count (actors, voices, days, designations, outlets) can be opened; and "
        f"{about['sample']:,} drawn from all by a digest of their sigla (seed {about['seed']}). "
        "Numbers in the prose, figures of counts, and the tables that say so are counted over all "
        "articles; a number opens those of its sentences that the excerpt holds. What was looked "
        "at in the excerpt alone says so. Sentences that several articles have count once where "
        "they are equal word for word; near copies are looked for in the excerpt alone."
    )


def _insert(app: Sphinx, doctree: nodes.document) -> None:
    if app.env.docname not in (app.config.root_doc, *PAGES):
        return
    use(app.env, "excerpt")
    about = data_of(app.env).excerpt
    if not about:
        return
    title = next(iter(doctree.findall(nodes.title)), None)
    if title is not None and title.parent is not None:
        note = nodes.paragraph("", said(about), classes=["excerpt", "computed"])
        title.parent.insert(title.parent.index(title) + 1, note)


def setup(app: Sphinx) -> None:
    """The words, after the checks of what is typed (their priority is 500)."""
    app.connect("doctree-read", _insert, priority=700)
