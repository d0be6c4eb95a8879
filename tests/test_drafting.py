"""A draft authority from the command line: whom a corpus names, never over an old file."""

import json

import pytest

from cadrage.annotate.mentions import build_authority
from cadrage.cli import main
from cadrage.read.case import read_frame

pytestmark = pytest.mark.model

TEXTS = [
    "Sergueï Lavrov est arrivé à Dakar. Lavrov a vu Victor Hugo.",
    "Serguei Lavrov a quitté Dakar, a dit M. Hugo. Sergueï Lavrov reviendra.",
]


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "in.jsonl"
    rows = [{"article": f"A{n}", "text": text} for n, text in enumerate(TEXTS)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "corpus"
    (made / "articles").mkdir(parents=True)
    manifest = "article,file,outlet,outlet_kind\nAAA,a.txt,X,\n"
    (made / "articles.csv").write_text(manifest, encoding="utf-8")
    (made / "articles" / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    return made


def test_draft_joins_spellings_across_articles_and_is_an_authority(lines, capsys):
    assert main(["actors", "draft", str(lines)]) == 0
    draft = read_frame(lines.parent / "actors.csv", "actors")
    rows = draft.set_index("name")
    assert rows.loc["Sergueï Lavrov", "kind"] == "person"
    assert rows.loc["Sergueï Lavrov", "variants"] == "name:Serguei Lavrov"
    assert rows.loc["Sergueï Lavrov", "note"] == "4 mentions in 2 articles"
    assert "Dakar" in rows.index
    assert set(build_authority(draft).actors) == set(draft["id"])
    assert f"{len(draft)} actors" in capsys.readouterr().out


def test_draft_of_a_folder_stands_in_the_folder(folder):
    assert main(["actors", "draft", str(folder)]) == 0
    assert "Victor Hugo" in set(read_frame(folder / "actors.csv", "actors")["name"])


def test_draft_leaves_out_who_is_known(folder, tmp_path):
    (folder / "actors.csv").write_text(
        "id,name,kind,office,country,role,role_earliest,role_latest,camp,camp_basis,wikidata,"
        "speaks_for,variants,note\nhugo,Victor Hugo,person,,,,,,,,,,,\n", encoding="utf-8",
    )
    out = tmp_path / "draft.csv"
    assert main(["actors", "draft", str(folder), "--out", str(out)]) == 0
    names = set(read_frame(out, "actors")["name"])
    assert "Sergueï Lavrov" in names and "Victor Hugo" not in names


def test_draft_lists_only_who_is_named_often_enough(lines, tmp_path):
    out = tmp_path / "draft.csv"
    assert main(["actors", "draft", str(lines), "--out", str(out), "--least", "4"]) == 0
    assert list(read_frame(out, "actors")["name"]) == ["Sergueï Lavrov"]


def test_draft_never_replaces_a_file(lines, capsys):
    old = lines.parent / "actors.csv"
    old.write_text("kept", encoding="utf-8")
    assert main(["actors", "draft", str(lines)]) == 1
    assert old.read_text(encoding="utf-8") == "kept"
    assert "never replaces" in capsys.readouterr().err
