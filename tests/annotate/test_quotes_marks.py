"""Quotation marks in pairs: kinds, nesting, closings forgotten, several paragraphs."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes.marks import between, inside, pair_marks
from cadrage.annotate.sentences import split


def inner(text: str) -> list[str]:
    marks = pair_marks(text, sentences=split(text, headline=""))
    return [text[marked.inner_start : marked.inner_end] for marked in marks]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Il dit « oui » puis « non ».", ["oui", "non"]),
        ("Il dit «\u202foui\u202f».", ["oui"]),
        ("Il dit “oui”.", ["oui"]),
        ('Il dit "oui" puis "non".', ["oui", "non"]),
        ('Il parle d\'"avenir" ("demain").', ["avenir", "demain"]),
        ("Il dit ‘oui’ à l’école.", ["oui"]),
        ("Il dit ''oui'' à l'école.", ["oui"]),
        ("« Il a crié “Partez” et ri », dit-elle.", ["Il a crié “Partez” et ri"]),
        ("« Il a crié « Partez » et ri », dit-elle.", ["Il a crié « Partez » et ri"]),
        ('"Il a crié "Partez" et ri", dit-elle.', ['Il a crié "Partez" et ri']),
        ("« Nous partons”, dit-elle.", ["Nous partons"]),
        ("Un mot fermé » sans ouverture.", []),
        ("L’école n’a qu’un toit.", []),
        ("Rien entre «  » les marques.", []),
    ],
)
def test_pairs(text: str, contents: list[str]) -> None:
    assert inner(text) == contents


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("« Nous partons demain. Le maire est resté.", ["Nous partons demain."]),
        (
            '"Nous partons demain. "Le maire reste." Et voilà.',
            ["Nous partons demain.", "Le maire reste."],
        ),
        (
            "\"La ville dort. Nul ne sait pourquoi, et plus d'une famille de ce quartier est partie"
            ' sans rien dire depuis le printemps. On dit que nous serons les derniers. "Restez."',
            [
                "La ville dort. Nul ne sait pourquoi, et plus d'une famille de ce quartier est"
                " partie sans rien dire depuis le printemps. On dit que nous serons les derniers.",
                "Restez.",
            ],
        ),
        (
            "\"La ville dort. Nul ne sait pourquoi, et plus d'une famille de ce quartier est partie"
            ' sans rien dire depuis le printemps. On dit que le maire sera le dernier. "Restez."',
            ["La ville dort.", "Restez."],
        ),
        ('Un titre "coupé\nLe texte dit "oui" et "non".', ["coupé", "oui", "non"]),
        (
            "« Nous partons demain.\n« Le maire reste. »",
            ["Nous partons demain.", "Le maire reste."],
        ),
        ("« Nous partons.\nLe maire reste. » Fin.", ["Nous partons.\nLe maire reste."]),
    ],
)
def test_a_closing_mark_may_be_missing_or_in_another_paragraph(
    text: str, contents: list[str]
) -> None:
    assert inner(text) == contents


def test_searches_over_marks() -> None:
    text = "Il dit « oui » puis « non »."
    marks = pair_marks(text, sentences=split(text, headline=""))
    assert between(marks, text.index("oui"))
    assert not between(marks, text.index("puis"))
    assert [marked.start for marked in inside(marks, 0, text.index("puis"))] == [7]
