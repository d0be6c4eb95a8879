"""Pages in Chromium: no error, no request, no sideways scroll; the numbers and their cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
PAGES = [
    "index",
    "book/articles",
    "book/articles/NAS21",
    "book/findings",
    "notebooks/digest",
    "search",
]


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_their_window(visit: Visit, name: str) -> None:
    page = visit(name)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for width in (1400, 768, 375, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (theme, width)


LINES = """(p) => {
    const range = document.createRange();
    range.selectNodeContents(p);
    const ends = new Map();
    for (const box of range.getClientRects()) {
        const line = Math.round(box.bottom / 8);
        ends.set(line, Math.max(ends.get(line) || 0, box.right));
    }
    const left = p.getBoundingClientRect().left, widths = [...ends.values()].map((x) => x - left);
    const full = Math.max(...widths), sum = widths.reduce((a, b) => a + b);
    return p.textContent.length / (sum / full);
}"""


def test_a_line_of_prose_holds_60_to_75_characters(visit: Visit) -> None:
    page = visit("book/findings")
    page.evaluate("document.fonts.ready")
    for text in page.locator("article h1 ~ p").all():
        assert 60 <= text.evaluate(LINES) <= 75


def test_the_books_own_fonts_are_used(visit: Visit) -> None:
    page = visit("index")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)"
    )
    assert {name.strip('"') for name in loaded} == {"Cadrage Serif", "Cadrage Sans"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_follows_the_systems_theme(visit: Visit, theme: str) -> None:
    page = visit("index", theme=theme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 24, 28)"}[theme]


def test_without_script_everything_can_be_read(visit: Visit) -> None:
    page = visit("index", java_script_enabled=False, theme="dark")
    link = page.locator("a.ev").first
    assert link.is_visible()
    link.click()
    assert page.url.endswith("book/articles/NAS21.html#NAS21.2")
    assert "soutien" in page.locator("[id='NAS21.2'] .printed").inner_text()


def test_a_number_leads_to_its_highlighted_sentence(visit: Visit) -> None:
    page = visit("index")
    page.locator("a.ev").first.click()
    page.wait_for_url("**/NAS21.html#NAS21.2")
    sentence = page.locator("[id='NAS21.2']")
    plain = page.locator("[id='NAS21.3']").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert sentence.evaluate("(e) => getComputedStyle(e).backgroundColor") != plain
    assert sentence.evaluate("(e) => e.getBoundingClientRect().top") >= 0


def test_the_mouse_brings_the_card_and_leaving_takes_it_away(visit: Visit) -> None:
    page = visit("index")
    card = page.locator("#ev-card")
    assert card.count() == 0 or card.is_hidden()
    page.locator("a.ev").first.hover()
    card.wait_for(state="visible")
    assert "Le 3 mai 2021" in card.inner_text()
    assert "the <b>Moskova</b> promised" in card.inner_text()
    assert card.locator(".ev-text").get_attribute("lang") == "fr"
    card.hover()
    assert card.is_visible()
    page.mouse.move(1, 1)
    card.wait_for(state="hidden")


def test_the_keyboard_brings_the_card_and_escape_takes_it_away(visit: Visit) -> None:
    page = visit("index")
    link = page.locator("a.ev").first
    link.focus()
    page.locator("#ev-card").wait_for(state="visible")
    assert link.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.locator("#ev-card").wait_for(state="hidden")
    assert link.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.wait_for_url("**/NAS21.html#NAS21.2")


def test_a_tap_brings_the_card_and_its_link_leads_on(visit: Visit) -> None:
    page = visit("index", width=375, has_touch=True, is_mobile=True)
    page.locator("a.ev").first.tap()
    card = page.locator("#ev-card")
    card.wait_for(state="visible")
    assert page.url.endswith("index.html")
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    card.locator("a").tap()
    page.wait_for_url("**/NAS21.html#NAS21.2")


def test_a_range_shows_all_its_sentences(visit: Visit) -> None:
    page = visit("index")
    page.get_by_role("link", name="PLA20.3–5").hover()
    card = page.locator("#ev-card")
    card.wait_for(state="visible")
    assert card.locator(".ev-text").all_inner_texts() == [
        f"{number} Phrase numéro {number} d'un texte sans histoire." for number in (3, 4, 5)
    ]


def test_markup_of_an_article_never_runs(visit: Visit) -> None:
    for name in ("index", "book/articles", "book/articles/NAS21", "book/findings"):
        page = visit(name)
        page.on("dialog", lambda dialog: pytest.fail(f"script ran: {dialog.message}"))
        for link in page.locator("main a.ev").all()[:4]:
            link.focus()
        assert page.locator("#ev-card b, #ev-card script").count() == 0


def test_french_and_translation_stand_side_by_side_where_there_is_room(visit: Visit) -> None:
    place = "(e) => e.getBoundingClientRect().x"
    wide = visit("book/articles/NAS21").locator("[id='NAS21.2']")
    assert wide.locator(".ours").evaluate(place) > wide.locator(".printed").evaluate(place) + 200
    narrow = visit("book/articles/NAS21", width=375).locator("[id='NAS21.2']")
    assert narrow.locator(".ours").evaluate(place) == narrow.locator(".printed").evaluate(place)


def test_what_scrolls_sideways_can_be_reached_by_keyboard(visit: Visit) -> None:
    page = visit("book/articles/NAS21", width=375)
    page.evaluate("document.fonts.ready")
    box = page.locator(".pst-scrollable-table-container").first
    assert box.evaluate("(e) => e.scrollWidth > e.clientWidth")
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label")


def test_the_search_finds_a_sentence_without_a_server(visit: Visit) -> None:
    page = visit("index")
    page.get_by_role("button", name="Search").first.click()
    page.locator("input[name=q]").first.fill("Moskova")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=Moskova*")
    found = page.locator("#search-results li a")
    found.first.wait_for()
    assert any("NAS21" in text for text in found.all_inner_texts())
