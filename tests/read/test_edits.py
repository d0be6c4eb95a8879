"""Raw and clean text differ by the listed edits and by nothing else, at every offset."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.errors import InputError
from cadrage.read import Edit, apply_edits
from cadrage.read.cleaning import crawl_month, find_edits


@st.composite
def edited(draw):
    """A raw text and edits that fit it."""
    raw = draw(st.text(max_size=60))
    cuts = sorted(
        draw(st.lists(st.integers(0, len(raw)), max_size=8).map(lambda c: c[: len(c) // 2 * 2]))
    )
    edits, at = [], -1
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        if start > at:
            edits.append(Edit("r", start, end, raw[start:end], draw(st.text(max_size=4)), "why"))
            at = end
    return raw, edits


@given(edited())
def test_clean_text_is_raw_text_with_each_edit(case):
    raw, edits = case
    clean, _ = apply_edits(raw, edits, file="edits.csv")
    expected = raw
    for edit in reversed(edits):
        expected = expected[: edit.raw_start] + edit.after + expected[edit.raw_end :]
    assert clean == expected


@given(edited())
def test_each_kept_code_point_has_one_place_in_each_text(case):
    raw, edits = case
    clean, offsets = apply_edits(raw, edits, file="edits.csv")
    edited_at = {i for e in edits for i in range(e.raw_start, e.raw_end)}
    kept = [i for i in range(len(raw)) if i not in edited_at]
    for i in kept:
        assert clean[offsets.to_clean(i)] == raw[i]
        assert offsets.to_raw(offsets.to_clean(i)) == i
    replaced = sum(len(e.after) for e in edits)
    assert len({offsets.to_clean(i) for i in kept}) == len(clean) - replaced


@given(edited())
def test_maps_are_monotone_and_stay_inside(case):
    raw, edits = case
    clean, offsets = apply_edits(raw, edits, file="edits.csv")
    to_clean = [offsets.to_clean(i) for i in range(len(raw) + 1)]
    to_raw = [offsets.to_raw(i) for i in range(len(clean) + 1)]
    assert to_clean == sorted(to_clean) and to_raw == sorted(to_raw)
    assert to_clean[-1] == len(clean) and to_clean[0] >= 0
    assert to_raw[0] >= 0 and to_raw[-1] <= len(raw)


@given(edited(), st.data())
def test_raw_span_holds_every_kept_code_point_of_a_clean_span(case, data):
    raw, edits = case
    clean, offsets = apply_edits(raw, edits, file="edits.csv")
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    raw_start, raw_end = offsets.span_to_raw(start, end)
    edited_at = {i for e in edits for i in range(e.raw_start, e.raw_end)}
    inside = [
        i for i in range(len(raw)) if i not in edited_at and start <= offsets.to_clean(i) < end
    ]
    assert all(raw_start <= i < raw_end for i in inside)


RAW = "Moscou.Lors de"


@pytest.mark.parametrize(
    ("start", "end", "raw"), [(0, 3, (0, 3)), (2, 7, (2, 7)), (8, 12, (7, 11)), (5, 11, (5, 10))]
)
def test_raw_span_is_the_smallest(start, end, raw):
    edit = Edit("glued", 7, 7, "", "\n", "why")
    _, offsets = apply_edits(RAW, [edit], file="edits.csv")
    assert offsets.span_to_raw(start, end) == raw


def test_raw_span_ends_before_an_edit_that_begins_there():
    edit = Edit("glued", 6, 7, ".", ".\n", "why")
    _, offsets = apply_edits(RAW, [edit], file="edits.csv")
    assert offsets.span_to_raw(0, 6) == (0, 6)
    assert offsets.span_to_raw(0, 7) == (0, 7) == offsets.span_to_raw(0, 8)


@pytest.mark.parametrize(
    ("edit", "column"),
    [
        (Edit("glued", 7, 7, "x", "\n", "why", 2), "before"),
        (Edit("strip", 3, 99, "", "", "why", 2), "raw_end"),
        (Edit("strip", 5, 4, "", "", "why", 2), "raw_end"),
    ],
)
def test_an_edit_that_does_not_fit_is_named(edit, column):
    with pytest.raises(InputError) as error:
        apply_edits(RAW, [edit], file="edits.csv")
    assert (error.value.row, error.value.column) == (2, column)


def test_overlapping_edits_are_named():
    edits = [Edit("a", 0, 5, "Mosco", "", "why", 2), Edit("b", 3, 6, "cou", "", "why", 3)]
    with pytest.raises(InputError) as error:
        apply_edits(RAW, edits, file="edits.csv")
    assert error.value.row == 3


def test_the_error_of_an_edit_says_what_stands_there_and_what_to_do():
    with pytest.raises(InputError) as error:
        apply_edits(RAW, [Edit("glued", 6, 7, ",", "\n", "why", 4)], file="edits.csv")
    assert str(error.value) == (
        "edits.csv, row 4, column 'before': found '.'; expected ','. "
        "The text or the list of edits has changed."
    )


def test_edits_that_touch_are_applied_in_the_order_of_the_text():
    edits = [Edit("b", 6, 7, ".", ".\n", "why"), Edit("a", 0, 6, "Moscou", "MOSCOU", "why")]
    clean, offsets = apply_edits(RAW, edits, file="edits.csv")
    assert clean == "MOSCOU.\nLors de"
    assert offsets.raw_starts == (0, 6) and offsets.clean_ends == (6, 8)


def test_neither_an_edit_nor_a_map_can_be_changed_or_carries_more_than_its_fields():
    edit = Edit("a", 0, 6, "Moscou", "", "why")
    _, offsets = apply_edits(RAW, [edit], file="edits.csv")
    for one, field in ((edit, "before"), (offsets, "raw_starts")):
        with pytest.raises(FrozenInstanceError):
            setattr(one, field, ())
        # there are as many as a large corpus has repairs: no dictionary for each
        assert not hasattr(one, "__dict__")


@pytest.mark.parametrize(
    ("raw", "month", "stripped"),
    [
        ("date 2021-05 Bamako se tait.", "2021-05", "date 2021-05 "),
        ("\n date 2021-12\n\nBamako", "2021-12", "\n date 2021-12\n\n"),
        ("date 2021-05", "2021-05", "date 2021-05"),
        ("date 2021-13 Bamako", None, None),
        ("date 2021-00 Bamako", None, None),
        ("date 2021-05-03 Bamako", None, None),
        ("La date 2021-05 est passée.", None, None),
        ("", None, None),
    ],
)
def test_the_date_line_of_the_crawl_is_stripped_where_the_text_begins_with_it(raw, month, stripped):
    assert crawl_month(raw) == month
    found = find_edits(raw)
    assert [(e.rule, e.raw_start, e.before, e.after) for e in found] == (
        [("crawl-date", 0, stripped, "")] if stripped else []
    )
    clean, _ = apply_edits(raw, found, file="rules")
    assert clean == raw[len(stripped or "") :]


@pytest.mark.parametrize(("start", "end", "raw"), [(0, 1, (0, 1)), (1, 3, (3, 5)), (3, 5, (9, 11))])
def test_a_span_is_moved_by_every_edit_before_it(start, end, raw):
    edits = [Edit("r", 1, 3, "12", "", "w"), Edit("r", 5, 9, "3456", "", "w")]
    clean, offsets = apply_edits("a12bc3456de", edits, file="edits.csv")
    assert clean == "abcde"
    assert offsets.span_to_raw(start, end) == raw
