"""The findings of this corpus, as they were when somebody last looked at them."""

from __future__ import annotations

import shutil

import pytest

import expected
from cadrage.errors import CadrageError
from cadrage.read import read_corpus

# more than this and the files in tests/expected are the better place to look
SHOWN = 40


@pytest.fixture(scope="module")
def before():
    return expected.expected()


def test_each_expected_table_says_something(before):
    assert {name for name, rows in before.items() if rows} == set(expected.COMPARED)


def test_a_difference_names_table_key_old_and_new():
    nothing = {name: {} for name in expected.COMPARED}
    old = {**nothing, "findings": {("a",): ("1", "one"), ("b",): ("2", "two")}}
    new = {**nothing, "findings": {("a",): ("3", "three"), ("c",): ("4", "four")}}
    assert expected.differences(old, new) == [
        "findings a: value '1' → '3', text 'one' → 'three'",
        "findings b: gone ('2', 'two')",
        "findings c: new ('4', 'four')",
    ]
    assert expected.differences(old, old) == []


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("annotated")


@pytest.fixture(scope="module")
def now(cache):
    return expected.made(cache=cache)


@pytest.mark.model
def test_the_tables_of_the_corpus_are_those_expected(before, now):
    found = expected.differences(before, now)
    more = [f"… and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    assert not found, "\n".join(["", *found[:SHOWN], *more, "", expected.HOW])


def without_a_row(path):
    """Take the last row out of a sheet."""
    *kept, _ = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(kept), encoding="utf-8")


@pytest.mark.model
@pytest.mark.parametrize("layer", ["dates", "labels", "mentions", "quotes"])
def test_a_row_less_of_the_gold_shows_in_its_score(layer, now, cache, tmp_path):
    corpus = shutil.copytree(expected.ROOT / "corpus", tmp_path / "corpus")
    without_a_row(corpus / "gold" / f"{layer}.csv")
    found = expected.differences(now, expected.made(corpus, cache=cache))
    scores = [line for line in found if line.startswith("scores ")]
    assert any(line.startswith(f"scores {layer}") for line in scores)
    # the score is printed where the layer's findings are; nothing else may change
    assert all(line.startswith(("scores ", "findings ")) for line in found)


def test_a_letter_of_an_article_is_not_changed_unseen(tmp_path):
    corpus = shutil.copytree(expected.ROOT / "corpus", tmp_path / "corpus")
    path = sorted((corpus / "articles").glob("*.txt"))[0]
    text = path.read_bytes()
    path.write_bytes(text.replace(b"e", b"a", 1))
    with pytest.raises(CadrageError, match="sha256"):
        read_corpus(corpus)
    path.write_bytes(text)
    read_corpus(corpus)
