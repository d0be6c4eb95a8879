"""The whole of it on sentences in the manner of the press, with the model loaded."""

import re

import pytest

from cadrage.annotate.mentions import Authority, find_mentions
from cadrage.annotate.sentences import split

pytestmark = pytest.mark.model

LABELS = {"person": "P", "place": "L", "state": "L", "organisation": "O"}
MARK = re.compile(r"\[([PLO]) ([^\]]+)\]")

SENTENCES = [
    "Le président [P Raymond Poincaré] recevra lundi le roi [P George V], a annoncé l'[O Élysée].",
    "[L Paris] ([O AFP]) - Le Premier ministre [P Georges Clemenceau] se rendra à [L Londres].",
    "« C'est faux », a répliqué M. [P Jaurès] au micro de [O France Inter].",
    "La [L Russie] et la [L Chine] ont opposé leur veto, selon le [O New York Times].",
    "Un incendie a ravagé un hangar à [L Issy-les-Moulineaux] ([L Hauts-de-Seine]).",
    "Mme [P Marie Curie], 55 ans, dirige un laboratoire à [L Paris].",
    "[P Victor Hugo] et [P George Sand] ont dîné à [L Guernesey].",
    "L'[O OMS] et l'[O Unicef] appellent les [L États-Unis] à l'aide.",
    "Les Ukrainiens et les Européens se retrouvent à [L Genève] vendredi.",
    "Le ministre des Affaires étrangères, [P Aristide Briand], quitte [L Berlin].",
    "Le porte-parole du [O Kremlin] a démenti.",
    "À [L Clermont-Ferrand], la [O CGT] appelle à la grève.",
    "Depuis jeudi, le [L Gard] et l'[L Hérault] sont en vigilance rouge.",
    "Le groupe [O Michelin] ferme une usine dans la [L Vienne].",
    "Né à [L Alger], [P Albert Camus] a reçu le prix Nobel.",
    "Sur la pelouse de [O Getafe], le [O Stade Brestois] a perdu contre [O Lorient].",
    "Le maire de [L Trifouilly-le-Vieux] [P Hervé Zorvain] a été réélu.",
    "Le groupe [O Jean Zorven] rachète son concurrent, selon le président [P Raymond Poincaré].",
]


def check(marked):
    from cadrage.annotate.model import entities

    text = MARK.sub(r"\2", marked)
    (seen,) = entities([text])
    found = find_mentions(text, sentences=split(text), authority=Authority(), entities=seen)
    assert [(LABELS[m.kind], text[m.start : m.end]) for m in found] == MARK.findall(marked)


@pytest.mark.parametrize("marked", SENTENCES)
def test_names_of_a_sentence(marked):
    check(marked)
