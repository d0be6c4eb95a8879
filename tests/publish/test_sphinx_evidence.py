"""The role `{ev}`: what it accepts, what it refuses and says, and its cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.errors import CadrageError
from cadrage.publish.sphinx.cards import counts, previews
from cadrage.publish.sphinx.data import Data, load
from cadrage.publish.sphinx.evidence import (
    Citation,
    EvidenceError,
    EvidenceLink,
    cited,
    parse,
    quoted,
    range_of,
)

PARSED = [
    ("SPU21.7", [("SPU21", 7, 7, None)]),
    ("SPU21.7, SPU21.9-11", [("SPU21", 7, 7, None), ("SPU21", 9, 11, None)]),
    ("SPU21.9–11;BEN21.2", [("SPU21", 9, 11, None), ("BEN21", 2, 2, None)]),
    ('SPU21.7 "mot, et mot"', [("SPU21", 7, 7, "mot, et mot")]),
    ('SPU21.7 "un "appui" fort"', [("SPU21", 7, 7, 'un "appui" fort')]),
    ("SPU21.7 « un mot », A1.2", [("SPU21", 7, 7, "un mot"), ("A1", 2, 2, None)]),
    ('A1.1 "x, B2.2 y", B2.3', [("A1", 1, 1, "x, B2.2 y"), ("B2", 3, 3, None)]),
]


@pytest.mark.parametrize(("text", "expected"), PARSED)
def test_lists_ranges_and_words_are_read(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert parse(text) == [Citation(*each) for each in expected]


@pytest.mark.parametrize("text", ["SPU21", "SPU21.", "SPU21.7 mot", "SPU21.7 SPU21.8", ".7", "7"])
def test_what_is_no_citation_says_what_is(text: str) -> None:
    with pytest.raises(EvidenceError, match="expected a sentence"):
        parse(text)


@given(
    st.lists(
        st.tuples(st.from_regex(r"[A-Z]{3}[0-9]{2}", fullmatch=True), st.integers(1, 999)),
        min_size=1,
    )
)
def test_what_is_printed_can_be_read_again(cited: list[tuple[str, int]]) -> None:
    citations = [Citation(siglum, number, number + 2) for siglum, number in cited]
    assert parse(", ".join(each.label for each in citations)) == citations


@pytest.fixture
def data(written_book: Path) -> Data:
    return load(written_book / "_build" / "data")


def test_words_are_printed_as_the_article_has_them(data: Data) -> None:
    # the narrow no-break space is the article's: whoever quotes need not type it
    assert quoted(data, Citation("NAS21", 2, 2, "« soutien total »")) == "« soutien\u202ftotal »"


def test_words_may_open_the_sentence(data: Data) -> None:
    assert quoted(data, Citation("NAS21", 2, 2, "Le 3 mai")) == "Le 3 mai"
    with pytest.raises(EvidenceError, match="does not say 'Le 3 mai'"):
        quoted(data, Citation("NAS21", 2, 2, "Le 3 mai […] Le 3 mai"))


@pytest.mark.parametrize(
    ("ids", "anchor"),
    [
        (["A1.2", "A1.3"], "A1.2-3"),
        (["A1.2", "A1.3", "A1.4"], "A1.2-4"),
        (["A1.2"], ""),
        (["A1.2", "A1.4"], ""),
        (["A1.3", "A1.2"], ""),
        (["A1.2", "B1.3"], ""),
        (["record-a", "record-b"], ""),
    ],
)
def test_consecutive_sentences_have_an_anchor_together(ids: list[str], anchor: str) -> None:
    assert range_of(ids) == anchor


def test_words_may_span_sentences_and_leave_some_out(data: Data) -> None:
    citation = Citation("NAS21", 2, 5, "la Moskova a promis […] toute la paix")
    assert quoted(data, citation) == "la Moskova a promis […] toute la paix"


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (Citation("NAS22", 1, 1), "no article 'NAS22'; there are: NAS21, PLA20"),
        (Citation("NAS21", 7, 7), "no sentence NAS21.7; NAS21 has 1 to 6"),
        (Citation("NAS21", 0, 0), "no sentence NAS21.0"),
        (Citation("NAS21", 0, 2), "no sentence NAS21.0–2"),
        (Citation("NAS21", 5, 7), "no sentence NAS21.5–7"),
        (Citation("NAS21", 4, 2), "no sentence NAS21.4–2"),
        (Citation("NAS21", 2, 2, "soutien entier"), "does not say 'soutien entier'"),
        (Citation("NAS21", 2, 2, "l’œuvre de"), 'the nearest is "l\'œuvre de"'),
        # as many words as were quoted, to the last of the sentence
        (Citation("NAS21", 2, 2, "zut M. Ysaï"), "the nearest is 'de M. Ysaï.'"),
        (Citation("NAS21", 4, 4, "en garde de nous"), "it reads 'Mises en garde'"),
        (Citation("NAS21", 3, 3, "soutien total"), "does not say"),
        (Citation("NAS21", 2, 2, "total […] soutien"), "does not say 'soutien'"),
    ],
)
def test_what_cannot_be_cited_is_refused(data: Data, citation: Citation, said: str) -> None:
    with pytest.raises(CadrageError, match=r"evidence|article") as caught:
        quoted(data, citation)
    assert said in str(caught.value)


def test_a_page_holds_links_words_and_language(read_page: Callable[[str], Any]) -> None:
    page, warnings = read_page('# T\n\nIt says {ev}`NAS21.2 "soutien total"`, {ev}`PLA20.3-4`.\n')
    assert warnings == ""
    links = list(page.findall(EvidenceLink))
    assert [link["refuri"].split("#")[1] for link in links] == ["NAS21.2", "PLA20.3-4"]
    assert [link["evidence"] for link in links] == [["NAS21.2"], ["PLA20.3", "PLA20.4"]]
    assert all(link["internal"] for link in links)
    assert links[0]["classes"] == ["ev", "outlet-1"]
    assert links[1]["classes"] == ["ev", "outlet-2"]
    assert "It says «\u202fsoutien\u202ftotal\u202f»\u00a0NAS21.2, PLA20.3–4." in page.astext()


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("{ev}`NAS21.9`", "no sentence NAS21.9"),
        ('{ev}`NAS21.2 "soutien entier"`', "does not say"),
        ("{ev}`nothing`", "expected a sentence"),
        ("{f}`all.sentence`", "the nearest are: all.sentences"),
        ("{f}`zzz`", "none is near"),
    ],
)
def test_a_wrong_role_warns_with_file_and_line(
    read_page: Callable[[str], Any], role: str, said: str
) -> None:
    page, warnings = read_page(f"# T\n\nA line.\n\nIt says {role} here.\n")
    assert said in warnings
    assert "index.md:5: WARNING" in warnings
    assert role.split("`")[1] in page.astext()


def test_an_unknown_article_stops_its_directive(read_page: Callable[[str], Any]) -> None:
    _, warnings = read_page("# T\n\n```{article} NAS22\n```\n")
    assert "no article 'NAS22'" in warnings
    assert "index.md:3" in warnings


def test_what_a_page_leads_to_is_read_from_its_lists_or_its_addresses() -> None:
    html = (
        '<a data-ev="A1.2 A1.3" href="../book/articles/A1.html#A1.2-3">x</a>'
        '<a href="A1.html#A1.7"> <a href="#A1.9">'
        '<a href="a.html#finding-x.1"> <img src="b.html#A1.8">'
    )
    assert cited(html) == {"A1.2", "A1.3", "A1.7"}


@pytest.mark.parametrize("classes", ["f reference internal", "f"])
def test_a_finding_has_a_card_in_prose_and_in_notes(data: Data, classes: str) -> None:
    body = f'<a class="{classes}" href="../book/findings.html#finding-all.sentences">66</a>'
    (card,) = counts(data, body).values()
    assert card["definition"] == "Sentences of the corpus."
    assert card["evidence"] == ["NAS21.1", "PLA20.1"]


def test_cards_hold_what_the_page_cites_and_no_more(data: Data) -> None:
    body = (
        '<a data-ev="PLA20.3 PLA20.4" href="x.html#PLA20.3">3</a>'
        '<svg><a xlink:href="articles/NAS21.html#NAS21.2"/></svg><a href="#part.9">no</a>'
    )
    cards = previews(data, body)
    assert sorted(cards) == ["NAS21.2", "PLA20.3", "PLA20.4"]
    assert cards["NAS21.2"]["lang"] == "fr"
    assert cards["NAS21.2"]["english"] == "On 3 May 2021 the <b>Moskova</b> promised."
    assert cards["PLA20.3"]["english"] == ""
