"""No orphan: each kind stops the build with file and line, and what is whole does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cadrage import tables

Read = Callable[..., Any]
FIGURE = (
    '<figure class="cadrage-figure" id="fig-x">'
    '<div class="drawing" role="group" aria-label="Dots by day"><svg></svg></div>'
    '<figcaption><p>What it shows.</p><p class="source">From where.</p></figcaption>'
    '<details class="data"><summary>Data</summary><table><tbody><tr><td>1</td></tr></tbody></table>'
    "</details></figure>"
)


def shown(html: str) -> dict[str, Any]:
    """A notebook whose second cell shows some HTML."""
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": html}}
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# T"]},
        {
            "cell_type": "code", "id": "b", "metadata": {}, "execution_count": 1,
            "source": ["pass"], "outputs": [output],
        },
    ]  # fmt: skip
    kernel = {"name": "python3", "display_name": "", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


# -- statements


def test_a_statement_without_evidence_is_refused(read_page: Read) -> None:
    _, warnings = read_page("# T\n\n:::{finding}\nThey say so.\n:::\n")
    assert "index.md:3: WARNING: a finding without evidence" in warnings


@pytest.mark.parametrize("evidence", ["{ev}`NAS21.2`", "{f}`all.sentences`"])
def test_a_statement_with_evidence_stands(read_page: Read, evidence: str) -> None:
    page, warnings = read_page(f"# T\n\n:::{{finding}}\nThey say so: {evidence}.\n:::\n")
    assert warnings == ""
    assert "They say so" in page.astext()


def without_evidence(folder: Path) -> pd.DataFrame:
    """The table of findings with a finding that lists nothing."""
    path = folder / "_build" / "data" / "findings.parquet"
    found = tables.read_parquet(path, "findings")
    found.loc[found["finding"] == "all.articles", "evidence"] = None
    return found


@pytest.mark.parametrize("page", ["# T\n\nA {f}`all.articles` b.\n", "# T\n\n```{findings}\n```\n"])
def test_a_finding_that_lists_nothing_is_refused(
    read_page: Read, written_book: Path, page: str
) -> None:
    _, warnings = read_page(page, findings=without_evidence(written_book))
    assert "index.md:3: WARNING: finding 'all.articles' lists nothing" in warnings


@pytest.mark.parametrize("lost", ["NAS21.99", "NAS22", "NAS22.1", "table:nothing"])
def test_a_finding_counted_from_what_is_not_there_is_refused(
    read_page: Read, written_book: Path, lost: str
) -> None:
    found = without_evidence(written_book).fillna({"evidence": lost})
    _, warnings = read_page("# T\n\n```{findings}\n```\n", findings=found)
    assert "index.md:3: WARNING: finding 'all.articles'" in warnings


def test_a_finding_lists_sentences_articles_and_tables(read_page: Read) -> None:
    page, warnings = read_page("# T\n\n```{findings}\n```\n")
    assert warnings == ""
    assert "NAS21 PLA20 articles" in page.astext()
    assert "NAS21.1 PLA20.1" in page.astext()


# -- quotations


def test_words_that_no_sentence_is_held_against_are_refused(read_page: Read) -> None:
    _, warnings = read_page("# T\n\nA line.\n\nThey say «soutien total» to it.\n")
    assert "index.md:5: WARNING: «soutien total» is held against no sentence" in warnings


def test_words_in_a_role_or_in_code_stand(read_page: Read) -> None:
    _, warnings = read_page('# T\n\n{ev}`NAS21.2 "soutien total"`, {fr}`ce jeudi`, `«»`.\n')
    assert warnings == ""


# -- what notebooks show


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('data-ev="NAS21.99" href="../book/articles/NAS21.html#NAS21.99"', "no sentence NAS21.99"),
        ('href="../book/articles/NAS21.html#NAS21.0"', "no sentence NAS21.0; NAS21 has 1 to 6"),
        ('href="../book/articles/NAS22.html"', "no article 'NAS22'"),
        ('href="../book/articles/NAS21.html#article-PLA20"', "no sentence article-PLA20"),
        ('data-ev="PLA20.3 PLA20.61" href="../book/articles/PLA20.html#PLA20.3"', "PLA20.61"),
    ],
)
def test_evidence_without_its_sentence_is_refused(read_page: Read, link: str, said: str) -> None:
    _, warnings = read_page(shown(f"<p><a {link}>x</a></p>"))
    assert re.search(r"index\.ipynb:\d+: WARNING: evidence: ", warnings)
    assert said in warnings


def test_evidence_with_its_sentence_stands(read_page: Read) -> None:
    link = '<a data-ev="PLA20.3 PLA20.4" href="../book/articles/PLA20.html#PLA20.3">3</a>'
    _, warnings = read_page(shown(f"<p>{link}<a href='../book/articles/PLA20.html'>P</a></p>"))
    assert warnings == ""
    whole = '<a href="../book/articles/PLA20.html#article-PLA20">7</a>'
    _, warnings = read_page(shown(f"<p>{whole}</p>"))
    assert warnings == ""


MISSING = {
    "caption": ("<p>What it shows.</p>", ""),
    "source": ("From where.", " "),
    "text alternative": (' aria-label="Dots by day"', ""),
    "data": ("<tr><td>1</td></tr>", ""),
}


@pytest.mark.parametrize("part", MISSING)
def test_a_figure_that_lacks_a_part_is_refused(read_page: Read, part: str) -> None:
    page = shown(FIGURE.replace(*MISSING[part]))
    _, warnings = read_page(page)
    assert warnings.count("WARNING") == 1
    assert re.search(rf"index\.ipynb:\d+: WARNING: figure fig-x has no {part}", warnings)


def test_a_whole_figure_stands(read_page: Read) -> None:
    _, warnings = read_page(shown(FIGURE))
    assert warnings == ""


def test_a_picture_is_no_figure(read_page: Read) -> None:
    _, warnings = read_page("# T\n\nA line.\n\n![dots](dots.png)\n")
    assert "index.md:5: WARNING: a picture without caption and source and data" in warnings
