"""The concordance in Chromium, from `file://`: words, lemmas, filters, keyboard, no script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from axe_audit import faults
from playwright.sync_api import expect

import cadrage.publish
from cadrage.publish.concordance.words import WORD, fold

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
PAGE = "book/concordance"
# Expectations wait without `eval`, which the pages' policy forbids.
ANSWER = re.compile("place|Not in")
STATIC = Path(cadrage.publish.__file__).parent / "static"


def asked(visit: Visit, query: str, **more: str) -> Page:
    """The page after a search, by its address."""
    page = visit(f"{PAGE}#{urlencode({'q': query, **more})}")
    expect(page.locator(".concordance-count")).to_have_text(ANSWER)
    return page


def numbers(page: Page) -> list[str]:
    """The numbers of the sentences that are shown."""
    return page.locator(".kwic a.ev").all_inner_texts()


def hits(page: Page) -> list[str]:
    """The words that were found, as printed."""
    return page.locator(".kwic mark").all_inner_texts()


TABLE = [
    # a lemma, a form of it, its forms alone
    ("promettre", {}, ["promis"]),
    ("promets", {}, []),
    ("promettre", {"form": "written"}, []),
    ("promis", {"form": "written"}, ["promis"]),
    # case, accents, ligatures
    ("OEUVRE", {}, ["œuvre"]),
    ("œuvre", {}, ["œuvre"]),
    ("ysai", {}, ["Ysaï", "Ysaï"]),
    ("ysaî", {}, []),
    # any ending, words in a row
    ("mosk*", {}, ["Moskova", "Moskova"]),
    ("grand retour", {}, ["grand retour"]),
    ("retour grand", {}, []),
    ("l'œuvre de M. Ysaï", {}, ["l'œuvre de M. Ysaï"]),
    # what is narrowed
    ("la", {"actor": "Moskova", "form": "written"}, ["la"]),
    ("la", {"voice": "Moskova </script>", "form": "written"}, ["la"]),
    ("Moskova", {"voice": "the article’s own words"}, ["Moskova"]),
    ("soutien", {"frame": "kind-help"}, ["soutien"]),
    ("soutien", {"frame": "remedy"}, []),
    ("texte", {"article": "NAS21"}, ["texte"]),
    ("texte", {"article": "Nobody"}, []),
    ("Moskova", {"from": "2021-05-10"}, []),
    ("Moskova", {"from": "2021-05-09", "to": "2021-05-09"}, ["Moskova", "Moskova"]),
]


@pytest.mark.parametrize(("query", "more", "expected"), TABLE)
def test_what_is_asked_for_is_found(
    visit: Visit, query: str, more: dict[str, str], expected: list[str]
) -> None:
    assert hits(asked(visit, query, **more)) == expected


def test_a_place_stands_in_its_context_and_leads_to_its_sentence(visit: Visit) -> None:
    page = asked(visit, "soutien")
    line = page.locator(".kwic li")
    assert line.locator("p").get_attribute("lang") == "fr"
    text = line.locator("p").evaluate("(p) => p.textContent")
    assert text == (
        "Le 3 mai 2021, la Moskova a promis un « soutien\u202ftotal » à l'œuvre de M. Ysaï."
    )
    line.locator("a").click()
    page.wait_for_url("**/NAS21.html#NAS21.2")


def test_many_places_are_shown_by_and_by(visit: Visit) -> None:
    page = asked(visit, "phrase")
    assert "60 places in 1 article" in page.locator(".concordance-count").inner_text()
    assert numbers(page) == [f"PLA20.{number}" for number in range(1, 51)]
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".kwic li")).to_have_count(60)
    assert page.get_by_role("button", name="Show more").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "PLA20.51"


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit(PAGE)
    page.get_by_label("Words", exact=True).focus()
    page.keyboard.type("moskova")
    page.keyboard.press("Enter")
    page.locator(".kwic li").first.wait_for()
    assert numbers(page) == ["NAS21.1", "NAS21.2"]
    page.get_by_label("any form of a word").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("the words as written").is_checked()
    page.locator(".concordance-narrow summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Actor in the sentence").focus()
    page.keyboard.type("Mos")
    page.keyboard.press("Enter")
    page.get_by_label("Words", exact=True).press("Enter")
    expect(page.locator(".kwic li")).to_have_count(1)
    assert "actor=Moskova" in page.url
    assert "form=written" in page.url


def test_a_search_has_an_address_and_the_way_back(visit: Visit) -> None:
    page = asked(visit, "moskova", form="written", voice="anybody quoted")
    assert numbers(page) == ["NAS21.2"]
    assert page.get_by_label("the words as written").is_checked()
    assert page.get_by_label("Voice").input_value() == "anybody quoted"
    page.get_by_label("Words", exact=True).fill("soutien")
    page.keyboard.press("Enter")
    expect(page.locator(".kwic mark").first).to_have_text("soutien")
    page.go_back()
    expect(page.locator(".kwic mark").first).to_have_text("Moskova")
    assert page.get_by_label("Words", exact=True).input_value() == "moskova"


def test_a_word_that_is_not_there_is_told_its_neighbours(visit: Visit) -> None:
    page = asked(visit, "moskovo")
    page.get_by_role("link", name="moskova").click()
    expect(page.locator(".kwic li")).to_have_count(2)
    page = asked(visit, "xyzxyz")
    assert page.locator(".concordance-count").inner_text() == "Not in these articles."


def test_markup_of_an_article_shows_as_text(visit: Visit) -> None:
    page = asked(visit, "alert")
    page.on("dialog", lambda dialog: pytest.fail(f"script ran: {dialog.message}"))
    assert "<script>alert(1)</script>" in (page.locator(".kwic p").first.text_content() or "")
    assert page.locator(".kwic script, .kwic b").count() == 0


def test_the_script_cuts_and_folds_as_the_index_does(visit: Visit) -> None:
    text = "L'Été, a-t-il dit « 2.500 » ; e\u0301te\u0301 ½ x² Œuvre_æ naïve ΑΣ Straße 東京 ٣ ª ⅷ"
    script = (STATIC / "concordance.js").read_text(encoding="utf-8")
    own = [line for line in script.split("\n") if line.startswith(("  const WORD", "  const fold"))]
    assert len(own) == 2
    cut = f"(text) => {{ {' '.join(own)} return text.match(WORD).map(fold); }}"
    assert visit(PAGE).evaluate(cut, text) == [fold(word) for word in WORD.findall(text)]


def test_only_the_parts_that_are_needed_are_loaded(visit: Visit) -> None:
    page = visit(PAGE)
    loaded: list[str] = []
    page.on("request", lambda asked: loaded.append(asked.url))
    page.get_by_label("Words", exact=True).fill("paix")
    page.keyboard.press("Enter")
    page.locator(".kwic li").first.wait_for()
    parts = sorted(url.rpartition("/concordance/")[2] for url in loaded if "/concordance/" in url)
    assert parts == ["hits/0.js", "texts/0.js", "words/0.js"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 768, 375])
def test_axe_finds_nothing_and_nothing_sticks_out(visit: Visit, width: int, theme: str) -> None:
    page = visit(f"{PAGE}#q=moskova&voice=anybody+quoted", width=width, theme=theme)
    page.locator(".kwic li").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == ""


def test_without_script_the_page_says_where_the_data_is(visit: Visit) -> None:
    page = visit(PAGE, java_script_enabled=False)
    said = page.locator(".concordance-without")
    assert said.is_visible()
    assert said.get_by_role("link", name="sentences.csv").is_visible()
    assert page.locator(".concordance form").count() == 0
    assert visit(PAGE).locator(".concordance-without").is_hidden()
