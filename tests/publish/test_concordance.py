"""The index of the concordance: words, places, filters, and parts of a bearable size."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage import tables
from cadrage.publish import concordance
from cadrage.publish.concordance import NEEDED, filters, shards
from cadrage.publish.concordance.units import Units
from cadrage.publish.concordance.words import fold, lemma, spans

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src" / "cadrage" / "publish" / "static" / "vendor"


@pytest.fixture(scope="module")
def found(written_book: Path) -> dict[str, pd.DataFrame]:
    folder = written_book / "_build" / "data"
    return {name: tables.read_parquet(folder / f"{name}.parquet", name) for name in NEEDED}


@pytest.fixture(scope="module")
def units(found: dict[str, pd.DataFrame]) -> Units:
    return Units.of(found["articles"], found["sentences"])


@pytest.fixture(scope="module")
def index(found: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index") / "concordance"
    concordance.write(found, folder, digest="d")
    return folder


def part(folder: Path, name: str) -> Any:
    """The content of a part, which is a script with one call."""
    text = (folder / f"{name}.js").read_text(encoding="utf-8")
    call = re.fullmatch(r"cadrageShard\((\".*?\"),(.*)\);\n", text, re.DOTALL)
    assert call is not None
    assert json.loads(call[1]) == name
    return json.loads(call[2])


def unpacked(packed: str, width: int) -> list[tuple[int, ...]]:
    """What `packed` has packed."""
    numbers = [int(number) for number in packed.split()]
    rows, at = [], 0
    for place in range(0, len(numbers), width):
        at += numbers[place]
        rows.append((at, *numbers[place + 1 : place + width]))
    return rows


# -- words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée d’Aujourd'hui", ["L", "armée", "d", "Aujourd", "hui"]),
        ("a-t-il dit : « 2.500 »", ["a", "t", "il", "dit", "2", "500"]),
        ("e\u0301te\u0301_œuvre", ["e\u0301te\u0301", "œuvre"]),
        ("…", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Été", "ete"), ("e\u0301té", "ete"), ("Œuvre", "oeuvre"), ("Ænéas", "aeneas"), ("ça", "ca")],
)
def test_case_accents_and_ligatures_are_folded(word: str, expected: str) -> None:
    assert fold(word) == expected


@pytest.mark.parametrize(
    ("form", "forms", "language", "expected"),
    [
        ("mercenaires", (), "fr", "mercenaire"),
        ("va", (), "fr", "aller"),
        ("djihadistes", ("djihadiste",), "fr", "djihadiste"),
        ("djihadistes", (), "fr", "djihadistes"),  # no dictionary has it, and no singular occurs
        ("fois", ("foi",), "fr", "fois"),  # a word of its own
        ("mercenaires", (), "ff", "mercenaires"),
    ],
)
def test_a_form_goes_with_its_lemma(
    form: str, forms: tuple[str, ...], language: str, expected: str
) -> None:
    assert lemma(form, forms, language=language) == expected


# -- parts


@given(st.dictionaries(st.text(max_size=6), st.text(max_size=12)), st.integers(1, 60))
def test_the_longest_prefix_leads_to_the_part_of_a_key(entries: dict[str, str], size: int) -> None:
    parts = shards.by_prefix(entries, size=size)
    for key, entry in entries.items():
        prefix = max((p for p in parts if key.startswith(p)), key=len)
        assert parts[prefix][key] == entry
    assert sum(map(len, parts.values())) == len(entries)


def test_a_part_is_cut_where_it_is_too_large() -> None:
    entries = {word: "x" * 10 for word in ("ab", "abc", "abd", "b", "ca", "cb")}
    assert list(shards.by_prefix(entries, size=30)) == ["ab", "abc", "abd", "b", "c"]
    assert list(shards.by_prefix(entries, size=1000)) == [""]


@given(st.lists(st.text(max_size=9)), st.integers(1, 30))
def test_parts_by_size_keep_the_order(entries: list[str], size: int) -> None:
    parts = shards.by_size(entries, size=size)
    assert [entry for held in parts for entry in held] == entries


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**4))))
def test_what_is_packed_can_be_unpacked(rows: list[tuple[int, int]]) -> None:
    assert unpacked(shards.packed(sorted(rows)), 2) == sorted(rows)


# -- the index


def test_every_word_of_every_sentence_is_found_at_its_place(index: Path, units: Units) -> None:
    manifest = part(index, "index")
    placed = {}
    for number in range(len(manifest["hits"])):
        for forms in part(index, f"hits/{number}").values():
            for held in forms.values():
                for form, packed in held.items():
                    placed |= {place: form for place in unpacked(packed, 2)}
    wanted = {
        (number, word): row.text[start:end].lower()
        for number, row in enumerate(units.rows)
        for word, (start, end) in enumerate(spans(row.text))
    }
    assert placed == wanted
    assert len(wanted) > 400


def test_each_form_leads_to_its_lemma_and_each_lemma_is_asked_for(index: Path) -> None:
    manifest = part(index, "index")
    words = [
        entry
        for number in range(len(manifest["words"]))
        for entries in part(index, f"words/{number}").values()
        for entry in entries
    ]
    assert ["promis", "promettre", 1] in words
    assert ["promettre", "promettre", 0] in words
    assert ["a", "avoir", 1] in words
    hits = part(index, "hits/0")
    assert hits["promettre"]["promettre"].keys() == {"promis"}


def test_sentences_stand_in_the_order_of_their_numbers(index: Path, units: Units) -> None:
    manifest = part(index, "index")
    texts = [text for n in range(len(manifest["blocks"])) for text in part(index, f"texts/{n}")]
    assert texts == [row.text for row in units.rows]
    assert [(row[0], row[6]) for row in manifest["articles"]] == [("NAS21", 0), ("PLA20", 6)]


def test_filters_lead_to_their_sentences_and_words(index: Path, units: Units) -> None:
    manifest = part(index, "index")
    assert manifest["actors"] == [["Moskova", 1]]
    assert unpacked(part(index, "actors/0")[0], 1) == [(1,)]
    labels = [label for label, _ in manifest["voices"]]
    assert labels == [filters.ANYBODY, "Moskova </script>"]
    ((sentence, first, last),) = unpacked(part(index, "voices/0")[1], 3)
    text = units.rows[sentence].text
    said = spans(text)
    assert text[said[first][0] : said[last][1]] == "la Moskova a promis un « soutien\u202ftotal"
    assert manifest["frames"] == [["kind-help", 1], ["remedy", 1]]
    assert part(index, "frames/0") == ["1", "4"]
    assert unpacked(part(index, "days"), 3) == []  # the date of the small book bears no days


def test_days_that_are_open_reach_far(units: Units) -> None:
    rows = [
        {"article": "NAS21", "sentence": 2, "earliest": "1970-01-02", "latest": None},
        {"article": "PLA20", "sentence": 1, "earliest": None, "latest": "1970-01-03"},
        {"article": "PLA20", "sentence": 2, "earliest": None, "latest": None},
    ]
    dates = tables.frame("dates", rows)
    assert unpacked(filters.days(dates, units), 3) == [(1, 1, 10**6), (6, -(10**6), 2)]


def test_a_quotation_over_two_sentences_has_its_words_in_both(units: Units) -> None:
    first, second = units.rows[6], units.rows[7]
    places = list(units.words_in("PLA20", first.start + 7, second.start + 6))
    assert places == [(6, 1, 7), (7, 0, 0)]


def test_the_same_tables_give_the_same_index(
    found: dict[str, pd.DataFrame], index: Path, tmp_path: Path
) -> None:
    (tmp_path / "stale.js").write_text("", encoding="ascii")
    concordance.write(found, tmp_path, digest="d")
    files = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.js"))
    assert files == sorted(path.relative_to(index) for path in index.rglob("*.js"))
    assert all((tmp_path / file).read_bytes() == (index / file).read_bytes() for file in files)


def test_the_library_is_the_one_that_is_noted() -> None:
    noted = (VENDOR / "README.txt").read_text(encoding="utf-8")
    digest = hashlib.sha256((VENDOR / "minisearch.js").read_bytes()).hexdigest()
    assert f"SHA-256 {digest}" in noted
    assert "Permission is hereby granted" in (VENDOR / "minisearch-LICENSE.txt").read_text("utf-8")
