"""Europresse: an HTML file with an element `article` for each article.

Its classes have changed over the years; both generations are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from cadrage.read.imports.days import published_of
from cadrage.read.imports.decoding import decode
from cadrage.read.imports.ends import CUT, is_cut_markup
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits, check_markup, whole

SIGNS = ("titreArticleVisu", "rdp__articletitle", "docOcurrContainer", "DocPublicationName")
OUTLET = ".rdp__DocPublicationName .DocPublicationName, .DocPublicationName"
TITLE = ".titreArticleVisu, .rdp__articletitle, .titreArticle"
BODY = ".docOcurrContainer, .DocText"
AUTHOR = ".docAuthors"
# «news·20200303·LM·1234567»: the document's own number, with its day
_NUMBER = re.compile(r"·(\d{8})·")


def read_europresse(path: Path, limits: Limits) -> Iterator[Found]:
    """Every article of an export."""
    text, note = decode(whole(path, limits))
    check_markup(text, limits)
    soup = BeautifulSoup(text, "lxml")
    articles = soup.find_all("article")
    last = len(articles) if is_cut_markup(text, "article") else 0
    for number, article in enumerate(articles, 1):
        place = f"article {number}"
        if number == last:
            yield Refusal(path.name, place, CUT)
            continue
        body = article.select_one(BODY)
        if body is None or not body.get_text(strip=True):
            yield Refusal(path.name, place, "no text: only the notice was exported")
            continue
        number_ = article.select_one(".publiC-lblNodoc")
        stated = _NUMBER.search(number_.get_text()) if number_ else None
        header = " ".join(tag.get_text(" ", strip=True) for tag in article.select(".DocHeader"))
        yield Item(
            path.name, place, paragraphs(body),
            title=_line(article, TITLE), outlet=_outlet(_line(article, OUTLET)),
            author=_line(article, AUTHOR),
            published=published_of(stated[1] if stated else header),
            repairs=tuple(filter(None, (note,))),
        )  # fmt: skip


def _line(article: Tag, selector: str) -> str:
    found = article.select_one(selector)
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def _outlet(printed: str) -> str:
    """«Le Monde, no. 1234» is an issue; the outlet stands before the comma."""
    return printed.partition(",")[0].strip()


def paragraphs(body: Tag) -> str:
    """The text of an element, a line a paragraph, each with its white space made single."""
    for line in body.find_all("br"):
        line.replace_with("\n")
    blocks = body.find_all(["p", "h1", "h2", "h3", "h4", "li", "blockquote"])
    texts = [block.get_text() for block in blocks] if blocks else [body.get_text()]
    lines = (" ".join(line.split(" ")).strip() for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line)
