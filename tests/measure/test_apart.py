"""Words that set outlets apart: claimed where the corpus carries it, withheld with the reason."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from cadrage.measure.apart import COLUMNS, NONE, words_apart

ARTICLES = 24


@pytest.fixture(scope="module")
def corpus():
    drawn = random.Random(5)
    common = [f"{a}{b}" for a in "bcdfghjkl" for b in ("aro", "ise", "ule")]
    rows, outlets = [], []
    for number in range(ARTICLES):
        outlet = ("Un", "Deux", "Trois")[number % 3]
        outlets.append((f"A{number}", outlet))
        for sentence in range(1, 61):
            words = drawn.choices(common, k=16)
            if outlet == "Un":
                words += ["mercenaires"] * (sentence % 2)
            rows.append((f"A{number}", sentence, " ".join([*words, str(drawn.random())])))
    return (
        pd.DataFrame(rows, columns=["article", "sentence", "text"]),
        pd.DataFrame(outlets, columns=["article", "outlet"]),
    )


def pairs(found):
    return [(row.outlet, row.word) for row in found.dropna(subset="word").itertuples()]


def test_groups_too_small_are_told_and_nothing_is_claimed(corpus):
    found = words_apart(*corpus, replicates=50)
    assert list(found["outlet"]) == ["Un", "Deux", "Trois"] and pairs(found) == []
    assert "8 articles of 10 that a claim asks for" in found["withheld"][0]


def test_a_word_of_one_outlet_is_claimed_with_its_sentences(corpus):
    sentences, articles = corpus
    articles = articles.assign(outlet=articles["outlet"].where(articles["outlet"] == "Un", "Deux"))
    more = [
        sentences.assign(article=sentences["article"] + end, text=sentences["text"] + f" {end}")
        for end in ("x", "y")
    ]
    outlets = pd.concat([articles.assign(article=articles["article"] + end) for end in ("x", "y")])
    found = words_apart(pd.concat(more, ignore_index=True), outlets, replicates=50)
    assert ("Un", "mercenaires") in pairs(found)
    (row,) = found[found["word"] == "mercenaires"].itertuples()
    assert (row.here, row.elsewhere, row.articles) == (480, 0, 16)
    assert 0 < row.low <= row.high and row.evidence.split()[:2] == ["A0x.1", "A0x.3"]
    assert len(row.evidence.split()) == 20 and pd.isna(row.withheld)
    assert list(found[found["outlet"] == "Deux"]["withheld"].dropna().unique()) in ([], [NONE])
    shown = words_apart(
        pd.concat(more, ignore_index=True), outlets, shown=more[1], replicates=50
    )
    cell = shown[shown["word"] == "mercenaires"]["evidence"].iloc[0]
    assert cell.startswith("A0y.1 ") and "x." not in cell


def test_one_outlet_cannot_be_set_apart(corpus):
    sentences, articles = corpus
    found = words_apart(sentences, articles.assign(outlet="Un"), replicates=50)
    assert found.empty and list(found) == list(COLUMNS)
