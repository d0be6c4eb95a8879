"""The command line: what it answers, and how it fails."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from cadrage.cli import main

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
