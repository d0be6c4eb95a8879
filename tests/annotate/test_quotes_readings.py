"""All that is read in texts made to go through every rule, as it was when last looked at."""

from __future__ import annotations

import readings


def test_quotes_are_read_as_before() -> None:
    found = readings.differences(readings.expected("quotes"), readings.made("quotes"))
    assert not found, "\n".join(["", *found[:40], readings.HOW])


def test_there_is_something_to_read() -> None:
    read = readings.expected("quotes")
    assert list(read) == readings.texts("quotes")
    assert sum(map(bool, read.values())) > 0.5 * len(read)
