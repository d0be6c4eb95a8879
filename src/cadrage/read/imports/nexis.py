"""Nexis Uni and LexisNexis: Word documents, an article up to each «End of Document»."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from cadrage.read.imports.days import published_of
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits, TooLargeError, check_zip, whole

ENDS = frozenset({"end of document", "fin du document"})
BODIES = frozenset({"body", "corps", "texte"})
TAILS = re.compile(r"(?:load-date|date de chargement|classification|graphic|notes)\b[: ]?", re.I)
_BYLINE = re.compile(r"(?:byline|auteur|auteurs|par)\s*:\s*(.+)", re.I)
_LANGUAGE = re.compile(r"(?:language|langue)\s*:\s*(.+)", re.I)
_LANGUAGES = {"french": "fr", "français": "fr", "english": "en", "anglais": "en"}


def read_nexis(path: Path, limits: Limits) -> Iterator[Found]:
    """Every article of a Word document."""
    try:
        check_zip(path, limits)
        whole(path, limits)
        lines = _lines(path)
    except (zipfile.BadZipFile, KeyError, TooLargeError, OSError, ValueError) as error:
        yield Refusal(path.name, "", f"no Word document that can be read: {error}")
        return
    article: list[str] = []
    number = 0
    for line in lines:
        if line.casefold() in ENDS:
            number += 1
            yield _article(article, path.name, f"article {number}")
            article = []
        elif line:
            article.append(line)
    if len(article) > 1:
        # cut off while it was downloaded: what is there may be half an article
        yield Refusal(path.name, f"article {number + 1}", "no «End of Document»: it is cut off")


def _lines(path: Path) -> list[str]:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(str(path))
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
    except (PackageNotFoundError, XMLSyntaxError, AttributeError) as error:
        # a part that is well-formed XML and no document has no body to ask for
        raise ValueError(str(error)) from error
    return [" ".join(line.split()) for text in paragraphs for line in text.split("\n")]


def _article(lines: Sequence[str], source: str, place: str) -> Found:
    at = next((n for n, line in enumerate(lines) if line.casefold() in BODIES), None)
    if at is None or at + 1 >= len(lines):
        return Refusal(source, place, "no heading «Body»: no text was exported")
    head, body = lines[:at], lines[at + 1 :]
    end = next((n for n, line in enumerate(body) if TAILS.match(line)), len(body))
    dated = next((n for n, line in enumerate(head) if n and len(published_of(line)) == 10), None)
    return Item(
        source, place, "\n".join(body[:end]), title=head[0] if head else "",
        outlet=head[dated - 1] if dated and dated > 1 else "",
        author=_first(_BYLINE, head), published=published_of(head[dated]) if dated else "",
        language=_LANGUAGES.get(_first(_LANGUAGE, [*head, *body[end:]]).casefold(), ""),
    )  # fmt: skip


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((found[1].strip() for line in lines if (found := pattern.match(line))), "")
