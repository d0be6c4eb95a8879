"""The four rooms stand side by side: none imports another, and the ground imports none."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "cadrage"
ROOMS = ("read", "annotate", "measure", "publish")
GROUND = ("tables", "errors", "digest", "folding")


def imported(path):
    """The modules of cadrage that a file imports, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def rooms_of(path):
    parts = (name.split(".") for name in imported(path) if name.startswith("cadrage."))
    return {part[1] for part in parts} & set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_no_other(room):
    files = sorted((PACKAGE / room).rglob("*.py"))
    assert files
    assert {f.name: rooms_of(f) - {room} for f in files if rooms_of(f) - {room}} == {}


@pytest.mark.parametrize("name", GROUND)
def test_the_ground_imports_no_room(name):
    assert rooms_of(PACKAGE / f"{name}.py") == set()


def test_only_one_module_loads_a_model():
    loads = [f.name for f in PACKAGE.rglob("*.py") if "spacy" in set(imported(f))]
    assert loads == ["model.py"]


def test_extractors_open_no_file():
    calls = {}
    for file in (PACKAGE / "annotate").rglob("*.py"):
        names = {
            node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
        }
        calls[file.relative_to(PACKAGE).as_posix()] = names & {"open", "read_text", "read_csv"}
    opening = {name for name, found in calls.items() if found}
    assert opening == {"annotate/lexicons/__init__.py"}


def test_no_code_names_an_article_or_its_file():
    sigla = ("SPU17", "SPU21", "FIN21", "SER21", "BEN21")
    named = {
        file.name: siglum
        for file in PACKAGE.rglob("*.py")
        for siglum in sigla
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == siglum
    }
    assert named == {}
