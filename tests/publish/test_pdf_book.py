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

```{list-table}
:header-rows: 1
:stub-columns: 1
* - Layer
  - Found
* - dates
  - 3
* - names
  - 5
```

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
        kids = tag.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    top = pdf.Root.StructTreeRoot.K
    walk(top[0] if isinstance(top, pikepdf.Array) else top)
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


def place(target: pikepdf.Object) -> tuple[object, int, int]:
    """Page and point that a link or a name leads to."""
    page, _, x, y, _ = target
    return page.objgen, round(float(x)), round(float(y))


def test_links_lead_to_their_own_page_though_sections_share_a_name(pdf: pikepdf.Pdf) -> None:
    held = list(pdf.Root.Names.Dests.Names)
    names = {str(key): place(at) for key, at in zip(held[::2], held[1::2], strict=True)}
    assert list(names) == sorted(names)
    assert {"AAA21.2", "index--sure", "book-text--sure", "index", "book-text"} <= names.keys()
    assert names["index--sure"] != names["book-text--sure"]
    # a name stands where the line begins that holds it; a link leads there or just above
    (evidence,) = [at for at in targets(pdf, "AAA21.2, p. ")]
    assert evidence[0] == names["AAA21.2"][0] != names["index"][0]


def targets(pdf: pikepdf.Pdf, words: str) -> list[tuple[object, int, int]]:
    """Where the links lead that stand in the paragraph of these words, footnotes apart."""
    (page,) = [page for page in pdf.pages if "is said" in words_of(pdf, page.index + 1)]
    assert words in words_of(pdf, page.index + 1)
    links = [place(one.Dest) for one in page.Annots]
    return [at for at in links if at[0] != page.obj.objgen]


def words_of(pdf: pikepdf.Pdf, number: int) -> str:
    """The text of a page."""
    command = ["pdftotext", "-f", str(number), "-l", str(number), pdf.filename, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_links_say_where_they_lead(pdf: pikepdf.Pdf) -> None:
    numbers = {page.obj.objgen: page.index + 1 for page in pdf.pages}
    links = [one for page in pdf.pages for one in page.get("/Annots", ())]
    said = [(str(one.Contents), f"page {numbers[one.Dest[0].objgen]}") for one in links]
    assert len(said) > 4
    # the mark names its footnote; the number before the note leads back
    others = [each for each in said if not each[0].endswith(each[1])]
    assert [name for name, _ in others] == ["Footnote 1", "1"]


def test_tags_say_language_header_figure_and_note(pdf: pikepdf.Pdf) -> None:
    every = tags(pdf)
    kinds = [str(tag.S) for tag in every]
    assert str(pdf.Root.Lang) == "en"
    assert "fr" in {str(tag.Lang) for tag in every if "/Lang" in tag}
    scopes = [scope(tag) for tag in every if tag.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row", "/Row"]
    assert [str(tag.Alt) for tag in every if tag.S == "/Figure"] == ["Three bars"]
    assert kinds.count("/Note") == 1
    assert kinds.count("/TOC") == 1
    assert kinds.count("/Title") == 1


def scope(head: pikepdf.Object) -> str:
    """What a header cell heads."""
    held = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
    return next(str(one.Scope) for one in held if "/Scope" in one)


def test_a_note_is_read_behind_its_call(pdf: pikepdf.Pdf) -> None:
    (paragraph,) = [tag for tag in tags(pdf) if tag.S == "/P" and "/Note" in kinds_in(tag)]
    kinds = kinds_in(paragraph)
    # the mark, which is a link to the note; the note, with its own mark
    assert kinds[kinds.index("/Note") - 1] == "/Lbl"


def kinds_in(tag: pikepdf.Object) -> list[str]:
    """The tags that one holds, its own children alone."""
    return [str(kid.S) for kid in tag.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_paragraphs_over_two_pages_are_one_tag(pdf: pikepdf.Pdf) -> None:
    paragraphs = [tag for tag in tags(pdf) if tag.S == "/P"]
    over = [tag for tag in paragraphs if pages_of(tag) > 1]
    # nine long paragraphs fill more than two pages: at least one is cut by a page's end
    assert over


def pages_of(tag: pikepdf.Object) -> int:
    """On how many pages the content of a tag stands."""
    own = tag.get("/Pg")
    held = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
    marks = [kid.get("/Pg", own) if isinstance(kid, pikepdf.Dictionary) else own for kid in held]
    return len({page.objgen for page in marks if page is not None})


def test_all_content_is_tagged_or_decoration_and_the_index_knows_it(pdf: pikepdf.Pdf) -> None:
    index = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    for page in pdf.pages:
        number, content = page.obj.StructParents, page.Contents.read_bytes()
        marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)", content)]
        assert marks
        assert all(index[number][mark] is not None for mark in marks)
        opened = content.count(b"BDC") + content.count(b"BMC")
        assert opened == content.count(b"EMC")
    assert any(b"/Artifact" in page.Contents.read_bytes() for page in pdf.pages)


def test_metadata_names_edition_and_standards(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as found:
        assert found["pdfaid:part"] == "3"
        assert found["pdfaid:conformance"] == "A"
        assert found["pdfuaid:part"] == "1"
        assert found["dc:title"] == "Small: a book"
        assert found["dc:creator"] == ["some contributors"]
        assert found["dc:description"] == "A book of two pages."
        assert found["xmp:CreateDate"] == "2026-03-01T00:00:00Z"
        assert found["xmp:CreatorTool"] == "cadrage 0.2.0"
        assert found["dc:language"] == {"en", "fr"}
        assert found["dc:subject"] == {"news"}
        assert found["dc:rights"] == "MIT"
    assert str(pdf.docinfo.CreationDate).startswith("D:20260301000000")
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert "/OutputIntents" in pdf.Root


def test_tables_and_bibliography_are_attached(pdf: pikepdf.Pdf) -> None:
    held = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert held == {
        "dates.csv": FILES["_build/data/dates.csv"].encode(),
        "refs.bib": FILES["refs.bib"].encode(),
    }
    said = {str(one.UF): (str(one.AFRelationship), str(one.Desc)) for one in pdf.Root.AF}
    assert said == {
        "dates.csv": ("/Data", "Table of the report: dates"),
        "refs.bib": ("/Supplement", "Bibliography of the report (BibTeX)"),
    }


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
