"""Each table keeps its contract at every door, or says which cell does not."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage import tables
from cadrage.errors import ContractError, UnknownNameError

ROW = {"article": "AAA20", "sentence": 1, "start": 0, "end": 4, "text": "hier", "type": "DATE"}


def dates(**cells):
    return tables.frame("dates", [{**ROW, "rule": "deictic", **cells}])


def test_a_right_table_passes():
    assert len(tables.check("dates", dates(), clean={"AAA20": "hier soir"})) == 1


@pytest.mark.parametrize(
    ("cells", "column", "found"),
    [
        ({"type": "DAY"}, "type", "DAY"),
        ({"type": None}, "type", None),
        ({"earliest": "2020"}, "earliest", "2020"),
        ({"earliest": "2020-1-1"}, "earliest", "2020-1-1"),
        ({"text": "demain"}, "text", "demain"),
        ({"end": 3}, "text", "hier"),
    ],
)
def test_a_wrong_cell_is_named(cells, column, found):
    with pytest.raises(ContractError) as error:
        tables.check("dates", dates(**cells), clean={"AAA20": "hier soir"})
    assert (error.value.row, error.value.column, error.value.found) == (0, column, found)


def test_a_missing_column_is_named():
    with pytest.raises(ContractError, match="expected the columns"):
        tables.check("dates", dates().drop(columns="mod"))


def test_a_wrong_type_is_named():
    wrong = dates().astype({"start": "float64"})
    with pytest.raises(ContractError, match="float64"):
        tables.check("dates", wrong)


def test_an_unknown_table_is_named_with_those_that_are():
    with pytest.raises(UnknownNameError, match=r"no table 'date'; there are: .*dates"):
        tables.columns("date")


def test_parquet_gives_back_what_was_written(tmp_path):
    given = dates(earliest="2020-01-01", value=None)
    given.to_parquet(tmp_path / "dates.parquet", index=False)
    pd.testing.assert_frame_equal(tables.read_parquet(tmp_path / "dates.parquet", "dates"), given)


def test_every_contract_is_complete():
    for name, columns in tables.contracts().items():
        assert len({c.name for c in columns}) == len(columns), name
        for column in columns:
            assert column.type in tables.DTYPES, (name, column.name)
            assert column.definition, (name, column.name)


HARD = [
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x", "\n=1", "＝1", "＠A", "'",
    "''", "", "non", " =1", "- Oui", "a=b", "'a", None,
]  # fmt: skip


def test_no_cell_of_text_is_a_formula_and_each_comes_back() -> None:
    frame = pd.DataFrame({"text": pd.array(HARD, dtype="string"), "score": [-1.5] * len(HARD)})
    frame["count"] = pd.array([-3] * len(HARD), dtype="Int64")
    made = tables.spreadsheet(frame)
    assert not made["text"].str.match(r"[=+\-@＝＠\t\r\n]").any()
    assert made["text"].tolist()[:11] == [f"'{cell}" for cell in HARD[:11]]
    assert made["text"].tolist()[11:16] == HARD[11:16]
    pd.testing.assert_frame_equal(made[["score", "count"]], frame[["score", "count"]])
    pd.testing.assert_frame_equal(tables.from_spreadsheet(made), frame)


@given(st.lists(st.text(st.sampled_from("'=+-@＝\t\r\na "), max_size=5)))
def test_any_cell_comes_back(cells: list[str]) -> None:
    frame = pd.DataFrame({"text": pd.array(cells, dtype="string")})
    made = tables.spreadsheet(frame)
    assert not any(cell[:1] in tuple("=+-@＝\t\r\n") for cell in made["text"])
    pd.testing.assert_frame_equal(tables.from_spreadsheet(made), frame)
