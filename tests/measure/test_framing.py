"""Frames that a reader coded, and the rule by which the lexicon coder's counts may be shown."""

import pandas as pd
import pytest

from cadrage.measure.framing import findings, frame_scores, frames_read

CODEBOOK = pd.DataFrame(
    {"frame": ["harm", "cure"], "kind": ["function", "issue"], "name": ["Harm", "Cure"]}
)
SENTENCES = pd.DataFrame(
    [("A20", n) for n in range(1, 13)] + [("B20", n) for n in range(1, 5)],
    columns=["article", "sentence"],
)


def _coded(frame, article, *numbers, coder="r1"):
    rows = [(article, number, frame, coder) for number in numbers]
    return pd.DataFrame(rows, columns=["article", "sentence", "frame", "coder"])


GOLD = pd.concat([_coded("harm", "A20", *range(1, 11)), _coded("cure", "B20", 1)])


def test_each_cell_has_its_denominator_and_its_sentences():
    found = frames_read(GOLD, CODEBOOK, SENTENCES).set_index(["frame", "article"])
    assert found.loc[("harm", "A20"), ["count", "whole"]].tolist() == [10, 12]
    assert found.loc[("harm", "A20"), "share"] == pytest.approx(10 / 12)
    assert found.loc[("cure", "B20"), "evidence"] == "B20.1"
    # what the reader did not see stands with 0, not as a gap
    assert found.loc[("cure", "A20"), "count"] == 0
    assert pd.isna(found.loc[("cure", "A20"), "evidence"])


# sentences of the lexicon coder out of the ten that the reader coded, and beyond them → verdict
VERDICTS = [(8, 2, "holds"), (7, 3, "fails"), (10, 5, "holds"), (10, 6, "fails"), (0, 0, "fails")]


@pytest.mark.parametrize(("right", "wrong", "verdict"), VERDICTS)
def test_the_rule_is_what_it_says(right, wrong, verdict):
    sentences = pd.DataFrame({"article": "A20", "sentence": range(1, 31)})
    read = _coded("harm", "A20", *range(1, 11))
    found = _coded("harm", "A20", *range(1, right + 1), *range(11, 11 + wrong))
    row = frame_scores(read, found, CODEBOOK).iloc[0]
    assert (row["verdict"], row["agreed"], len(sentences)) == (verdict, right, 30)
    assert row["f1"] == pytest.approx(2 * right / (10 + right + wrong))


def test_too_few_sentences_of_the_reader_judge_nothing():
    one = _coded("cure", "B20", 1)
    scores = frame_scores(one, one, CODEBOOK)
    assert list(scores["verdict"]) == ["too few", "too few"]
    opened = scores[["read_evidence", "found_evidence", "agreed_evidence"]]
    assert opened.isna().all(axis=1).tolist() == [True, False]
    assert list(opened.iloc[1]) == ["B20.1"] * 3
    assert scores["f1"].isna().tolist() == [True, False]


def test_findings_say_who_coded_and_on_what_the_rule_holds():
    read = frames_read(GOLD, CODEBOOK, SENTENCES)
    scores = frame_scores(GOLD, GOLD, CODEBOOK)
    found = {f.finding: f for f in findings(read, scores, GOLD)}
    assert found["frames.coders"].text == "one"
    assert found["frames.lexicon.holds"].definition.endswith("Harm")
    assert found["frames.lexicon.too-few"].value == 1
    assert found["frames.read.harm"].value == 10 and found["frames.rule.f1"].text == "0.80"
