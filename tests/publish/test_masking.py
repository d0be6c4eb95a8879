"""A stand-off edition's tables: no long passage of an article in any cell, every offset holding."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.publish.masking import BLOCK, SHORT, WORD, Passages, blocked, mask, shortened

CLEAN = (
    "Le 3 mai 2021, Ana Lo a dit : « Nous irons tous ensemble au bord du fleuve demain. »\n"
    + "Une phrase que personne ne cite et que nul ne doit lire ailleurs. " * 5
)


def row(words: str, **more: object) -> dict[str, object]:
    start = CLEAN.index(words)
    return {"article": "A", "sentence": 1, "start": start, "end": start + len(words),
            "text": words, **more}  # fmt: skip


@pytest.fixture
def tables() -> dict[str, pd.DataFrame]:
    said = row("Nous irons tous ensemble au bord du fleuve demain")
    cue = CLEAN.index("a dit")
    quote = {**said, "cue_start": cue, "cue_end": cue + 5, "speaker_start": None,
             "speaker_end": None}  # fmt: skip
    long = "Une phrase que personne ne cite et que nul ne doit lire ailleurs. " * 4
    return {
        "texts": pd.DataFrame([{"article": "A", "raw": CLEAN, "clean": CLEAN}]),
        "sentences": pd.DataFrame([row(CLEAN.partition("\n")[0])]),
        "dates": pd.DataFrame([row("3 mai 2021")]),
        "mentions": pd.DataFrame([row("Ana Lo")]),
        "quotes": pd.DataFrame([quote]),
        "labels": pd.DataFrame([row(CLEAN.partition("\n")[2].strip())]),
        "edits": pd.DataFrame(
            [{"before": long, "after": "x"}, {"before": "short one", "after": None}]
        ),
        "findings": pd.DataFrame([{"finding": "k", "text": "12"}]),
        "translations": pd.DataFrame([{"article": "A", "english": "all of it"}]),
    }


def test_what_is_short_stays_and_the_rest_is_drawn(tables) -> None:
    made = mask(tables, fragments=["bord  du fleuve", "nulle part"])
    clean = made["texts"]["clean"][0]
    assert len(clean) == len(CLEAN)
    for words in ("3 mai 2021", "Ana Lo", "a dit", "bord du fleuve"):
        assert words in clean
    for words in ("irons", "ensemble", "personne", "ailleurs"):
        assert words not in clean
    assert "translations" not in made
    assert made["findings"].equals(tables["findings"])


def test_spans_say_what_the_masked_text_says(tables) -> None:
    made = mask(tables)
    clean = made["texts"]["clean"][0]
    for name in ("sentences", "dates", "mentions", "quotes", "labels"):
        for one in made[name].itertuples():
            assert clean[one.start : one.end] == one.text


def test_no_cell_holds_a_long_passage(tables) -> None:
    words = WORD.findall(CLEAN)
    passages = [" ".join(words[at : at + SHORT + 1]) for at in range(len(words) - SHORT)]
    for frame in mask(tables).values():
        for cell in frame.map(str).to_numpy().ravel():
            said = " ".join(WORD.findall(cell))
            assert not [one for one in passages if one in said]


@given(st.text(max_size=80))
def test_a_drawn_text_has_its_length_and_its_marks(text: str) -> None:
    drawn = blocked(text, ())
    assert len(drawn) == len(text)
    assert not [word for word in WORD.findall(drawn) if set(word) != {BLOCK}]
    gaps = re.sub(WORD, "", text)
    assert re.sub(f"{BLOCK}+", "", drawn) == gaps.replace(BLOCK, "")


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_kept_span_is_kept(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    drawn = blocked(text, [(start, end)])
    for word in WORD.finditer(text):
        inside = start <= word.start() and word.end() <= end
        assert (drawn[word.start() : word.end()] == word[0]) is (inside or set(word[0]) == {BLOCK})


LONG = " ".join(f"mot{number}" for number in range(40))


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>Avant. {LONG} après</p>",
        LONG.upper().replace(" ", ", "),
        LONG.replace("mot20", '<mark class="x">mot20</mark>'),
        f'<a title="{LONG}">deux</a> trois',
        " ".join(LONG.split()[:26]),
    ],
)  # fmt: skip
def test_a_long_passage_becomes_blocks_whatever_stands_between(markup: str) -> None:
    drawn = re.sub(r"(?i)mot\d+", lambda word: BLOCK * len(word[0]), markup)
    assert Passages([LONG]).masked(markup) == drawn


@pytest.mark.parametrize(
    "markup",
    [" ".join(LONG.split()[:25]), LONG.replace("mot15 ", "").replace("mot30", "x"), "", "<p>"],
)
def test_what_is_short_stays(markup: str) -> None:
    assert Passages([LONG]).masked(markup) == markup


def test_a_count_keeps_its_evidence_and_loses_long_wordings() -> None:
    ids = " ".join(f"AAA21.{number}" for number in range(40))
    frame = pd.DataFrame({"wordings": [LONG, "un mot"], "evidence": [ids, None], "n": [3, 4]})
    frame.attrs = {"rows": 70}
    made = shortened(frame)
    assert made["evidence"].equals(frame["evidence"]) and made["n"].tolist() == [3, 4]
    assert made["wordings"].iloc[1] == "un mot" and "mot1" not in made["wordings"].iloc[0]
    assert made.attrs == {"rows": 70}
