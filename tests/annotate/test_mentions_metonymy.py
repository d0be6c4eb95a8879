"""Metonymy: a place name as a government or as a town, told from the words around it."""

import pytest

from cadrage.annotate.mentions.metonymy import reads_as_government

GOVERNMENT = [
    "*Moscou* a démenti tout lien avec ces sociétés.",
    "*Vienne* avait à plusieurs reprises soutenu Prague.",
    "Vienne avait à plusieurs reprises soutenu *Prague*.",
    "Selon *Paris*, le retrait est provisoire.",
    "Il attend la décision de *Berlin* sur le gaz.",
    "Le soutien sans faille de *Tokyo* à ce projet.",
    "Comme d'autres puissances, *Pékin* s'intéresse au continent.",
    "*Lisbonne* ne veut pas négocier.",
    "*Rome* va rouvrir ses ports.",
    "*Oslo* et Stockholm ont annoncé une trêve.",
    "Oslo et *Stockholm* ont annoncé une trêve.",
    "Les relations entre *Paris* et Alger se tendent.",
    "Les relations entre Paris et *Alger* se tendent.",
    "Pékin a demandé à *Washington* de cesser.",
    "Des sanctions contre *Moscou*.",
    "Elle refuse de négocier avec *Téhéran*.",
    "La *Russie* continuera d'apporter son soutien.",
    "La *France* a mis en garde ses voisins.",
    "Ce rival accuse *Kigali* de mentir.",
    "*Dakar*, de son côté, a proposé une médiation.",
    "*Moscou*, qui dispose d'un veto, bloque le texte.",
    "*Varsovie*, où siège l'agence, refuse le transfert.",
]
PLACE = [
    "Elle est en visite à *Moscou*.",
    "Il est attendu à *Bamako*.",
    "Les rues de *Washington* étaient désertes.",
    "Il a grandi à *Londres* avant de partir.",
    "Une tornade près de *Paris*.",
    "Le maire de *Berlin* a réagi.",
    "Le vol entre *Paris* et Rome a du retard.",
    "Le vol entre Paris et *Rome* a du retard.",
    "Le sommet de *Madrid* s'est achevé.",
    "Ils vivent en *Russie* depuis dix ans.",
    "La *Russie* est un grand pays.",
    "*Bamako* se réveille sous la pluie.",
    "La capitale, *Bamako*, compte deux millions d'habitants.",
    "Le train vers *Vienne* est annulé.",
    "Les habitants de *Kiev* se terrent.",
    "La ville de Paris et *Moscou* ont signé un jumelage.",
    "*Vienne*, qui compte deux millions d'habitants, se réveille sous la neige.",
]


def read(marked):
    start = marked.index("*")
    end = marked.index("*", start + 1) - 1
    return reads_as_government(marked.replace("*", ""), start, end)


@pytest.mark.parametrize("marked", GOVERNMENT)
def test_who_says_decides_or_is_asked_is_a_government(marked):
    reading, confidence = read(marked)
    assert reading is True
    assert 0.5 < confidence < 1


@pytest.mark.parametrize("marked", PLACE)
def test_where_one_goes_or_is_is_a_place(marked):
    assert read(marked)[0] is False


def test_no_place_is_special():
    readings = {read(f"*{place}* a démenti.") for place in ("Moscou", "Guéret", "Ouagadougou")}
    assert len(readings) == 1


def test_what_nothing_decides_is_a_place_and_unsure():
    assert read("*Moscou* ?") == (False, 0.5)
