"""A typed number stops the build at its line; what is told apart by markup does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
TYPED = re.compile(r"index\.(?:md|ipynb):(\d+): WARNING: '(.*)' is typed")


def refused(warnings: str) -> list[tuple[int, str]]:
    """Line and words of each typed number."""
    return [(int(line), words) for line, words in TYPED.findall(warnings)]


def notebook(*cells: tuple[str, str]) -> dict[str, Any]:
    """A notebook of cells (kind, source) without outputs."""
    made = []
    for number, (kind, source) in enumerate(cells):
        cell: dict[str, Any] = {"cell_type": kind, "id": f"c{number}", "metadata": {}}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        made.append(cell | {"source": source.splitlines(keepends=True)})
    kernel = {"name": "python3", "display_name": "", "language": "python"}
    return {"cells": made, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def test_a_typed_number_is_refused_with_file_and_line(read_page: Read) -> None:
    _, warnings = read_page("# T\n\nHere are words,\nand five articles.\n\nMore: 52% of them.\n")
    assert refused(warnings) == [(4, "five"), (6, "52%")]
    assert "a result is {f}`key`" in warnings
    assert '{record}`event "…"`' in warnings


PLACES = [
    "# Two things\n",
    "# T\n\n- a\n- two\n",
    "# T\n\n| a | two |\n|---|---|\n| b | c |\n",
    "# T\n\n> two\n",
    "# T\n\n**two**\n",
    "# T\n\n{fr}`fin 2014`\n",
    "# T\n\n[two](#here)\n\n(here)=\n## H\n",
    "# T\n\n```{glossary}\nword\n  two\n```\n",
    "# T\n\n:::{note}\ntwo\n:::\n",
    "# T\n\n<p>two</p>\n",
    "# T\n\na[^n]\n\n[^n]: two\n",
    "# T\n\n![two](x.png)\n",
]


@pytest.mark.parametrize("page", PLACES)
def test_no_place_in_prose_is_forgotten(read_page: Read, page: str) -> None:
    _, warnings = read_page(page)
    assert len(refused(warnings)) == 1, warnings


TOLD_APART = [
    "{f}`all.sentences` sentences",
    '{ev}`NAS21.2 "3 mai 2021"` and {ev}`PLA20.3-5`',
    '{record}`feast`, {record}`feast "May 2021"`, {record}`feast "300 guests"`',
    "`52%` and `` 5 ``",
    "$x = 2$",
    "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
    "{uncounted}`one story`",
    "1. a\n2. b",
    "```python\nx = 5\n```",
    "% two: a comment",
    "```{articles}\n```",
    "```{findings}\n```",
]


@pytest.mark.parametrize("words", TOLD_APART)
def test_what_markup_tells_apart_may_stand(read_page: Read, words: str) -> None:
    _, warnings = read_page(f"# T\n\nA line.\n\n{words}\n")
    assert warnings == ""


def test_words_alone_may_be_uncounted(read_page: Read) -> None:
    _, warnings = read_page("# T\n\n{uncounted}`52% of it`\n")
    assert re.search(r"index\.md:3: WARNING: '52% of it' holds digits", warnings)


CALL = """show(
    caption="The 24 names",
    alt=f"{x['at-0.5']} of them, one more",
    source=f"{{f}}`some.score-0.5`, {y}.",
)"""


def test_a_notebook_is_refused_at_the_line_of_its_file(read_page: Read) -> None:
    page = notebook(
        ("markdown", "# T\n\nA line."),
        ("code", "x = 5  # five"),
        ("markdown", "Words\nand two more."),
        ("code", CALL),
    )
    _, warnings = read_page(page)
    found = refused(warnings)
    assert [words for _, words in found] == ["two", "24", "one"]
    import json

    lines = json.dumps(page, indent=1, ensure_ascii=False).split("\n")
    for line, words in found:
        assert words in lines[line - 1]


def test_where_a_finding_opens_a_sentence_it_bears_a_capital(read_page: Read) -> None:
    page, warnings = read_page(
        "# {f}`all.sentences` lines\n\n{f}`all.sentences` lines. **So.** {f}`all.articles` "
        "articles, {f}`all.articles` texts.\n"
    )
    assert warnings == ""
    assert "Sixty-six lines. So. Two articles, two texts." in page.astext()
    assert page.astext().startswith("Sixty-six lines")
    assert not list(page.children[0].children[0].findall(lambda node: node.tagname == "reference"))
