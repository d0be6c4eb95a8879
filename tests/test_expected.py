"""The findings of this corpus, as they were when somebody last looked at them."""

from __future__ import annotations

import pytest

import expected

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


@pytest.mark.model
def test_the_tables_of_the_corpus_are_those_expected(before):
    found = expected.differences(before, expected.made())
    more = [f"… and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    assert not found, "\n".join(["", *found[:SHOWN], *more, "", expected.HOW])
