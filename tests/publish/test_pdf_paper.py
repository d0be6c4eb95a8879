"""What a page of the web becomes on paper."""

import base64

import pytest
from bs4 import Tag

from cadrage.publish.pdf.assemble import Source, assemble
from cadrage.publish.pdf.order import Place
from cadrage.publish.pdf.paper import on_paper, to_paper


def printed(html: str) -> Tag:
    return to_paper(on_paper(html))


@pytest.mark.parametrize(
    "html",
    [
        '<div class="cell_input"><pre>code</pre></div>',
        '<details class="above-input"><summary>show</summary><pre>code</pre></details>',
        "<script>code</script>",
        "<button>code</button>",
        '<p class="screen-only">code</p>',
        '<figure><details class="data"><summary>Data</summary>code</details></figure>',
        '<div class="other only-screen"><p class="screen-only">code</p></div>',
    ],
)
def test_what_paper_cannot_use_is_gone(html: str) -> None:
    body = printed(f"<p>before</p>{html}<p>after</p>")
    assert body.get_text() == "beforeafter"


def test_marks_without_a_look_on_paper_leave_their_words_whole() -> None:
    html = (
        '<p><span class="m-actor m-quote">Le <span class="m-cue">dit</span></span> <em>oui</em> '
        '<span class="m-date other">hier</span> <span class="data">12</span></p>'
    )
    body = printed(html)
    assert len(body.p.contents[:1]) == 1 and str(body.p.contents[0]) == "Le dit "
    assert [str(each) for each in body.find_all("span")] == [
        '<span class="m-date other">hier</span>',
        '<span class="data">12</span>',
    ]


def test_output_of_a_cell_stays() -> None:
    html = (
        '<div class="cell"><div class="cell_input">1+1</div><div class="cell_output">2</div></div>'
    )
    assert printed(html).get_text() == "2"


def test_what_is_folded_stands_open_under_its_summary() -> None:
    body = printed("<details open><summary>How</summary><p>So.</p></details>")
    assert body.find("details") is None
    assert [tag.get_text() for tag in body.find_all("p")] == ["How", "So."]


def test_in_a_cell_what_is_folded_is_its_summary_alone_but_counts_show_their_sentences() -> None:
    long = "<details><summary>320 words</summary>the words</details>"
    count = '<details class="count"><summary>2</summary><span>SPU21.1 .4</span></details>'
    body = printed(f"<table><tr><td>{long}</td><td>{count}</td></tr></table>")
    assert [cell.get_text("|") for cell in body.find_all("td")] == ["320 words", "2|SPU21.1 .4"]


def test_a_footnote_moves_to_its_call_with_its_markup() -> None:
    body = printed(
        '<p>Said<a class="footnote-reference brackets" href="#n1" id="r1">1</a>.</p>'
        '<aside class="footnote-list"><aside class="footnote" id="n1"><span class="label">1</span>'
        "<p>As <i>he</i> wrote.</p></aside></aside>"
    )
    assert str(body.p) == '<p>Said<span class="footnote" id="n1">As <i>he</i> wrote.</span>.</p>'
    assert body.find("aside") is None


def test_headers_say_what_they_head_and_an_empty_corner_heads_nothing() -> None:
    body = printed(
        "<table><thead><tr><th></th><th>Words</th></tr></thead>"
        "<tbody><tr><th>FIN21</th><td>411</td></tr></tbody></table>"
    )
    assert [(tag.get_text(), tag["scope"]) for tag in body.find_all("th")] == [
        ("Words", "col"),
        ("FIN21", "row"),
    ]
    assert [tag.get_text() for tag in body.find_all("td")] == ["", "411"]


def test_a_drawing_becomes_an_image_that_keeps_every_byte_and_its_words() -> None:
    svg = '<svg viewBox="0 0 1 1"><clipPath id="c"/><text>é</text></svg>'
    body = printed(f'<div aria-label="Two bars">{svg}</div>')
    image = body.img
    assert image is not None
    assert image["alt"] == "Two bars"
    kind, _, coded = str(image["src"]).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(coded).decode() == svg


def test_the_name_of_a_file_is_no_description() -> None:
    image = printed('<img src="_images/a.svg" alt="_images/a.svg">').img
    assert image is not None
    assert image["alt"] == ""


def test_contents_are_read_off_the_headings() -> None:
    html = (
        '<section id="w"><h1><span class="section-number">2. </span>Who speaks</h1>'
        '<section id="s"><h2 lang="fr">La parole</h2></section></section>'
    )
    lost: list[tuple[str, str]] = []
    place = Place("notebooks/actors", "Readings", 1)
    (chapter,) = assemble(
        [Source(place, on_paper(html), "notebooks/actors.ipynb")],
        suffix=".html",
        missing=lambda page, to: lost.append((page, to)),
    )
    found = [(one.level, one.number, one.title, one.lang, one.anchor) for one in chapter.headings]
    assert found == [
        (1, "2", "Who speaks", "", "notebooks-actors"),
        (2, "", "La parole", "fr", "notebooks-actors--s"),
    ]
    assert lost == []
