"""A tiny book built as PDF: outline, tags, text, attachments, and the same bytes elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

pytestmark = pytest.mark.book

FILES = {
    "CITATION.cff": """
title: "Small: a book"
authors: [{name: some contributors}]
version: 0.2.0
date-released: 2026-03-01
abstract: A book of two pages.
license: [MIT]
keywords: [news]
""",
    "_config.yml": """
title: Small
only_build_toc_files: true
execute: {execute_notebooks: "off"}
bibtex_bibfiles: [refs.bib]
sphinx:
  extra_extensions: [cadrage.publish.pdf]
""",
    "_toc.yml": """
format: jb-book
root: index
parts:
- caption: Texts
  chapters:
  - file: book/text
""",
    "index.md": """# In short

What is said, is said <a class="ev" href="book/text.html#AAA21.2">AAA21.2</a>.[^n]

[^n]: A note at the foot.

## Sure?

| Layer | Found |
|---|---|
| dates | 3 |

![Three bars](bars.svg)
""",
    "book/text.md": """# A text

## Sure?

<p lang="fr"><span id="AAA21.1">Le ministre a parlé.</span>
<span id="AAA21.2">Il est reparti.</span></p>
"""
    + "\n\n".join(["A paragraph that fills the page, line after line after line. " * 18] * 9),
    "bars.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20">'
    '<rect width="60" height="8" fill="#004f86"/></svg>',
    "refs.bib": "@misc{a, title={T}}\n",
    "_build/data/dates.csv": "article,value\nAAA21,2021-11\n",
}


def built(folder: Path, **environ: str) -> Path:
    """Write the book into a folder, build it, and return its PDF."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [Path(sys.executable).parent / "jupyter-book", "build", ".", "-W", "--keep-going"]
    command += ["--builder", "custom", "--custom-builder", "pdf"]
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    ran = subprocess.run(
        command, cwd=folder, env=kept | environ, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder / "_build" / "pdf" / "report.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("book"), PYTHONHASHSEED="1", TZ="UTC")


@pytest.fixture(scope="module")
def pdf(made: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(made) as opened:
        yield opened


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """List all tags in reading order."""
    found: list[pikepdf.Object] = []

    def walk(tag: pikepdf.Object) -> None:
        found.append(tag)
        for kid in tag.get("/K", ()):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K[0])
    return found


def text(made: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", made, "-"], capture_output=True, text=True, check=True
    ).stdout


def test_outline_lists_chapters_and_sections(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        shown = [(str(one.title), [str(kid.title) for kid in one.children]) for one in outline.root]
    assert shown == [("Contents", []), ("In short", ["Sure?"]), ("A text", ["Sure?"])]


def test_evidence_gives_its_page_and_contents_theirs(made: Path) -> None:
    pages = text(made).split("\f")
    (page,) = [str(n) for n, page in enumerate(pages, 1) if "Il est reparti" in page]
    words = " ".join(text(made).split())
    assert f"AAA21.2, p. {page}" in words
    assert re.search(rf"A text[ .]+{page}\b", words)


def test_links_lead_to_their_own_page_though_sections_share_a_name(pdf: pikepdf.Pdf) -> None:
    names = {str(key) for key in pdf.Root.Names.Dests.Names[::2]}
    assert {"AAA21.2", "index--sure", "book-text--sure", "index", "book-text"} <= names
    targets = {str(one.Dest) for page in pdf.pages for one in page.get("/Annots", ())}
    assert targets <= names


def test_tags_say_language_header_figure_and_note(pdf: pikepdf.Pdf) -> None:
    every = tags(pdf)
    kinds = [str(tag.S) for tag in every]
    assert str(pdf.Root.Lang) == "en"
    assert "fr" in {str(tag.Lang) for tag in every if "/Lang" in tag}
    scopes = [str(tag.A.Scope) for tag in every if tag.S == "/TH"]
    assert scopes == ["/Column", "/Column"]
    assert [str(tag.Alt) for tag in every if tag.S == "/Figure"] == ["Three bars"]
    assert kinds.count("/Note") == 1
    assert kinds[kinds.index("/Note") - 1] == "/Reference"
    assert kinds.count("/TOC") == 1


def test_paragraphs_over_two_pages_are_one_tag(pdf: pikepdf.Pdf) -> None:
    paragraphs = [tag for tag in tags(pdf) if tag.S == "/P"]
    over = [tag for tag in paragraphs if any(isinstance(k, pikepdf.Dictionary) for k in tag.K)]
    # nine long paragraphs fill more than two pages: at least one is cut by a page's end
    assert over


def test_all_content_is_tagged_or_decoration_and_the_index_knows_it(pdf: pikepdf.Pdf) -> None:
    index = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    for number, page in enumerate(pdf.pages):
        content = page.Contents.read_bytes()
        marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)", content)]
        assert marks
        assert all(index[number][mark] is not None for mark in marks)
        opened = content.count(b"BDC") + content.count(b"BMC")
        assert opened == content.count(b"EMC")
    assert any(b"/Artifact BMC" in page.Contents.read_bytes() for page in pdf.pages)


def test_metadata_names_edition_and_standards(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as found:
        assert found["pdfaid:part"] == "3"
        assert found["pdfaid:conformance"] == "A"
        assert found["pdfuaid:part"] == "1"
        assert found["dc:title"] == "Small: a book"
        assert found["dc:creator"] == ["some contributors"]
        assert found["dc:description"] == "A book of two pages."
        assert found["xmp:CreateDate"] == "2026-03-01T00:00:00Z"
    assert str(pdf.docinfo.CreationDate).startswith("D:20260301000000")
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert "/OutputIntents" in pdf.Root


def test_tables_and_bibliography_are_attached(pdf: pikepdf.Pdf) -> None:
    held = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert held == {
        "dates.csv": FILES["_build/data/dates.csv"].encode(),
        "refs.bib": FILES["refs.bib"].encode(),
    }
    assert len(pdf.Root.AF) == 2


def test_fonts_are_ours_and_embedded_and_figures_are_vectors(pdf: pikepdf.Pdf) -> None:
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
    names = [str(one.FontName) for one in fonts if one.get("/Type") == "/FontDescriptor"]
    assert names
    assert all("+Cadrage" in name for name in names)
    assert not any(page.get_images() for page in pdf.pages)


def test_how_to_cite_is_printed(made: Path) -> None:
    words = " ".join(text(made).split())
    assert "some contributors (2026). Small: a book. Version 0.2.0, 1 March 2026." in words
    assert "This edition has no DOI." in words


def test_another_folder_zone_and_seed_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = built(tmp_path, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LANG="C")
    assert again.read_bytes() == made.read_bytes()
