"""A reading that changes is told, with its text."""

from __future__ import annotations

import readings


def test_what_came_and_what_went_are_told() -> None:
    old = {"Un.": [("", "a")], "Deux.": [("", "b")], "Trois.": []}
    new = {"Un.": [("", "c")], "Deux.": [("", "b")], "Trois.": [("", "d")]}
    assert readings.differences(old, new) == [
        "Un.\n  gone ('', 'a')", "Un.\n  new  ('', 'c')", "Trois.\n  new  ('', 'd')"
    ]  # fmt: skip
    assert readings.differences(old, {"Un.": [("", "a")]}) == ["Deux.\n  gone ('', 'b')"]
