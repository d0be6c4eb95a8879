"""JSON Lines are read chunk by chunk, or the line that is wrong is named."""

import json

import pytest

from cadrage.errors import InputError, MissingError
from cadrage.read import jsonl
from cadrage.read.jsonl import read_jsonl
from cadrage.read.published import days_of


def written(tmp_path, *lines):
    path = tmp_path / "in.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def test_chunks_hold_every_article_once(tmp_path):
    path = written(tmp_path, *({"article": f"a{n}", "text": "Un."} for n in range(5)))
    sizes = [list(articles["article"]) for articles, _ in read_jsonl(path, chunk=2)]
    assert sizes == [["a0", "a1"], ["a2", "a3"], ["a4"]]


def test_cleaning_takes_the_crawls_date_off_and_uses_it(tmp_path):
    path = written(tmp_path, {"article": "a", "text": " date 2017-08 Alors que"})
    [(articles, texts)] = read_jsonl(path)
    assert texts["clean"][0] == "Alors que"
    assert tuple(articles.loc[0, ["published_earliest", "published_latest"]]) == (
        "2017-08-01",
        "2017-08-31",
    )


def test_without_cleaning_the_text_is_as_given(tmp_path):
    given = " date 2017-08 Alors\u202fque\r\n"
    path = written(tmp_path, {"article": "a", "text": given})
    [(articles, texts)] = read_jsonl(path, clean=False)
    assert texts["clean"][0] == given
    assert articles["published_earliest"].isna().all()


@pytest.mark.parametrize(
    ("lines", "row", "column"),
    [
        (["{"], 1, None),
        (["[]"], 1, None),
        ([{"article": "a"}], 1, "text"),
        ([{"article": "", "text": "Un."}], 1, "article"),
        ([{"article": "a", "text": "Un."}, "", {"article": "a", "text": "Deux."}], 3, "article"),
        ([{"article": "a", "text": "Un.", "published": "hier"}], 1, "published"),
        ([{"article": "a", "text": "Un.", "published": "2021-02-30"}], 1, "published"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, lines, row, column):
    with pytest.raises(InputError) as error:
        list(read_jsonl(written(tmp_path, *lines)))
    assert (error.value.row, error.value.column) == (row, column)


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ("2021-11-11", ("2021-11-11", "2021-11-11")),
        ("2021-02", ("2021-02-01", "2021-02-28")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2021-06-15/2021-06-18", ("2021-06-15", "2021-06-18")),
        ("2021-06/2021-08", ("2021-06-01", "2021-08-31")),
        ("2021-11-11T10:00:00Z", ("2021-11-11", "2021-11-11")),
    ],
)
def test_days_of_a_publication(given, days):
    assert days_of(given) == days


@pytest.mark.parametrize("given", ["2021-13", "21-11-11", "", "2021-06-18/2021-06-15", "2021-W2"])
def test_what_is_no_publication_is_refused(given):
    with pytest.raises(ValueError):
        days_of(given)


@pytest.mark.parametrize(
    "line", [b"{", b'{"article": "\xe9"}', b"[" * 100_000, b'{"article": "a" "text": "b"}']
)
def test_a_line_that_is_no_json_is_named(tmp_path, line):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"article": "a", "text": "Un."}\n' + line + b"\n")
    with pytest.raises(InputError, match=r"in\.jsonl, row 2: found .*; expected JSON in UTF-8"):
        list(read_jsonl(path))


def test_a_file_that_is_not_there_and_a_line_that_is_too_long_are_named(tmp_path, monkeypatch):
    with pytest.raises(MissingError, match=r"none\.jsonl: not found; expected a JSON Lines file"):
        list(read_jsonl(tmp_path / "none.jsonl"))
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 40)
    path = written(tmp_path, {"article": "a", "text": "x" * 100})
    length = path.stat().st_size
    with pytest.raises(InputError, match=f"row 1: found 'a line of {length} bytes'; expected 40 "):
        list(read_jsonl(path))
