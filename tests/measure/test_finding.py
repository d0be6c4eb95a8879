"""Findings: values as prose prints them, with what was counted."""

import pytest

from cadrage.errors import ContractError
from cadrage.measure.finding import as_table, counted, in_words, share


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1838, "1,838"), (0.5, "0.50"), (-1, "-1")],
)
def test_numbers_as_prose_prints_them(number, text):
    assert in_words(number) == text


def test_a_count_keeps_each_sentence_once_and_counts_each_thing():
    found = counted("k", ["A.1", "A.2", "A.1"], "things")
    assert (found.value, found.text, found.evidence) == (3, "three", ("A.1", "A.2"))


def test_of_what_was_not_found_stands_where_it_was_looked_for():
    found = counted("k", [], "things", among="quotes")
    assert (found.value, found.text, found.evidence) == (0, "no", ("table:quotes",))
    assert counted("k", ["A.1"], "things", among="quotes").evidence == ("A.1",)


def test_a_share_of_nothing_is_zero():
    assert share("k", 0, 0, "none", []).text == "0%"


def test_a_key_stands_once():
    with pytest.raises(ContractError, match="each key once"):
        as_table([counted("k", [], "a"), counted("k", [], "b")])


def test_a_table_of_findings_keeps_evidence():
    table = as_table([counted("k", ["A.1", "A.2"], "things"), counted("n", [], "none", value=4)])
    assert list(table["evidence"].fillna("")) == ["A.1 A.2", ""]
