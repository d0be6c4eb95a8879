"""A work as bibliographies write it: a sentence, BibTeX, RIS, CSL-JSON; and as pages declare it.

A work is the whole report or one of its chapters; everything is derived from the edition.

References:
    RIS as Zotero and EndNote read it; CSL-JSON 1.0; Google Scholar's inclusion guidelines (Highwire
    Press tags); schema.org `Report`, `Chapter` and `Dataset`; the Open Graph protocol.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cadrage.publish.edition import Author, Edition

LANGUAGE = "en"
PDF = "report.pdf"
# where the files for reference managers stand in the HTML
FOLDER = "cite"
TEX = {char: f"\\{char}" for char in "#$%&_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Work:
    """The report (`name` is '' then) or a chapter of it; `page` is its address in the site."""

    edition: Edition
    name: str = ""
    title: str = ""
    page: str = "index.html"

    @property
    def is_whole(self) -> bool:
        """Whether it is the report itself."""
        return not self.name

    @property
    def heading(self) -> str:
        """The work's own title."""
        return self.title or self.edition.title

    @property
    def key(self) -> str:
        """What it is called in a bibliography and in the names of its files."""
        stem = f"cadrage{self.edition.released.year}"
        return stem if self.is_whole else f"{stem}-{self.name.replace('/', '-')}"

    @property
    def address(self) -> str:
        """Where it stands, if the site's address is known."""
        return self._at(self.page if self.name else "")

    @property
    def pdf_address(self) -> str:
        """Where the PDF of the whole stands, if the site's address is known."""
        return self._at(PDF) if self.edition.site else ""

    def _at(self, path: str) -> str:
        return f"{self.edition.site.rstrip('/')}/{path}" if self.edition.site else ""


def plain(work: Work) -> str:
    """The citation as a sentence, in the form that the PDF's imprint has too."""
    edition = work.edition
    title = f"{work.title}. In {edition.title}" if work.title else edition.title
    said = f"{edition.byline} ({edition.released.year}). {title}."
    said += f" Version {edition.version}, {edition.day}."
    places = [f"doi:{edition.doi}" if edition.doi else "", work.address]
    return " ".join([said, *(f"{place}." for place in places if place)])


def bibtex(work: Work) -> str:
    """The citation as a BibTeX entry; names of bodies are braced, so that none is cut in two."""
    edition = work.edition
    fields = {
        "author": " and ".join(map(_tex_name, edition.authors)),
        "title": f"{{{escape_tex(work.heading)}}}",
        "booktitle": "" if work.is_whole else f"{{{escape_tex(edition.title)}}}",
        "version": edition.version,
        "year": f"{edition.released.year}",
        "date": edition.released.isoformat(),
        "doi": edition.doi,
        "url": work.address,
        "langid": "english",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "misc" if work.is_whole else "incollection"
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}"])


def ris(work: Work) -> str:
    """The citation as RIS: `RPRT` for the whole, `CHAP` for a chapter."""
    edition = work.edition
    rows = [
        ("TY", "RPRT" if work.is_whole else "CHAP"),
        ("ID", work.key),
        *(("AU", author.inverted) for author in edition.authors),
        ("TI", work.heading),
        ("T2", "" if work.is_whole else edition.title),
        ("ET", edition.version),
        ("PY", f"{edition.released.year}"),
        ("DA", edition.released.strftime("%Y/%m/%d")),
        ("AB", edition.abstract if work.is_whole else ""),
        *(("KW", word) for word in edition.keywords),
        ("LA", LANGUAGE),
        ("DO", edition.doi),
        ("UR", work.address),
        ("L1", work.pdf_address),
    ]
    kept = [f"{tag}  - {value}" for tag, value in rows if value]
    return "\r\n".join([*kept, "ER  - ", ""])


def csl(work: Work) -> dict[str, Any]:
    """The citation as an item of CSL-JSON."""
    edition = work.edition
    day = edition.released
    item = {
        "id": work.key,
        "type": "report" if work.is_whole else "chapter",
        "title": work.heading,
        "container-title": "" if work.is_whole else edition.title,
        "author": [_csl_name(author) for author in edition.authors],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": edition.version,
        "abstract": edition.abstract if work.is_whole else "",
        "keyword": ", ".join(edition.keywords),
        "language": LANGUAGE,
        "DOI": edition.doi,
        "URL": work.address,
    }
    return {name: value for name, value in item.items() if value}


def files(work: Work) -> dict[str, str]:
    """The citation as files for reference managers: name → content."""
    item = json.dumps([csl(work)], ensure_ascii=False, indent=1)
    return {
        f"{work.key}.bib": bibtex(work) + "\n",
        f"{work.key}.ris": ris(work),
        f"{work.key}.json": item + "\n",
    }


def tags(work: Work) -> list[tuple[str, str, str]]:
    """What the head of a page declares: attribute (`name` or `property`), its value, the content.

    Note:
        Highwire's tags may stand several times (an author each); addresses are left out where the
        site's own is not known, since a relative one is none to a harvester.
    """
    edition = work.edition
    day = edition.released.strftime("%Y/%m/%d")
    highwire = [
        ("citation_title", work.heading),
        *(("citation_author", author.inverted) for author in edition.authors),
        ("citation_publication_date", day),
        ("citation_online_date", day),
        ("citation_inbook_title", "" if work.is_whole else edition.title),
        ("citation_technical_report_institution", edition.byline if work.is_whole else ""),
        ("citation_technical_report_number", f"version {edition.version}" if work.is_whole else ""),
        ("citation_language", LANGUAGE),
        *(("citation_keywords", word) for word in edition.keywords),
        ("citation_doi", edition.doi),
        ("citation_public_url", work.address),
        ("citation_pdf_url", work.pdf_address),
        ("author", edition.byline),
    ]
    graph = [
        ("og:type", "book" if work.is_whole else "article"),
        ("og:title", work.heading),
        ("og:site_name", edition.title),
        ("og:description", edition.abstract if work.is_whole else ""),
        ("og:locale", "en_GB"),
        ("og:url", work.address),
    ]
    named = [("name", name, content) for name, content in highwire if content]
    return named + [("property", name, content) for name, content in graph if content]


def linked_data(work: Work, *, chapters: Iterable[Work] = (), swhid: str = "") -> str:
    """The page as schema.org JSON-LD: the whole with its chapters and its data, or a chapter."""
    edition = work.edition
    item: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["ScholarlyArticle", "Report" if work.is_whole else "Chapter"],
        "name": work.heading,
        "headline": work.heading,
        "author": [_agent(author) for author in edition.authors],
        "datePublished": edition.released.isoformat(),
        "version": edition.version,
        "inLanguage": LANGUAGE,
        "license": CC_BY,
        "keywords": list(edition.keywords),
        "url": work.address,
        "identifier": [one for one in (_doi(edition), swhid) if one],
    }
    if work.is_whole:
        item["abstract"] = edition.abstract
        item["hasPart"] = [
            *({"@type": "Chapter", "name": one.heading, "url": one.address} for one in chapters),
            _dataset(work),
        ]
    else:
        item["isPartOf"] = {"@type": "Report", "name": edition.title, "version": edition.version}
    return json.dumps(_filled(item), ensure_ascii=False, indent=1)


def _dataset(work: Work) -> dict[str, Any]:
    edition = work.edition
    base = edition.site.rstrip("/")
    return {
        "@type": "Dataset",
        "name": f"Tables of: {edition.title}",
        "description": (
            "Annotations, counts and scores behind the report, each column described in a "
            "Frictionless data package."
        ),
        "creator": [_agent(author) for author in edition.authors],
        "version": edition.version,
        "license": CC_BY,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{base}/data/datapackage.json" if base else "data/datapackage.json",
        },
    }


def _filled(item: Any) -> Any:
    if isinstance(item, dict):
        kept = {name: _filled(value) for name, value in item.items()}
        return {name: value for name, value in kept.items() if value not in ("", [], {})}
    return [_filled(one) for one in item] if isinstance(item, list) else item


def _agent(author: Author) -> dict[str, str]:
    return {"@type": "Organization" if author.is_body else "Person", "name": str(author)}


def _tex_name(author: Author) -> str:
    return f"{{{escape_tex(author.family)}}}" if author.is_body else escape_tex(author.inverted)


def _csl_name(author: Author) -> dict[str, str]:
    if author.is_body:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given}


def _doi(edition: Edition) -> str:
    return f"https://doi.org/{edition.doi}" if edition.doi else ""


def escape_tex(text: str) -> str:
    """Text as BibTeX reads it: its special characters escaped."""
    return "".join(TEX.get(char, char) for char in text)
