"""What holds for any text: offsets, order, classes, and no trace of what was read before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.quotes.marks import pair_marks
from cadrage.annotate.quotes.tokens import tokenize
from cadrage.annotate.records import Mention, Quote, Sentence
from cadrage.annotate.sentences import split

PIECES = st.sampled_from(
    [
        "le maire",
        "Paul Morin",
        "la ministre Anne Petit",
        "a déclaré",
        "dit",
        "affirme",
        "que",
        "qu'",
        "«",
        "»",
        '"',
        "“",
        "”",
        "‘",
        "’",
        "''",
        ",",
        ":",
        ".",
        " ?",
        "\n",
        "\n\n",
        "selon",
        "d'après",
        "pour",
        "il",
        "elle",
        "-t-il",
        "a-t-elle dit",
        "la route rouvrira",
        "ajoutant",
        "de",
        "à",
        "promis de",
        "se dit",
        "prêt",
        "et",
        "mais",
        "qui",
        "– ",
        "serait",
        "c'est ce",
        "lire aussi :",
        "İstanbul",
        "\u202f",
        "\u00a0",
        "l'AFP",
        "une source",
        "M.",
        "estime",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=200))


def quotes(text: str) -> list[Quote]:
    return find_quotes(text, sentences=split(text), mentions=[])


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_offsets_are_in_the_text_and_in_order(text: str) -> None:
    found = quotes(text)
    assert [quote.start for quote in found] == sorted(quote.start for quote in found)
    for quote in found:
        assert 0 <= quote.start < quote.end <= len(text)
        assert not text[quote.start].isspace() and not text[quote.end - 1].isspace()
        assert quote.kind in ("direct", "mixed", "indirect")
        assert (quote.cue is None) == (quote.cue_class is None) == (quote.cue_start is None)
        assert (quote.speaker_start is None) == (quote.speaker_end is None)
        if quote.speaker_start is not None and quote.speaker_end is not None:
            assert text[quote.speaker_start : quote.speaker_end].strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert quotes(text) == quotes(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_any_mentions_and_sentences_are_borne(text: str, data: st.DataObject) -> None:
    spot = st.integers(0, max(0, len(text) - 1))
    starts = sorted(data.draw(st.sets(spot, max_size=4))) if text else []
    mentions = [
        Mention(at, min(at + 3, len(text)), "id", "Nom", "person", False, "name", 1.0)
        for at in starts
    ]
    whole = [Sentence(1, 0, len(text), "body")] if text else []
    for quote in find_quotes(text, sentences=whole, mentions=mentions):
        assert 0 <= quote.start < quote.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_marks_do_not_overlap(text: str) -> None:
    end = 0
    for marked in pair_marks(text, sentences=split(text)):
        assert end <= marked.start <= marked.inner_start < marked.inner_end <= marked.end
        end = marked.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_tokens_hold_every_visible_character(text: str) -> None:
    tokens = tokenize(text)
    spans = list(zip(tokens.starts, tokens.ends, strict=True))
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ['"a" «b ', "x ”y “z. ", "‘a ", "comme le dit X, ", "met en garde ", "Ils disent oui. "],
)
def test_a_heap_of_marks_and_cues_is_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    found = find_quotes(text, sentences=[Sentence(1, 0, len(text), "body")], mentions=[])
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)


@pytest.mark.parametrize("sign", ["\0", "\1", "\0\0", "\ufffd"])
def test_a_sign_of_the_text_is_never_taken_for_a_quotation(sign: str) -> None:
    text = f"Il a promis la réduction d'un {sign} u désengagement, a dit {sign} le maire."
    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes(text))
