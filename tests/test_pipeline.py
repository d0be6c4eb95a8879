"""The way through the rooms: what is made, what is kept, what is made anew."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from cadrage import pipeline, tables
from cadrage.project import Project, open_project

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of this project's sources, so that a test may change them."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "corpus", root / "corpus")
    for name in ("_config.yml", "requirements.lock"):
        shutil.copy(ROOT / name, root / name)
    return Project(root)


@pytest.fixture(scope="module")
def made(project):
    return project.tables()


# what these hold depends on what a reader compares
ASKED_FOR = {"alignment", "contrast", "set_aside"}


def test_every_contracted_table_is_made(made):
    assert set(made) == set(tables.contracts()) - ASKED_FOR


def test_every_row_says_the_words_at_its_offsets(made):
    clean = dict(zip(made["texts"]["article"], made["texts"]["clean"], strict=True))
    for name in ("sentences", "dates", "mentions", "quotes", "labels", "frames"):
        assert len(made[name]) > 0
        tables.check(name, made[name], clean=clean)


def test_every_evidence_id_is_a_sentence_an_article_or_a_table(made):
    ids = {f"{s.article}.{s.sentence}" for s in made["sentences"].itertuples()}
    ids |= set(made["articles"]["article"]) | {f"table:{name}" for name in made}
    cited = {each for cell in made["findings"]["evidence"].dropna() for each in cell.split()}
    assert cited <= ids and cited
    told = made["events"][made["events"]["lane"] == "told"]
    assert set(told["source"]) <= ids


def test_a_project_is_found_from_below(project):
    assert open_project(project.corpus / "gold").root == project.root.resolve()


def test_nothing_changed_makes_nothing(project, made):
    assert project.refresh() is False


def test_one_changed_article_alone_is_read_again(project, made, monkeypatch):
    asked = []
    real = pipeline.annotate

    def spy(articles, texts, **options):
        asked.extend(articles["article"])
        return real(articles, texts, **options)

    monkeypatch.setattr(pipeline, "annotate", spy)
    path = project.corpus / "articles.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2017-08-30,2017-08-30", "2017-08-29,2017-08-30"), "utf-8")
    try:
        assert project.refresh() is True
    finally:
        path.write_text(text, encoding="utf-8")
    assert asked == ["SPU17"]


def test_the_cache_gives_the_same_tables(project, made):
    again = pipeline.run(project.corpus, cache=project.build / "cache")
    afresh = pipeline.run(project.corpus, cache=None)
    for name, frame in again.items():
        pd.testing.assert_frame_equal(frame, afresh[name])
        pd.testing.assert_frame_equal(frame, made[name])


def test_the_package_describes_every_file(project, made):
    import json

    package = json.loads((project.data / "datapackage.json").read_text(encoding="utf-8"))
    assert all((project.data / resource["path"]).is_file() for resource in package["resources"])
    tabular = [r for r in package["resources"] if r["profile"] == "tabular-data-resource"]
    names = {resource["name"] for resource in tabular}
    assert names == {p.stem for p in project.data.glob("*.csv")} == set(made)
    for resource in tabular:
        frame = pd.read_csv(project.data / resource["path"], keep_default_na=False)
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert list(frame.columns) == fields
        assert all(field["description"] for field in resource["schema"]["fields"])
