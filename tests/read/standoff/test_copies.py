"""The copy that a text came from is found among many, whatever stands around it."""

from __future__ import annotations

import io

import numpy as np
import pytest

from cadrage.read.standoff import Copies, hashed
from cadrage.read.standoff.copies import COMMON, RUN, TRIED, WINDOW, runs_of

KEY = b"a key of this test"


def words(seed: int, number: int) -> str:
    return " ".join(f"mot{one}" for one in np.random.default_rng(seed).integers(0, 5000, number))


def laid(texts: list[str]) -> Copies:
    copies = Copies(io.BytesIO(), key=KEY)
    for number, text in enumerate(texts):
        copies.add(text, f"{number}.txt")
    return copies


@pytest.mark.parametrize("number", [0, 7, 199])
def test_a_copy_is_found_among_many(number: int) -> None:
    texts = [words(seed, 150) for seed in range(200)]
    around = [f"Accueil Abonnez-vous\n{text.replace(' ', ', ')}\nLire aussi" for text in texts]
    found = list(laid(around).like(hashed(texts[number], key=KEY).folds))
    assert found[0] == (around[number], f"{number}.txt")
    assert len(found) <= TRIED


def test_the_copy_that_shares_most_comes_first() -> None:
    text = words(1, 200)
    cut = [" ".join(text.split()[:size]) for size in (60, 200, 120)]
    found = [source for _, source in laid(cut).like(hashed(text, key=KEY).folds)]
    assert found == ["1.txt", "2.txt", "0.txt"]


def test_a_text_that_nobody_has_is_held_against_none() -> None:
    assert not list(laid([words(1, 200)]).like(hashed(words(2, 200), key=KEY).folds))
    assert not list(laid([]).like(hashed(words(2, 200), key=KEY).folds))


def test_a_text_of_few_words_is_held_against_all() -> None:
    copies = laid([words(1, 200), "Rien à voir", ""])
    assert len(list(copies.like(hashed("Rien à voir", key=KEY).folds))) == 3


def test_what_many_copies_share_finds_none_of_them() -> None:
    note = words(3, 60)
    copies = laid([*[note] * (COMMON + 1), f"{words(4, 60)} {note}"])
    (found,) = copies.like(hashed(f"{words(4, 60)} {note}", key=KEY).folds)
    assert found[1] == f"{COMMON + 1}.txt"


@pytest.mark.parametrize("shared", [RUN + WINDOW - 1, 40])
def test_any_stretch_of_words_that_two_texts_share_has_a_run_that_both_keep(shared: int) -> None:
    rng = np.random.default_rng(shared)
    for _ in range(50):
        same = rng.bytes(shared)
        one, other = (rng.bytes(90) + same + rng.bytes(70) for _ in range(2))
        assert np.intersect1d(runs_of(one), runs_of(other)).size


@pytest.mark.parametrize("size", range(9))
def test_a_text_shorter_than_a_run_has_none(size: int) -> None:
    assert len(runs_of(bytes(range(size)))) == max(0, size - RUN + 1)
