"""Plain text: a file an article, or many in one under lines of stars (IRaMuTeQ, TXM)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cadrage.read.cleaning import CRAWL_DATE, crawl_month
from cadrage.read.imports.days import published_of, unread
from cadrage.read.imports.decoding import decode
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits, whole

STARS = re.compile(r"^\*{4}(?P<variables>(?:[ \t].*)?)$", re.MULTILINE)
# a line that names the theme of what follows it, within a text
_THEME = re.compile(r"^-\*\S+[ \t]*\n?", re.MULTILINE)
_VARIABLE = re.compile(r"\*([^\s_*]+)_?(\S*)")
_CRAWL_LINE = re.compile(r"^[ \t]*date \d{4}-(?:0[1-9]|1[0-2])(?=\s)", re.MULTILINE)
# names of variables as French and English corpora have them
NAMES = {
    "date": "published", "an": "published", "annee": "published", "année": "published",
    "year": "published", "journal": "outlet", "source": "outlet", "media": "outlet",
    "titre": "title", "title": "title", "auteur": "author", "author": "author",
    "id": "name", "ident": "name",
}  # fmt: skip


def read_plain(path: Path, limits: Limits) -> Iterator[Found]:
    """One article a file, without the crawl's line `date YYYY-MM` if there is one."""
    text, note = decode(whole(path, limits))
    if STARS.search(text):
        yield from _marked(path.name, text, note)
        return
    lines = _CRAWL_LINE.findall(text)
    if len(lines) > 1:
        yield Refusal(
            path.name, "", f"{len(lines)} lines 'date YYYY-MM': several articles in one file"
        )
        return
    published = crawl_month(text) or ""
    body = CRAWL_DATE.sub("", text, count=1) if published else text
    left = f"the line 'date {published}' left out" if published else ""
    repairs = tuple(filter(None, (note, left)))
    yield Item(path.name, "", body, published=published, name=path.stem, repairs=repairs)


def _marked(name: str, text: str, note: str) -> Iterator[Found]:
    """The texts between lines of four stars; variables are written `*name_value`.

    References:
        IRaMuTeQ's documentation of its format of a corpus.
    """
    marks = list(STARS.finditer(text))
    before = text[: marks[0].start()].strip()
    if before:
        yield Refusal(name, "before the first ****", f"{len(before)} characters without a mark")
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True), 1):
        given = {
            NAMES[key.casefold()]: value
            for key, value in _VARIABLE.findall(mark["variables"])
            if key.casefold() in NAMES
        }
        printed = given.get("published", "")
        published = published_of(printed.replace("_", "-"))
        body, themes = _THEME.subn("", text[mark.end() : end])
        repairs = (
            note, f"{themes} lines of themes (-*…) left out" if themes else "",
            unread(printed) if printed and not published else "",
        )  # fmt: skip
        yield Item(
            name, f"text {number}", body.strip("\n"),
            title=given.get("title", "").replace("_", " "),
            outlet=given.get("outlet", "").replace("_", " "),
            author=given.get("author", "").replace("_", " "),
            published=published, name=given.get("name", ""), repairs=tuple(filter(None, repairs)),
        )  # fmt: skip
