"""A text leaves as hashes and comes back from a copy, in whatever dress the copy is."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadrage.errors import InputError, MissingError
from cadrage.read.standoff import align, hashed, read_hashed, write_hashed
from cadrage.read.standoff.align import MISSING
from cadrage.read.standoff.words import folded, join, split

KEY = b"a key of this test"
TEXT = (
    "« L’œuvre d’Ana Lo », a-t-elle dit\u202f: «\u00a0Nous n’irons pas – jamais – "
    "au-delà du fleuve.\u00a0»\n"
    "Cœur, sœur et mœurs : le 3 mai 2021, à 8\u00a0h\u00a030, 2.500 personnes étaient là…\n"
)


@pytest.mark.parametrize(
    "copy",
    [
        TEXT,
        TEXT.replace("’", "'"),
        TEXT.replace("«\u00a0", '"').replace("\u00a0»", '"').replace("« ", '"').replace(" »", '"'),
        TEXT.replace("\u00a0", " ").replace("\u202f", " "),
        TEXT.replace("–", "-").replace("…", "..."),
        TEXT.replace("œ", "oe").replace("Œ", "OE"),
        unicodedata.normalize("NFD", TEXT),
        TEXT.upper(),
        "Abonnez-vous !\nPublicité\n" + TEXT + "\nLire aussi : une autre histoire de la vallée.",
        TEXT.replace("\n", "\n\n\n   "),
        TEXT.replace("personnes", "per-\nsonnes").replace("fleuve", "fleu\u00adve"),
        TEXT.replace("irons", "i\u200brons").replace("d’Ana", "d\u02bcAna"),
        TEXT.replace("L’œuvre", "L’œu vre").replace("étaient là", "étaientlà"),
        "Publié le 3 mai\n" + TEXT.replace("L’œuvre", "L’œu-\nvre") + "Lire aussi",
        "\ufeff" + TEXT.replace("sœur", "sœu r").replace("mœurs", "mœ\u00adurs"),
    ],
    ids=["same", "apostrophes", "quotes", "spaces", "dashes", "ligatures", "decomposed",
         "capitals", "boilerplate", "lines", "hyphens", "unseen", "cut", "cut-at-the-end",
         "cut-twice"],
)  # fmt: skip
def test_usual_differences_do_no_harm(copy: str) -> None:
    back = align(copy, hashed(TEXT, key=KEY), key=KEY)
    assert back.text == TEXT
    assert (back.rate, back.is_whole) == (1.0, True)


def test_a_text_in_decomposed_letters_comes_back_from_composed_ones() -> None:
    apart = unicodedata.normalize("NFD", TEXT)
    back = align(TEXT, hashed(apart, key=KEY), key=KEY)
    assert back.text == apart
    assert back.is_whole


def test_what_a_copy_lacks_is_drawn_and_counted() -> None:
    copy = TEXT.partition("\n")[2]
    back = align(copy, hashed(TEXT, key=KEY), key=KEY)
    assert not back.is_whole
    assert len(back.text) == len(TEXT)
    assert back.text.endswith(copy)
    assert 0.3 < back.rate < 0.6
    assert MISSING in back.text


def test_another_text_is_not_taken_for_this_one() -> None:
    other = "Rien de tout cela ne se trouve dans un texte qui parle d'autre chose. " * 20
    back = align(other, hashed(TEXT, key=KEY), key=KEY)
    assert back.rate < 0.2
    assert not back.is_whole


def test_another_key_gives_nothing() -> None:
    back = align(TEXT, hashed(TEXT, key=KEY), key=b"another")
    assert not back.is_whole


def test_what_is_written_holds_no_word(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_hashed(hashed(TEXT, key=KEY), path)
    kept = path.read_text(encoding="utf-8")
    for word in split(TEXT)[0]:
        if len(word) > 3:
            assert word not in kept
    assert read_hashed(path) == hashed(TEXT, key=KEY)


def test_a_byte_fits_many_words() -> None:
    words = [f"mot{number}" for number in range(5000)]
    folds = hashed(" ".join(words), key=KEY).folds
    assert min(folds.count(byte) for byte in set(folds)) >= 5


@pytest.mark.parametrize("change", ["folds", "gaps", "none", "odd"])
def test_a_damaged_file_is_refused(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.json"
    write_hashed(hashed(TEXT, key=KEY), path)
    fields = json.loads(path.read_text(encoding="utf-8"))
    if change == "none":
        path.write_text("", encoding="utf-8")
    elif change == "odd":
        path.write_text("[]", encoding="utf-8")
    else:
        fields[change] = fields[change][:-4]
        path.write_text(json.dumps(fields), encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json"):
        read_hashed(path)
    with pytest.raises(MissingError):
        read_hashed(tmp_path / "none.json")


@given(st.text())
def test_a_text_is_its_words_and_gaps(text: str) -> None:
    assert join(*split(text)) == text


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_every_text_comes_back_from_itself(text: str) -> None:
    back = align(text, hashed(text, key=KEY), key=KEY)
    assert back.text == text
    assert back.is_whole


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_folding_is_stable(word: str) -> None:
    assert folded(folded(word)) == folded(word)
