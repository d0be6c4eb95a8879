"""References without a name: resolved where the text decides, left open where it does not."""

import pandas as pd
import pytest

from cadrage.annotate.mentions import (
    Authority,
    Entity,
    build_authority,
    find_mentions,
    find_references,
)
from cadrage.annotate.sentences import split

AUTHORITY = build_authority(
    pd.DataFrame(
        [
            ("diop", "Abdoulaye Diop", "person", "foreign-minister", "ML"),
            ("lavrov", "Sergueï Lavrov", "person", "foreign-minister", "RU"),
            ("gromyko", "Igor Gromyko", "person", "ambassador", "RU"),
            ("macron", "Emmanuel Macron", "person", "president", "FR"),
        ],
        columns=["id", "name", "kind", "office", "country"],
    ).assign(variants="")
)

# text, then the references found as (wording, actor)
DESCRIPTIONS = [
    ("Abdoulaye Diop, le chef de la diplomatie malienne, est là.",
     [("le chef de la diplomatie malienne", "diop")]),
    ("Le ministre russe des Affaires Etrangères, Sergueï Lavrov, est là.",
     [("Le ministre russe des Affaires Etrangères", "lavrov")]),
    ("Le ministre des affaires étrangères russe Sergueï Lavrov est là.",
     [("Le ministre des affaires étrangères russe", "lavrov")]),
    ("Diop a reçu son homologue russe Sergueï Lavrov.", [("son homologue russe", "lavrov")]),
    ("Voici lambassadeur de Russie au Mali, Igor Gromyko.",
     [("lambassadeur de Russie au Mali", "gromyko")]),
    ("Igor Gromyko est là. Le diplomate russe sourit.", [("Le diplomate russe", "gromyko")]),
    ("Emmanuel Macron part. Le président français revient.",
     [("Le président français", "macron")]),
    # a title with its name is no second mention
    ("Le président Emmanuel Macron part.", []),
    ("La présidence malienne se tait.", []),
    # open: two ministers, or nobody of that country
    ("Abdoulaye Diop et Sergueï Lavrov. Le ministre a souligné.", [("Le ministre", None)]),
    ("Igor Gromyko est là. Le président chinois part.", [("Le président chinois", None)]),
]


def references(text, authority=AUTHORITY):
    mentions = find_mentions(text, sentences=split(text), authority=authority)
    names = [m for m in mentions if m.method not in ("description", "pronoun")]
    return find_references(text, sentences=split(text), mentions=names, authority=authority)


@pytest.mark.parametrize(("text", "expected"), DESCRIPTIONS)
def test_description(text, expected):
    found = [m for m in references(text) if m.method == "description"]
    assert [(text[m.start : m.end], m.actor) for m in found] == expected


PRONOUNS = [
    ("Sergueï Lavrov est arrivé. Il a souligné l'enjeu.", [("Il", "lavrov")]),
    ("Sergueï Lavrov est arrivé. « Non », a-t-il déclaré.", [("il", "lavrov")]),
    ("Sergueï Lavrov parle. C'est bien, insiste-t-il.", [("il", "lavrov")]),
    # who is spoken to is not the one who speaks
    ("Abdoulaye Diop est reçu. Devant Sergueï Lavrov, il a souligné l'enjeu.", [("il", "diop")]),
    ("Abdoulaye Diop est reçu. Lors d'un dîner avec Sergueï Lavrov, il a souligné l'enjeu.",
     [("il", "diop")]),
    # a full stop ends what the preposition before it governs
    ("Emmanuel Macron dort. On tient à rester sur le site. Sergueï Lavrov dit qu'il demande cela.",
     [("il", "lavrov")]),
    # open: two in reach, or of the other gender
    ("Abdoulaye Diop et Sergueï Lavrov parlent. Il a souligné l'enjeu.", [("Il", None)]),
    ("Emmanuel Macron parle. Elle a souligné l'enjeu.", [("Elle", None)]),
    # impersonal: nobody
    ("Sergueï Lavrov parle. Il pleut. Il y a urgence. Il faut agir.", []),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_pronoun(text, expected):
    found = [m for m in references(text) if m.method == "pronoun"]
    assert [(text[m.start : m.end], m.actor) for m in found] == expected


def test_who_was_il_is_not_elle():
    text = "Zor Zorven parle. « Oui », dit-il. La fédération rit. « Non », dit-elle."
    entities = [Entity(0, 10, "PER")]
    mentions = find_mentions(text, sentences=split(text), authority=Authority(), entities=entities)
    found = find_references(text, sentences=split(text), mentions=mentions)
    assert [m.name for m in found] == ["Zor Zorven", None]


def test_open_references_are_less_sure():
    text = "Abdoulaye Diop et Sergueï Lavrov. Le ministre a souligné."
    assert all(m.confidence < 0.5 for m in references(text) if m.actor is None)


def test_the_text_itself_gives_the_office_where_no_authority_does():
    text = "Le ministre russe de la Défense, Victor Hugo, part. Le ministre russe revient."
    entities = [Entity(text.index("Victor"), text.index("Victor") + 11, "PER")]
    mentions = find_mentions(
        text, sentences=split(text), authority=Authority(), entities=entities
    )
    found = find_references(text, sentences=split(text), mentions=mentions)
    assert [(m.actor, m.name) for m in found] == [(None, "Victor Hugo")] * 2


def test_references_are_part_of_the_mentions_with_an_authority():
    text = "Abdoulaye Diop, le chef de la diplomatie malienne, parle."
    mentions = find_mentions(text, sentences=split(text), authority=AUTHORITY)
    assert [(m.actor, m.method) for m in mentions] == [("diop", "name"), ("diop", "description")]
