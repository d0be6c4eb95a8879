"""Known actors: every form of an authority, in its own words, and nobody else's."""

import pandas as pd
import pytest

from cadrage.annotate.mentions import Authority, build_authority, find_mentions
from cadrage.annotate.mentions.gazetteer import is_french
from cadrage.annotate.mentions.names import find_names
from cadrage.annotate.sentences import split
from cadrage.errors import InputError

ACTORS = pd.DataFrame(
    [
        ("diop", "Abdoulaye Diop", "person", ""),
        ("lavrov", "Sergueï Lavrov", "person", "name:Serguei Lavrov"),
        ("gromyko", "Igor Gromyko", "person", "misspelling:Igor Anatolievich Gromyro"),
        ("camara", "Sadio Camara", "person", ""),
        ("goita", "Assimi Goïta", "person", ""),
        ("maiga", "Djibril Maiga", "person", ""),
        ("coulibaly", "Tiéna Coulibaly", "person", "misspelling:Tiénan Coulibaly"),
        ("fama", "Forces armées maliennes (FAMa)", "organisation", "acronym:FAMa|acronym:Famas"),
        ("onu", "Nations unies", "organisation", "acronym:ONU"),
        ("wagner", "Groupe Wagner", "organisation", "name:Wagner"),
        ("maliens", "Les Maliens", "group", "demonym:Maliens"),
        ("ambassade", "Ambassade de Russie", "organisation", "description:ambassade russe"),
        ("barkhane", "Opération Barkhane", "operation", "name:Barkhane"),
        ("paris", "Paris", "place", ""),
        ("mali", "Mali", "state", ""),
    ],
    columns=["id", "name", "kind", "variants"],
)
AUTHORITY = build_authority(ACTORS)

# sentence, then what must be found as (wording, actor, method)
CASES = [
    ("Abdoulaye Diop est reçu.", [("Abdoulaye Diop", "diop", "name")]),
    ("Selon M. Diop, rien ne presse.", [("Diop", "diop", "title")]),
    ("Selon M.Diop, rien ne presse.", [("Diop", "diop", "title")]),
    ("Il invite le ministre Camara.", [("Camara", "camara", "title")]),
    ("Le Dr Djibril Maiga estime.", [("Djibril Maiga", "maiga", "title")]),
    ("Le colonel Assimi Goïta.", [("Assimi Goïta", "goita", "title")]),
    ("Assimi Goita a signé.", [("Assimi Goita", "goita", "name")]),
    ("M. Goita a signé.", [("Goita", "goita", "title")]),
    ("Serguei Lavrov répond.", [("Serguei Lavrov", "lavrov", "name")]),
    ("SERGUEÏ LAVROV RÉPOND.", [("SERGUEÏ LAVROV", "lavrov", "name")]),
    ("S. Lavrov répond.", [("Lavrov", "lavrov", "name")]),
    ("M. Igor Anatolievich Gromyro.", [("Igor Anatolievich Gromyro", "gromyko", "title")]),
    ("Gromyro est venu.", [("Gromyro", "gromyko", "name")]),
    ("Tiénan Coulibaly a parlé.", [("Tiénan Coulibaly", "coulibaly", "name")]),
    ("Les Famas avancent.", [("Famas", "fama", "acronym")]),
    ("Les forces armées maliennes.", [("forces armées maliennes", "fama", "name")]),
    ("Le rapport de l'Onu.", [("Onu", "onu", "acronym")]),
    ("Le rapport de l’ONU.", [("ONU", "onu", "acronym")]),
    ("Le rêve des Maliens.", [("Maliens", "maliens", "demonym")]),
    ("Devant lambassade russe.", [("ambassade russe", "ambassade", "description")]),
    ("Devant l'ambassade de Russie.", [("ambassade de Russie", "ambassade", "name")]),
    ("La fin de l'opération barkhane.", [("opération barkhane", "barkhane", "name")]),
    (
        "Une aide à Paris.Barkhane part.",
        [("Paris", "paris", "name"), ("Barkhane", "barkhane", "name")],
    ),
    ("C'est dit à ParisLe Mali suit.", [("Paris", "paris", "name"), ("Mali", "mali", "name")]),
    ("coopération-mali-2021", [("mali", "mali", "name")]),
    # nobody: another first name, another word, another people's adjective
    ("Tiéman Hubert Coulibaly a parlé.", []),
    ("Moussa Camara est musicien.", []),
    ("Les paris sont ouverts.", []),
    ("La famas n'est pas une armée.", []),
    ("Un ministre malien.", []),
    ("Les Parisiens votent.", []),
    ("Le Malicieux a gagné.", []),
    ("Une wagnérienne convaincue.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_known_actor_in_its_forms(text, expected):
    found = find_names(text, authority=AUTHORITY)
    assert [(text[m.start : m.end], m.actor, m.method) for m in found] == expected


def test_name_is_the_canonical_one():
    (mention,) = find_names("M. Gromyro", authority=AUTHORITY)
    assert (mention.name, mention.kind, mention.metonym) == ("Igor Gromyko", "person", False)


def test_shared_surname_is_left_open_until_the_text_decides():
    both = build_authority(
        pd.DataFrame(
            [("a", "Pierre Curie", "person", ""), ("b", "Marie Curie", "person", "")],
            columns=["id", "name", "kind", "variants"],
        )
    )
    assert [m.actor for m in find_names("Curie écrit.", authority=both)] == [None]
    text = "Marie Curie reçoit. Curie répond."
    assert [m.actor for m in find_names(text, authority=both)] == ["b", "b"]
    text = "Marie Curie et Pierre Curie. Curie répond."
    assert [m.actor for m in find_names(text, authority=both)] == ["b", "a", None]


def test_surname_alone_is_less_sure_than_with_its_title():
    alone, titled = (find_names(t, authority=AUTHORITY)[0] for t in ("Camara part.", "M. Camara"))
    assert alone.confidence < titled.confidence


@pytest.mark.parametrize("actors", [None, ACTORS.iloc[:0]])
def test_without_actors_nobody_is_known(actors):
    assert find_names("Abdoulaye Diop", authority=build_authority(actors)) == []


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"id": "lavrov"}, "id"),
        ({"id": ""}, "id"),
        ({"kind": "country"}, "kind"),
        ({"variants": "nickname:Dio"}, "variants"),
        ({"variants": "name:"}, "variants"),
        ({"speaks_for": "nobody"}, "speaks_for"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(change, column):
    actors = ACTORS.assign(speaks_for="")
    actors.loc[2, list(change)] = list(change.values())
    with pytest.raises(InputError, match=column) as raised:
        build_authority(actors)
    assert raised.value.row == 4


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="'kind'"):
        build_authority(ACTORS.drop(columns="kind"))


def test_by_lines_credits_and_sources_are_no_actors():
    text = (
        "Titre de l'article\nPar Sadio Camara\n© REUTERS/ Igor Gromyko Une vue\n"
        "Abdoulaye Diop est reçu.\nSergueï Lavrov\nSource: Barkhane"
    )
    found = find_mentions(text, sentences=split(text), authority=AUTHORITY)
    assert [m.actor for m in found] == ["diop"]


def test_a_letter_astray_in_an_unknown_full_name_is_a_misspelling():
    from cadrage.annotate.mentions import Entity

    text = "Serguey Lavrof et Pierre Lavrof."
    entities = [Entity(0, 14, "PER"), Entity(18, 31, "PER")]
    found = find_mentions(text, sentences=split(text), authority=AUTHORITY, entities=entities)
    assert [(m.actor, m.name) for m in found] == [
        ("lavrov", "Sergueï Lavrov"),
        (None, "Pierre Lavrof"),
    ]


def test_authority_of_the_case_can_be_built():
    from pathlib import Path

    file = Path(__file__).parents[2] / "corpus" / "actors.csv"
    authority = build_authority(pd.read_csv(file))
    assert {actor.kind for actor in authority.actors.values()} >= {"person", "state", "place"}
    assert authority.actors["moscou"].speaks_for == "gouvernement-russe"
    assert isinstance(authority, Authority)


def test_half_a_character_is_part_of_no_word() -> None:
    assert not is_french("mai\udcff")
    assert is_french("mai")
    assert not is_french("mai" * 100_000)
