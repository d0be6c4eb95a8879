"""Text reuse: found exactly, by either method; counted once."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadrage.errors import UnknownNameError
from cadrage.measure import shingles
from cadrage.measure.copies import by_article, repeated
from cadrage.measure.reuse import find_reuse, longest_run, ngrams

A = "Le port de la ville basse a rouvert ses portes lundi matin."
NEAR = "Lundi, le port de la ville basse a rouvert ses portes dans le calme."
OTHER = "Les pêcheurs ont repris la mer sous un ciel gris et froid."


def _sentences(texts):
    rows = [(a, n, t) for a, own in texts.items() for n, t in enumerate(own, 1)]
    return pd.DataFrame(rows, columns=["article", "sentence", "text"])


def _pairs(found):
    return [
        (f"{r.article}.{r.sentence}", f"{r.other_article}.{r.other_sentence}", round(r.share, 2))
        for r in found.itertuples()
    ]


@pytest.mark.parametrize("method", ["exact", "minhash"])
def test_copies_and_near_copies_are_found_with_their_passage(method):
    table = _sentences({"X": [A, OTHER], "Y": [OTHER, NEAR], "Z": [A.upper()]})
    found = find_reuse(table, method=method, threshold=0.5)
    # 8 n-grams in A's 12 words, 6 of them in the 10 words that NEAR shares
    assert _pairs(found)[1:3] == [("X.1", "Z.1", 1.0), ("X.2", "Y.1", 1.0)]
    near = found[found["other_sentence"] == 2].iloc[0]
    assert near["passage"] == "le port de la ville basse a rouvert ses portes"
    assert near["shared"] == 6 and near["share"] == pytest.approx(6 / 8)


def test_what_is_not_reuse():
    table = _sentences({"X": [A, A], "Y": [OTHER, "Le port de la ville est vide."], "Z": ["Oui."]})
    # a copy within one article, four words in common, a sentence shorter than n
    assert find_reuse(table).empty


def test_the_threshold_is_exact():
    table = _sentences({"X": [A], "Y": [NEAR]})
    assert len(find_reuse(table, threshold=6 / 8)) == 1
    assert find_reuse(table, threshold=6 / 8 + 1e-9).empty


def test_a_set_phrase_proposes_no_pair():
    texts = {f"T{n}": [f"dans le cadre de la lutte {'abcdefgh'[n]}"] for n in range(8)}
    assert len(find_reuse(_sentences(texts), threshold=0.5)) == 28
    assert find_reuse(_sentences(texts), threshold=0.5, most_copies=7).empty


def test_a_wording_printed_too_often_is_paired_with_its_first_place_alone():
    table = _sentences({f"T{n}": [A] for n in range(5)})
    assert len(find_reuse(table, most_copies=5)) == 10
    star = find_reuse(table, most_copies=4)
    assert _pairs(star) == [("T0.1", f"T{n}.1", 1.0) for n in range(1, 5)]
    # counting once needs no more than that
    assert len(repeated(table, dict.fromkeys(table["article"], "one"), reuse=star)) == 4


def test_two_strings_of_the_same_words_are_one_wording():
    table = _sentences({"X": [A], "Y": [A.upper() + " !"], "Z": ["Oui."]})
    wordings = shingles.read_wordings(table["text"], 5)
    assert len(wordings) == 1 and wordings.rows_of(0).tolist() == [0, 1]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=12), max_size=8), st.integers(1, 4))
def test_hashes_are_those_of_the_ngrams_whatever_the_shards(texts, n):
    table = pd.Series([" ".join(words) for words in texts], dtype="string")
    wordings = shingles.read_wordings(table, n)
    seen = {}
    for hashes, owners in shingles.shards(*shingles.grams(wordings)):
        for one, owner in zip(hashes.tolist(), owners.tolist(), strict=True):
            seen.setdefault(owner, []).append(one)
    for number in range(len(wordings)):
        assert len(seen[number]) == len(ngrams(wordings.of(number).tolist(), n))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shingles, "SHARD", 4)
        parts = list(shingles.shards(*shingles.grams(wordings)))
        cut = [one for hashes, _ in parts for one in hashes.tolist()]
        assert all((hashes[1:] >= hashes[:-1]).all() for hashes, _ in parts)
    assert sorted(cut) == sorted(one for own in seen.values() for one in own)


def test_an_unknown_method_is_named():
    with pytest.raises(UnknownNameError, match="'guess'; there are: auto, exact, minhash"):
        find_reuse(_sentences({"X": [A]}), method="guess")


def test_empty_tables():
    assert find_reuse(_sentences({"X": []})).empty
    assert by_article(find_reuse(_sentences({"X": [A]}))).empty


def test_a_copy_counts_once_in_each_group():
    table = _sentences({"X": [A, OTHER], "Y": [A], "Z": [A], "W": ["!", "!"]})
    groups = {"X": "one", "Y": "one", "Z": "two", "W": "two"}
    assert repeated(table, groups).to_numpy().tolist() == [["Y", 1]]


def test_near_copies_count_once_when_they_are_known():
    table = _sentences({"X": [A], "Y": [NEAR], "Z": [OTHER]})
    groups = dict.fromkeys("XYZ", "one")
    assert repeated(table, groups).empty
    reuse = find_reuse(table)
    assert repeated(table, groups, reuse=reuse).to_numpy().tolist() == [["Y", 1]]


def test_by_article_counts_sentences_with_evidence():
    table = _sentences({"X": [A, OTHER], "Y": [OTHER, A]})
    row = by_article(find_reuse(table)).iloc[0]
    assert row.tolist() == ["X", "Y", 2, "X.1 Y.2 X.2 Y.1"]


WORDS = st.lists(st.sampled_from("abcd"), max_size=14)


@settings(deadline=None)
@given(WORDS, WORDS, st.integers(1, 4))
def test_a_shared_ngram_and_a_common_run_are_the_same_thing(first, second, n):
    run = longest_run(first, second, n)
    assert bool(run) == bool(ngrams(first, n) & ngrams(second, n))
    if run:
        joined = " ".join(run)
        assert joined in " ".join(first) and joined in " ".join(second)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.sampled_from(["un", "deux", "trois"]), max_size=9), max_size=8))
def test_exact_reuse_equals_comparing_every_pair(sentences):
    table = _sentences({f"T{n}": [" ".join(words)] for n, words in enumerate(sentences)})
    expected = set()
    for i, first in enumerate(sentences):
        for j in range(i + 1, len(sentences)):
            one, two = ngrams(first, 3), ngrams(sentences[j], 3)
            least = min(len(one), len(two))
            if least and len(one & two) >= 0.5 * least:
                expected.add((f"T{i}", f"T{j}"))
    found = find_reuse(table, n=3, method="exact")
    assert set(zip(found["article"], found["other_article"], strict=True)) == expected
