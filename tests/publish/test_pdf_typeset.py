"""Typst behind its one function: nothing of a page runs, no complaint is lost, standards hold."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outloud import check
from pdfua import validate

from cadrage.errors import BuildError, MissingError
from cadrage.publish.edition import Author, Edition
from cadrage.publish.pdf.archive import finish
from cadrage.publish.pdf.assemble import Source, assemble
from cadrage.publish.pdf.order import Place
from cadrage.publish.pdf.paper import on_paper
from cadrage.publish.pdf.source import Manuscript, write_source
from cadrage.publish.pdf.strings import pieces, quoted, settable
from cadrage.publish.pdf.typeset import typeset

STAMP = datetime(2026, 3, 1, tzinfo=UTC)
EDITION = Edition("Small", (Author("contributors"),), "0.2.0", date(2026, 3, 1), STAMP)
# what would run, be looked up or end the string in a source of Typst
SYNTAX = [
    '#import "/etc/passwd": *', '#read("/etc/passwd")', '#include "main.typ"', "$x^2$", "@ref",
    "<label>", "`raw`", "```raw```", r"\u{41}", r'"); #panic("out")', "*bold* _thin_", "= Heading",
    "- item", "// comment", "/* open", r"\ ", "#{", "[x", "~", "--", "https://example.org/#a",
    "#set page(width: 1pt)", "'q'", "\\", '"', "a\\", '\\"',
]  # fmt: skip

Make = Callable[..., bytes]


def told(
    html: str, folder: Path, warn: Callable[[str], None], say: Callable[[str], None] = print
) -> Manuscript:
    page = on_paper(f'<section id="s"><h1>One</h1>{html}</section>')
    source = Source(Place("index", "", 0), page)
    chapters = assemble([source], suffix=".html", missing=lambda page, to: warn(to))
    return write_source(chapters, edition=EDITION, base=folder, warn=warn, say=say)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes the PDF of one chapter; without a list to hear warnings in, there must be none."""

    def made(html: str, heard: list[str] | None = None) -> bytes:
        said: list[str] = [] if heard is None else heard
        manuscript = told(html, tmp_path, said.append)
        set_ = typeset(manuscript, stamp=STAMP, warn=said.append)
        assert heard is not None or said == []
        return finish(set_, edition=EDITION, identity=None, stubs=manuscript.stubs)

    return made


def text(pdf: bytes) -> str:
    """What a reader reads, on one line."""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(ran.stdout.decode("utf-8").split())


def escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_what_looks_like_typst_is_printed_and_never_run(make: Make) -> None:
    lines = "".join(f"<p>({escaped(each)})</p>" for each in SYNTAX)
    cells = "".join(f"<tr><td>{escaped(each)}</td><td>2</td></tr>" for each in SYNTAX)
    codes = "".join(
        f"<p><code>{escaped(each)}</code></p><pre>{escaped(each)}</pre>" for each in SYNTAX
    )
    words = text(
        make(f'{lines}<table><tr><th scope="col">#a</th><th>b</th></tr>{cells}</table>{codes}')
    )
    flat = words.replace(" ", "")
    for each in SYNTAX:
        assert flat.count(each.replace(" ", "")) >= 4, each
    assert "root:" not in words


def test_attributes_are_text_as_well(make: Make) -> None:
    evil = escaped('x"); #panic("out")').replace('"', "&quot;")
    html = (
        f'<p id="{evil}" lang="fr">un</p><p><a href="https://example.org/{evil}">deux</a></p>'
        f'<p class="{evil}">trois</p><p><a href="#{evil}">quatre</a></p>'
    )
    assert "un deux trois quatre" in text(make(html))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_a_literal_ends_where_it_should(said: str) -> None:
    literal = quoted(said)
    inner = literal[1:-1].replace("\\\\", "")
    assert literal[0] == literal[-1] == '"'
    assert not inner.endswith("\\")
    assert '"' not in inner.replace('\\"', "")
    assert all(ord(each) >= 32 for each in literal)


def test_characters_without_a_glyph_are_named_and_set_by_number(make: Make, tmp_path: Path) -> None:
    html = "<p>Of the day ☂ 日, été</p>"
    # an article may hold any character: said, and no warning, which would end the build
    assert "Of the day [U+2602] [U+65E5], été" in text(make(html))
    said: list[str] = []
    told(html, tmp_path, pytest.fail, said.append)
    assert [each for each in said if "☂日" in each] == said
    assert len(said) == 1


def test_lone_control_characters_survive(make: Make) -> None:
    shown, lacking = settable("a\x0bb\x85c\x7f")
    assert (shown, lacking) == ("a[U+000B]b[U+0085]c[U+007F]", "")
    assert "a[U+0002]b" in text(make("<p>a\x02b</p>"))


def test_characters_that_only_shape_others_are_no_lack() -> None:
    assert settable("a\u200bb\u00adc\u202fd\u2060") == ("a\u200bb\u00adc\u202fd\u2060", "")


def test_fonts_are_the_shipped_ones(make: Make) -> None:
    html = "<p>a <em>b</em> <strong>c <em>d</em></strong> <code>e</code></p><h2>f</h2>"
    with pikepdf.open(io.BytesIO(make(html))) as pdf:
        names = {str(one.FontName) for one in pdf.objects if _is_font(one)}
    assert len(names) > 3
    assert all("+Cadrage" in name for name in names)


def _is_font(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"


def test_no_complaint_is_lost(tmp_path: Path) -> None:
    heard: list[str] = []
    made = told("<p>a</p>", tmp_path, heard.append)
    faulty = Manuscript(f'{made.text}#text(font: "Nowhere", "x")', made.files, made.stubs)
    typeset(faulty, stamp=STAMP, warn=heard.append)
    assert [each for each in heard if "nowhere" in each.lower()] == heard
    assert heard


def test_an_error_of_typst_is_one_sentence(tmp_path: Path) -> None:
    made = told("<p>a</p>", tmp_path, pytest.fail)
    faulty = Manuscript(made.text + "#nothing", made.files, made.stubs)
    with pytest.raises(BuildError, match="could not be typeset: unknown variable: nothing"):
        typeset(faulty, stamp=STAMP, warn=pytest.fail)


def test_files_of_the_machine_are_out_of_reach(tmp_path: Path) -> None:
    made = told("<p>a</p>", tmp_path, pytest.fail)
    for path in ("/etc/passwd", "../../etc/passwd", str(Path(__file__))):
        faulty = Manuscript(made.text + f"#read({quoted(path)})", made.files, made.stubs)
        with pytest.raises(BuildError):
            typeset(faulty, stamp=STAMP, warn=pytest.fail)


def test_an_image_that_is_not_there_is_named(make: Make) -> None:
    with pytest.raises(MissingError, match="gone"):
        make('<p><img src="gone.png" alt="gone"></p>')


def test_a_link_into_nowhere_is_reported_and_keeps_its_words(tmp_path: Path) -> None:
    heard: list[str] = []
    page = on_paper('<h1>One</h1><p><a href="#gone">there</a></p>')
    source = Source(Place("index", "", 0), page)
    chapters = assemble([source], suffix=".html", missing=lambda page, to: heard.append(to))
    write_source(chapters, edition=EDITION, base=tmp_path, warn=heard.append, say=heard.append)
    assert heard == ["#gone"]


TABLE = (
    '<table><caption>Words</caption><thead><tr><th></th><th scope="col">Told</th>'
    '<th scope="col"><a href="#s">Kept</a></th></tr></thead><tbody>'
    '<tr class="group"><th colspan="3" scope="rowgroup">one group</th></tr>{}</tbody></table>'
)
ROW = '<tr><th scope="row">row</th><td class="number">12</td><td><p>a</p><p>b</p></td></tr>'


def kinds(pdf: bytes) -> list[str]:
    """Every header cell of a PDF with what it heads."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH":
                held = one.A if isinstance(one.A, pikepdf.Array) else [one.A]
                found += [str(each.Scope) for each in held if "/Scope" in each]
    return found


def test_a_long_table_repeats_its_head_and_a_short_one_stays_whole(make: Make) -> None:
    long, short = make(TABLE.format(ROW * 80)), make(TABLE.format(ROW * 3))
    assert kinds(short).count("/Row") == 3
    assert kinds(long).count("/Row") == 80
    # the head is read once and seen on every page
    assert kinds(long).count("/Column") == kinds(short).count("/Column")
    assert text(long).count("Told Kept") > 2
    assert text(short).count("Told Kept") == 1
    assert "Table 1. Words" in text(short)


EVERYTHING = (
    '<p>See <a class="ev outlet-1 to-page" href="#AAA21.1">AAA21.1</a>, <em>this</em> and '
    '<a href="https://example.org/">that</a>.<a class="footnote-reference" href="#n1">1</a></p>'
    '<aside class="footnote" id="n1"><span class="label">1</span><p>A note.</p></aside>'
    f"{TABLE.format(ROW * 60)}<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>"
    '<dl><dt>term</dt><dd><p>said</p></dd></dl><blockquote><p lang="fr">Bonjour.</p></blockquote>'
    '<div class="sentence kind-body" id="AAA21.1"><p class="number"><a href="#AAA21.1">AAA21.1</a>'
    '</p><p class="printed" lang="fr">Il pleut.</p><p class="ours">It rains.</p></div>'
    '<div class="cadrage-entries"><p class="caption">Entries</p><ul><li><p class="entry-head">'
    '<span>one</span> <span>two</span></p><p>three</p></li></ul></div><section id="h"><h2>Two</h2>'
    '<pre>code</pre><figure><svg xmlns="http://www.w3.org/2000/svg" aria-label="A bar is long" '
    'viewBox="0 0 80 20" width="80pt"><rect width="60" height="8"/><text x="2" y="18" '
    'style="font-family: Cadrage Sans">bar</text></svg>'
    "<figcaption><p>Bars</p></figcaption></figure></section>"
)


def test_checkers_of_the_standard_find_nothing(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(make(EVERYTHING))
    assert [(one.rule_id, one.message) for one in validate(str(path)).findings] == []
    assert [one for one in check(str(path)).findings if one.severity == "error"] == []
    assert subprocess.run(["pdfinfo", path], capture_output=True, check=True).stderr == b""


def test_the_same_manuscript_gives_the_same_bytes(make: Make) -> None:
    assert make(EVERYTHING) == make(EVERYTHING)


DRAWING = """<figure><svg width="200pt" height="100pt" viewBox="0 0 200 100" role="img"
aria-label="One bar" xmlns="http://www.w3.org/2000/svg"><rect width="200" height="99" fill="#eee"/>
<a href="#AAA21.1"><path d="M 20 40 L 60 40 L 60 80 L 20 80 z"/></a>
<a href="#s"><path d="M 100 40 L 140 40 L 140 80 z"/></a></svg>
<figcaption><p>Bars.</p></figcaption></figure>
<p lang="fr"><span id="AAA21.1">Le ministre a parlé.</span></p>"""


def test_marks_of_a_drawing_are_links_that_say_where_to(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "marked.pdf"
    path.write_bytes(make(DRAWING))
    with pikepdf.open(path) as pdf:
        links = [each for page in pdf.pages for each in page.get("/Annots", ())]
        said = {str(each.Contents): [float(edge) for edge in each.Rect] for each in links}
        page = int(str(next(iter(said))).rpartition(" ")[2])
        assert set(said) == {f"AAA21.1, page {page}", f"page {page}"}
        left, bottom, right, top = said[f"AAA21.1, page {page}"]
    assert right - left == pytest.approx(top - bottom, abs=0.1) == pytest.approx(40, abs=0.1)
    assert [one for one in check(str(path)).findings if one.severity == "error"] == []
    assert [one for one in validate(str(path)).findings if one.severity.value == "error"] == []


def test_a_mark_that_leads_nowhere_is_complained_of(make: Make) -> None:
    heard: list[str] = []
    make(DRAWING.replace('href="#s"', 'href="#gone"'), heard)
    assert any("#gone" in each for each in heard)


# what no line and no page can hold: unit, number of them
HEAPS = [
    ("Q", 17_000), ("«", 2_000), ("‹ ", 2_000), ('"', 4_000), ("K\u00a0", 2_000), ("Jz ", 2_000),
]  # fmt: skip
FRAMES = (
    "<p>{}</p>",
    '<div class="sentence"><p class="number">1</p><p class="printed">{}</p><p class="ours">2</p>'
    "</div>",
    "<table><tr><td>1</td><td>{}</td></tr></table>",
)


def test_nothing_of_a_heap_is_lost_off_the_page(make: Make) -> None:
    html = "".join(frame.format(unit * most) for frame in FRAMES for unit, most in HEAPS)
    found = text(make(html))
    assert {unit: found.count(unit[0]) for unit, _ in HEAPS} == {
        unit: len(FRAMES) * most for unit, most in HEAPS
    }


def test_a_storm_of_accents_is_counted_and_set_in_no_time() -> None:
    shown, lacking = settable("e" + "\u0301" * 100_000 + "a\u0301" * 50)
    assert shown == "e" + "\u0301" * 16 + "[and 99,984 combining marks]" + "a\u0301" * 50
    assert lacking == ""


@given(st.text(st.sampled_from("a/.«\u00a0\u0301 "), max_size=500))
def test_pieces_are_the_text(said: str) -> None:
    assert "".join(pieces(said)).replace("\u200b", "") == said
