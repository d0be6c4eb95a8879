"""Marks of drawings as areas that lead somewhere, and in the PDF as links with a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.publish.pdf.marks import areas

SHAPE = '<defs><path id="dot" d="M -5 -5 L 5 -5 L 5 5 L -5 5 z"/></defs>'


def drawing(inside: str, box: str = "0 0 200 100") -> str:
    return f'<svg width="200pt" viewBox="{box}">{SHAPE}{inside}</svg>'


def link(inside: str, href: str = "#AAA21.1") -> str:
    return f'<a href="{href}">{inside}</a>'


@pytest.mark.parametrize(
    ("inside", "box"),
    [
        # a bar, to its edges
        ('<path d="M 20 40 L 60 40 L 60 80 L 20 80 z"/>', (0.1, 0.2, 0.3, 0.4)),
        # a line is as thick as its stroke, and at least so thick that it can be hit
        ('<path d="M 20 50 L 60 50" style="stroke-width: 8"/>', (0.08, 0.23, 0.32, 0.27)),
        ('<path d="M 20 50 L 60 50" style="stroke-width: 1"/>', (0.0975, 0.2375, 0.3025, 0.2625)),
        # a curve lies within its points
        ('<path d="M 20 20 Q 40 60 60 20"/>', (0.1, 0.1, 0.3, 0.3)),
        # a shape that is used stands where it is used
        ('<use href="#dot" x="100" y="50"/>', (0.475, 0.225, 0.525, 0.275)),
        # words, by their anchor
        ('<text x="100" y="50" style="font-size: 10px">abcd</text>', (0.5, 0.211, 0.6, 0.261)),
        (
            '<text x="100" y="50" style="font-size: 10px; text-anchor: end">abcd</text>',
            (0.4, 0.211, 0.5, 0.261),
        ),
        (
            '<text x="100" y="50" style="font-size: 10px; text-anchor: middle">abcd</text>',
            (0.45, 0.211, 0.55, 0.261),
        ),
        # a mark with its words
        (
            '<use href="#dot" x="20" y="50"/><path d="M 40 45 L 60 55"/>',
            (0.075, 0.225, 0.3, 0.275),
        ),
        # nothing lies outside of the drawing
        ('<path d="M -50 -50 L 50 50"/>', (0.0, 0.0, 0.25, 0.25)),
    ],
)
def test_a_mark_has_its_place(inside: str, box: tuple[float, ...]) -> None:
    (found,) = areas(drawing(link(inside)))
    assert found.href == "#AAA21.1"
    assert found.box == pytest.approx(box, abs=1e-6)


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M 0 0 L 10 10"/>',  # no link
        link(""),
        link('<use href="#gone" x="1" y="1"/>'),
        link('<path d="M 300 300 L 310 310"/>'),  # out of sight
        link("<path/>"),
    ],
)
def test_what_leads_nowhere_or_shows_nothing_has_none(inside: str) -> None:
    assert areas(drawing(inside)) == []


def test_a_drawing_without_a_size_has_none() -> None:
    marked = link('<path d="M 0 0 L 9 9"/>')
    assert areas(f"<svg>{marked}</svg>") == []
    assert areas("") == []


def test_touching_marks_of_one_address_are_one_area() -> None:
    parts = "".join(link(f'<path d="M {x} 50 L {x + 10} 50"/>') for x in (20, 30, 40))
    apart = link('<path d="M 150 50 L 160 50"/>')
    other = link('<path d="M 50 50 L 60 50"/>', "#AAA21.2")
    found = areas(drawing(parts + apart + other))
    assert [area.href for area in found] == ["#AAA21.1", "#AAA21.1", "#AAA21.2"]
    assert found[0].box[0::2] == pytest.approx((0.1, 0.25))


def test_the_box_of_the_view_need_not_begin_at_nought() -> None:
    shown = drawing(link('<path d="M 120 60 L 140 80"/>'), box="100 50 200 100")
    assert areas(shown)[0].box == pytest.approx((0.1, 0.05, 0.2, 0.15))


NUMBER = st.floats(-1e4, 1e4).map(lambda number: f"{number:.3f}")


@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=6))
def test_areas_lie_within_the_drawing(points: list[tuple[str, str]]) -> None:
    path = " L ".join(" ".join(point) for point in points)
    for area in areas(drawing(link(f'<path d="M {path}"/>'))):
        left, top, right, bottom = area.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 0.5
