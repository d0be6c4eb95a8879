"""Citations read back by the programs that read them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
import rispy
from pybtex.database import parse_string

from cadrage.publish import citation
from cadrage.publish.citation import Work
from cadrage.publish.edition import Author, Edition

PLAIN = Edition(
    title="Words & deeds: 100 % of_it",
    authors=(Author("some contributors", is_body=True), Author("Lo", "Ada")),
    version="1.2.0",
    released=date(2026, 3, 1),
    stamp=datetime(2026, 3, 1, tzinfo=UTC),
    abstract="What was said.",
    keywords=("news", "French"),
)
SITED = Edition(
    title=PLAIN.title, authors=PLAIN.authors, version="1.2.0", released=PLAIN.released,
    stamp=PLAIN.stamp, site="https://example.org/book/", doi="10.1234/x",
)  # fmt: skip
CHAPTER = {"name": "notebooks/actors", "title": "Who speaks", "page": "notebooks/actors.html"}


def test_the_sentence_names_who_when_what_and_which() -> None:
    assert citation.plain(Work(PLAIN)) == (
        "some contributors, Ada Lo (2026). Words & deeds: 100 % of_it. Version 1.2.0, 1 March 2026."
    )
    said = citation.plain(Work(SITED, **CHAPTER))
    assert "(2026). Who speaks. In Words & deeds" in said
    assert said.endswith("doi:10.1234/x. https://example.org/book/notebooks/actors.html.")


@pytest.mark.parametrize("edition", [PLAIN, SITED])
@pytest.mark.parametrize(("more", "kind"), [({}, "misc"), (CHAPTER, "incollection")])
def test_bibtex_is_read_back(edition: Edition, more: dict[str, str], kind: str) -> None:
    work = Work(edition, **more)
    entry = parse_string(citation.bibtex(work), "bibtex").entries[work.key]
    assert entry.type == kind
    assert [str(person) for person in entry.persons["author"]] == [
        "{some contributors}", "Lo, Ada",
    ]  # fmt: skip
    assert entry.fields["year"] == "2026"
    assert entry.fields.get("url", "") == work.address
    assert entry.fields.get("doi", "") == edition.doi
    assert "100 \\% of\\_it" in entry.fields["booktitle" if more else "title"]


@pytest.mark.parametrize("edition", [PLAIN, SITED])
@pytest.mark.parametrize(("more", "kind"), [({}, "RPRT"), (CHAPTER, "CHAP")])
def test_ris_is_read_back(edition: Edition, more: dict[str, str], kind: str) -> None:
    work = Work(edition, **more)
    (entry,) = rispy.loads(citation.ris(work))
    assert entry["type_of_reference"] == kind
    assert entry["authors"] == ["some contributors", "Lo, Ada"]
    assert entry["title"] == work.heading
    assert entry["year"] == "2026"
    assert entry.get("urls", []) == ([work.address] if work.address else [])


def test_csl_names_a_body_and_a_person_apart() -> None:
    item = citation.csl(Work(SITED, **CHAPTER))
    assert item["author"] == [
        {"literal": "some contributors"}, {"family": "Lo", "given": "Ada"},
    ]  # fmt: skip
    assert item["issued"] == {"date-parts": [[2026, 3, 1]]}
    assert (item["type"], item["container-title"]) == ("chapter", SITED.title)
    assert json.loads(citation.files(Work(SITED, **CHAPTER))[
        "cadrage2026-notebooks-actors.json"
    ]) == [item]  # fmt: skip


def test_every_author_has_a_tag_of_its_own() -> None:
    tags = citation.tags(Work(PLAIN))
    authors = [content for _, name, content in tags if name == "citation_author"]
    assert authors == ["some contributors", "Lo, Ada"]
    assert ("name", "citation_publication_date", "2026/03/01") in tags


def test_addresses_are_given_only_where_the_site_is_known() -> None:
    assert not [row for row in citation.tags(Work(PLAIN)) if "url" in row[1]]
    known = {name: content for _, name, content in citation.tags(Work(SITED, **CHAPTER))}
    assert known["citation_pdf_url"] == "https://example.org/book/report.pdf"
    assert known["og:url"] == "https://example.org/book/notebooks/actors.html"
    assert known["citation_inbook_title"] == SITED.title


def test_linked_data_holds_chapters_data_and_no_empty_field() -> None:
    chapters = [Work(SITED, **CHAPTER)]
    whole = json.loads(citation.linked_data(Work(SITED), chapters=chapters, swhid="swh:1:dir:ab"))
    assert whole["identifier"] == ["https://doi.org/10.1234/x", "swh:1:dir:ab"]
    assert [part["@type"] for part in whole["hasPart"]] == ["Chapter", "Dataset"]
    assert [one["@type"] for one in whole["author"]] == ["Organization", "Person"]
    chapter = json.loads(citation.linked_data(Work(PLAIN, **CHAPTER)))
    assert chapter["isPartOf"]["name"] == PLAIN.title
    assert "url" not in chapter
