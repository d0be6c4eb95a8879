"""There and back on the real corpus: no text leaves; every text and every number returns."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from cadrage.aligning import bring_back
from cadrage.cli import main
from cadrage.kernels import keep
from cadrage.project import STANDOFF, Project
from cadrage.publish.masking import BLOCK, SHORT, WORD
from cadrage.standing_off import stand_off

pytestmark = pytest.mark.model
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project's corpus and prose in a folder of their own, with tables made."""
    root = tmp_path_factory.mktemp("whole")
    for name in ("corpus", "book", "notebooks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(".ipynb_*"))
    for name in ("_config.yml", "_toc.yml", "index.md", "requirements.lock", ".gitignore"):
        shutil.copy(ROOT / name, root / name)
    project = Project(root)
    project.refresh()
    outputs = {}
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        outputs[path] = nbformat.read(path, as_version=4)
        bare = nbformat.read(path, as_version=4)
        for cell in bare.cells:
            cell.update({"outputs": []} if cell.cell_type == "code" else {})
        nbformat.write(bare, path)
    # as a build leaves them: the outputs in its cache, none in the files
    keep(project.build / ".jupyter_cache" / project.digest(), outputs)
    return project


@pytest.fixture(scope="module")
def public(whole: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    out = tmp_path_factory.mktemp("out") / "public"
    stand_off(whole, out, say=lambda line: None)
    return Project(out)


def copies(project: Project, folder: Path) -> Path:
    """The articles as somebody else has them: other marks and spaces, more around them."""
    folder.mkdir()
    for path in (project.corpus / "articles").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        for ours, theirs in (("’", "'"), ("« ", '"'), (" »", '"'), ("\u00a0", " "), ("–", "-")):
            text = text.replace(ours, theirs)
        (folder / path.name).write_text(f"{text}\n\nLire aussi\n", encoding="utf-8")
    return folder


def test_no_long_passage_of_an_article_leaves(whole: Project, public: Project) -> None:
    passages = set()
    for path in (whole.corpus / "articles").glob("*.txt"):
        words = WORD.findall(path.read_text(encoding="utf-8"))
        size = 2 * SHORT
        passages |= {" ".join(words[at : at + size]) for at in range(len(words) - size)}
    checked = 0
    for path in sorted((public.corpus).rglob("*")):
        if path.suffix in {".csv", ".json", ".md"} and "gold" not in path.parts:
            said = " ".join(WORD.findall(path.read_text(encoding="utf-8")))
        elif path.suffix == ".parquet":
            cells = pd.read_parquet(path).map(str).to_numpy().ravel()
            said = " ".join(WORD.findall(" ".join(cells)))
        else:
            continue
        checked += 1
        assert not [one for one in passages if one in said], path
    assert checked > 20
    assert not (public.corpus / "articles").exists()


def test_notebooks_leave_with_outputs_that_hold_no_long_passage(
    whole: Project, public: Project
) -> None:
    sentences = [
        " ".join(WORD.findall(text)) for text in whole.tables()["sentences"]["text"]
        if len(WORD.findall(text)) > SHORT
    ]  # fmt: skip
    blocks = 0
    for path in sorted((public.root / "notebooks").glob("*.ipynb")):
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if "outputs" in cell]
        assert sum(bool(cell.outputs) for cell in cells) > len(cells) / 2, path
        said = "".join(
            "".join(text) for cell in cells for output in cell.outputs
            for text in output.get("data", {}).values()
        )  # fmt: skip
        blocks += said.count(BLOCK)
        plain = " ".join(WORD.findall(re.sub("<[^<>]*>", " ", said)))
        assert not [one for one in sentences if one in plain], path
    assert sentences and blocks > 100


def test_without_texts_the_numbers_are_the_same(whole: Project, public: Project) -> None:
    assert public.is_public
    here, there = whole.tables(), public.tables()
    for name in ("findings", "scores", "events"):
        pd.testing.assert_frame_equal(here[name], there[name])
    spans = ["article", "sentence", "start", "end"]
    for name in ("dates", "mentions", "quotes", "labels"):
        pd.testing.assert_frame_equal(here[name][spans], there[name][spans])


def test_who_has_the_articles_gets_everything_back(
    whole: Project, public: Project, tmp_path: Path
) -> None:
    root = shutil.copytree(public.root, tmp_path / "mine")
    mine = Project(root)
    said: list[str] = []
    made = bring_back(mine, [copies(whole, tmp_path / "copies")], say=said.append)
    assert all(one.is_whole and one.rate == 1 for one in made)
    assert not mine.is_public
    for path in (whole.corpus / "articles").glob("*.txt"):
        assert (mine.corpus / "articles" / path.name).read_bytes() == path.read_bytes()
    edits = (mine.corpus / "edits.csv").read_text(encoding="utf-8")
    assert edits == (whole.corpus / "edits.csv").read_text(encoding="utf-8")
    here, there = whole.tables(), mine.tables()
    for name in ("findings", "scores", "events", "dates", "mentions", "quotes", "labels"):
        pd.testing.assert_frame_equal(here[name], there[name])


def test_an_article_that_is_not_there_is_told(
    whole: Project, public: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(public.root, tmp_path / "mine")
    theirs = copies(whole, tmp_path / "copies")
    lost, half, *_ = sorted(theirs.iterdir())
    lost.unlink()
    text = half.read_text(encoding="utf-8")
    half.write_text(text[: len(text) // 2], encoding="utf-8")
    assert main(["align", str(theirs), "--project", str(root)]) == 1
    said = capsys.readouterr().out
    assert "3 of 5 articles are whole" in said
    assert said.count("not put back") == 2
    assert Project(root).is_public


def test_what_is_refused(whole: Project, public: Project, tmp_path: Path, capsys) -> None:
    assert main(["standoff", str(tmp_path), "--project", str(whole.root)]) == 1
    assert "a folder that is not there yet" in capsys.readouterr().err
    assert main(["standoff", str(tmp_path / "x"), "--project", str(public.root)]) == 1
    assert "a project with its texts" in capsys.readouterr().err
    assert main(["align", str(tmp_path), "--project", str(whole.root)]) == 1
    assert STANDOFF in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
