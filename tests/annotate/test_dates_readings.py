"""All that is read in texts made to go through every rule, as it was when last looked at."""

from __future__ import annotations

import readings


def test_dates_are_read_as_before() -> None:
    found = readings.differences(readings.expected("dates"), readings.made("dates"))
    assert not found, "\n".join(["", *found[:40], readings.HOW])


def test_there_is_something_to_read() -> None:
    read = readings.expected("dates")
    assert list(read) == readings.texts("dates")
    assert sum(map(len, read.values())) > len(read)
