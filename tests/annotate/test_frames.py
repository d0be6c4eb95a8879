"""The lexicon coder of frames, and the codebook it is made from."""

from pathlib import Path

import pandas as pd
import pytest

from cadrage.annotate.frames import build_frames, find_frames
from cadrage.annotate.sentences import split
from cadrage.errors import InputError
from cadrage.read import read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"
COLUMNS = ["frame", "kind", "name", "definition", "include", "exclude", "cues"]
SMALL = [
    ("harm", "function", "Harm", "what hurts", "wounds", "mere words", "blessure;attaque"),
    ("cure", "function", "Cure", "what heals", "help", "hope", "soin;aide (médical)?"),
    ("money", "issue", "Money", "what it costs", "prices", "gifts", ""),
]


def _frames(text, rows=SMALL):
    codebook = build_frames(pd.DataFrame(rows, columns=COLUMNS))
    found = find_frames(text, sentences=split(text), codebook=codebook)
    return [(frame.frame, text[frame.start : frame.end], frame.coder) for frame in found]


TABLE = [
    ("Une attaque, puis des soins.", [("harm", "attaque"), ("cure", "soins")]),
    ("Des attaques et des blessures.", [("harm", "attaques et des blessures")]),
    ("Une attaque. Une autre attaque.", [("harm", "attaque"), ("harm", "attaque")]),
    ("Il s’attaquera au problème.", []),
    ("L’aide médicale arrive.", [("cure", "aide médicale")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_sentence_holds_the_frames_of_its_cues(text, expected):
    assert _frames(text) == [(frame, wording, "lexicon") for frame, wording in expected]


BROKEN = [
    (("x", "function", "X", "", "a", "b", "mot"), "definition"),
    (("x", "mood", "X", "d", "a", "b", "mot"), "kind"),
    (("harm", "function", "X", "d", "a", "b", "mot"), "frame"),
    (("x", "issue", "X", "d", "a", "b", "mot ("), "cues"),
    (("x", "issue", "X", "d", "a", "", "mot"), "exclude"),
]


@pytest.mark.parametrize(("row", "column"), BROKEN)
def test_a_broken_row_is_an_error_with_file_row_and_column(row, column):
    with pytest.raises(InputError) as caught:
        build_frames(pd.DataFrame([*SMALL, row], columns=COLUMNS))
    assert (caught.value.row, caught.value.column) == (5, column)


def test_each_example_of_the_codebook_stands_in_its_sentence_and_is_found():
    rows = pd.read_csv(CORPUS / "frames.csv", dtype=str, keep_default_na=False)
    corpus = read_corpus(CORPUS)
    titles = dict(zip(corpus.articles["article"], corpus.articles["title"], strict=True))
    texts = dict(zip(corpus.texts["article"], corpus.texts["clean"], strict=True))
    codebook = build_frames(rows)
    for row in rows.itertuples():
        article, number = row.example.split(".")
        text = texts[article]
        sentences = split(text, headline=titles[article])
        sentence = sentences[int(number) - 1]
        assert row.example_text in text[sentence.start : sentence.end], row.frame
        found = find_frames(text, sentences=[sentence], codebook=codebook)
        assert row.frame in {frame.frame for frame in found}, row.frame


FALSE_HITS = [
    ("La France et ses partenaires rejettent l’accord.", "partnership"),
    ("Une société de sécurité privée russe est arrivée.", "security-threat"),
]


@pytest.mark.parametrize(("text", "frame"), FALSE_HITS)
@pytest.mark.xfail(strict=True, reason="a cue does not tell whose partner, which security")
def test_known_false_hits_of_the_lexicon_coder(text, frame):
    rows = pd.read_csv(CORPUS / "frames.csv", dtype=str, keep_default_na=False)
    found = find_frames(text, sentences=split(text), codebook=build_frames(rows))
    assert frame not in {item.frame for item in found}
