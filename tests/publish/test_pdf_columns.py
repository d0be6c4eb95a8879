"""Widths of columns from what stands in them."""

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from cadrage.publish.pdf.columns import LINE, widths
from cadrage.publish.pdf.paper import on_paper, to_paper


def table(*rows: tuple[str, ...]) -> Tag:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return to_paper(on_paper(f"<table><colgroup><col><col></colgroup>{cells}</table>"))


def test_one_long_cell_among_dashes_does_not_starve_its_neighbour() -> None:
    remark = "a remark of many words " * 6
    fuller = ["span exact, overlapping, actor"] * 20
    rare = [remark, *["–"] * 19]
    first, second = widths([fuller, rare])
    assert first > second


def test_a_column_has_room_for_its_longest_word() -> None:
    share, _ = widths([["Communauté", "a"], ["long text " * 30, "long text " * 30]])
    assert share / 100 * LINE >= len("Communauté")


@given(st.lists(st.lists(st.text(max_size=40), min_size=2, max_size=2), min_size=1, max_size=8))
def test_shares_make_the_whole_line(columns: list[list[str]]) -> None:
    shares = widths(columns)
    assert sum(shares) == pytest.approx(100)
    assert all(share > 0 for share in shares)


def test_widths_stand_in_the_table_instead_of_those_for_the_screen() -> None:
    made = table(("a", "b " * 50), ("c", "d " * 50)).find_all("col")
    shares = [float(str(col["style"]).removeprefix("width: ").rstrip("%")) for col in made]
    assert len(shares) == 2
    assert shares[0] < shares[1]


def test_a_table_whose_words_have_no_room_is_set_smaller() -> None:
    wide = table(*[tuple(["responsabilité"] * 6)] * 2).table
    narrow = table(("a", "b"), ("c", "d")).table
    assert wide is not None and narrow is not None
    assert "dense" in wide.get_attribute_list("class")
    assert "dense" not in narrow.get_attribute_list("class")


def test_a_table_with_merged_cells_is_left_alone() -> None:
    rows = '<tr><td colspan="2">a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>'
    assert to_paper(on_paper(f"<table>{rows}</table>")).find("col") is None


def test_a_row_that_heads_others_asks_for_no_width() -> None:
    rows = '<tr><td colspan="2">a group of rows</td></tr><tr><td>b b b b b b</td><td>c</td></tr>'
    first, second = to_paper(on_paper(f"<table>{rows}</table>")).find_all("col")
    assert float(str(first["style"])[7:-1]) > float(str(second["style"])[7:-1])
