"""A new project: whole, of one source with this one, and without a word about this case."""

from __future__ import annotations

import ast
import base64
import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from cadrage.cli import main
from cadrage.digest import PACKAGE, TEMPLATE, digest_of
from cadrage.project import Project, open_project
from cadrage.publish.edition import read_edition
from cadrage.read import read_case, read_corpus
from cadrage.starting import start

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 3, 1)
OPTIONAL = ("actors", "referents", "labels", "silences")


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `cadrage new` leaves it."""
    folder = tmp_path_factory.mktemp("new") / "project"
    start(folder, title='Eau: "claire" $x', today=TODAY, say=lambda line: None)
    return folder


def copied(new: Path, folder: Path) -> Project:
    shutil.copytree(new, folder)
    return Project(folder)


def test_it_has_the_shape_of_this_project(new: Path) -> None:
    for name in (
        "Makefile", "README.md", "CITATION.cff", "_config.yml", "_toc.yml", "environment.yml",
        "index.md", "postBuild", "requirements.lock", ".gitignore", ".gitattributes",
        ".github/workflows/pages.yml", ".github/workflows/test.yml", "corpus/articles.csv",
    ):  # fmt: skip
        assert (new / name).is_file(), name
    assert not [path for path in new.rglob("*") if path.is_symlink()]
    assert not list(new.rglob("dot-*"))
    toc = yaml.safe_load((new / "_toc.yml").read_text(encoding="utf-8"))
    files = [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    for name in files:
        assert (new / f"{name}.md").is_file() or (new / f"{name}.ipynb").is_file(), name
    assert open_project(new / "corpus").root == new.resolve()


def test_its_title_stands_where_a_reader_and_a_program_look(new: Path) -> None:
    edition = read_edition(new / "CITATION.cff", environ={})
    assert (edition.title, edition.released) == ('Eau: "claire" $x', TODAY)
    settings = yaml.safe_load((new / "_config.yml").read_text(encoding="utf-8"))
    assert settings["title"] == 'Eau: "claire" $x'
    assert "local_extensions" not in settings["sphinx"]
    assert (new / "README.md").read_text(encoding="utf-8").startswith('# Eau: "claire" $x\n')


def test_its_corpus_can_be_read_and_says_that_it_is_invented(new: Path) -> None:
    read = read_corpus(new / "corpus")
    assert len(read.articles) == 2
    for text in read.clean.values():
        assert text.startswith("Texte d’exemple") and "inventé de toutes pièces" in text
    assert set(read_case(new / "corpus")) == set(OPTIONAL)
    for sheet in ("articles", "gold/quotes", "silences"):
        assert f"## {sheet}.csv" in (new / "corpus" / "README.md").read_text(encoding="utf-8")


def test_it_carries_the_package_as_a_wheel_that_is_whole(new: Path, tmp_path: Path) -> None:
    (wheel,) = (new / "vendor").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (record,) = [name for name in names if name.endswith(".dist-info/RECORD")]
        rows = list(csv.reader(archive.read(record).decode().splitlines()))
        assert [row[0] for row in rows] == names
        for name, digest, size in rows[:-1]:
            content = archive.read(name)
            found = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
            assert (f"sha256={found.decode()}", str(len(content))) == (digest, size), name
        archive.extractall(tmp_path)
    # what the wheel holds begins the same project again
    code = "import sys; from cadrage.cli import main; sys.exit(main(sys.argv[1:]))"
    again = tmp_path / "again"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", code, "new", str(again)]
    subprocess.run(command, check=True, env=environment, capture_output=True, cwd=tmp_path)
    for name in ("notebooks", "book", "requirements.lock", "Makefile", "corpus", "vendor"):
        assert digest_of([again / name]) == digest_of([new / name]), name


def test_what_this_project_has_too_is_of_one_source() -> None:
    links = [path for path in TEMPLATE.rglob("*") if path.is_symlink()]
    assert len(links) > 12
    for path in links:
        assert path.is_file() and path.resolve().is_relative_to(ROOT), path
    ours, theirs = (
        {entry.strip() for entry in re.split(r"\n(?=@)|\n\n", path.read_text(encoding="utf-8"))}
        for path in (ROOT / "book" / "references.bib", TEMPLATE / "book" / "references.bib")
    )
    assert {entry for entry in theirs if entry.startswith("@")} <= ours


def test_a_page_of_the_template_makes_no_table_stale() -> None:
    before = digest_of([PACKAGE / "cli.py", PACKAGE])
    path = TEMPLATE / "untracked.md"
    path.write_text("a page", encoding="utf-8")
    try:
        assert digest_of([PACKAGE / "cli.py", PACKAGE]) == before
    finally:
        path.unlink()


def said_by(code: str) -> Iterator[str]:
    """The strings of a module that are no docstrings: what the code itself can know."""
    tree = ast.parse(code)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in explained:
            continue
        if isinstance(node.value, str):
            yield node.value


def test_no_code_and_no_template_knows_this_case() -> None:
    with (ROOT / "corpus" / "articles.csv").open(encoding="utf-8", newline="") as rows:
        manifest = list(csv.DictReader(rows))
    outlets = [row["outlet"] for row in manifest if " " in row["outlet"]]
    known = re.compile("|".join(map(re.escape, [*(row["article"] for row in manifest), *outlets])))
    code = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    found = {path for path, text in code.items() if any(map(known.search, said_by(text)))}
    pages = [path for path in TEMPLATE.rglob("*") if path.suffix in {".md", ".ipynb", ".cff"}]
    found |= {path for path in pages if known.search(path.read_text(encoding="utf-8"))}
    assert found == set()
    assert len(outlets) > 2 and len(code) > 200 and len(pages) > 15
    assert known.search(f"Link to {manifest[0]['article']}.7")


def test_a_folder_that_holds_something_is_refused(tmp_path: Path, capsys) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "expected a folder that is new or empty" in said and said.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    assert main(["new", str(tmp_path / "empty")]) == 0
    assert (tmp_path / "empty" / "index.md").is_file()


@pytest.mark.model
def test_articles_imported_into_it_are_read_with_the_samples(new: Path, tmp_path: Path) -> None:
    project = copied(new, tmp_path / "project")
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(30):
        text = (
            f"Un titre {number}\n\nLe comité {number} a déclaré que l’été {number} serait long.\n"
        )
        (pages / f"page{number}.txt").write_text(text, encoding="utf-8")
    assert main(["import", str(pages), "--project", str(project.root)]) == 0
    tables = project.tables()
    assert len(tables["articles"]) == 32
    assert len(tables["quotes"]) >= 30


@pytest.mark.book
def test_it_builds_at_once_and_with_nothing_but_articles(
    new: Path, tmp_path: Path, build: Callable[[Path], str]
) -> None:
    project = copied(new, tmp_path / "project")
    build(project.root)
    html = project.build / "html"
    assert "caprice de pierre" in (html / "notebooks" / "framing.html").read_text(encoding="utf-8")
    for sheet in OPTIONAL:
        (project.corpus / f"{sheet}.csv").unlink()
    build(project.root)
    lacking = {"actors": "corpus/actors.csv", "framing": "corpus/labels.csv", "trust": "gold"}
    for page, sheet in lacking.items():
        said = (html / "notebooks" / f"{page}.html").read_text(encoding="utf-8")
        assert re.search(rf'<p class="lacking">Not shown: [^<]*{sheet}', said), page
        assert "Traceback" not in said
    assert (html / "report.pdf").read_bytes().startswith(b"%PDF")


@pytest.fixture
def build() -> Callable[[Path], str]:
    """Builds the book of a project as a user does; what was said."""

    def run(root: Path) -> str:
        command = [sys.executable, "-m", "cadrage", "build", "--project", str(root)]
        environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, (done.stdout + done.stderr)[-5000:]
        return done.stdout

    return run
