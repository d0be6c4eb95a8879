"""The set-up: one lock for all, the right Python, one sentence where something is missing."""

from __future__ import annotations

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import machine

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11", "3.12", "3.13")
BEFORE_VENV = ("python.sh", "machine.py")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[Path]:
    """The files of the repository; where there is no git, every test that asks fails."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def locked(name: str = "requirements.lock") -> list[Requirement]:
    """Every requirement of a lock, with its marker."""
    lines = re.findall(r"^([a-z0-9].*?) \\$", read(name), flags=re.MULTILINE)
    return [Requirement(line) for line in lines]


def asked_for() -> list[Requirement]:
    """Every direct requirement of the project: those of the package and of each group."""
    groups = PROJECT["dependency-groups"].values()
    return [
        Requirement(line)
        for lines in (PROJECT["project"]["dependencies"], *groups)
        for line in lines
    ]


# The lock


@pytest.mark.parametrize("python", PYTHONS)
def test_lock_gives_each_python_one_version_of_all_that_is_asked_for(python: str) -> None:
    here = {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": "linux"}
    chosen: dict[str, str] = {}
    for requirement in (*locked(), *locked("requirements-drill.lock")):
        if requirement.marker is None or requirement.marker.evaluate(here):
            name = canonicalize_name(requirement.name)
            assert name not in chosen, f"{name} is locked twice for Python {python}"
            (chosen[name],) = (spec.version for spec in requirement.specifier)
    for requirement in asked_for():
        version = chosen[canonicalize_name(requirement.name)]
        assert version in requirement.specifier, f"{requirement} is locked at {version}"


def test_lock_names_an_exact_version_and_a_sha256_for_every_requirement() -> None:
    both = read("requirements.lock") + read("requirements-drill.lock")
    blocks = re.split(r"^(?=[a-z0-9])", both, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked()) + len(locked("requirements-drill.lock")) > 100
    blocks = [block.partition("\n# This file")[0] for block in blocks]
    for block in blocks:
        assert re.match(r"[a-z0-9._-]+==[^ ;]+( ; .+)? \\\n", block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), block.splitlines()[0]


def test_lock_holds_the_build_back_end() -> None:
    """.venv builds the package without isolation, so what builds it must be locked too."""
    names = {canonicalize_name(requirement.name) for requirement in locked()}
    assert {
        canonicalize_name(Requirement(line).name) for line in PROJECT["build-system"]["requires"]
    } <= names


def test_package_imports_nothing_undeclared() -> None:
    """What src imports is declared by name, not had by luck through something else."""
    declared = {
        canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]
    }
    owners = metadata.packages_distributions()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for module in imported(path):
            if module in sys.stdlib_module_names or module == "cadrage":
                continue
            names = {canonicalize_name(name) for name in owners.get(module, [module])}
            assert names & declared, f"{path.relative_to(ROOT)} imports {module}: declare {names}"


def imported(path: Path) -> set[str]:
    """The top-level modules that a file imports by absolute name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.partition(".")[0])
    return found


# conda and Binder


def test_environment_is_python_and_the_lock_and_nothing_else() -> None:
    environment = yaml.safe_load(read("environment.yml"))
    python, pip, requirements = environment["dependencies"]
    name, _, version = python.partition("=")
    assert (name, pip, requirements) == ("python", "pip", {"pip": ["-r requirements.lock"]})
    # Binder reads the version off «python=X.Y», and off no other form.
    assert version in PYTHONS
    assert version in python_range()


def test_binder_adds_the_package_without_its_requirements() -> None:
    script = ROOT / "postBuild"
    assert os.access(script, os.X_OK)
    assert "pip install --no-deps --no-build-isolation -e ." in read("postBuild")


def python_range() -> Any:
    return Requirement(f"python{PROJECT['project']['requires-python']}").specifier


# The choice of a Python


def fake_python(folder: Path, name: str, *, version: str, lacks: str = "") -> Path:
    """A program that answers as such a Python would; with no version, as a pyenv shim of none."""
    disguise = (
        "import sys; "
        f"sys.version_info = tuple(map(int, '{version}'.split('.'))) + (0,); "
        f"sys.executable = '{folder / name}'; "
        f"sys.modules['{lacks}'] = None; "
        "exec(sys.argv[1])"
    )
    # python.sh calls it as «NAME -I -c CODE».
    answer = f'exec {sys.executable} -I -c "{disguise}" "$3"' if version else "exit 127"
    (folder / name).write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    (folder / name).chmod(0o755)
    return folder / name


def choose(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run python.sh where only the programs of a folder are on the path."""
    shell = shutil.which("sh")
    assert shell is not None
    return subprocess.run(
        [shell, str(ROOT / "scripts" / "python.sh")],
        env={"PATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


# What is there as «name version», with «-module» where it was built or packaged without it, and
# no version where it does not run; then the one to choose.
CHOICES = {
    "the newest": ("python3.11 3.11, python3.13 3.13", "python3.13"),
    "not a shim that does not run": ("python3.13, python3.12 3.12", "python3.12"),
    "not one without ensurepip": ("python3.13 3.13 -ensurepip, python3 3.11", "python3"),
    "not one without sqlite3": ("python3.12 3.12 -sqlite3, python3.11 3.11", "python3.11"),
    "not a python3 too new": ("python3 3.14, python3.11 3.11", "python3.11"),
    "without ensurepip if none has it": ("python3 3.12 -ensurepip, python2 2.7", "python3"),
}


@pytest.mark.parametrize(("there", "chosen"), CHOICES.values(), ids=CHOICES)
def test_first_python_that_runs_whole_is_chosen(tmp_path: Path, there: str, chosen: str) -> None:
    for traits in there.split(", "):
        name, version, lacks = [*traits.split(), "", ""][:3]
        fake_python(tmp_path, name, version=version, lacks=lacks.removeprefix("-"))
    done = choose(tmp_path)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, str(tmp_path / chosen), "")


@pytest.mark.parametrize("version", ["3.10", "3.14"])
def test_no_python_in_range_is_one_sentence(tmp_path: Path, version: str) -> None:
    fake_python(tmp_path, "python3", version=version)
    done = choose(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"cadrage needs Python 3\.11, 3\.12 or 3\.13, .*apt-get install python3.*\.\n", done.stderr
    )


def test_python_named_by_the_user_is_the_only_candidate(tmp_path: Path) -> None:
    fake_python(tmp_path, "python3.13", version="3.13")
    mine = fake_python(tmp_path, "mine", version="3.12")
    old = fake_python(tmp_path, "old", version="3.9")
    assert choose(tmp_path, PYTHON=str(mine)).stdout.strip() == str(mine)
    done = choose(tmp_path, PYTHON=str(old))
    assert done.returncode == 1
    assert f"PYTHON={old}" in done.stderr


def test_range_of_pythons_is_the_same_everywhere() -> None:
    accepted = [f"3.{minor}" for minor in range(8, 20) if f"3.{minor}" in python_range()]
    assert accepted == list(PYTHONS)
    assert "(3, 11) <= sys.version_info[:2] < (3, 14)" in read("scripts/python.sh")
    assert PROJECT["tool"]["mypy"]["python_version"] == PYTHONS[0]
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + PYTHONS[0].replace(".", "")


# What pip cannot install


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine with no Java and no Chromium, whose commands are noted, not run."""
    noted: list[list[str]] = []

    def note(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        noted.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(machine, "runs", lambda program: False)
    monkeypatch.setattr(machine, "find_chromium", lambda: None)
    monkeypatch.setattr(machine, "is_ubuntu", lambda: False)
    monkeypatch.setattr(machine.subprocess, "run", note)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    return noted


def as_user(monkeypatch: pytest.MonkeyPatch, uid: int) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: uid)


def test_a_user_reads_one_sentence_and_nothing_is_run(
    lacking: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_user(monkeypatch, 1000)
    assert machine.main(["java", "chromium"]) == 1
    assert lacking == []
    assert capsys.readouterr().err == (
        "cadrage needs a Java run-time for the tests to check the EPUB with the standard's own "
        "checker and Chromium for the browser tests: install it with «sudo apt-get install "
        "default-jre-headless chromium».\n"
    )


def test_without_apt_the_sentence_names_no_apt(
    lacking: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_user(monkeypatch, 0)
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    assert machine.main(["java"]) == 1
    assert lacking == []
    assert "apt" not in capsys.readouterr().err


def test_root_with_apt_installs_and_looks_again(
    lacking: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(monkeypatch, 0)
    monkeypatch.setattr(machine, "runs", lambda program: bool(lacking))
    assert machine.main(["java"]) == 0
    assert [command[:2] for command in lacking] == [["apt-get", "update"], ["apt-get", "install"]]
    assert lacking[1][-1:] == list(machine.NEEDS["java"].packages)


def test_root_is_told_what_apt_did_not_bring(
    lacking: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_user(monkeypatch, 0)
    assert machine.main(["java"]) == 1
    assert len(lacking) == 2
    assert "cadrage needs a Java run-time" in capsys.readouterr().err


def test_a_failing_apt_is_named(
    lacking: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_user(monkeypatch, 0)
    monkeypatch.setattr(
        machine.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 100)
    )
    assert machine.main(["chromium"]) == 1
    assert "«apt-get update --quiet» failed with exit code 100" in capsys.readouterr().err


def test_ubuntu_has_chromium_from_playwright_once_that_is_there(
    lacking: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_user(monkeypatch, 0)
    monkeypatch.setattr(machine, "is_ubuntu", lambda: True)
    monkeypatch.setattr(machine, "PLAYWRIGHT_SCRIPT", tmp_path / "playwright")
    assert machine.main(["chromium"]) == 0, "before .venv is there, nothing can be fetched"
    assert lacking == []
    (tmp_path / "playwright").touch()
    monkeypatch.setattr(machine, "find_chromium", lambda: "there" if lacking else None)
    assert machine.main(["chromium"]) == 0
    assert lacking[-1] == [*machine.PLAYWRIGHT, "install", "--with-deps", "chromium"]


def test_a_program_that_does_not_run_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ubuntu's chromium-browser without its snap: on the path, and of no use."""
    for name, code in (("chromium-browser", 10), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(machine, "BROWSERS", tmp_path)
    assert machine.find_chromium() == str(tmp_path / "google-chrome")
    (tmp_path / "google-chrome").unlink()
    assert machine.find_chromium() is None


def test_an_unknown_need_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert machine.main(["javanese"]) == 2
    assert "found javanese, expected some of venv, poppler" in capsys.readouterr().err


@pytest.mark.parametrize("name", BEFORE_VENV)
def test_what_runs_before_venv_needs_nothing_of_it(name: str) -> None:
    path = ROOT / "scripts" / name
    if path.suffix == ".py":
        assert imported(path) <= sys.stdlib_module_names
    else:
        assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n")


@pytest.mark.browser
def test_chromium_opens_a_page_of_this_folder(chromium: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<title>Cadre</title><p lang=fr>«&nbsp;oui&nbsp;»", encoding="utf-8"
    )
    page = chromium.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.title() == "Cadre"
    assert page.inner_text("p") == "«\N{NO-BREAK SPACE}oui\N{NO-BREAK SPACE}»"


# The Makefile and the documents


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_command_of_the_documents_exists(document: str) -> None:
    commands = re.findall(r"`make ([a-z-]+)", read(document)) + re.findall(
        r"^make ([a-z-]+)", read(document), flags=re.MULTILINE
    )
    assert {"book", "test"} <= set(commands) <= targets()


def test_help_lists_every_target_and_only_those() -> None:
    printed = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"^make ([a-z-]+) +\S", printed, flags=re.MULTILINE)) == targets()


PICTURE = pytest.param(
    "book/images/first-screen.png",
    marks=pytest.mark.xfail(
        not (ROOT / "book/images/first-screen.png").exists(),
        strict=True,
        reason="the picture is taken of the finished book",
    ),
)


def linked() -> list[Any]:
    """The files that README and CONTRIBUTING point at."""
    found = {
        target
        for document in ("README.md", "CONTRIBUTING.md")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", read(document))
    }
    return [PICTURE if target == PICTURE.values[0] else target for target in sorted(found)]


@pytest.mark.parametrize("target", linked())
def test_every_link_of_the_documents_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_one_version_and_one_author_everywhere() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    project = PROJECT["project"]
    assert citation["version"] == project["version"]
    assert citation["authors"] == project["authors"] == [{"name": "cadrage contributors"}]
    assert citation["license"] == project["license"] == "MIT"
    assert "doi" not in citation
    released = citation["date-released"].isoformat()
    entry = f"cadrage contributors ({released[:4]})"
    assert entry in read("README.md")
    assert f"version {citation['version']}" in read("README.md").lower()


def test_licences_name_their_holder_and_leave_the_articles_out() -> None:
    assert "Copyright (c) 2026 cadrage contributors" in read("LICENSE")
    text = read("LICENSE-TEXT")
    assert "CC-BY-4.0" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert "corpus/articles/" in text.partition("Not under this licence")[2]


def test_ci_runs_what_a_developer_runs() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert read(".ci/run").splitlines()[-1] == "exec make test"
    workflow = yaml.safe_load(read(".github/workflows/test.yml"))
    assert workflow["jobs"]["test"]["steps"][-1]["run"] == "cadrage/.ci/run"


def test_an_audit_that_could_not_ask_fails() -> None:
    (line,) = [line for line in read("Makefile").splitlines() if "pip_audit" in line]
    assert {"--require-hashes", "--strict"} <= set(line.split())


WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())
# what a workflow may do beyond reading: the pages are a branch, a release is an upload
WRITES = {"pages.yml": {"contents": "write"}, "release.yml": {"contents": "write"}}


def check_schema(*files: Path) -> subprocess.CompletedProcess[str]:
    """Hold workflows against the schema that check-jsonschema carries with it."""
    options = ["--builtin-schema", "vendor.github-workflows"]
    command = [sys.executable, "-m", "check_jsonschema", *options, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_workflows_are_what_their_schema_says(tmp_path: Path) -> None:
    done = check_schema(*WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(read(".github/workflows/test.yml").replace("runs-on:", "runs_on:"), "utf-8")
    assert check_schema(wrong).returncode != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_may_do_no_more_than_they_need(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job.get("permissions", {}) == WRITES.get(path.name, {})
        assert job["timeout-minutes"] <= 60
        used = [step["uses"] for step in job["steps"] if "uses" in step]
        assert [use for use in used if not re.search(r"@[0-9a-f]{40}$", use)] == []
        # what builds the book, notebooks too, never sees the token: the last step alone has it
        before = [workflow.get("env", {}), job.get("env", {}), *job["steps"][:-1]]
        assert "github.token" not in str(before) and "secrets." not in str(workflow)


# Nothing is fetched but by the registry's own client, from where the user says


def test_no_tracked_file_names_a_registry() -> None:
    # In pieces, or this file would name them.
    hosts = [
        "py" + "pi.org",
        "python" + "hosted",
        "ana" + "conda.org",
        "anaconda" + ".com",
        "npm" + "js.org",
        "js" + "delivr",
        "un" + "pkg.com",
    ]
    options = ["--(extra-)?index" + "-url", "--find" + "-links", "--default" + "-index"]
    pattern = re.compile("|".join([*map(re.escape, hosts), *options]))
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found = pattern.search(text)
        assert found is None, f"{path.relative_to(ROOT)} names {found and found.group()}"


def test_tests_reach_no_network() -> None:
    with (
        socket.socket() as outward,
        pytest.raises(RuntimeError, match=r"tried to reach 192\.0\.2\.1"),
    ):
        outward.connect(("192.0.2.1", 80))
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


def test_fast_tests_come_first(order: list[str]) -> None:
    assert order == ["fast", "model", "book", "browser"]


@pytest.fixture
def order(tmp_path: Path) -> list[str]:
    """The order in which pytest, with our conftest, runs four tests written slowest first."""
    marks = ("browser", "book", "model")
    lines = [
        "import pytest",
        *(f"@pytest.mark.{mark}\ndef test_{mark}(): pass" for mark in marks),
        "def test_fast(): pass",
    ]
    (tmp_path / "test_order.py").write_text("\n".join(lines), encoding="utf-8")
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    return re.findall(r"::test_(\w+)", done.stdout)
