"""A sentence as bibliographies cite it, read back by the readers of others."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import rispy
from pybtex.database import parse_string

from cadrage.publish import sentence
from cadrage.publish.edition import Edition, read_edition

ROOT = Path(__file__).parents[2]
ARTICLE = {
    "article": "NAS21",
    "outlet": "Le Méchant & Cie",
    "title": 'Le "retour" de {Moskova} à 50 % <script>\\input{x}</script>',
    "author": "Ana O’Ysaï",
    "published_earliest": "2021-05-03",
    "published_latest": "2021-05-03",
    "address": "https://example.org/a_b?c=1&d=2#e",
    "language": "fr",
}
VAGUE = {
    **ARTICLE,
    "author": None,
    "title": None,
    "address": None,
    "published_latest": "2022-01-02",
}
PLACE = {"number": "7", "address": "book/articles/NAS21.html#NAS21.7"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(ROOT / "CITATION.cff", environ=os.environ)


def test_words_name_author_title_day_and_number(edition: Edition) -> None:
    said = sentence.plain(ARTICLE, edition, **PLACE)
    assert said.startswith(f"Ana O’Ysaï, «{ARTICLE['title']}», Le Méchant & Cie, 3 May 2021, sent")
    assert f"NAS21.7 in: {edition.byline} ({edition.released.year})" in said
    assert said.endswith("book/articles/NAS21.html#NAS21.7")


def test_what_is_not_known_is_left_out(edition: Edition) -> None:
    said = sentence.plain(VAGUE, edition, **PLACE)
    assert said.startswith("Le Méchant & Cie, 3 May 2021 – 2 January 2022, sentence 7. NAS21.7 in:")
    assert "undated, sentence 7" in sentence.plain(
        {**VAGUE, "published_earliest": None, "published_latest": None}, edition, **PLACE
    )


@pytest.mark.parametrize("article", [ARTICLE, VAGUE])
def test_bibtex_is_read_back(article: dict[str, Any], edition: Edition) -> None:
    (entry,) = parse_string(sentence.bibtex(article, edition, **PLACE), "bibtex").entries.values()
    assert entry.key == "NAS21.7"
    assert entry.fields["journal"] == r"Le Méchant \& Cie"
    assert entry.fields.get("url") == article["address"]
    assert entry.fields.get("date") == ("2021-05-03" if article is ARTICLE else None)
    assert entry.fields.get("year") == ("2021" if article is ARTICLE else None)
    assert "Sentence 7." in entry.fields["note"]
    if article is ARTICLE:
        assert r"\{Moskova\} à 50 \% <script>\textbackslash{}input\{x\}" in entry.fields["title"]
        assert [str(person) for person in entry.persons["author"]] == ["{Ana O’Ysaï}"]


@pytest.mark.parametrize("article", [ARTICLE, VAGUE])
def test_ris_is_read_back(article: dict[str, Any], edition: Edition) -> None:
    (entry,) = rispy.loads(sentence.ris(article, edition, **PLACE))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["id"] == "NAS21.7"
    assert entry.get("title") == article["title"]
    assert entry.get("authors", [None]) == [article["author"]]
    assert entry.get("date") == ("2021/05/03" if article is ARTICLE else None)
    assert "book/articles/NAS21.html#NAS21.7" in entry["notes"][0]


def test_the_page_fills_in_number_and_address(edition: Edition) -> None:
    made = sentence.templates(ARTICLE, edition, page="book/articles/NAS21.html")
    assert "</script" not in made
    held = json.loads(made)
    assert held["page"].endswith("book/articles/NAS21.html")
    for kind in ("plain", "bibtex", "ris"):
        filled = (
            held[kind].replace(sentence.NUMBER, "7").replace(sentence.ADDRESS, PLACE["address"])
        )
        assert filled == getattr(sentence, kind)(ARTICLE, edition, **PLACE)
