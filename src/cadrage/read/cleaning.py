"""What is stripped from a text that nobody has edited by hand: for now the crawl's date line."""

from __future__ import annotations

import re

from cadrage.read.edits import Edit

CRAWL_DATE = re.compile(r"\s*date (?P<month>\d{4}-(?:0[1-9]|1[0-2]))(?:\s+|\Z)")


def find_edits(raw: str) -> list[Edit]:
    """The strips that the text shows by itself, as edits with their reason."""
    found = CRAWL_DATE.match(raw)
    if not found:
        return []
    reason = "Added by the crawl in front of the text"
    return [Edit("crawl-date", 0, found.end(), found.group(), "", reason)]


def crawl_month(raw: str) -> str | None:
    """The month that the crawl wrote in front of the text, as YYYY-MM."""
    found = CRAWL_DATE.match(raw)
    return found["month"] if found else None
