"""An article as an edition: its wording whole, its markup shown as text, its facts and edits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from cadrage.publish.sphinx import edition
from cadrage.publish.sphinx.apparatus import Details, visible
from cadrage.publish.sphinx.data import load
from cadrage.publish.sphinx.facts import day
from cadrage.publish.sphinx.marks import Span, marked
from cadrage.publish.sphinx.pages import write_stubs

TEXT = "Le 3 mai, l'œuvre"
SPANS = st.lists(
    st.builds(
        lambda start, size, name: Span(start, start + size, name),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(["date", "actor", "quote"]),
    )
)


@given(SPANS)
def test_marks_never_change_the_wording(spans: list[Span]) -> None:
    row = {"start": 10, "end": 10 + len(TEXT), "text": TEXT}
    pieces = list(marked(row, spans))
    assert "".join(piece.astext() for piece in pieces) == TEXT
    for span in spans:
        inside = "".join(p.astext() for p in pieces if f"m-{span.name}" in _classes(p))
        covered = TEXT[max(0, span.start - 10) : max(0, span.end - 10)]
        assert len(inside) >= len(covered)


def _classes(node: nodes.Node) -> list[str]:
    return node["classes"] if isinstance(node, nodes.Element) else []


def test_overlapping_marks_share_the_piece_that_both_cover() -> None:
    row = {"start": 0, "end": len(TEXT), "text": TEXT}
    pieces = list(marked(row, [Span(0, 8, "date"), Span(3, 17, "quote")]))
    assert [(p.astext(), _classes(p)) for p in pieces] == [
        ("Le ", ["m-date"]),
        ("3 mai", ["m-date", "m-quote", "opens-quote"]),
        (", l'œuvre", ["m-quote", "ends-quote"]),
    ]


@pytest.fixture(scope="module")
def article(read_page: Callable[[str], Any]) -> Any:
    page, warnings = read_page("```{article} NAS21\n```\n")
    assert warnings == ""
    return page


def _blocks(page: Any) -> list[nodes.container]:
    return [n for n in page.findall(nodes.container) if "sentence" in n["classes"]]


def test_every_sentence_stands_numbered_with_its_wording(article: Any, written_book: Path) -> None:
    rows = load(written_book / "_build" / "data").sentences["NAS21"]
    blocks = _blocks(article)
    assert [block["ids"] for block in blocks] == [[f"NAS21.{n}"] for n in range(1, 7)]
    assert [block.children[1].astext() for block in blocks] == [row["text"] for row in rows]
    assert [block["classes"][1] for block in blocks] == [f"kind-{row['kind']}" for row in rows]
    assert all("language-fr" in block.children[1]["classes"] for block in blocks)


def test_a_long_article_stands_in_stretches(
    read_page: Callable[[str], Any], article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "SHORT", 5)
    monkeypatch.setattr(edition, "STRETCH", 4)
    page, _ = read_page("```{article} NAS21\n```\n")
    stretches = [n for n in page.findall(nodes.container) if "stretch" in n["classes"]]
    assert [len(_blocks(stretch)) for stretch in stretches] == [4, 2]
    assert [block["ids"] for block in _blocks(page)] == [b["ids"] for b in _blocks(article)]
    assert not [n for n in article.findall(nodes.container) if "stretch" in n["classes"]]


def test_straight_quotation_marks_stay_straight(article: Any) -> None:
    assert '"grand retour"' in _blocks(article)[0].astext()


def test_translations_stand_beside_and_are_marked_once(article: Any) -> None:
    ours = [node for node in article.findall(nodes.paragraph) if "ours" in node["classes"]]
    assert [node.astext() for node in ours] == ["On 3 May 2021 the <b>Moskova</b> promised."]
    assert article.astext().count("our English translation") == 1


def test_facts_bear_their_status(article: Any) -> None:
    rows = [[cell.astext() for cell in row] for row in article.findall(nodes.row)]
    assert ["Outlet", "Le Méchant (invented, Nowhere)", "stated"] in rows
    assert ["Published", "between 3 and 9\u00a0May\u00a02021", "inferred"] in rows
    assert ["Author", "not known", ""] in rows


def test_an_address_that_runs_script_is_no_link(article: Any) -> None:
    assert not [n for n in article.findall(nodes.reference) if "javascript" in n.get("refuri", "")]


def test_the_apparatus_keeps_the_raw_wording_and_the_reason(article: Any) -> None:
    assert "The crawl's date <i> (crawl-date)" in article.astext()
    (long,) = [each for each in article.findall(Details) if "notes" not in each["classes"]]
    assert long.astext().count("à lire aussi") >= 60


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2021-11-11", "2021-11-11", "11 November 2021"),
        ("2021-11-12", "2021-11-30", "between 12 and 30 November 2021"),
        ("2021-06-15", "2021-07-01", "between 15 June 2021 and 1 July 2021"),
        ("2021-06-15", None, "from 15 June 2021"),
        (None, "2021-06-15", "until 15 June 2021"),
        (None, None, "undated"),
    ],
)
def test_days_are_printed_as_they_are_known(
    first: str | None, last: str | None, shown: str
) -> None:
    article = {"published_earliest": first, "published_latest": last}
    assert day(article).replace("\u00a0", " ") == shown


def test_line_ends_and_lone_spaces_are_visible() -> None:
    assert [visible(words) for words in (" ", "\u202f", "\n", "a\nb")] == [
        "(a space)",
        "(a space)",
        " ¶ ",
        "a ¶ b",
    ]


def test_stubs_follow_the_data_and_stay_untouched(tmp_path: Path) -> None:
    write_stubs(tmp_path, ["AAA20", "BBB21"])
    before = (tmp_path / "AAA20.md").stat().st_mtime_ns
    write_stubs(tmp_path, ["AAA20", "CCC22"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["AAA20.md", "CCC22.md"]
    assert (tmp_path / "AAA20.md").stat().st_mtime_ns == before
