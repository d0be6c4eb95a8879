"""A file becomes the same dataset on any road, and a second run makes what has changed."""

import random
import sys

import pandas as pd
import pytest
from distributed import LocalCluster

from cadrage import tables
from cadrage.errors import InputError, MissingError, UnknownNameError
from cadrage.scale.knowledge import knowledge_of
from cadrage.scale.run import Report, annotate_file

from .conftest import article, tree

LAYERS = ("sentences", "dates")


def run(path, out, **options):
    return annotate_file(path, out=out, **{"layers": LAYERS, **options})


@pytest.fixture
def fresh(written, many, tmp_path):
    """What one process makes of the articles in their order."""
    run(written(many), tmp_path / "fresh")
    return tree(tmp_path / "fresh")


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=":0",
    ) as made:
        yield made.scheduler_address


def test_every_part_is_listed_and_holds_its_contract(fresh, tmp_path):
    assert sum(name.startswith("dates/") for name in fresh) >= 3
    folder = tmp_path / "fresh"
    dates = [tables.read_parquet(path, "dates") for path in (folder / "dates").iterdir()]
    assert sum(map(len, dates)) > 300
    sentences = pd.read_parquet(folder / "sentences")
    assert sentences["article"].nunique() == 300


def test_processes_make_the_same_bytes(written, many, fresh, tmp_path):
    run(written(many), tmp_path / "two", workers=2)
    assert tree(tmp_path / "two") == fresh


def test_a_cluster_makes_the_same_bytes(written, many, fresh, tmp_path, cluster):
    report = run(written(many), tmp_path / "dask", scheduler=cluster)
    assert report.made >= 3
    assert tree(tmp_path / "dask") == fresh


def test_the_order_of_the_input_does_not_matter(written, many, fresh, tmp_path):
    random.Random(1).shuffle(many)
    run(written(many), tmp_path / "shuffled")
    assert tree(tmp_path / "shuffled") == fresh


def test_parquet_gives_the_same_bytes(many, fresh, tmp_path):
    frame = pd.DataFrame(many)
    frame["published"] = pd.to_datetime(frame["published"]).dt.date
    folder = tmp_path / "in"
    folder.mkdir()
    frame[:100].to_parquet(folder / "1.parquet")
    frame[100:].to_parquet(folder / "2.parquet")
    run(folder, tmp_path / "parquet")
    assert tree(tmp_path / "parquet") == fresh


def test_one_csv_a_table_in_the_order_of_the_articles(written, many, fresh, tmp_path):
    random.Random(2).shuffle(many)
    run(written(many), tmp_path / "csv", format="csv")
    sentences = pd.read_csv(tmp_path / "csv" / "sentences.csv")
    order = ["article", "sentence"]
    whole = pd.read_parquet(tmp_path / "fresh" / "sentences").sort_values(order, ignore_index=True)
    assert sentences["article"].is_monotonic_increasing
    pd.testing.assert_frame_equal(sentences, whole, check_dtype=False)


def test_an_input_without_a_row_gives_tables_without_a_row(written, tmp_path):
    report = run(written([]), tmp_path / "none", format="csv")
    assert (report.articles, report.parts) == (0, [])
    for path in sorted((tmp_path / "none").glob("*.csv")):
        read = pd.read_csv(path)
        assert list(read.columns) == [column.name for column in tables.columns(path.stem)]
        assert read.empty
    assert (tmp_path / "none" / "sentences.csv").is_file()


def test_a_second_run_makes_nothing(written, many, fresh, tmp_path):
    report = run(written(many), tmp_path / "fresh")
    assert (report.made, report.kept) == (len([n for n in fresh if n.startswith("dates/")]), 0)[
        ::-1
    ]
    assert report.words == sum(len(each["text"].split()) for each in many)
    assert tree(tmp_path / "fresh") == fresh


def test_a_changed_article_changes_its_part_alone(written, many, fresh, tmp_path):
    many[150]["text"] += " Il viendra demain."
    report = run(written(many), tmp_path / "fresh")
    assert report.made == 1 and report.kept >= 2
    # the part that it was in before: a file a table
    assert report.removed == 4
    run(written(many), tmp_path / "anew")
    assert tree(tmp_path / "fresh") == tree(tmp_path / "anew")


def test_an_article_more_leaves_most_parts_alone(written, tmp_path):
    many = [article(number) for number in range(1500)]
    gone = many.pop(20)
    before = run(written(many), tmp_path / "out")
    report = run(written([*many, gone]), tmp_path / "out")
    assert report.made <= before.made / 3
    assert report.articles == 1500


def test_other_layers_leave_these_where_they_are(written, many, fresh, tmp_path):
    run(written(many), tmp_path / "fresh", layers=["sentences"])
    now = tree(tmp_path / "fresh")
    assert {n: b for n, b in now.items() if n.startswith("dates/")} == {
        n: b for n, b in fresh.items() if n.startswith("dates/")
    }


def test_other_knowledge_makes_all_anew(written, many, fresh, tmp_path):
    from cadrage.annotate.chunk import Knowledge

    authority = pd.DataFrame({"id": ["x"], "name": ["X"], "kind": ["person"], "variants": [""]})
    report = run(written(many), tmp_path / "fresh", knowledge=Knowledge(actors=authority))
    assert report.kept == 0 and report.removed == 4 * report.made


def test_nobody_but_known_actors_is_looked_for_and_no_model_loaded(written, tmp_path, monkeypatch):
    from cadrage.annotate.chunk import Knowledge

    # to import it fails now, also where another test has done so
    monkeypatch.setitem(sys.modules, "cadrage.annotate.model", None)
    monkeypatch.delattr("cadrage.annotate.model", raising=False)
    text = "Anne Morin est à Lyon. «Je pars», a déclaré Paul Petit. Elle a souligné que tout va."
    authority = pd.DataFrame(
        {"id": ["m"], "name": ["Anne Morin"], "kind": ["person"], "variants": [""]}
    )
    layers = ["mentions", "quotes"]
    for name, closed in (("closed", True), ("open", False)):
        known = Knowledge(actors=authority, closed=closed)
        lines = written([article(1, text=text)])
        if closed:
            run(lines, tmp_path / name, layers=layers, knowledge=known)
        else:
            with pytest.raises(ImportError):
                run(lines, tmp_path / name, layers=layers, knowledge=known)
    found = pd.read_parquet(tmp_path / "closed" / "mentions")
    assert {(row.text, row.actor) for row in found.itertuples()} == {
        ("Anne Morin", "m"), ("Elle", "m"),
    }  # fmt: skip
    quotes = pd.read_parquet(tmp_path / "closed" / "quotes")
    assert list(quotes["speaker_name"]) == ["Paul Petit", "Anne Morin"]


def test_wrong_knowledge_is_told_before_any_work(written, many, tmp_path):
    from cadrage.annotate.chunk import Knowledge

    wrong = Knowledge(actors=pd.DataFrame({"id": ["x"], "name": ["X"], "kind": ["person"]}))
    with pytest.raises(InputError, match="a column 'variants'"):
        run(written(many), tmp_path / "out", knowledge=wrong)
    assert not (tmp_path / "out").exists()


def test_rows_that_give_no_article_are_set_aside(written, many, tmp_path):
    lines = [*many[:40], {"text": "sans nom"}, many[3], article(900, text="x" * 2_000)]
    report = run(written(lines), tmp_path / "out", max_chars=1_000)
    assert report.articles == 40
    assert report.set_aside == {"unreadable": 1, "duplicate": 1, "too_long": 1}
    aside = pd.read_parquet(tmp_path / "out" / "set_aside")
    assert list(aside["row"]) == [41, 42, 43]
    assert list(aside["article"].fillna("")) == ["", "A00003", "A00900"]
    assert "row 4 has the same name" in aside["reason"][1]
    tables.check("set_aside", aside.astype({"row": "Int64"}))
    assert any("3 set aside: 1 duplicate, 1 too_long, 1 unreadable" in x for x in report.lines())


def test_half_a_character_is_replaced_and_told(written, tmp_path):
    report = run(written([article(1, text="Le \ud83d jour d’hier.")]), tmp_path / "out")
    sentences = pd.read_parquet(tmp_path / "out" / "sentences")
    assert sentences["text"][0] == "Le \ufffd jour d’hier."
    assert any("U+FFFD" in notice for notice in report.notices)


@pytest.mark.parametrize("lines", [[], [{"text": "sans nom"}]])
def test_an_input_without_articles_is_refused_and_leaves_nothing(written, tmp_path, lines):
    with pytest.raises(InputError):
        run(written(lines), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_name_that_does_not_exist_is_told(written, many, tmp_path):
    for options in ({"layers": ["date"]}, {"format": "xml"}):
        with pytest.raises(UnknownNameError):
            run(written(many), tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_parquet_without_texts_is_refused(tmp_path):
    path = tmp_path / "in.parquet"
    pd.DataFrame({"article": ["a"]}).to_parquet(path)
    with pytest.raises(InputError, match="column 'text'"):
        run(path, tmp_path / "out")
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match="expected Parquet"):
        run(path, tmp_path / "out")


@pytest.mark.model
def test_all_layers_are_the_same_on_every_road(written, many, tmp_path):
    path = written(many[:140])
    annotate_file(path, out=tmp_path / "here")
    annotate_file(path, out=tmp_path / "two", workers=2)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        annotate_file(path, out=tmp_path / "dask", scheduler=cluster.scheduler_address)
    here = tree(tmp_path / "here")
    assert {name.partition("/")[0] for name in here} >= {"articles", "mentions", "quotes"}
    assert tree(tmp_path / "two") == here
    assert tree(tmp_path / "dask") == here


def test_files_of_others_are_counted_in_what_is_said():
    report = Report(removed=2, left=1_000)
    assert list(report.lines())[2:] == [
        "2 files of other articles, code or knowledge removed",
        "1,000 files of other articles, code or knowledge left, of other layers",
    ]


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(MissingError, match=r"none\.jsonl: not found; expected a JSON Lines file,"):
        annotate_file(tmp_path / "none.jsonl", out=tmp_path / "out")
    with pytest.raises(MissingError, match=r"none: not found; expected a folder with actors\.csv"):
        knowledge_of(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
