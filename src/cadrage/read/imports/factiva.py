"""Factiva: HTML or RTF with a two-letter code before each field («HD», «SN», «PD», «LP», «TD»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from cadrage.read.imports.days import published_of
from cadrage.read.imports.decoding import decode
from cadrage.read.imports.ends import CUT, is_cut_markup, is_cut_rtf
from cadrage.read.imports.europresse import paragraphs
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits, check_markup, whole

CODES = frozenset(
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT ART RF CO IN NS RE PUB AN".split()
)
# the line that ends an article in every form of export
_END = re.compile(r"^[ \t]*Document[ \t]+[A-Za-z0-9]{8,}[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"^\s*([A-Z]{2,3})(?:[ \t|]+|$)(.*)$")
# a code point of RTF, after an even number of backslashes; it has 16 bits, and may be negative
_POINT = re.compile(r"(?<!\\)((?:\\\\)*\\u)(-?[0-9]+)")
_POINTS = range(-(2**15), 2**16)
LOST = "\N{REPLACEMENT CHARACTER}"
INDEXED = "download it again as «Full Article/Report plus Indexing»"


def read_factiva_html(path: Path, limits: Limits) -> Iterator[Found]:
    """Every article of an HTML export, with its table of fields or as displayed."""
    text, note = decode(whole(path, limits))
    check_markup(text, limits)
    soup = BeautifulSoup(text, "lxml")
    articles = soup.select("div.article")
    last = len(articles) if is_cut_markup(text, "div") else 0
    for number, article in enumerate(articles, 1):
        place = f"article {number}"
        fields = _table(article)
        if number == last:
            yield Refusal(path.name, place, CUT)
        elif fields:
            yield _item(fields, path.name, place, note)
        else:
            yield _displayed(article, path.name, place, note)


def read_factiva_rtf(path: Path, limits: Limits) -> Iterator[Found]:
    """Every article of an RTF export with indexing."""
    from striprtf.striprtf import rtf_to_text

    coded, note = decode(whole(path, limits), encoding="cp1252")
    units = rtf_to_text(_POINT.sub(_known, coded), errors="replace")
    # what is past 16 bits stands as two of them
    text = units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    pieces = [piece for piece in _END.split(text) if piece.strip()]
    if not pieces:
        yield Refusal(path.name, "", "the file holds no text")
    is_cut = is_cut_rtf(coded) and bool(_END.split(text)[-1].strip())
    last = len(pieces) if is_cut else 0
    for number, piece in enumerate(pieces, 1):
        fields = _coded(piece)
        if number == last:
            yield Refusal(path.name, f"article {number}", CUT)
        elif {"LP", "TD"} & fields.keys():
            yield _item(fields, path.name, f"article {number}", note)
        else:
            reason = f"no fields with codes (HD, LP, TD): {INDEXED}"
            yield Refusal(path.name, f"article {number}", reason)


def _known(point: re.Match[str]) -> str:
    """A code point as it stands, or the sign of a lost one where there is no such number."""
    is_known = len(point[2]) < 7 and int(point[2]) in _POINTS
    return point[0] if is_known else f"{point[1]}{ord(LOST)}"


def _table(article: Tag) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in article.find_all("tr"):
        cells = row.find_all("td")
        code = cells[0].get_text(strip=True) if len(cells) > 1 else ""
        if code in CODES and code not in found:
            found[code] = paragraphs(cells[1])
    return found


def _coded(piece: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    code = ""
    for line in piece.splitlines():
        match = _FIELD.match(line)
        if match and match[1] in CODES:
            code = match[1]
            line = match[2]
        if code and line.strip(" |\t"):
            found.setdefault(code, []).append(line.strip(" |\t"))
    return {code: "\n".join(lines) for code, lines in found.items()}


def _item(fields: Mapping[str, str], source: str, place: str, note: str) -> Found:
    body = "\n".join(fields[code] for code in ("LP", "TD") if fields.get(code))
    if not body:
        return Refusal(source, place, f"no text in the fields LP and TD: {INDEXED}")
    return Item(
        source, place, body, title=_flat(fields.get("HD", "")), outlet=_flat(fields.get("SN", "")),
        author=_flat(fields.get("BY", "")), published=published_of(fields.get("PD", "")),
        language=_language(fields.get("LA", "")), repairs=tuple(filter(None, (note,))),
    )  # fmt: skip


def _displayed(article: Tag, source: str, place: str, note: str) -> Found:
    """An article without fields: its headline, then short lines with day and outlet, then text."""
    texts = article.select("p.articleParagraph")
    if not texts:
        return Refusal(source, place, f"no paragraph of an article: {INDEXED}")
    head = article.select_one("#hd, .headline, span[class$=Headline]")
    lines = [tag.get_text(" ", strip=True) for tag in article.find_all("div", recursive=False)]
    dated = next((at for at, line in enumerate(lines) if len(published_of(line)) == 10), None)
    outlet = lines[dated + 1] if dated is not None and dated + 1 < len(lines) else ""
    return Item(
        source, place, "\n".join(_flat(tag.get_text()) for tag in texts),
        title=_flat(head.get_text()) if head else "", outlet=outlet,
        published=published_of(lines[dated]) if dated is not None else "",
        repairs=tuple(filter(None, (note,))),
    )  # fmt: skip


def _flat(text: str) -> str:
    return " ".join(text.split())


def _language(printed: str) -> str:
    names = {"français": "fr", "french": "fr", "anglais": "en", "english": "en"}
    return names.get(printed.strip().casefold(), "")
