"""Variants of one name: joined where the sound agrees, kept apart where two would fit."""

import pandas as pd
import pytest

from cadrage.annotate.mentions import build_authority, draft_authority
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.names import find_names
from cadrage.annotate.mentions.variants import is_misspelling, join_variants, skeleton

SAME = [
    ("Sergueï Lavrov", "Serguei Lavrov"),
    ("Sergueï Lavrov", "Sergei Lavrov"),
    ("Sergueï Lavrov", "Sergey Lavrov"),
    ("Assimi Goïta", "Assimi Goita"),
    ("Djibril Maïga", "DJIBRIL MAIGA"),
    ("Khartoum", "Kartoum"),
    ("Mikhaïl Lermontov", "Mikhail Lermontov"),
    ("Anton Tchekhov", "Anton Chekhov"),
]
APART = [("Marie Curie", "Pierre Curie"), ("Mali", "Malte"), ("Niger", "Nigeria"), ("ONU", "OMC")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_do_not(one, other):
    assert skeleton(one) != skeleton(other)


def joined(*names, kind="person"):
    found = join_variants((name, kind) for name in names)
    return [found[name, kind] for name in names]


def test_most_frequent_spelling_names_them_all():
    names = ["Serguei Lavrov", "Sergueï Lavrov", "Sergueï Lavrov", "Sergey Lavrov"]
    assert joined(*names) == ["Sergueï Lavrov"] * 4


@pytest.mark.parametrize("short", ["Lavrov", "S. Lavrov", "Sergueï"])
def test_surname_initial_or_first_name_joins_the_full_name(short):
    assert joined("Sergueï Lavrov", short) == ["Sergueï Lavrov"] * 2


def test_shared_surname_stays_as_it_is():
    assert joined("Marie Curie", "Pierre Curie", "Curie") == [
        "Marie Curie", "Pierre Curie", "Curie",
    ]


def test_initial_tells_two_of_a_name_apart():
    assert joined("Marie Curie", "Pierre Curie", "P. Curie")[2] == "Pierre Curie"


def test_short_form_joins_the_organisation_it_stands_for():
    full = "Organisation des pays exportateurs de pétrole"
    assert joined(full, "Opep", kind="organisation") == [full, full]


def test_kinds_are_never_joined():
    found = join_variants([("Victor Hugo", "person"), ("Hugo", "place")])
    assert found["Hugo", "place"] == "Hugo"


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Tiénan Coulibaly", "Tiéna Coulibaly", True),
        ("Igor Gromyro", "Igor Gromyko", True),
        ("Tiéman Coulibaly", "Sadio Coulibaly", False),
        ("Gromyro", "Igor Gromyko", False),
        ("Ivan Gromyko", "Igor Gromyko", False),
    ],
)
def test_misspelling_is_one_letter_in_a_full_name(name, known, expected):
    assert is_misspelling(name, known) is expected


@pytest.mark.parametrize("text", ["Goïta", "GOÏTA", "İstanbul", "œuvre", "a’b", "ß", "É"])
def test_folding_moves_nothing(text):
    assert len(fold(text)) == len(text)


def mentions(*rows):
    return pd.DataFrame(
        rows, columns=["article", "text", "actor", "name", "kind", "method"]
    )


def test_draft_lists_who_is_named_most_first_with_every_form():
    draft = draft_authority(
        mentions(
            ("A", "Serguei Lavrov", None, "Serguei Lavrov", "person", "model"),
            ("B", "Sergueï Lavrov", None, "Sergueï Lavrov", "person", "model"),
            ("B", "Sergueï Lavrov", None, "Sergueï Lavrov", "person", "model"),
            ("B", "Lavrov", None, "Sergueï Lavrov", "person", "model"),
            ("B", "ONU", None, "ONU", "organisation", "acronym"),
            ("B", "Diop", "diop", "Abdoulaye Diop", "person", "name"),
            ("B", "il", None, None, "person", "pronoun"),
        )
    )
    assert draft["id"].tolist() == ["sergueï-lavrov".replace("ï", "i"), "onu"]
    assert draft["variants"].tolist() == ["name:Serguei Lavrov", ""]
    assert draft["note"].tolist() == ["4 mentions in 2 articles", "1 mentions in 1 articles"]


def test_draft_is_an_authority_that_finds_its_own():
    draft = draft_authority(
        mentions(
            ("A", "Serguei Lavrov", None, "Serguei Lavrov", "person", "model"),
            ("A", "Sergueï Lavrov", None, "Sergueï Lavrov", "person", "model"),
        )
    )
    found = find_names("Serguei Lavrov parle.", authority=build_authority(draft))
    assert [m.actor for m in found] == draft["id"].tolist()


def test_draft_of_nothing_is_empty():
    assert draft_authority(mentions()).empty


def test_two_actors_of_one_spelling_get_two_ids():
    draft = draft_authority(
        mentions(
            ("A", "Orange", None, "Orange", "organisation", "model"),
            ("A", "Orange", None, "Orange", "place", "model"),
        )
    )
    assert sorted(draft["id"]) == ["orange", "orange-2"]
