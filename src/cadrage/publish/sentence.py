"""A sentence of an article as bibliographies cite it: in words, as BibTeX, as RIS.

What is cited is the outlet's article; that its sentences bear numbers is this edition's doing, so
the edition and the permanent address of the number stand in the note.

References:
    RIS as Zotero and EndNote read it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cadrage.publish import citation
from cadrage.publish.citation import Work, escape_tex
from cadrage.publish.days import said
from cadrage.publish.edition import Edition

# stand for the number of a sentence and for its address in what is filled in by the page's script
NUMBER, ADDRESS = "\ue000", "\ue001"


def plain(article: Mapping[str, Any], edition: Edition, *, number: str, address: str) -> str:
    """The citation as a sentence or two."""
    author = f"{article['author']}, " if article["author"] else ""
    title = f"«{article['title']}», " if article["title"] else ""
    where = f"{author}{title}{article['outlet']}, {_days(article)}, sentence {number}."
    return f"{where} {_place(article, edition, number)} {address}"


def bibtex(article: Mapping[str, Any], edition: Edition, *, number: str, address: str) -> str:
    """The citation as a BibTeX entry."""
    note = f"Published {_days(article)}. Sentence {number}. {_place(article, edition, number)}"
    fields = {
        "author": f"{{{escape_tex(article['author'])}}}" if article["author"] else "",
        "title": f"{{{escape_tex(article['title'])}}}" if article["title"] else "",
        "journal": escape_tex(article["outlet"]),
        "year": _year(article),
        "date": _day(article),
        "url": article["address"] or "",
        "langid": article["language"],
        "note": f"{escape_tex(note)} \\url{{{address}}}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{article['article']}.{number},", *lines, "}"])


def ris(article: Mapping[str, Any], edition: Edition, *, number: str, address: str) -> str:
    """The citation as RIS, of the type of newspaper articles."""
    note = f"{_place(article, edition, number)} {address}"
    rows = [
        ("TY", "NEWS"),
        ("ID", f"{article['article']}.{number}"),
        ("AU", article["author"]),
        ("TI", article["title"]),
        ("T2", article["outlet"]),
        ("PY", _year(article)),
        ("DA", _day(article).replace("-", "/")),
        ("LA", article["language"]),
        ("UR", article["address"]),
        ("N1", f"Published {_days(article)}. Sentence {number}. {note}"),
    ]
    kept = [f"{tag}  - {' '.join(str(value).split())}" for tag, value in rows if value]
    return "\r\n".join([*kept, "ER  - ", ""])


def templates(article: Mapping[str, Any], edition: Edition, *, page: str) -> str:
    """All three as JSON for a page's script, number and address left open; and the page's name."""
    made = {
        kind.__name__: kind(article, edition, number=NUMBER, address=ADDRESS)
        for kind in (plain, bibtex, ris)
    }
    held = {**made, "page": f"{edition.site.rstrip('/')}/{page}" if edition.site else page}
    return json.dumps(held, ensure_ascii=False).replace("<", "\\u003c")


def _place(article: Mapping[str, Any], edition: Edition, number: str) -> str:
    return f"{article['article']}.{number} in: {citation.plain(Work(edition))}"


def _days(article: Mapping[str, Any]) -> str:
    first, last = article["published_earliest"], article["published_latest"]
    return said(first, last) if first or last else "undated"


def _day(article: Mapping[str, Any]) -> str:
    """The day of publication where it is known to the day, else nothing."""
    first, last = article["published_earliest"], article["published_latest"]
    return first if first and first == last else ""


def _year(article: Mapping[str, Any]) -> str:
    first, last = article["published_earliest"] or "", article["published_latest"] or ""
    return first[:4] if first[:4] == last[:4] else ""
