"""The lexicons of the layer: size, classes, forms, honesty of their sources."""

from __future__ import annotations

import pytest

from cadrage.annotate.lexicons import load
from cadrage.annotate.quotes.conjugation import forms
from cadrage.annotate.quotes.cues import cues, noun_forms, prepositions, verb_forms, words_of

CLASSES = {"neutral", "endorsing", "distancing", "promising", "denying", "demanding"}
CONSTRUCTIONS = {
    "que",
    "inf",
    "de",
    "a",
    "si",
    "obj",
    "incise",
    "after",
    "frag",
    "doc",
    "pron",
    "selon",
    "according",
    "attr",
    "np",
    "definite",
}


def test_at_least_400_cues_each_with_class_and_source() -> None:
    assert len({(cue.lemma, cue.pos) for cue in cues()}) == len(cues()) >= 400
    assert {cue.cue_class for cue in cues()} == CLASSES
    assert {cue.pos for cue in cues()} == {"verb", "noun", "prep"}
    assert all(row["source"] for row in load("cues"))


def test_constructions_are_the_known_ones() -> None:
    assert set().union(*(cue.constructions for cue in cues())) <= CONSTRUCTIONS
    assert all(cue.constructions for cue in cues())


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("annoncer", {"annonce", "annonçait", "annoncèrent", "annonça", "annoncera", "annonçant"}),
        ("exiger", {"exige", "exigeait", "exigea", "exigeant"}),
        ("révéler", {"révèle", "révélait", "révélera", "révèlera", "révélée"}),
        ("rappeler", {"rappelle", "rappelait", "rappellera", "rappelé"}),
        ("rejeter", {"rejette", "rejetait", "rejettera"}),
        ("alléguer", {"allègue", "alléguait", "allégué"}),
        ("appuyer", {"appuie", "appuyait", "appuiera"}),
        ("marteler", {"martèle", "martelait", "martèlera"}),
        ("révoquer", {"révoque", "révoquait"}),
        ("avertir", {"avertit", "avertissait", "avertissent", "averti"}),
        ("dire", {"dit", "disent", "disait", "dirent", "dira", "dirait", "disant", "dite"}),
        ("promettre", {"promet", "promit", "promettait", "promis", "promises"}),
        ("répondre", {"répond", "répondit", "répondait", "répondu"}),
        ("reconnaître", {"reconnaît", "reconnut", "reconnaissait", "reconnu"}),
        ("soutenir", {"soutient", "soutint", "soutenait", "soutiendra", "soutenu"}),
        ("démentir", {"dément", "démentait", "démenti"}),
        ("écrire", {"écrit", "écrivait", "écrivent"}),
        ("prédire", {"prédit", "prédisait"}),
        ("craindre", {"craint", "craignait", "craignent"}),
        ("conclure", {"conclut", "concluait", "conclu"}),
        ("croire", {"croit", "croyait", "croient", "cru"}),
    ],
)
def test_forms(verb: str, expected: set[str]) -> None:
    assert expected <= {form for form, _ in forms(verb)}


def test_no_form_is_malformed() -> None:
    lemmas = [cue.lemma for cue in cues() if cue.pos == "verb" and " en " not in cue.lemma]
    made = {form for lemma in lemmas for form, _ in forms(lemma.split()[-1])}
    assert not [form for form in made if form.endswith(("ss", "éee", "eé"))]


def test_a_reflexive_verb_is_told_from_its_plain_twin() -> None:
    readings = verb_forms()["dit"]
    assert readings["finite", False].lemma == "dire"
    assert readings["finite", True].lemma == "se dire"


def test_other_lookups() -> None:
    assert noun_forms()["promesses"].lemma == "promesse"
    assert noun_forms()["vœux"].lemma == "vœu"
    assert {words for _, words, _ in prepositions()["croire"]} == {("à", "en", "croire")}
    assert "film" in words_of("work") and not words_of("no such class")
