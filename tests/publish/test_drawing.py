"""What a page's SVG loses is what nobody sees."""

import re
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from cadrage.publish import style
from cadrage.publish.drawing import inline, slim

NUMBER = re.compile(r"-?\d+\.?\d*")


@pytest.fixture(scope="module")
def drawn():
    with style.styled():
        figure = Figure()
        axes = figure.subplots()
        axes.plot([1, 2.123456, 3], [1 / 3, 2 / 3, 0.123456])
        axes.bar([1, 2], [0.5, 1.0], hatch="//", alpha=1 / 3)
        axes.set_title("3.14159 & <so on> font-family: x; #network-p2a")
        axes.patches[0].set_url("../book/articles/ABC20.html#ABC20.1")
    return style.svg(figure)


def elements(svg):
    return list(ElementTree.fromstring(svg.replace("xlink:href", "href")).iter())


def test_slimming_keeps_every_element_and_its_words(drawn):
    before, after = elements(drawn), elements(slim(drawn))
    assert [e.tag for e in before] == [e.tag for e in after]
    assert [(e.text or "").strip() for e in before] == [(e.text or "").strip() for e in after]
    assert len(slim(drawn)) < 0.9 * len(drawn)


def test_slimming_moves_nothing_by_a_hundredth_of_a_point(drawn):
    for old, new in zip(elements(drawn), elements(slim(drawn)), strict=True):
        for name in ("d", "x", "y"):
            pairs = zip(
                NUMBER.findall(old.get(name, "")), NUMBER.findall(new.get(name, "")), strict=True
            )
            assert all(abs(float(one) - float(two)) <= 0.005 for one, two in pairs)


def test_what_is_referred_to_is_there(drawn):
    svg = inline(drawn, "small")
    used = set(re.findall(r"url\(#([^)]+)\)", svg)) | set(re.findall(r'href="#([^"]+)"', svg))
    assert used and all(each.startswith("small-") for each in used)
    assert used <= set(re.findall(r' id="([^"]+)"', svg))


def test_one_family_stands_at_the_root(drawn):
    svg = inline(drawn, "small")
    assert svg[: svg.index(">")].count("font-family:") == 1
    assert len(re.findall(r"<[^>]*font-family", svg)) == 1


def test_a_mark_links_to_its_sentence(drawn):
    link = '<a href="../book/articles/ABC20.html#ABC20.1" aria-label="ABC20.1">'
    assert link in inline(drawn, "small")


@pytest.mark.parametrize(
    ("written", "lighter"),
    [
        ('<path d="M 138.268609 59.32485"/>', '<path d="M 138.27 59.32"/>'),
        ('<g transform="scale(0.015625)"/>', '<g transform="scale(0.0156)"/>'),
        ('<g id="p1" a="#p1"/>', '<g id="p1" a="#p1"/>'),
        ('<g id="p1"/>', "<g/>"),
        ('<text transform="rotate(-0 1 2)">1.23456</text>', "<text>1.23456</text>"),
        ('<text transform="rotate(-90 1 2)"/>', '<text transform="rotate(-90 1 2)"/>'),
    ],
)
def test_slimming(written, lighter):
    assert slim(written) == lighter
