"""A lexicon is read whole, or what is wrong with it is named."""

import pytest

from cadrage.annotate import lexicons
from cadrage.errors import InputError, UnknownNameError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of lexicons of our own."""
    monkeypatch.setattr(lexicons.resources, "files", lambda package: tmp_path)
    monkeypatch.setattr(lexicons, "load", lexicons.load.__wrapped__)
    return tmp_path


def test_rows_come_in_the_order_of_the_file(folder):
    (folder / "w.csv").write_text("word,source,note\nsoir,g,\nmatin,g,x\n", encoding="utf-8")
    assert [row["word"] for row in lexicons.load("w", "word")] == ["soir", "matin"]


def test_a_lexicon_that_is_not_there_is_named_with_those_that_are(folder):
    (folder / "words.csv").write_text("word,source,note\n", encoding="utf-8")
    with pytest.raises(UnknownNameError, match="no lexicon 'word'; there are: words"):
        lexicons.load("word")


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        ("source,note\n", 1, "a column 'word'"),
        ("word,note\n", 1, "a column 'source'"),
        ("word,source,note\nsoir,g,,x\n", 2, "3 cells, with a source"),
        ("word,source,note\nsoir,g,\nmatin,g\n", 3, "3 cells, with a source"),
        ("word,source,note\nsoir,,\n", 2, "3 cells, with a source"),
    ],
)
def test_a_column_cell_or_source_that_is_missing_is_named(folder, text, row, said):
    (folder / "w.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        lexicons.load("w", "word")
    assert (error.value.file, error.value.row) == ("w.csv", row)
    assert said in str(error.value)
