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


WHOLE = (
    "annoncer annonce annoncent annonça annoncèrent annonçait annonçaient annonçant annoncera"
    " annonceront annoncerait annonceraient annoncé annoncée annoncés annoncées",
    "exiger exige exigent exigea exigèrent exigeait exigeaient exigeant exigera exigeront"
    " exigerait exigeraient exigé exigée exigés exigées",
    "révéler révèle révèlent révéla révélèrent révélait révélaient révélant révélera révéleront"
    " révélerait révéleraient révèlera révèleront révèlerait révèleraient révélé révélée révélés"
    " révélées",
    "rappeler rappelle rappellent rappela rappelèrent rappelait rappelaient rappelant rappellera"
    " rappelleront rappellerait rappelleraient rappelé rappelée rappelés rappelées",
    "alléguer allègue allèguent allégua alléguèrent alléguait alléguaient alléguant alléguera"
    " allégueront alléguerait allégueraient allèguera allègueront allèguerait allègueraient"
    " allégué alléguée allégués alléguées",
    "appuyer appuie appuient appuya appuyèrent appuyait appuyaient appuyant appuiera appuieront"
    " appuierait appuieraient appuyé appuyée appuyés appuyées",
    "soupeser soupèse soupèsent soupesa soupesèrent soupesait soupesaient soupesant soupèsera"
    " soupèseront soupèserait soupèseraient soupesé soupesée soupesés soupesées",
    "révoquer révoque révoquent révoqua révoquèrent révoquait révoquaient révoquant révoquera"
    " révoqueront révoquerait révoqueraient révoqué révoquée révoqués révoquées",
    "confesser confesse confessent confessa confessèrent confessait confessaient confessant"
    " confessera confesseront confesserait confesseraient confessé confessée confessés confessées",
    "avertir avertit avertissent avertirent avertisse avertissait avertissaient avertissant"
    " avertira avertiront avertirait avertiraient averti avertie avertis averties",
    "promettre promet promettent promit promirent promette promettait promettaient promettant"
    " promettra promettront promettrait promettraient promis promise promises",
)


@pytest.mark.parametrize("line", WHOLE)
def test_the_forms_of_a_verb_are_these_and_no_others(line: str) -> None:
    verb, *others = line.split()
    assert {form for form, _ in forms(verb)} == {verb, *others}


def test_nouns_that_end_in_s_have_one_form() -> None:
    assert noun_forms()["propos"].lemma == "propos"
    assert noun_forms()["avis"].lemma == "avis"


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
