"""Names that begin with a common noun: where they begin, where they end."""

import pytest

from cadrage.annotate.mentions import Authority, Entity, find_mentions
from cadrage.annotate.sentences import split

# the name as it has to be found, the model having seen what stands in the third column
NAMES = [
    ("Selon le ministère de la Santé, tout va.", "ministère de la Santé", None),
    ("Une source du ministère de la défense parle.", "ministère de la défense", None),
    ("Le ministère des Affaires étrangères dément.", "ministère des Affaires étrangères", None),
    ("Le ministère du Travail, de l'Emploi et de la Famille paie.",
     "ministère du Travail, de l'Emploi et de la Famille", None),
    ("Le ministère américain de la Défense dément.", "ministère américain de la Défense", None),
    ("Il vit au lycée professionnel Jean-Moulin.", "lycée professionnel Jean-Moulin", None),
    ("Il vit à l'hôpital européen Louis-Pasteur.", "hôpital européen Louis-Pasteur", None),
    ("Né chemin des Alouettes, il y meurt.", "chemin des Alouettes", None),
    ("Il part en République populaire de Donetsk.", "République populaire de Donetsk", "Donetsk"),
    ("L'Office de contrôle et de surveillance des égouts (OCSE) écrit.",
     "Office de contrôle et de surveillance des égouts", None),
    ("Un rapport de l'Alliance des cantines agréées pour tester l'Orge (ACAO) paraît.",
     "Alliance des cantines agréées pour tester l'Orge", None),
    ("Elle dirige l'Institut australien de politique stratégique.",
     "Institut australien de politique stratégique", "Institut australien"),
    ("L'avis de l'Agence nationale de sécurité est lu.", "Agence nationale de sécurité", "Agence"),
    # adjectives alone
    ("Selon le Centre sismologique national suédois, tout va.",
     "Centre sismologique national suédois", None),
    ("Il dirige le Comité olympique zorvien.", "Comité olympique zorvien", None),
    ("Il dirige le Centre de recherche sur le génome humain de Lyon.",
     "Centre de recherche sur le génome humain", None),
    ("Le Centre de santé publique du ministère de la Santé écrit.",
     "Centre de santé publique", None),
    ("Hier, l'Union syndicale des bergers tient congrès.", "Union syndicale des bergers", None),
    # a body of each territory, whether or not a model saw it
    ("Le président du conseil départemental du Gard parle.", "conseil départemental du Gard", None),
    ("Un arrêt de la cour d'appel de Douai tombe.", "cour d'appel de Douai", None),
    ("Elle enseigne à l'université Paris 8.", "université Paris 8", None),
    ("Selon la cour de cassation, c'est faux.", "cour de cassation", None),
]
NONE = [
    "Le ministère est fermé.",
    "Il demande à la Cour de statuer demain.",
    "Agence de voyage cherche client.",
    "Elle accuse la Contrôleuse générale des lieux de privation de liberté (CGLPL).",
    "Dans son avis, la Chambre rappelle que c'est faux.",
    "L'avis du Conseil mais aussi celui des maires.",
    "Le conseil départemental est réuni, la cour d'appel aussi.",
    "Il a connu la république des camarades.",
    "La Coupe des îles du monde (CIM) commence.",
    "Le prix des matières premières (PMP) grimpe.",
]


def found(text, seen):
    entities = [Entity(text.index(seen), text.index(seen) + len(seen), "ORG")] if seen else []
    return [
        text[m.start : m.end]
        for m in find_mentions(
            text, sentences=split(text), authority=Authority(), entities=entities
        )
    ]


@pytest.mark.parametrize(("text", "name", "seen"), NAMES)
def test_the_whole_name_is_one_mention(text, name, seen):
    assert name in found(text, seen)


@pytest.mark.parametrize("text", NONE)
def test_a_common_noun_names_nobody(text):
    assert found(text, None) == []
