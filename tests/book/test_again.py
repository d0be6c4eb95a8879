"""The book built again: nothing changed, something changed, something wrong."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import shutil
from unittest import mock

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from cadrage import build, digest, pipeline, project, tables
from cadrage.cli import main
from cadrage.identity import edition_digest
from cadrage.project import Project
from cadrage.read import read_case, read_corpus

pytestmark = pytest.mark.book

ADDED = "Cette phrase de plus, ajoutée le 3 mars 2019, n’a été imprimée nulle part."
# what a cached row is marked with, to be known again in the tables
KEPT = "kept from an earlier build"
ONE_SENTENCE = re.compile(r"cadrage: [^\n]+: found [^\n]+; expected [^\n]+\n")


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def write(path, cells):
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(cells)


def put(path, row, column, value):
    """Set one cell of a CSV file; `row` 1 is the first under the header."""
    cells = rows(path)
    cells[row][cells[0].index(column)] = value
    write(path, cells)


# -- nothing changed


@pytest.fixture(scope="module")
def again(first, built, cadrage, snapshot):
    """A second build: what was there before, what it said, what was there after."""
    before = snapshot(built.root / "_build")
    ran = cadrage("build", built.root)
    return before, ran, snapshot(built.root / "_build")


def test_a_second_build_runs_no_stage(again):
    _, ran, _ = again
    assert ran.code == 0, ran.err
    assert ran.stages == {}
    assert "nothing changed since the last build" in ran.out


def test_a_second_build_writes_nothing(again):
    before, _, after = again
    assert len(before) > 100
    assert before == after


# -- one article changed


@pytest.fixture(scope="module")
def altered(again, built):
    """The article that gets a sentence more: its siglum and the number of that sentence."""
    manifest = built.root / "corpus" / "articles.csv"
    corpus = read_corpus(built.root / "corpus")
    ends = corpus.edits.groupby("article")["raw_end"].max()
    raw = dict(zip(corpus.texts["article"], corpus.texts["raw"], strict=True))
    # one whose last words are its own: what is added to it is not stripped
    siglum = next(a for a, text in raw.items() if ends.get(a, 0) < len(text.rstrip()))
    row = list(raw).index(siglum) + 1
    cells = rows(manifest)
    path = built.root / "corpus" / "articles" / cells[row][cells[0].index("file")]
    path.write_bytes(path.read_bytes().rstrip() + f"\n{ADDED}\n".encode())
    put(manifest, row, "sha256", hashlib.sha256(path.read_bytes()).hexdigest())
    sentences = tables.read_parquet(built.data / "sentences.parquet", "sentences")
    return siglum, int((sentences["article"] == siglum).sum()) + 1


@pytest.fixture(scope="module")
def marked(altered, built):
    """Another article, one of whose dates bears a mark in the cache alone."""
    for path in sorted((built.root / "_build" / "cache").glob("*/dates.parquet")):
        kept = pd.read_parquet(path)
        if len(kept) and kept["article"].iloc[0] != altered[0]:
            kept.loc[0, "rule"] = KEPT
            kept.to_parquet(path, index=False)
            written = path.with_name(pipeline.SUM)
            made = digest.digest_of(sorted(path.parent.glob("*.parquet")))
            assert len(written.read_bytes()) == len(made)
            written.write_bytes(made.encode())
            return kept["article"].iloc[0]
    pytest.fail("no article but the altered one has dates in the cache")


@pytest.fixture(scope="module")
def pages_before(again, built):
    """Page of an article → its text, as `without_notes` has it."""
    return without_notes(built.html)


def without_notes(html):
    """Page of an article → what it shows, but for the notes, which say what rests on a sentence."""
    shown = {}
    for path in (html / "book" / "articles").glob("*.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for notes in page.select("article .notes"):
            notes.decompose()
        shown[path.stem] = str(page.article)
    assert len(shown) > 1
    return shown


@pytest.fixture(scope="module")
def changed(altered, marked, pages_before, built, cadrage):
    """The build after the change."""
    ran = cadrage("build", built.root)
    assert ran.code == 0, ran.said
    return ran


def test_a_changed_article_runs_every_stage(changed, first):
    assert list(changed.stages) == list(first.ran.stages)


def test_a_changed_article_is_in_the_tables(changed, altered, built, first):
    siglum, number = altered
    made = {
        name: tables.read_parquet(built.data / f"{name}.parquet", name)
        for name in ("sentences", "dates", "articles")
    }
    of = {name: frame[frame["article"] == siglum] for name, frame in made.items()}
    assert of["sentences"]["text"].iloc[-1] == ADDED
    assert of["sentences"]["sentence"].iloc[-1] == number
    assert "2019-03-03" in set(of["dates"]["value"].dropna())
    before = tables.read_parquet(first.data / "articles.parquet", "articles")
    grown = made["articles"].set_index("article")["words"] - before.set_index("article")["words"]
    assert grown[grown > 0].to_dict() == {siglum: len(ADDED.split())}


def test_a_changed_article_is_on_its_page(changed, altered, built):
    siglum, number = altered
    path = built.html / "book" / "articles" / f"{siglum}.html"
    page = BeautifulSoup(path.read_bytes(), "lxml")
    shown = page.find(id=f"{siglum}.{number}").select_one(".printed")
    assert shown.get_text() == ADDED


def test_pages_made_anew_ask_for_files_as_those_made_at_first(changed, built, first):
    asked = []
    for html in (first.html, built.html):
        pages = [BeautifulSoup(path.read_bytes(), "lxml") for path in html.glob("notebooks/*.html")]
        asked.append({link["href"] for page in pages for link in page.select("link[href]")})
    assert asked[0] == asked[1]
    assert any("mystnb" in address for address in asked[0])


def test_a_changed_article_is_in_the_pdf_and_the_downloads(
    changed, built, first, printed, squeezed
):
    assert squeezed(ADDED) not in squeezed(printed(first.pdf))
    assert squeezed(ADDED) in squeezed(printed(built.pdf))
    assert (built.html / "report.pdf").read_bytes() == built.pdf.read_bytes()
    offered = (built.html / "data" / "sentences.csv").read_text(encoding="utf-8")
    assert ADDED in offered


def test_other_articles_come_from_the_cache(changed, altered, marked, built):
    dates = tables.read_parquet(built.data / "dates.parquet", "dates")
    assert set(dates[dates["rule"] == KEPT]["article"]) == {marked}
    assert KEPT not in set(dates[dates["article"] == altered[0]]["rule"])


def test_pages_of_other_articles_change_in_their_notes_alone(
    changed, altered, marked, built, pages_before
):
    after = without_notes(built.html)
    written = {name for name in after if after[name] != pages_before[name]}
    # the marked date is shown on its page
    assert {altered[0]} <= written <= {altered[0], marked}


# -- the package changed


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of the package that counts as the package."""
    ignored = shutil.ignore_patterns("__pycache__")
    copied = shutil.copytree(project.PACKAGE, tmp_path / "cadrage", ignore=ignored)
    for module in (build, pipeline, project):
        monkeypatch.setattr(module, "PACKAGE", copied)
    return copied


@pytest.fixture
def are_annotated(first, tmp_path, monkeypatch):
    """Says whether the articles are annotated now, and not taken from the cache."""
    read, case = read_corpus(first.root / "corpus"), read_case(first.root / "corpus")
    asked = []

    def annotate(articles, texts, *, knowledge):
        asked.extend(articles["article"])
        return {name: tables.frame(name, []) for name in (*pipeline.LAYERS, "notices")}

    monkeypatch.setattr(pipeline, "annotate", annotate)

    def ask():
        asked.clear()
        pipeline.annotated(read, case, cache=tmp_path / "cache")
        assert asked in ([], list(read.articles["article"]))
        return bool(asked)

    return ask


@pytest.mark.parametrize(
    ("file", "makes_tables", "annotates"),
    [
        ("annotate/lexicons/cues.csv", True, True),
        ("annotate/sentences.py", True, True),
        ("annotate/quotes/find.py", True, True),
        ("contracts.csv", True, True),
        ("measure/report.py", True, False),
        ("read/edits.py", True, False),
        ("read/sheets.csv", True, False),
        ("tables.py", True, False),
        ("pipeline.py", True, False),
        ("publish/datapackage.py", True, False),
        ("publish/static/style.css", False, False),
        ("publish/pdf/book.typ", False, False),
    ],
)
def test_a_changed_file_of_the_package_makes_what_depends_on_it(
    file, makes_tables, annotates, built, package, are_annotated
):
    here = Project(built.root)
    book, data = edition_digest(here.root, package=build.PACKAGE), here.digest()
    assert are_annotated()
    assert not are_annotated()
    with (package / file).open("a", encoding="utf-8") as lines:
        lines.write("\n")
    assert edition_digest(here.root, package=build.PACKAGE) != book
    # tables may be made without need; they must not be kept without right
    assert here.digest() != data or not makes_tables
    assert are_annotated() is annotates


def test_the_copy_of_the_package_has_the_digest_of_the_package(built, request):
    before = edition_digest(built.root, package=build.PACKAGE)
    request.getfixturevalue("package")
    assert edition_digest(built.root, package=build.PACKAGE) == before


# -- something wrong


@pytest.fixture(scope="module")
def spare(built, tmp_path_factory):
    """A built project to spoil."""
    root = tmp_path_factory.mktemp("spare") / "project"
    return shutil.copytree(built.root, root)


def lose_a_text(corpus):
    cells = rows(corpus / "articles.csv")
    (corpus / "articles" / cells[1][cells[0].index("file")]).unlink()


def add_a_column(corpus):
    cells = rows(corpus / "articles.csv")
    write(corpus / "articles.csv", [[*row, "blue"] for row in cells])


def repeat_a_siglum(corpus):
    siglum = rows(corpus / "articles.csv")[1][0]
    put(corpus / "articles.csv", 2, "article", siglum)


WRONG = {
    "a missing text": (lose_a_text, ("articles.csv, row 2", "column 'file'", ".txt")),
    "a wrong sha256": (
        lambda corpus: put(corpus / "articles.csv", 1, "sha256", "0" * 64),
        ("articles.csv, row 2", "column 'sha256'", "0" * 64),
    ),
    "a duplicate siglum": (repeat_a_siglum, ("articles.csv, row 3", "column 'article'")),
    "a date that is none": (
        lambda corpus: put(corpus / "articles.csv", 1, "published_earliest", "2017-02-30"),
        ("articles.csv, row 2", "column 'published_earliest'", "2017-02-30"),
    ),
    "an unknown column": (add_a_column, ("articles.csv, row 1", "blue")),
    "an edit that does not match": (
        lambda corpus: put(corpus / "edits.csv", 1, "before", "not what stands there"),
        ("edits.csv, row 2", "column 'before'", "not what stands there"),
    ),
    "a number that is none, in a sheet that may be absent": (
        lambda corpus: put(corpus / "translations.csv", 1, "sentence", "one"),
        ("translations.csv, row 2", "column 'sentence'", "one"),
    ),
}


@pytest.fixture
def corpus(spare):
    """The corpus of the spare project, put back after the test."""
    folder = spare / "corpus"
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield folder
    for path, content in kept.items():
        path.write_bytes(content)


@pytest.fixture
def made(spare):
    """The folder of what is made, whole before each test."""
    stamp = spare / "_build" / build.STAMP
    kept = stamp.read_bytes()
    yield spare / "_build"
    stamp.write_bytes(kept)


@pytest.mark.parametrize("case", WRONG)
def test_bad_input_is_one_sentence_and_nothing_is_written(
    case, spare, corpus, made, snapshot, capfd
):
    spoil, named = WRONG[case]
    before = snapshot(made)
    spoil(corpus)
    with mock.patch.dict(os.environ):
        assert main(["build", "--project", str(spare)]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert ONE_SENTENCE.fullmatch(err), err
    assert [words for words in named if words not in err] == []
    after = snapshot(made)
    # what says that the book is whole and current may go, nothing may come
    before.pop(build.STAMP)
    after.pop(build.STAMP, None)
    assert before == after


def test_bad_input_ends_the_process_with_1(spare, corpus, made, cadrage):
    lose_a_text(corpus)
    ran = cadrage("build", spare)
    assert ran.code == 1
    assert ONE_SENTENCE.fullmatch(ran.err), ran.err


def test_bad_input_put_back_needs_no_new_build(spare, corpus, made):
    lose_a_text(corpus)
    with mock.patch.dict(os.environ):
        assert main(["build", "--project", str(spare)]) == 1
    assert (made / build.STAMP).is_file()
