"""The small project built by Jupyter Book with the real settings: whole, safe, and no more work
than a change asks for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.book
SOURCE = Path(__file__).parents[2] / "src"


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build as `make book` does: warnings are errors, missing references too."""
    starter = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", starter, "build", str(folder), "-W", "-n", "--keep-going"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, write_small_book: Callable[..., None]) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write_small_book(folder)
    done = build(folder)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder


def page(folder: Path, name: str) -> BeautifulSoup:
    """A page of the built book."""
    text = (folder / "_build" / "html" / f"{name}.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def pages(folder: Path) -> list[Path]:
    """Every page of the built book."""
    return sorted((folder / "_build" / "html").rglob("*.html"))


def test_every_link_and_anchor_exists(built: Path) -> None:
    html = built / "_build" / "html"
    checked = 0
    for path in pages(built):
        for link in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select(
            "a[href]"
        ):
            target, _, anchor = link["href"].partition("#")
            if ":" in target or target.startswith("../data/"):
                continue  # the tables are put beside the pages by `cadrage build`
            file = (path.parent / target).resolve() if target else path
            assert file.is_file(), f"{path.relative_to(html)}: {link['href']}"
            if anchor:
                there = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
                assert there.find(id=anchor), f"{path.relative_to(html)}: {link['href']}"
                checked += 1
    assert checked > 60


def test_nothing_is_loaded_from_elsewhere(built: Path) -> None:
    for path in pages(built):
        made = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        loaded = [tag.get("src") or tag.get("href") for tag in made.select("[src], link[href]")]
        assert [each for each in loaded if re.match(r"(https?:)?//", each)] == []
        scripts = "".join(f"{tag.get('src', '')} {tag.string}" for tag in made.select("script"))
        assert not re.search("mathjax|thebe", scripts, re.IGNORECASE)


def test_markup_inside_an_article_shows_as_text(built: Path) -> None:
    for name in ("book/articles/NAS21", "book/articles", "index", "book/findings"):
        scripts = page(built, name).select("script")
        assert not [tag for tag in scripts if (tag.string or "").strip() == "alert(1)"]
    article = page(built, "book/articles/NAS21")
    line = article.find(id="NAS21.1").select_one(".printed").get_text()
    assert line == 'Le "grand retour" <script>alert(1)</script> de **Moskova** {ev}`X.1`'
    assert "$x^2$" in article.find(id="NAS21.3").get_text()
    assert not article.select("article b")


def test_cards_of_a_page_cannot_break_out_of_their_script(built: Path) -> None:
    held = page(built, "index").find(id="ev-cards").string
    assert "</script" not in held
    assert "\\u003cscript>alert(1)" in held


def test_an_evidence_number_leads_to_its_sentence(built: Path) -> None:
    link, _, several, one_of_table = page(built, "index").select("a.ev")
    assert link["href"] == "book/articles/NAS21.html#NAS21.2"
    assert several["href"] == "book/articles/PLA20.html#PLA20.3-5"
    assert several["data-ev"] == "PLA20.3 PLA20.4 PLA20.5"
    assert "data-ev" not in link.attrs and "data-ev" not in one_of_table.attrs
    assert link.get_text() == "NAS21.2"
    assert link.find_previous(class_="cited")["lang"] == "fr"


def test_a_finding_leads_to_what_was_counted(built: Path) -> None:
    link = page(built, "index").select_one("a.f")
    assert link.get_text() == "sixty-six"
    assert link["href"] == "book/findings.html#finding-all.sentences"
    entry = page(built, "book/findings").find(id="finding-all.sentences")
    assert "Sentences of the corpus." in entry.get_text()
    assert [a.get_text() for a in entry.select("a.ev")] == ["NAS21.1", "PLA20.1"]


def test_a_formula_is_a_named_picture(built: Path) -> None:
    picture = page(built, "index").select_one(".formula svg")
    assert picture["aria-label"] == r"\frac{1}{2}"


def test_a_changed_article_rebuilds_only_what_depends_on_it(
    built: Path, write_small_book: Callable[..., None]
) -> None:
    assert "one" in page(built, "notebooks/digest").select_one(".cell_output").get_text()
    first = files(built)
    again = build(built)
    assert _read(again) == []
    write_small_book(built, plain_line="Une phrase toute neuve.", digest="two")
    changed = build(built)
    assert changed.returncode == 0, changed.stderr[-2000:]
    # index and findings cite it, the list counts it, the concordance holds it, a notebook may have
    # used anything; the other article stays as it is
    cited = ["book/articles", "book/articles/PLA20", "book/concordance", "book/findings", "index"]
    assert _read(changed) == [*cited, "notebooks/digest"]
    # the cache of notebooks knows code alone: the same cell must have run again
    assert "two" in page(built, "notebooks/digest").select_one(".cell_output").get_text()
    assert "toute neuve" in page(built, "book/articles/PLA20").find(id="PLA20.1").get_text()
    # what was put back is as if nothing had ever changed: no word and no term of the search is left
    # over, and none of a page that was kept is lost
    assert b"neuv" not in first["searchindex.js"]
    assert b"neuv" in files(built)["searchindex.js"]
    write_small_book(built)
    assert build(built).returncode == 0
    assert b"term-peace" in first["searchindex.js"]
    assert [name for name, content in files(built).items() if first.pop(name, b"") != content] == []
    assert first == {}


def without_notebook(folder: Path) -> None:
    """Leave the notebook out: to run it takes longer than all the rest."""
    toc = folder / "_toc.yml"
    kept = [line for line in toc.read_text(encoding="utf-8").splitlines() if "digest" not in line]
    toc.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (folder / "notebooks" / "digest.ipynb").unlink()


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the pages: name → content."""
    html = folder / "_build" / "html"
    return {
        path.relative_to(html).as_posix(): path.read_bytes()
        for path in sorted(html.rglob("*"))
        if path.is_file()
    }


def _read(done: subprocess.CompletedProcess[str]) -> list[str]:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    return sorted(set(re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", plain)))


def test_without_tables_it_stops_and_says_what_to_run(
    tmp_path: Path, write_small_book: Callable[..., None]
) -> None:
    write_small_book(tmp_path)
    without_notebook(tmp_path)
    (tmp_path / "_build" / "data" / "sentences.parquet").unlink()
    done = build(tmp_path)
    assert done.returncode != 0
    assert "sentences.parquet: not found" in done.stdout + done.stderr
    assert "make book" in done.stdout + done.stderr


def test_a_wrong_citation_fails_the_build(
    tmp_path: Path, write_small_book: Callable[..., None]
) -> None:
    write_small_book(tmp_path)
    without_notebook(tmp_path)
    (tmp_path / "index.md").write_text("# T\n\nIt says {ev}`NAS21.99`.\n", encoding="utf-8")
    done = build(tmp_path)
    assert done.returncode != 0
    assert re.search(r"index\.md:3: WARNING: .*no sentence NAS21\.99", done.stderr)
    # a page is read once: what was wrong with it must not be forgotten with the page
    again = build(tmp_path)
    assert again.returncode != 0
    assert "no sentence NAS21.99" in again.stderr
