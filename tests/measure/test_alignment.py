"""Two articles side by side."""

import pandas as pd
import pytest

from cadrage.errors import UnknownNameError
from cadrage.measure.alignment import align

TEXTS = {
    "X": [
        "Le ministre a signé un contrat avec la compagnie.",
        "La pluie tombe sur le port.",
        "Les pêcheurs attendent.",
    ],
    "Y": [
        "Il fait beau en montagne.",
        "Aucun contrat ne sera signé, dit la compagnie.",
        "Le port reste fermé par la pluie.",
    ],
    "Z": ["Autre chose encore, tout à fait ailleurs."],
}


def _sentences():
    rows = [(a, n, t) for a, own in TEXTS.items() for n, t in enumerate(own, 1)]
    return pd.DataFrame(rows, columns=["article", "sentence", "text"])


def _pairs(first, second, **options):
    found = align(_sentences(), first, second, **options)
    return [
        tuple(None if pd.isna(cell) else int(cell) for cell in row)
        for row in found[["sentence", "other_sentence"]].to_numpy(dtype=object)
    ]


def test_sentences_are_paired_by_what_they_share_and_the_rest_stands_alone():
    assert _pairs("X", "Y") == [(1, 2), (2, 3), (3, None), (None, 1)]


def test_the_topic_is_the_rarest_shared_words():
    row = align(_sentences(), "X", "Y").iloc[1]
    assert set(row["topic"].split(", ")) == {"pluie", "port"}
    assert 0.12 <= row["similarity"] <= 1


def test_two_names_for_one_thing_meet_through_a_topic():
    topics = pd.DataFrame(
        [("X", 3, "fishers"), ("Y", 1, "fishers")], columns=["article", "sentence", "topic"]
    )
    assert _pairs("X", "Y", topics=topics) == [(1, 2), (2, 3), (3, 1)]
    row = align(_sentences(), "X", "Y", topics=topics).iloc[2]
    assert row["topic"] == "fishers"


def test_the_order_of_the_two_only_turns_the_table():
    turned = {(there, here) for here, there in _pairs("Y", "X")}
    assert turned == set(_pairs("X", "Y"))


def test_an_article_is_wholly_like_itself():
    found = align(_sentences(), "X", "X")
    assert found["sentence"].tolist() == found["other_sentence"].tolist() == [1, 2, 3]
    assert found["similarity"].tolist() == pytest.approx([1.0, 1.0, 1.0])


def test_nothing_in_common_pairs_nothing():
    assert _pairs("X", "Z") == [(1, None), (2, None), (3, None), (None, 1)]


def test_an_unknown_article_is_named():
    with pytest.raises(UnknownNameError, match="'Q'; there are: X, Y, Z"):
        align(_sentences(), "X", "Q")
