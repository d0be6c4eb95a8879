"""Folding: the way over bytes gives what the way over code points gives, offset for offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.annotate import patterns
from cadrage.annotate.mentions.fold import fold
from cadrage.folding import NARROW, Folding
from cadrage.measure import search

FOLDINGS = [fold, patterns.fold, patterns.lower, search.fold]
narrow = st.characters(codec=NARROW)


@pytest.mark.parametrize("folding", FOLDINGS)
@given(text=st.text(st.one_of(narrow, st.characters())))
def test_offsets_hold(folding, text):
    assert len(folding(text)) == len(text)


@pytest.mark.parametrize("folding", FOLDINGS)
@given(text=st.text(narrow, min_size=1))
def test_bytes_and_code_points_fold_alike(folding, text):
    # a letter that the encoding lacks sends the whole text the other way
    assert folding(text + "ğ")[:-1] == folding(text)


@pytest.mark.parametrize(
    ("text", "folded", "plain", "lowered"),
    [
        ("L’Été À NOËL", "l'ete a noel", "l'ete a noel", "l'été à noël"),
        ("İ ŒUVRE", "i œuvre", "i œuvre", "İ œuvre"),
        ("a\u202fb\nc–d", "a b c-d", "a b\nc–d", "a b\nc–d"),
        ("\u0081\ud800", "\u0081\ud800", "\u0081\ud800", "\u0081\ud800"),
    ],
)
def test_cases(text, folded, plain, lowered):
    assert (fold(text), patterns.fold(text), patterns.lower(text)) == (folded, plain, lowered)


def test_what_becomes_two_stays():
    assert Folding(lambda character: character * 2).fold("aé") == "aé"
