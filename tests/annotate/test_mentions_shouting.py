"""Lines in capitals: names keep one capital, words lose theirs, nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.annotate.mentions import Authority, find_mentions
from cadrage.annotate.mentions.shouting import sober
from cadrage.annotate.sentences import split

LINES = [
    ("EMMANUEL MACRON RENCONTRE LE PAPE À MOSCOU", "Emmanuel Macron rencontre le pape à Moscou"),
    ("LA SNCF FERME LA GARE DU MANS", "La SNCF ferme la gare du Mans"),
    ("BIBLIOTHEQUE FERMÉE EN ÉTÉ", "Bibliotheque fermée en été"),
    ("LE MALI ET LES ÉTATS-UNIS PARLENT", "Le Mali et les États-Unis parlent"),
    ("PIERRE DE RONSARD ET LOUISE LABÉ", "Pierre de Ronsard et Louise Labé"),
]
QUIET = ["Emmanuel Macron à Moscou", "ONU", "LE MANS", "L'OTAN et l'ONU se taisent", "12.04.1999"]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_words_lose_their_capitals_and_names_keep_one(line, expected):
    assert sober(line) == expected


@pytest.mark.parametrize("line", QUIET)
def test_other_lines_stay(line):
    assert sober(line) == line


def test_names_of_a_shouted_headline_are_found_where_they_stand():
    text = "VICTOR HUGO RENCONTRE LE PAPE À MOSCOU\nIl neige."
    found = find_mentions(text, sentences=split(text), authority=Authority())
    assert [text[m.start : m.end] for m in found] == ["VICTOR HUGO", "MOSCOU"]


@given(st.text(alphabet="ABCÉÈİßǅ' -\n1aé", max_size=80))
def test_nothing_moves(text):
    assert len(sober(text)) == len(text)
    assert sober(text).casefold().count("\n") == text.count("\n")
