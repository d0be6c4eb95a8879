"""The large way and the small way give the same numbers, whatever part of the corpus is shown."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cadrage import pipeline, tables
from cadrage.cli import main
from cadrage.errors import InputError
from cadrage.large import counting, excerpt
from cadrage.large.rows import Rows
from cadrage.large.whole import annotated
from cadrage.large.whole import files as whole_files
from cadrage.measure import shares, silences, warehouse
from cadrage.measure.chapters import COUNTS, Counts
from cadrage.project import Project
from cadrage.publish import Linker, matrix, table
from cadrage.publish.exports import WRITERS, AtOnce
from cadrage.publish.sphinx.excerpt import said
from cadrage.read import read_case, read_chunks, read_corpus

ROOT = Path(__file__).parents[1]
# what the sheets of this case hold besides knowledge would name every article
KNOWLEDGE = ("articles.csv", "edits.csv", "actors.csv", "labels.csv", "frames.csv",
             "referents.csv", "record.csv", "silences.csv")  # fmt: skip
SHOWN = ("BEN21", "FIN21")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The articles and the knowledge of the case, without a sheet that names articles."""
    folder = tmp_path_factory.mktemp("case") / "corpus"
    folder.mkdir()
    shutil.copytree(ROOT / "corpus" / "articles", folder / "articles")
    for name in KNOWLEDGE:
        shutil.copy(ROOT / "corpus" / name, folder)
    return folder


@pytest.fixture(scope="module")
def small(corpus):
    return pipeline.run(corpus)


@pytest.fixture(scope="module")
def build(corpus, tmp_path_factory):
    return tmp_path_factory.mktemp("build")


@pytest.fixture(scope="module")
def excerpted(corpus, build):
    """The large way, with two of the five articles shown."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warehouse, "chosen", lambda house, named: list(SHOWN))
        return counting.run(corpus, build=build)


@pytest.fixture(scope="module")
def whole(corpus, build, excerpted):
    """The large way, with all of them shown."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warehouse, "chosen", lambda house, named: list(ARTICLES))
        return counting.run(corpus, build=build)


ARTICLES = tuple(row["article"] for row in pd.read_csv(ROOT / "corpus/articles.csv").to_dict("records"))  # fmt: skip # noqa: E501


@pytest.mark.model
def test_every_published_number_is_the_same_with_two_of_five_shown(small, excerpted):
    shown, _, about = excerpted
    assert (about.articles, about.shown) == (5, 2)
    assert list(shown["articles"]["article"]) == list(SHOWN)
    told = small["findings"].set_index("finding")
    found = shown["findings"].set_index("finding")
    single = ("corpus.words.", "corpus.stripped.", "time.first.", "time.back.")
    asked = [
        key for key in told.index
        if not key.startswith(single) or key.endswith(SHOWN)
    ]  # fmt: skip
    assert len(asked) > 130
    assert set(asked) == set(found.index)
    pd.testing.assert_series_equal(
        found["value"][asked], told["value"][asked], check_index=True, rtol=1e-12
    )
    assert found["text"][asked].tolist() == told["text"][asked].tolist()
    ids = [one for cell in found["evidence"].dropna() for one in cell.split()]
    pages = {one.partition(".")[0] for one in ids if not one.startswith("table:")}
    assert pages == set(SHOWN)


@pytest.mark.model
def test_every_count_of_a_chapter_is_the_same_with_two_of_five_shown(small, excerpted):
    _, counts, _ = excerpted
    told = Counts(small)
    assert set(counts) == set(COUNTS)
    for name, keys, columns in SAME:
        own, other = counts[name], told[name]
        if "outlet" in own and "outlet" not in other:
            outlet = small["articles"].set_index("article")["outlet"]
            other = other.assign(outlet=other["article"].map(outlet))
            keys = [*keys, "outlet"]
        assert summed(own, keys, columns) == summed(other, keys, columns, within=own), name


# count → what names a row, and its numbers
SAME = (
    ("edits", ["rule"], ["edits", "removed", "added"]),
    ("days", ["day"], ["told", "articles"]),
    ("years", ["year"], ["told"]),
    ("spoken", ["side", "kind"], ["words"]),
    ("sides", ["side"], ["quotes", "words", "direct", "mixed", "indirect"]),
    ("voices", ["voice", "camp"], ["quotes", "words", "direct", "mixed", "indirect"]),
    ("classes", ["side", "cue_class"], ["quotes"]),
    ("described", ["name", "kind"], ["mentions", "named", "spoken", "articles"]),
    ("nodes", ["name", "kind", "side"], ["sentences"]),
    ("pairs", ["first", "second"], ["sentences"]),
    ("silent", ["name", "kind"], ["mentions", "articles"]),
    ("naming", ["referent", "label", "label_class", "voice"], ["count"]),
    ("silences", ["silence", "name"], ["hits", "absent"]),
)  # fmt: skip


def summed(frame, keys, columns, *, within=None):
    """Keys → sums of the numbers; rows of the other side that a count of the first leaves out."""
    frame = frame.dropna(subset=[keys[-1]])
    cells = frame[[*keys, *columns]].astype({key: "string" for key in keys})
    made = cells.groupby(keys, dropna=False)[columns].sum()
    rows = {
        str(key): tuple(map(int, row)) for key, row in zip(made.index, made.to_numpy(), strict=True)
    }
    if within is None:
        return rows
    least = within.attrs.get("rows", len(within)) > len(within)
    return rows if not least else {key: rows[key] for key in summed(within, keys, columns)}


@pytest.mark.model
def test_the_density_is_the_same(small, excerpted):
    told, found = Counts(small)["density"], excerpted[1]["density"]
    assert found[["lane", "first", "last"]].equals(told[["lane", "first", "last"]])
    assert np.allclose(found["count"], told["count"]) and np.allclose(found["share"], told["share"])


@pytest.mark.model
def test_the_words_that_set_outlets_apart_are_the_same(small, excerpted):
    told, found = Counts(small)["apart"], excerpted[1]["apart"]
    pd.testing.assert_frame_equal(found, told)
    assert len(told) and told["withheld"].notna().all()
    assert found.attrs["counted"] == 5 and excerpted[1]["copied"].attrs["counted"] is None


@pytest.mark.model
def test_with_all_shown_the_tables_and_their_evidence_are_the_same(small, whole):
    shown, counts, _ = whole
    for name in ("articles", "texts", "edits", "sentences", "events", "voice_shares"):
        pd.testing.assert_frame_equal(shown[name], small[name], rtol=1e-12)
    told, found = (each["findings"].set_index("finding")["evidence"] for each in (small, shown))
    for key in told.index:
        assert set(str(found[key]).split()) == set(str(told[key]).split()), key
    assert counts["days"]["evidence"].tolist() == Counts(small)["days"]["evidence"].tolist()


@pytest.mark.model
def test_a_second_run_annotates_nothing_and_chooses_the_same(corpus, build, whole, monkeypatch):
    monkeypatch.setattr("cadrage.large.whole.annotate_file", None)
    first, second = (counting.run(corpus, build=build)[2] for _ in range(2))
    assert first == second and first.shown == 5


@pytest.fixture
def rows(corpus, build, excerpted, small, tmp_path, monkeypatch):
    """The rows of all five on disk, two articles at a time."""
    monkeypatch.setattr("cadrage.large.rows.PART", 2)
    monkeypatch.setattr("cadrage.large.rows.AHEAD", 50)
    others = {name: frame for name, frame in small.items() if name not in excerpt.ROWS}
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return Rows(build, read_case(corpus), others=others, pages=ARTICLES, scratch=scratch)


@pytest.mark.model
def test_the_rows_of_a_large_corpus_are_those_of_a_small_one(rows, small):
    assert {*rows.listed, *rows.others} == {*small} - {"reuse_found"}
    for name in rows.listed:
        parts = [part[name] for part in rows.parts(name)]
        assert len(parts) == 3 + (name == "events"), name
        found = pd.concat(parts, ignore_index=True)
        told = small[name]
        if name == "silences":  # there search after search, here article after article
            place = told["article"].map({siglum: n for n, siglum in enumerate(ARTICLES)}) // 2
            told = told.iloc[np.argsort(place.to_numpy(), kind="stable")].reset_index(drop=True)
        pd.testing.assert_frame_equal(found, told)
        assert rows.rows(name) == len(told), name


@pytest.mark.model
@pytest.mark.parametrize("name", ["conllu", "iramuteq", "tei", "txm", "webannotation", "xmi"])
def test_an_export_of_a_large_corpus_is_that_of_a_small_one(rows, small, tmp_path, name):
    made = []
    for number, source in enumerate((AtOnce(small), rows)):
        folder = tmp_path / str(number)
        folder.mkdir()
        made.append({path.name: path.read_bytes() for path in WRITERS[name](source, folder)})
    assert made[0] and made[0] == made[1]


@pytest.mark.model
def test_the_tables_of_a_large_corpus_come_back_from_csv_and_parquet(rows, small, tmp_path):
    written = {path.name: path for name in ("csv", "parquet") for path in
               WRITERS[name](rows, tmp_path)}  # fmt: skip
    for name in {*small} - {"reuse_found", "silences"}:
        assert tables.read_parquet(written[f"{name}.parquet"], name).equals(small[name]), name
    alone = tmp_path / "alone"
    alone.mkdir()
    for path in WRITERS["csv"](AtOnce(small), alone):
        if path.name not in ("reuse_found.csv", "silences.csv"):
            assert path.read_bytes() == written[path.name].read_bytes(), path.name


@pytest.mark.model
def test_the_network_of_a_large_corpus_is_that_of_a_small_one(corpus, build, excerpted, small):
    files = {**whole_files(build), "actors": build / "actors.parquet"}
    small["actors"].to_parquet(files["actors"], index=False)
    nodes, pairs = warehouse.network(warehouse.Warehouse(files))
    told = Counts(small)
    pd.testing.assert_frame_equal(
        nodes, told["nodes"][["name", "kind", "side", "sentences"]], check_dtype=False
    )
    pd.testing.assert_frame_equal(
        pairs, told["pairs"][["first", "second", "sentences"]], check_dtype=False
    )
    few, between = warehouse.network(warehouse.Warehouse(files), nodes=5, pairs=2)
    assert (len(few), few.attrs["rows"]) == (5, len(nodes))
    inside = told["pairs"]["first"].isin(few["name"]) & told["pairs"]["second"].isin(few["name"])
    assert (len(between), between.attrs["rows"]) == (2, inside.sum())


@pytest.fixture(scope="module")
def project(corpus, build, excerpted, tmp_path_factory):
    """A large project of five articles, two of them shown, its tables made."""
    root = tmp_path_factory.mktemp("large") / "project"
    shutil.copytree(corpus, root / "corpus")
    for name in ("whole", "dataset"):
        shutil.copytree(build / name, root / "_build" / name)
    (root / "_config.yml").write_text("sphinx: {config: {cadrage_large: 2}}", encoding="utf-8")
    (root / ".gitignore").write_text("_build/\n", encoding="utf-8")
    (root / "index.md").write_text("# A title\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warehouse, "chosen", lambda house, named: list(SHOWN))
        Project(root).refresh()
    return Project(root)


@pytest.mark.model
def test_the_command_exports_all_articles_of_a_large_project(project, tmp_path, capsys):
    given = ["--project", str(project.root), "--out"]
    for name in ("txm", "gexf", "csv", "webannotation"):
        assert main(["export", name, *given, str(tmp_path / name)]) == 0
    said = capsys.readouterr().out
    assert "6 files of txm" in said and "actors, those in most sentences" in said
    assert "reuse_found is left out" in said and "excerpt," not in said
    assert sorted(path.stem for path in (tmp_path / "txm").glob("*.txt")) == sorted(ARTICLES)
    assert (tmp_path / "gexf" / "network.gexf").is_file()
    read = pd.read_csv(tmp_path / "csv" / "articles.csv")
    assert read["article"].tolist() == list(ARTICLES)
    lines = (tmp_path / "webannotation" / "evidence.jsonld").read_text(encoding="utf-8")
    targets = [one["target"] for one in json.loads(lines)["first"]["items"]]
    assert {one["source"]["label"] for one in targets} == set(ARTICLES)
    # a page is named where the book has one
    assert {one["source"]["label"] for one in targets if "scope" in one} == set(SHOWN)
    assert main(["export", "ical", *given, str(tmp_path / "ical")]) == 0
    assert "no calendar can show those of all" in capsys.readouterr().out
    assert not list(project.build.glob("export.*"))


@pytest.mark.model
def test_annotations_that_were_taken_away_are_not_taken_for_empty(project, tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(
        "cadrage.large.whole.annotate_file", lambda *given, **more: made.append(more["out"])
    )
    build = shutil.copytree(project.build, tmp_path / "build")
    shutil.rmtree(build / "dataset")
    with pytest.raises(AttributeError):  # the stand-in reports nothing
        annotated(project.corpus, read_case(project.corpus), build=build, say=print)
    assert made == [build / "dataset"]


@pytest.mark.model
def test_a_large_project_stands_off_and_comes_back(project, tmp_path, capsys):
    out, given = tmp_path / "public", ["--project", str(project.root)]
    assert main(["standoff", str(out), *given]) == 0
    assert "5 articles without their texts" in capsys.readouterr().out
    public = Project(out)
    assert public.is_public and not (out / "corpus" / "articles").exists()
    here, there = project.tables(), public.tables()
    assert public.excerpt == project.excerpt
    pd.testing.assert_frame_equal(here["findings"], there["findings"])
    counts = [one.counts(one.tables()) for one in (project, public)]
    assert {*counts[0]} == {*counts[1]}
    for name, frame in counts[0].items():
        assert counts[1][name].attrs == frame.attrs
        numbers = frame.select_dtypes("number").columns
        pd.testing.assert_frame_equal(counts[1][name][numbers], frame[numbers])
        evidence = [column for column in frame if str(column).endswith("evidence")]
        pd.testing.assert_frame_equal(counts[1][name][evidence], frame[evidence])
    assert main(["export", "csv", "--project", str(out), "--out", str(tmp_path / "csv")]) == 0
    assert "no texts: an excerpt, 2 of 5 articles, masked" in capsys.readouterr().out
    folder = str(project.corpus / "articles")
    assert main(["align", folder, "--project", str(out)]) == 0
    assert "5 of 5 articles are whole" in capsys.readouterr().out
    assert not public.is_public
    for path in (project.corpus / "articles").iterdir():
        assert (out / "corpus" / "articles" / path.name).read_bytes() == path.read_bytes()
    for name in ("articles.csv", "edits.csv"):
        assert (out / "corpus" / name).read_bytes() == (project.corpus / name).read_bytes()


def test_a_corpus_is_read_chunk_by_chunk_as_at_once():
    at_once = read_corpus(ROOT / "corpus")
    chunks = list(read_chunks(ROOT / "corpus", size=2))
    assert [len(chunk.articles) for chunk in chunks] == [2, 2, 1]
    for name in ("articles", "texts", "edits"):
        parts = pd.concat([getattr(chunk, name) for chunk in chunks], ignore_index=True)
        pd.testing.assert_frame_equal(parts, getattr(at_once, name))


def test_the_limit_is_a_setting_and_another_limit_another_digest(tmp_path):
    (tmp_path / "corpus").mkdir()
    project = Project(tmp_path)
    assert project.limit == excerpt.LARGE
    before = project.digest()
    settings = tmp_path / "_config.yml"
    settings.write_text("sphinx:\n  config:\n    cadrage_large: 12 # few\n", encoding="utf-8")
    assert project.limit == 12 and project.digest() != before
    settings.write_text(f"sphinx: {{config: {{cadrage_large: {excerpt.LARGE}}}}}", encoding="utf-8")
    assert project.digest() == before


@pytest.mark.parametrize("said", ["many", "0", "true", "[12]", "1.5"])
def test_a_limit_that_is_none_is_refused_by_name(tmp_path, said):
    settings = tmp_path / "_config.yml"
    settings.write_text(f"sphinx:\n  config:\n    cadrage_large: {said}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"_config\.yml.*expected a number of articles"):
        _ = Project(tmp_path).limit


@pytest.mark.parametrize("said", ["", "[1, 2]", "sphinx: yes", "sphinx: {config: [1]}"])
def test_settings_of_another_shape_set_no_limit(tmp_path, said):
    (tmp_path / "_config.yml").write_text(said, encoding="utf-8")
    assert Project(tmp_path).limit == excerpt.LARGE


def test_shares_of_counted_cells_are_those_of_quotations():
    rng = np.random.default_rng(7)
    rows = 400
    spoken = pd.DataFrame({
        "article": [f"A{n:02}" for n in rng.integers(0, 30, rows)],
        "side": rng.choice(["one", "two", "three"], rows),
        "standing": rng.choice(["official", "civil"], rows),
        "kind": rng.choice(["direct", "mixed", "indirect"], rows),
        "words": rng.integers(1, 60, rows), "evidence": "A00.1",
    })  # fmt: skip
    told = shares.voice_shares(spoken)
    keys = ["article", "side", "standing", "kind"]
    cells = spoken.groupby(keys, as_index=False).agg(
        quotes=("words", "size"), words=("words", "sum")
    )
    found = shares.over_all(cells.astype(dict.fromkeys(keys, "category")), told)
    pd.testing.assert_frame_equal(
        found.sort_values(["dimension", "name"]).reset_index(drop=True),
        told.sort_values(["dimension", "name"]).reset_index(drop=True),
    )


def test_intervals_do_not_depend_on_how_many_samples_are_drawn_at_once(monkeypatch):
    spoken = pd.DataFrame({
        "article": [f"A{n}" for n in range(20)] * 2, "side": ["x"] * 20 + ["y"] * 20,
        "standing": "official", "kind": "direct", "words": range(40), "evidence": "A0.1",
    })  # fmt: skip
    at_once = shares.voice_shares(spoken)
    monkeypatch.setattr(shares, "DRAWN", 140)
    pd.testing.assert_frame_equal(shares.voice_shares(spoken), at_once)


def test_a_tally_counts_what_the_searches_find():
    read, case = read_corpus(ROOT / "corpus"), read_case(ROOT / "corpus")
    outlet = read.articles.set_index("article")["outlet"]
    chunks = [rows.assign(outlet=rows["article"].map(outlet)) for _, rows in
              read.texts.groupby("article")]  # fmt: skip
    found = silences.tally(chunks, case["silences"]).groupby("silence")[["absent", "hits"]].sum()
    none = tables.frame("sentences", [])
    told = silences.find_silences(read.texts, none, case["silences"])
    told = told.astype({"absent": int}).groupby("silence")[["absent", "hits"]].sum()
    assert found.astype(int).to_dict() == told.astype(int).to_dict()


ABOUT = {"articles": 9000, "shown": 2, "named": 0, "sample": 1, "seed": 5,
         "outlets": {"Un": 6000, "Deux": 2000}}  # fmt: skip


@pytest.fixture
def linker():
    rows = [{"article": a, "outlet": o} for a, o in (("A1", "Un"), ("B1", "Deux"))]
    frame = pd.DataFrame(rows)
    frame.attrs["excerpt"] = ABOUT
    return Linker.of(frame)


def test_rows_of_an_excerpt_say_so_and_counts_say_over_what(linker):
    rows = pd.DataFrame({"name": ["x", "y"], "n": [3, 1]})
    shown = table(rows, linker, caption="c", columns={"name": "Name", "n": "N"})
    assert "Rows of 2 of 9,000 articles: an excerpt." in shown.html
    rows.attrs = {"rows": 70, "counted": True}
    shown = table(rows, linker, caption="c", columns={"name": "Name", "n": "N"})
    note = "Counted over all 9,000 articles; what a number opens is of the 2 shown."
    assert f"The first 2 of 70 rows. {note}" in shown.html
    assert "excerpt" not in shown.html and shown.note == note
    rows.attrs = {"counted": 500}
    shown = table(rows, linker, caption="c", columns={"name": "Name"})
    assert "Counted over 500 articles drawn from all 9,000 articles;" in shown.html
    rows.attrs = {"counted": None}
    shown = table(rows, linker, caption="c", columns={"name": "Name"})
    assert "Rows of 2 of 9,000 articles: an excerpt." in shown.html
    rows.attrs = {"counted": False}
    assert "articles" not in table(rows, linker, caption="c", columns={"name": "Name"}).html


def test_a_matrix_by_outlet_counts_the_articles_of_all(linker):
    rows = pd.DataFrame(
        {"label": ["x", "x", "x"], "outlet": ["Un", "Deux", "Trois"], "n": [3, 4, 5],
         "evidence": ["A1.2", None, None]}
    )  # fmt: skip
    made = matrix(rows, linker, columns={"label": "Label"}, value="n", caption="c")
    assert "Un (6,000)" in made.html and "Deux (2,000)" in made.html
    assert "other outlets (1,000)" in made.html
    assert made.text.split()[-4:] == ["x", "3", "4", "5"]
    assert "9,000 articles, added up by outlet." in made.html and "A1.2" in made.html


def test_counts_bear_what_they_were_made_over(tmp_path):
    made = {name: pd.DataFrame({"n": [1, 2]}) for name in ("all", "most", "drawn", "few")}
    made["most"].attrs["rows"] = 70
    made["drawn"].attrs["counted"] = 1000
    made["few"].attrs["counted"] = None
    about = excerpt.Excerpt(9000, 2, 0, 1, 5, {})
    excerpt.write(made, about, tmp_path)
    found = {name: frame.attrs for name, frame in excerpt.read_counts(tmp_path).items()}
    assert found == {
        "all": {"rows": 2, "counted": True}, "most": {"rows": 70, "counted": True},
        "drawn": {"rows": 2, "counted": 1000}, "few": {"rows": 2, "counted": None},
    }  # fmt: skip
    assert excerpt.read(tmp_path)["articles"] == 9000


def test_what_a_page_says_of_an_excerpt_holds_its_numbers():
    words = said(json.loads(json.dumps(ABOUT)))
    assert "9,000 articles" in words and "2 of them" in words and "seed 5" in words
