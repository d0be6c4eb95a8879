"""A sheet of the corpus is read whole, or the place that is wrong is named."""

import pytest

from cadrage.errors import InputError, MissingError, UnknownNameError
from cadrage.read.sheets import is_day, read_sheet, read_text, sheets

HEADER = "article,sentence,english"


def sheet(tmp_path, *lines, name="translations.csv"):
    path = tmp_path / name
    path.write_bytes("\r\n".join(lines).encode())
    return path


def test_rows_keep_the_line_that_they_end_on(tmp_path):
    path = sheet(tmp_path, "\ufeff" + HEADER, 'A,1,"Two', 'lines, here"', "", "A,2,One")
    first, second = read_sheet(path, "translations")
    assert (first.line, first["english"]) == (3, "Two\r\nlines, here")
    assert (second.line, second["article"], second["no such column"]) == (5, "A", "")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "row 1, column 'article': found 'no such column'"),
        ([HEADER + ",note"], "column 'note': found 'an unknown column'; expected one of article,"),
        ([HEADER + ",english"], "row 1, column 'english': found 'it twice'; expected it once"),
        ([HEADER, "A,1"], "row 2: found '2 cells'; expected 3, as in the header. A cell that"),
        ([HEADER, 'A,1,"One" more'], "expected a well-formed CSV line"),
        ([HEADER, 'A,1,"One'], "found 'unexpected end of data'; expected a well-formed CSV line"),
        ([HEADER, "A,-1,One"], "row 2, column 'sentence': found '-1'; expected a whole number"),
        ([HEADER, "A,1,"], "row 2, column 'english': found ''; expected our english translation"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_named_by_row_and_column(tmp_path, lines, said):
    path = sheet(tmp_path, *lines)
    with pytest.raises(InputError) as error:
        read_sheet(path, "translations")
    assert str(error.value).startswith(str(path))
    assert said in str(error.value)


def test_a_sheet_that_nobody_describes_is_refused_by_name(tmp_path):
    with pytest.raises(UnknownNameError, match=r"'translation'; there are: .*translations"):
        read_sheet(sheet(tmp_path, HEADER), "translation")


def test_a_file_that_is_not_there_is_said_before_it_is_read(tmp_path):
    with pytest.raises(MissingError, match=r"none\.csv: not found; expected a UTF-8 text file"):
        read_text(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a\nb\xe9c\n", r"found .*byte 3: .*xe9c.*; expected UTF-8. Convert the file"),
        (b"a\nb\x00c\n", r"row 2: found 'the control character U\+0000'; expected text"),
        ("é\n\nb\uffff".encode(), r"row 3: found 'the control character U\+FFFF'"),
    ],
)
def test_what_no_text_holds_is_named_by_its_place(tmp_path, content, said):
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_text(path)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-02-29", True), ("2023-02-29", False), ("20240229", False), ("2024-2-9", False),
        ("2024-W09-4", False), ("", False),
    ],
)  # fmt: skip
def test_a_day_is_one_of_the_calendar_in_one_form(cell, expected):
    assert is_day(cell) is expected


def test_every_sheet_says_what_each_of_its_columns_is():
    for name, columns in sheets().items():
        assert len({column.name for column in columns}) == len(columns), name
        for column in columns:
            assert column.definition and column.needed in ("cell", "column", "no"), (name, column)
            assert column.type != "boolean" or column.values == ("true", "false"), (name, column)
