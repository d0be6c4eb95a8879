"""Where sentences end in French, and which lines are no sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.annotate.sentences import split

CASES = [
    ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
    (
        "M. Dupont et Mme. Durand sont là. Ils restent.",
        ["M. Dupont et Mme. Durand sont là.", "Ils restent."],
    ),
    ("Le Dr. Maiga a parlé. Il pleut.", ["Le Dr. Maiga a parlé.", "Il pleut."]),
    ("Il gagne 2.500 euros. C'est peu.", ["Il gagne 2.500 euros.", "C'est peu."]),
    ("« Viens. Pars. » Il rit.", ["« Viens.", "Pars. »", "Il rit."]),
    ("«Viens. Pars», dit-il.", ["«Viens.", "Pars», dit-il."]),
    ('Il a dit "non". Puis rien.', ['Il a dit "non".', "Puis rien."]),
    ('Il a dit: "Non." Puis rien.', ['Il a dit: "Non."', "Puis rien."]),
    ('Il est venu. "Non", a-t-il dit.', ["Il est venu.", '"Non", a-t-il dit.']),
    ("Quoi ? Rien !", ["Quoi ?", "Rien !"]),
    ("Quoi ?! Rien…", ["Quoi ?!", "Rien…"]),
    ("« Quoi ? » demande-t-il.", ["« Quoi ? » demande-t-il."]),
    ("Il hésite… puis repart.", ["Il hésite… puis repart."]),
    ("Il hésite... Puis repart.", ["Il hésite...", "Puis repart."]),
    ("J. K. Rowling écrit. Elle lit.", ["J. K. Rowling écrit.", "Elle lit."]),
    ("Il est à Paris.Elle est à Rome.", ["Il est à Paris.", "Elle est à Rome."]),
    ("Il le dit.L’autre se tait.", ["Il le dit.", "L’autre se tait."]),
    ("Voir www.exemple.Org et lire.", ["Voir www.exemple.Org et lire."]),
    ("L'O.N.U. siège. Elle vote.", ["L'O.N.U. siège.", "Elle vote."]),
    ("1. Le début. 2. La fin.", ["1. Le début.", "2. La fin."]),
    ("En 2014. Puis en 2015.", ["En 2014.", "Puis en 2015."]),
    ("Il cite l'art. 5 du code. Bien.", ["Il cite l'art. 5 du code.", "Bien."]),
    ("(Il ment.) Elle sait.", ["(Il ment.)", "Elle sait."]),
    ("Fin.\u00a0»\u202fA", ["Fin.\u00a0»", "A"]),
    ("– Oui. – Non.", ["– Oui.", "– Non."]),
    ("", []),
    (" \n\t\n", []),
    ("sans fin", ["sans fin"]),
]
KNOWN_FAILURES = {
    "1. Le début. 2. La fin.": "a number within a line is taken for the end of a sentence",
    "Voir www.exemple.Org et lire.": "a capital in an address is taken for a lost space",
}


def texts(text, **options):
    return [text[s.start : s.end] for s in split(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"), CASES, ids=[case[0][:30] or "empty" for case in CASES]
)
def test_sentences_of_a_line(text, expected, request):
    if reason := KNOWN_FAILURES.get(text):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert texts(text) == expected


PAGE = """Un titre sans point

Un premier paragraphe qui dit quelque chose. Et encore.
Un intertitre
"Une citation entière, en bloc"
Une Personne, ministre
Conférence de presse, le 3 mai 2020
Autre intertitre
Le texte finit ici sans point"""


def test_kinds_of_lines():
    kinds = [(s.kind, PAGE[s.start : s.end].split()[0]) for s in split(PAGE)]
    assert kinds == [
        ("headline", "Un"), ("body", "Un"), ("body", "Et"), ("subhead", "Un"),
        ("quotation", '"Une'), ("attribution", "Une"), ("attribution", "Conférence"),
        ("subhead", "Autre"), ("body", "Le"),
    ]  # fmt: skip


def test_a_known_headline_is_one_even_with_a_stop():
    first, second = split("Que faire ?\nIl part.", headline="Que faire ?")
    assert (first.kind, second.kind) == ("headline", "body")


def test_a_text_of_one_line_has_no_headline():
    assert [s.kind for s in split("Une seule ligne")] == ["body"]


@given(st.text(alphabet=st.sampled_from("AÉa b.!?…«»“”\"' \n\u00a0\u202f1M-"), max_size=80))
def test_sentences_hold_every_character_once_and_in_order(text):
    found = split(text)
    covered = "".join(text[s.start : s.end] for s in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)
    assert [s.sentence for s in found] == list(range(1, len(found) + 1))


@given(st.text(max_size=200))
def test_any_text_has_sentences(text):
    assert all(0 <= s.start < s.end <= len(text) for s in split(text))
