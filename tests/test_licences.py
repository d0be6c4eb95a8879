"""What is said of licences and to archives is what the lock and the citation file say."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
# an alternative or a licence that does not bind what merely uses the package
FREE = re.compile(r"\b(MIT|BSD|Apache|MPL|ISC|LGPL|Mozilla|Python Software Foundation)\b", re.I)


def listed() -> dict[str, dict[str, str]]:
    """LICENSES.md as read: section → package → licence."""
    found: dict[str, dict[str, str]] = {}
    title = ""
    for line in (ROOT / "LICENSES.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            title = line
            found[title] = {}
        elif title and (row := re.fullmatch(r"\| (?!package \|)(\S+) \| (.+) \|", line)):
            found[title][row[1]] = row[2]
    return found


def test_nothing_that_the_package_needs_binds_whoever_passes_it_on() -> None:
    running, tools = listed().values()
    bound = {name: kind for name, kind in running.items() if "GPL" in kind}
    assert not {name: kind for name, kind in bound.items() if not FREE.search(kind)}
    assert not running.keys() & tools.keys()
    assert {"spacy", "typst", "pandas"} <= running.keys()
    assert {"pytest", "jupyterlab"} <= tools.keys()


def test_every_installed_package_of_the_lock_is_listed() -> None:
    locked = {
        canonicalize_name(name)
        for name in re.findall(
            r"^([a-zA-Z0-9._-]+)==\S+(?: \\)?$",
            (ROOT / "requirements.lock").read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
    }
    named = {name for part in listed().values() for name in part}
    assert locked <= named


@pytest.mark.parametrize("names", [["pikepdf"], ["spacy[lookups]", "pandas"]])
def test_the_closure_follows_requirements(names: list[str]) -> None:
    closure = runpy.run_path(str(ROOT / "scripts" / "licenses.py"))["closure"]
    found = closure(names)
    assert {canonicalize_name(name.partition("[")[0]) for name in names} <= found
    assert len(found) > len(names)
    assert not found & {"pytest", "jupyterlab"}


def test_zenodo_is_told_what_the_citation_file_says() -> None:
    told = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert told["title"] == cited["title"]
    assert told["version"] == cited["version"]
    assert told["publication_date"] == cited["date-released"].isoformat()
    assert told["creators"] == cited["authors"]
    assert told["keywords"] == cited["keywords"]
    assert told["license"] == cited["license"]
    assert told["description"] == " ".join(cited["abstract"].split())
    assert "doi" not in told


def test_the_project_says_its_dependencies_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [
        re.split(r"[<>=\[;! ]", line)[0]
        for lines in (project["project"]["dependencies"], *project["dependency-groups"].values())
        for line in lines
    ]
    assert len(named) == len(set(named))
