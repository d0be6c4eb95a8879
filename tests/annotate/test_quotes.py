"""Reported speech: one table a construction, of sentences made for it, negatives included."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split


def read(text: str) -> list[tuple[str, str]]:
    """Kind and wording of each quotation."""
    found = find_quotes(text, sentences=split(text, headline=""), mentions=[])
    return [(quote.kind, text[quote.start : quote.end]) for quote in found]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("Le maire a déclaré : « Nous rouvrirons l'école lundi. »", "direct",
         "Nous rouvrirons l'école lundi."),
        ("« Nous rouvrirons l'école lundi », a déclaré le maire.", "direct",
         "Nous rouvrirons l'école lundi"),
        ("Le maire a assuré que l'école rouvrirait lundi.", "indirect",
         "l'école rouvrirait lundi"),
        ("Selon le maire, l'école rouvrira lundi.", "indirect", "l'école rouvrira lundi"),
    ],
)
def test_basic_constructions(text: str, kind: str, content: str) -> None:
    assert read(text) == [(kind, content)]
