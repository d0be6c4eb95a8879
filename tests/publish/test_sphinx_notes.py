"""The notes of a sentence: what was read in it, what was mended, what rests on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from cadrage.publish.places import Place
from cadrage.publish.sphinx.apparatus import Details
from cadrage.publish.sphinx.data import load
from cadrage.publish.sphinx.evidence import range_of
from cadrage.publish.sphinx.marks import Span, marked, overlapping, spans
from cadrage.publish.sphinx.received import shown
from cadrage.publish.sphinx.resting import shortened


def edit(start: int, end: int, after: str = "", *, before: str | None = None) -> dict[str, Any]:
    """A row of `edits`; what stood there is given by its length where its words don't matter."""
    was = "x" * (end - start) if before is None else before
    return {"raw_start": start, "raw_end": end, "before": was or None, "after": after or None}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (edit(3, 3, " "), "added: a space"),
        (edit(3, 3, "\u202f"), "added: a narrow no-break space"),
        (edit(3, 3, "\n"), "added: a line end"),
        (edit(0, 8, before="date 202"), "received here: «date 202»"),
        (edit(0, 4, "d’un", before="d?un"), "received: «d?un»"),
        (edit(0, 200, before="à lire aussi " * 15), "received here: 45 words, «à lire aussi"),
    ],
)
def test_an_edit_is_said_in_a_few_words(row: dict[str, Any], said: str) -> None:
    assert shown(row).startswith(said)
    assert len(shown(row)) < 90


@given(st.lists(st.integers(0, 20)))
def test_edits_never_change_the_wording(at: list[int]) -> None:
    row = {"start": 4, "end": 15, "text": "Le 3 mai, x"}
    mended = [Place(each, edit(0, 0, " ")) for each in sorted(at)]
    pieces = list(marked(row, [Span(4, 12, "date")], mended))
    assert "".join(piece.astext() for piece in pieces) == row["text"]
    edits = [p for p in pieces if isinstance(p, nodes.Element) and "edit" in p["classes"]]
    assert len(edits) == len(at)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20))),
    st.lists(st.integers(1, 9), min_size=1, max_size=8),
)
def test_marks_are_found_in_every_sentence_that_they_touch(
    drawn: list[tuple[int, int]], sizes: list[int]
) -> None:
    rows, at = [], 0
    for size in sizes:
        rows.append({"start": at, "end": at + size})
        at += size + 1
    items = [(start, start + size) for start, size in drawn]
    found = overlapping(items, rows, bounds=lambda item: item)
    for row, own in zip(rows, found, strict=True):
        assert own == [each for each in items if each[0] < row["end"] and row["start"] < each[1]]


def test_a_mark_says_what_it_is_behind_its_last_piece() -> None:
    row = {"start": 0, "end": 9, "text": "Oui, non."}
    quote, name = Span(0, 8, "quote", "Ana Ysaï"), Span(5, 8, "name", "neutral")
    last = list(marked(row, [quote, name]))[1]
    assert (last["quote"], last["name"]) == ("Ana Ysaï", "neutral")
    assert last["classes"] == ["m-name", "m-quote", "ends-quote"]


def test_every_layer_is_marked(written_book: Path) -> None:
    found = {span.name for span in spans(load(written_book / "_build" / "data"), "NAS21")}
    assert found == {"date", "actor", "quote", "cue", "speaker", "name", "frame"}


@pytest.mark.parametrize(
    ("ids", "anchor"),
    [
        (["A1.3", "A1.4", "A1.5"], "A1.3-5"),
        (["A1.3"], ""),
        (["A1.3", "A1.5"], ""),
        (["A1.3", "B1.4"], ""),
        (["record-m0", "record-m1"], ""),
    ],
)
def test_consecutive_sentences_have_one_anchor(ids: list[str], anchor: str) -> None:
    assert range_of(ids) == anchor


def test_a_long_passage_is_cut_at_a_word() -> None:
    assert shortened("mot " * 10) == "mot " * 10
    assert shortened("mots " * 60).endswith("mots …")


@pytest.fixture(scope="module")
def article(read_page: Callable[[str], Any]) -> Any:
    page, warnings = read_page(
        "# T\n\nFirst it says so. Then {ev}`NAS21.2-3` and {f}`all.sentences`. Last.\n\n"
        "```{article} NAS21\n```\n"
    )
    assert warnings == ""
    return page


def held(page: Any, evidence: str) -> Details:
    """The notes of a sentence."""
    block = next(b for b in page.findall(nodes.container) if evidence in b["ids"])
    return next(iter(block.findall(Details)))


def test_notes_say_what_was_read(article: Any) -> None:
    told = held(article, "NAS21.2").astext().replace("\u202f", "")
    assert "«Le 3 mai 2021»: 2021-05-03" in told
    assert "«la Moskova»: Moskova, place; the place stands for its government" in told
    assert "mixed; speaker Moskova </script>; cue promettre, promising" in told
    assert 'a name of the help; so-"called"; voice of Moskova </script>' in told
    assert "kind help; coded by lexicon" in told


def test_notes_say_what_was_mended(article: Any) -> None:
    assert "received here: «date 2021». The crawl's date <i>." in held(article, "NAS21.1").astext()


def test_notes_lead_to_what_rests_on_the_sentence(article: Any) -> None:
    for number in (2, 3):
        notes = held(article, f"NAS21.{number}")
        (link,) = notes.findall(nodes.reference)
        assert link["refuri"] == "#rests-1"
        assert notes.astext().endswith("T: Then NAS21.2–3 and sixty-six.")
    assert not list(held(article, "NAS21.4").findall(nodes.reference))


def test_a_range_has_its_anchor_on_its_first_sentence(article: Any) -> None:
    (first,) = [b for b in article.findall(nodes.container) if "NAS21.2" in b["ids"]]
    assert first["ids"] == ["NAS21.2", "NAS21.2-3"]


def test_statements_are_told_apart_by_their_words(read_page: Callable[[str], Any]) -> None:
    page, _ = read_page("# T: sub\n\nOne {ev}`NAS21.4, NAS21.4`. Two {ev}`NAS21.4`.\n\n"
                        "```{article} NAS21\n```\n")  # fmt: skip
    lines = [p.astext() for p in held(page, "NAS21.4").findall(nodes.paragraph)]
    assert lines == ["T: One NAS21.4, NAS21.4.", "T: Two NAS21.4."]


def test_a_method_needs_steps(read_page: Callable[[str], Any]) -> None:
    page, warnings = read_page("# T\n\n```{how}\nA step.\n```\n")
    assert warnings == ""
    (method,) = page.findall(Details)
    assert method["classes"] == ["method", "only-screen"]
    assert method.astext().split("\n\n") == ["How this was arrived at", "A step."]
    _, warnings = read_page("# T\n\n```{how}\n```\n")
    assert "index.md:3" in warnings
