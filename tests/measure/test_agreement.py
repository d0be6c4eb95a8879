"""Agreement with a gold: what is paired, what is counted, what is listed."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.measure.agreement import Measure, findings, pairs, scores


def spans(*rows, columns=("article", "start", "end")):
    return pd.DataFrame(list(rows), columns=list(columns))


@pytest.mark.parametrize(
    ("gold", "system", "overlap", "expected"),
    [
        ([("a", 0, 4)], [("a", 0, 4)], 1, [(0, 0)]),
        ([("a", 0, 4)], [("a", 0, 5)], 1, []),
        ([("a", 0, 4)], [("a", 0, 5)], 0.8, [(0, 0)]),
        ([("a", 0, 4)], [("b", 0, 4)], 0.1, []),
        ([("a", 0, 4)], [("a", 4, 8)], 0.1, []),
        # the better pair is taken, whichever comes first
        ([("a", 0, 10)], [("a", 0, 3), ("a", 0, 9)], 0.1, [(0, 1)]),
        # one span of the system serves one of the gold
        ([("a", 0, 4), ("a", 5, 9)], [("a", 0, 9)], 0.1, [(0, 0)]),
    ],
)
def test_spans_are_paired_one_to_one(gold, system, overlap, expected):
    assert pairs(spans(*gold), spans(*system), overlap=overlap) == expected


boxes = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 20), st.integers(1, 6)).map(
        lambda t: (t[0], t[1], t[1] + t[2])
    ),
    max_size=8,
)


@given(boxes, boxes)
def test_pairs_do_not_depend_on_which_side_is_gold(one, other):
    forth = pairs(spans(*one), spans(*other), overlap=0.01)
    back = pairs(spans(*other), spans(*one), overlap=0.01)
    assert len(forth) == len(back)
    assert len({g for g, _ in forth}) == len({s for _, s in forth}) == len(forth)


COLUMNS = ("article", "sentence", "start", "end", "text", "type")
GOLD = spans(("a", 1, 0, 4, "hier", "DATE"), ("a", 2, 9, 13, "lundi", "DATE"), columns=COLUMNS)
SYSTEM = spans(("a", 1, 0, 4, "hier", "TIME"), ("a", 3, 20, 25, "mardi", "DATE"), columns=COLUMNS)


def test_scores_and_every_disagreement():
    measures = [Measure("dates", "span", 1), Measure("dates", "type", 1, ("type",))]
    table, wrong = scores({"dates": GOLD}, {"dates": SYSTEM}, measures=measures)
    assert list(table["agreed"]) == [1, 0]
    assert list(table["f1"]) == [0.5, 0.0]
    opened = ["expected_evidence", "found_evidence", "agreed_evidence"]
    assert list(table[opened].iloc[0]) == ["a.1 a.2", "a.1 a.3", "a.1"]
    assert pd.isna(table["agreed_evidence"].iloc[1])
    of_type = wrong[wrong["measure"] == "type"]
    assert [tuple(row) for row in of_type[["side", "sentence"]].itertuples(index=False)] == [
        ("missed", 2), ("spurious", 3), ("different", 1),
    ]  # fmt: skip
    assert of_type["gold"].iloc[2] == "hier [type=DATE]"
    assert of_type["system"].iloc[2] == "hier [type=TIME]"


def test_a_layer_without_gold_has_no_score():
    table, wrong = scores({}, {"dates": SYSTEM})
    assert table.empty and wrong.empty


def test_nothing_found_is_no_division_by_zero():
    exact = [Measure("dates", "span", 1)]
    table, _ = scores({"dates": GOLD}, {"dates": SYSTEM.iloc[:0]}, measures=exact)
    assert table["precision"].isna().all() and (table["recall"] == 0).all()


def test_findings_name_what_they_count():
    span = [Measure("dates", "span", 1)]
    table, wrong = scores({"dates": GOLD}, {"dates": SYSTEM}, measures=span)
    (first,) = findings(table, wrong)
    assert (first.finding, first.text) == ("trust.dates.span", "0.50")
    assert "1 agreed of 2 in the gold and 2 found; listed are" in first.definition
    assert first.evidence == ("a.2", "a.3", "table:scores", "table:disagreements")
    assert list(table["finding"]) == ["trust.dates.span"]
    (first,) = findings(*scores({"dates": GOLD}, {"dates": GOLD}, measures=span))
    assert "they part nowhere" in first.definition and first.evidence[0] == "table:scores"
