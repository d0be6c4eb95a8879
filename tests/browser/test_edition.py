"""An article as an edition in Chromium: its layers, its notes, citations, ranges; and a chapter's
layers. By mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rispy
from playwright.sync_api import expect
from pybtex.database import parse_string

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
ARTICLE = "book/articles/NAS21"
# A Chromium just begun, on a busy machine, may drop the whole store of a private window at its
# first reload (seen 1 time in 25, the theme's entries too): what is remembered is tried so often.
STARTS = 3
# what a mark looks like, its colours apart
FORM = """(e) => {
    const [at, after] = [getComputedStyle(e), getComputedStyle(e, '::after')];
    return [at.textDecorationLine, at.textDecorationStyle, at.borderBottomStyle, at.borderLeftStyle,
        at.fontStyle, at.boxShadow.replace(/rgb[^)]*\\)/, ''), after.content].join(' ');
}"""
MARKS = {"dates": ".m-date", "actors": ".m-actor", "quotes": ".m-quote.opens-quote",
         "names": ".m-name", "frames": ".m-frame"}  # fmt: skip


def box(page: Page, name: str) -> str:
    """The selector of a layer's box."""
    return f".switches input[name={name}]"


def turn_off(page: Page) -> None:
    """Leave no mark on."""
    for each in page.locator(".switches [type=checkbox]").all():
        each.uncheck()


@pytest.mark.parametrize("script", [True, False])
def test_each_layer_is_turned_on_by_itself(visit: Visit, script: bool) -> None:
    page = visit(ARTICLE, java_script_enabled=script)
    turn_off(page)
    text = page.locator(".edition-text")
    plain = {name: text.locator(mark).first.evaluate(FORM) for name, mark in MARKS.items()}
    for name in MARKS:
        page.locator(box(page, name)).check()
        now = {other: text.locator(mark).first.evaluate(FORM) for other, mark in MARKS.items()}
        changed = {other for other in MARKS if now[other] != plain[other]}
        # a piece may bear several marks: its own must be among what has changed
        assert name in changed
        page.locator(box(page, name)).uncheck()


def test_layers_are_told_apart_without_colour(visit: Visit) -> None:
    page = visit(ARTICLE)
    labels = page.locator(".switches label:has([type=checkbox]) > span")
    forms = labels.evaluate_all(f"(all) => all.map({FORM})")
    assert len(set(forms)) == len(forms) == len(MARKS) + 1


def by_keyboard(page: Page) -> None:
    """Turn names and frames on, the translation off."""
    page.locator(box(page, "names")).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("input[value=off]").check()


def test_layers_are_turned_by_keyboard(visit: Visit) -> None:
    page = visit(ARTICLE)
    turn_off(page)
    by_keyboard(page)
    expect(page.locator(box(page, "names"))).to_be_checked()
    expect(page.locator(box(page, "frames"))).to_be_checked()
    assert page.locator(".ours").first.is_hidden()


def test_layers_are_remembered(visit: Visit) -> None:
    page = visit(ARTICLE)
    for _ in range(STARTS):
        turn_off(page)
        by_keyboard(page)
        page.reload()
        if page.locator(box(page, "names")).is_checked():
            break
    assert page.locator(box(page, "names")).is_checked()
    assert page.locator(box(page, "frames")).is_checked()
    assert page.locator("input[value=off]").is_checked()
    assert page.locator(".ours").first.is_hidden()


def test_marks_say_what_they_are(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.locator(box(page, "names")).check()
    page.locator(box(page, "frames")).check()
    quoted = page.locator(".edition-text [data-quote]").first
    assert quoted.get_attribute("data-quote") == "Moskova </script>"
    shown = page.locator("[data-name]").evaluate("(e) => getComputedStyle(e, '::after').content")
    assert 'so-\\"called\\"' in shown
    assert page.locator("[data-frame]").first.get_attribute("data-frame") == "kind help"
    # none of it is text: what is searched and copied is the article's
    assert "kind help" not in page.locator("[id='NAS21.2'] .printed").inner_text()


def test_the_translation_stands_where_it_is_asked_for(visit: Visit) -> None:
    page = visit(ARTICLE)
    french, ours = (page.locator(f"[id='NAS21.2'] .{name}") for name in ("printed", "ours"))
    top = "(e) => e.getBoundingClientRect().top"
    bottom = "(e) => e.getBoundingClientRect().bottom"
    assert ours.evaluate(top) < french.evaluate(bottom)
    page.get_by_label("below").check()
    assert ours.evaluate(top) >= french.evaluate(bottom)
    page.get_by_label("off").check()
    assert ours.is_hidden()


def test_what_was_received_shows_in_its_place(visit: Visit) -> None:
    page = visit(ARTICLE)
    mark = page.locator("[id='NAS21.1'] .edit").first
    shown = "(e) => getComputedStyle(e, '::before').content"
    assert mark.evaluate(shown) == "none"
    page.get_by_label("as received").check()
    assert "received here: «date 2021»" in mark.evaluate("(e) => e.dataset.edit")
    assert mark.evaluate(shown) != "none"


def open_notes(page: Page, evidence: str) -> None:
    """Open the notes of a sentence by keyboard."""
    page.locator(f"[id='{evidence}'] > .notes > summary").focus()
    page.keyboard.press("Enter")


def test_notes_lead_back_to_the_statement(visit: Visit) -> None:
    page = visit(ARTICLE)
    open_notes(page, "NAS21.2")
    page.locator("[id='NAS21.2'] .notes dd a", has_text="A small book").click()
    page.wait_for_url("**/index.html#rests-*")
    statement = page.locator(":target")
    assert statement.inner_text() == "NAS21.2"
    assert "soutien" in statement.locator("..").inner_text()


def test_notes_lead_back_to_the_table(visit: Visit) -> None:
    page = visit(ARTICLE)
    open_notes(page, "NAS21.5")
    page.locator("[id='NAS21.5'] .notes dd a").first.click()
    page.wait_for_url("**/notebooks/digest.html#shows-*")
    assert page.locator(":target caption").inner_text() == "Words <b>counted</b>"


def test_a_sentence_is_cited_in_words_bibtex_and_ris(visit: Visit) -> None:
    page = visit(ARTICLE, permissions=["clipboard-read", "clipboard-write"])
    open_notes(page, "NAS21.2")
    cite = page.locator("[id='NAS21.2'] .cite")
    assert "Le Méchant, 3–9 May 2021, sentence 2." in cite.locator("pre").inner_text()
    assert cite.locator("pre").inner_text().endswith("book/articles/NAS21.html#NAS21.2")
    cite.get_by_role("button", name="BibTeX").click()
    cite.get_by_role("button", name="Copy").click()
    cite.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    (entry,) = parse_string(copied, "bibtex").entries.values()
    assert entry.key == "NAS21.2"


def test_citations_are_downloaded(visit: Visit) -> None:
    page = visit(ARTICLE)
    open_notes(page, "NAS21.5")
    files = {}
    for ending in ("bib", "ris"):
        with page.expect_download() as waited:
            page.locator("[id='NAS21.5']").get_by_role("link", name=f"Download .{ending}").click()
        assert waited.value.suggested_filename == f"NAS21.5.{ending}"
        files[ending] = Path(waited.value.path()).read_text(encoding="utf-8")
    assert list(parse_string(files["bib"], "bibtex").entries) == ["NAS21.5"]
    (entry,) = rispy.loads(files["ris"])
    assert entry["title"] == page.locator("[id='NAS21.1'] .printed").inner_text()


def test_a_cited_range_lights_up_whole(visit: Visit) -> None:
    page = visit("index")
    page.get_by_role("link", name="PLA20.3–5").click()
    page.wait_for_url("**/PLA20.html#PLA20.3-5")
    colour = "(all) => all.map((e) => getComputedStyle(e).backgroundColor)"
    colours = page.locator(".sentence").evaluate_all(colour)
    lit = [number for number, each in enumerate(colours, 1) if each != colours[0]]
    assert lit == [3, 4, 5]
    page.locator("[id='PLA20.9'] .number a").click()
    colours = page.locator(".sentence").evaluate_all(colour)
    assert [number for number, each in enumerate(colours, 1) if each != colours[0]] == [9]


def test_without_script_a_range_is_reached(visit: Visit) -> None:
    page = visit("index", java_script_enabled=False)
    page.get_by_role("link", name="PLA20.3–5").click()
    colour = "(all) => all.map((e) => getComputedStyle(e).backgroundColor)"
    colours = page.locator(".sentence").evaluate_all(colour)
    assert [number for number, each in enumerate(colours, 1) if each != colours[0]] == [3]
    assert (
        0 <= page.locator("[id='PLA20.3']").evaluate("(e) => e.getBoundingClientRect().top") < 900
    )


def test_a_number_in_prose_shows_what_was_counted(visit: Visit) -> None:
    page = visit("index")
    page.locator("a.f").first.focus()
    card = page.locator("#ev-card")
    card.wait_for(state="visible")
    assert "Sentences of the corpus." in card.inner_text()
    assert "NAS21.1 PLA20.1" in card.inner_text()
    card.get_by_role("link").click()
    page.wait_for_url("**/findings.html#finding-all.sentences")


def test_a_number_in_a_table_opens_its_sentences(visit: Visit) -> None:
    page = visit("notebooks/digest")
    summary = page.locator("summary", has_text="2")
    links = page.locator("details.count a.ev")
    assert links.first.is_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    assert links.all_text_contents() == ["NAS21.5", "PLA20.2"]
    assert links.first.is_visible()


def test_a_chapter_shows_its_story_first(visit: Visit) -> None:
    page = visit("notebooks/digest")
    code = page.locator(".tag_hide-input .cell_input")
    table = page.locator("caption")
    assert table.is_visible()
    assert page.locator("details.hide").is_hidden()
    layer = page.get_by_label("Code and data")
    for _ in range(STARTS):
        layer.focus()
        page.keyboard.press("Space")
        assert code.is_visible()
        page.reload()
        if code.is_visible():
            break
    assert code.is_visible()
    layer.uncheck()
    assert code.is_hidden()
    assert table.is_visible()


def test_the_method_opens_by_itself_or_with_its_layer(visit: Visit) -> None:
    page = visit("index")
    step = page.locator("details.method p").last
    assert step.is_hidden()
    page.locator("details.method summary").click()
    assert step.is_visible()
    layer = page.get_by_label("Method")
    for _ in range(STARTS):
        layer.check()
        page.reload()
        if step.is_visible():
            break
    assert step.is_visible()
    layer.uncheck()
    assert step.is_hidden()


def test_without_script_code_and_method_can_be_unfolded(visit: Visit) -> None:
    page = visit("notebooks/digest", java_script_enabled=False)
    page.locator("details.hide > summary").click()
    assert page.locator(".tag_hide-input .cell_input").is_visible()
    page = visit("index", java_script_enabled=False)
    page.locator("details.method summary").click()
    assert page.locator("details.method p").last.is_visible()
