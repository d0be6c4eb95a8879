"""French between « » inside English: marked in what notebooks show and on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from docutils import nodes

from cadrage.publish import Linker, entries, table
from cadrage.publish.markup import english

NOBODY = Linker({})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no quotation", "no quotation"),
        ("«oui»", '<span lang="fr">«oui»</span>'),
        ("a < «l’an» & b", 'a &lt; <span lang="fr">«l’an»</span> &amp; b'),
        ("left «open", "left «open"),
        ("“in English”", "“in English”"),
        (12, "12"),
    ],
)  # fmt: skip
def test_english_marks_what_it_quotes(text: object, expected: str) -> None:
    assert english(text) == expected


def test_cells_captions_and_sources_are_marked() -> None:
    frame = pd.DataFrame({"note": ["it prints «la Lune»"], "more": ["«Mars»"]})
    marked = '<span lang="fr">«'
    shown = table(
        frame, NOBODY, caption="of «un»", source="«deux»", columns={"note": "Note", "more": "More"}
    )
    assert shown.html.count(marked) == 4
    listed = entries(
        frame, NOBODY, caption="of «un»", source="«deux»",
        head={"note": "plain"}, body={"more": "plain:More"},
    )  # fmt: skip
    assert listed.html.count(marked) == 4


def test_a_column_can_say_row_by_row_whose_words_another_holds() -> None:
    frame = pd.DataFrame({"title": ["Il part", "He leaves"], "words": ["french", "plain"]})
    shown = table(
        frame, NOBODY, caption="", columns={"title": "Title"}, kinds={"title": "@words"}
    ).html
    assert '<span lang="fr">Il part</span>' in shown
    assert ">He leaves<" in shown


def french(page: nodes.document) -> list[str]:
    return [
        each.astext()
        for each in page.findall(nodes.inline)
        if "language-fr" in each.get("classes", ())
    ]


def test_words_that_tables_bring_along_are_marked_on_the_page(
    read_page: Callable[[str], tuple[Any, str]],
) -> None:
    page, _ = read_page("# A page\n\n```{article} NAS21\n```\n")
    assert any(words.startswith("«à lire aussi") for words in french(page))
    for text in page.findall(nodes.Text):
        # citations to copy lie in a script: nobody reads them there
        if "«" in text and not isinstance(text.parent, nodes.raw):
            classes = {name for up in _above(text) for name in up.get("classes", ())}
            assert "language-fr" in classes, text


def test_code_keeps_its_marks(read_page: Callable[[str], tuple[Any, str]]) -> None:
    page, _ = read_page("# A page\n\n`«a»` and {fr}`«b»`\n")
    assert french(page) == ["«b»"]


def _above(node: nodes.Node) -> list[nodes.Element]:
    found, holder = [], node.parent
    while holder is not None:
        found.append(holder)
        holder = holder.parent
    return found
