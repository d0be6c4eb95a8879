"""The command line: what it answers, and how it fails."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from cadrage import build, identity, importing, pipeline, release
from cadrage.cli import main
from cadrage.publish import datapackage
from cadrage.publish.exports import WRITERS
from cadrage.read.imports import FORMATS
from cadrage.read.imports.columns import SYNONYMS

ROOT = Path(__file__).parents[1]


def articles(tmp_path, *lines):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_annotate_writes_one_csv_a_layer(tmp_path, capsys):
    path = articles(
        tmp_path,
        {"article": "a", "text": "Il est venu hier.", "published": "2021-11-11"},
        {"article": "b", "text": "Il viendra demain."},
    )
    out = tmp_path / "out"
    options = ["--no-clean", "--layers", "dates", "--format", "csv", "--out", str(out)]
    assert main(["annotate", str(path), *options]) == 0
    dates = pd.read_csv(out / "dates.csv", keep_default_na=False)
    assert list(dates["text"]) == ["hier", "demain"]
    assert list(dates["value"]) == ["2021-11-10", ""]
    written = sorted(p.name for p in out.iterdir() if not p.name.startswith("."))
    assert written == ["dates.csv", "notices.csv", "set_aside.csv"]
    assert "1 × dates: without a day of publication" in capsys.readouterr().out


def test_annotate_writes_parquet_parts(tmp_path):
    path = articles(tmp_path, {"article": "a", "text": "Il est venu hier."})
    assert main(["annotate", str(path), "--layers", "dates", "--out", str(tmp_path / "out")]) == 0
    assert len(pd.read_parquet(tmp_path / "out" / "dates")) == 1


@pytest.mark.parametrize(
    ("line", "options", "message"),
    [
        ({"article": "a"}, [], "row 1, column 'text'"),
        ({"article": "a", "text": "x"}, ["--layers", "date"], "no layer 'date'; there are: dates"),
    ],
)
def test_an_error_is_one_sentence_and_exit_code_1(tmp_path, capsys, line, options, message):
    path = articles(tmp_path, line)
    assert main(["annotate", str(path), "--out", str(tmp_path / "out"), *options]) == 1
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
    assert not list((tmp_path / "out").glob("*"))


def test_outside_a_project_it_says_what_it_looks_for(tmp_path, capsys):
    assert main(["tables", "--project", str(tmp_path)]) == 1
    assert "expected a project" in capsys.readouterr().err


def test_help_imports_neither_model_nor_frames():
    code = (
        "import sys, cadrage.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'spacy', 'pandas', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0 and b"annotate" in done.stdout


def test_layers_that_need_no_model_do_not_load_it(tmp_path):
    path = articles(tmp_path, {"article": "a", "text": "Il est venu hier."})
    code = (
        "import sys, cadrage.cli as c\n"
        f"c.main(['annotate', {str(path)!r}, '--out', {str(tmp_path / 'out')!r}, "
        "'--layers', 'sentences,dates'])\n"
        "sys.exit(bool({'spacy', 'thinc', 'distributed', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose tables are made in no time."""
    (tmp_path / "corpus").mkdir()
    for name in ("_config.yml", "corpus/articles.csv"):
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(pipeline, "run", lambda corpus, *, cache: {})
    monkeypatch.setattr(datapackage, "write", lambda made, folder: folder.mkdir(parents=True))
    return tmp_path


def test_tables_says_whether_it_made_them(project, capsys):
    assert main(["tables", "--project", str(project)]) == 0
    assert main(["tables", "--project", str(project)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{project / '_build' / 'data'}: made"
    assert second == f"{project / '_build' / 'data'}: nothing changed"


def test_build_ends_with_where_to_read(project, monkeypatch, capsys):
    built = []
    monkeypatch.setattr(build, "build", lambda project, *, say: built.append(project.root))
    assert main(["build", "--project", str(project)]) == 0
    assert built == [project]
    assert capsys.readouterr().out == f"read {project / '_build' / 'html' / 'index.html'}\n"


def test_release_and_identity_are_of_the_project_named(project, monkeypatch, capsys):
    monkeypatch.setattr(release, "release", lambda project, *, say: say(f"of {project.root}"))
    monkeypatch.setattr(identity, "identify", lambda root, *, package: root)
    monkeypatch.setattr(identity, "lines", lambda root: [f"edition of {root}", "swh:1:dir:0"])
    assert main(["release", "--project", str(project)]) == 0
    assert main(["identity", "--project", str(project)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"of {project}", f"edition of {project}", "swh:1:dir:0"]


def test_who_stops_it_is_told_that_nothing_finished_is_lost(project, monkeypatch, capsys):
    def stopped(corpus, *, cache):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "run", stopped)
    assert main(["tables", "--project", str(project)]) == 130
    assert capsys.readouterr().err == "cadrage: stopped; what is finished is kept\n"


@pytest.mark.parametrize("option", ["--workers", "--max-chars"])
@pytest.mark.parametrize("given", ["-1", "two"])
def test_what_is_no_count_is_wrong_usage(tmp_path, capsys, option, given):
    path = articles(tmp_path, {"article": "a", "text": "Il est venu hier."})
    with pytest.raises(SystemExit) as ended:
        main(["annotate", str(path), "--out", str(tmp_path / "out"), option, given])
    assert ended.value.code == 2
    said = f"argument {option}: found '{given}'; expected a whole number from 0"
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a.csv", "a.CSV", "a.docx", "a.jsonl.gz"])
def test_what_is_no_input_of_annotate_is_sent_to_import(tmp_path, capsys, name):
    (tmp_path / name).write_text("text\nx\n", encoding="utf-8")
    assert main(["annotate", str(tmp_path / name), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "expected JSON Lines or Parquet" in said and "`cadrage import` takes" in said


def test_only_known_actors_asks_for_the_folder_that_knows_them(tmp_path, capsys):
    path = articles(tmp_path, {"article": "a", "text": "Il est venu hier."})
    assert main(["annotate", str(path), "--out", str(tmp_path / "out"), "--known-only"]) == 1
    assert capsys.readouterr().err == (
        "cadrage: --known-only: found 'no --knowledge'; "
        "expected the folder whose actors are known.\n"
    )


def test_an_import_that_takes_nothing_fails(tmp_path, monkeypatch):
    asked = {}
    monkeypatch.setattr(
        importing, "import_files", lambda paths, **options: asked.update(options, paths=paths)
    )
    options = ["--corpus", str(tmp_path), "--columns", "text=Corps", "--dry-run"]
    assert main(["import", "x.csv", *options]) == 1
    assert asked["paths"] == [Path("x.csv")] and asked["corpus"] == tmp_path
    assert asked["columns"] == {"text": "Corps"} and asked["dry"]


@pytest.mark.parametrize(
    ("command", "names"), [("import", (*FORMATS, *SYNONYMS)), ("export", tuple(WRITERS))]
)
def test_help_names_every_format_and_column(capsys, command, names):
    with pytest.raises(SystemExit):
        main([command, "--help"])
    said = re.findall(r"\w+", capsys.readouterr().out)
    assert not [name for name in names if name not in said]


def test_every_command_says_what_it_does_in_a_sentence(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"(?m)^    (\w+)", capsys.readouterr().out)
    assert len(commands) >= 10
    for command in commands:
        with pytest.raises(SystemExit):
            main([command, "--help"])
        usage, _, said = capsys.readouterr().out.partition("\n\n")
        assert usage.startswith(f"usage: cadrage {command}")
        assert "." in said.partition("\n\n")[0], command
