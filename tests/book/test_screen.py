"""The real book in Chromium: every link followed there and back, and what its pages weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    Visit = Callable[..., Page]

pytestmark = [pytest.mark.book, pytest.mark.browser]
# what a page may weigh on its first view, beside the files of the theme
BYTES = 500_000
WINDOWS = (375, 768, 1400)
OURS = ("cadrage-", "style.css", "book.js", "searchindex.js")
# each link to sentences: the address that Chromium makes of it, and the anchors that it stands in
LINKS = """() => [...document.querySelectorAll('main :is(a[data-ev], a.ev, svg a)')].map((link) => {
    const drawn = link.href.baseVal;
    const address = drawn === undefined ? link.href : new URL(drawn, location);
    const anchors = [];
    for (let each = link; each; each = each.parentElement) if (each.id) anchors.push(each.id);
    const ids = (link.dataset.ev || decodeURIComponent(new URL(address).hash.slice(1))).split(' ');
    return {ids, address: String(address), anchors};
}).filter((link) => !/^(record|article|finding)-/.test(link.ids[0]))"""
CITED = """(e) => [e, ...e.querySelectorAll('a[href]')].flatMap((a) =>
    (a.dataset.ev || a.getAttribute('href')?.split('#')[1] || '').split(' '))"""
BACK = """() => [...document.querySelectorAll('.sentence')].map((sentence) =>
    [sentence.id, [...sentence.querySelectorAll('.notes dd a')].map((link) => link.href)])"""
LIT = """() => [...document.querySelectorAll('.sentence')].filter((each) => {
    const plain = document.querySelector('.edition-text');
    return getComputedStyle(each).backgroundColor !== getComputedStyle(plain).backgroundColor;
}).map((each) => [each.id, each.getBoundingClientRect().top])"""

TEXT = """() => {
    const article = document.querySelector('main article') || document.body;  // the search has none
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const unseen = 'script, style, title, .headerlink, details:not([open]) > summary .expanded, '
        + 'details[open] > summary .collapsed';
    const folded = 'details:not([open]) > :not(summary)';
    const found = {seen: 0, folded: 0, hidden: []};
    while (walker.nextNode()) {
        const holder = walker.currentNode.parentElement;
        const words = walker.currentNode.textContent.trim();
        if (!words || holder.closest(unseen)) continue;
        if (holder.closest(folded)) found.folded += 1;
        else if (holder.checkVisibility({visibilityProperty: true})) found.seen += 1;
        else found.hidden.push(words);
    }
    return found;
}"""
OPENED = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"


@pytest.fixture(scope="module")
def articles(names: list[str]) -> list[str]:
    """The pages of the articles."""
    return [name for name in names if name.startswith("book/articles/")]


def parts(address: str, html: Path) -> tuple[str, str]:
    """The page of an address, as the tests name pages, and its anchor."""
    split = urlsplit(address)
    file = Path(unquote(split.path)).relative_to(html)
    return file.with_suffix("").as_posix(), unquote(split.fragment)


@dataclass(frozen=True, slots=True)
class Plain:
    """A page without script: its links to sentences, and its text before and after unfolding."""

    links: list[dict[str, Any]]
    text: dict[str, Any]
    unfolded: dict[str, Any]


@pytest.fixture(scope="module")
def plain(chromium: Browser, names: list[str], html: Path) -> dict[str, Plain]:
    """Every page as it is where no script runs."""
    page, found = chromium.new_page(java_script_enabled=False), {}
    for name in names:
        page.goto((html / f"{name}.html").as_uri())
        links, text = page.evaluate(LINKS), page.evaluate(TEXT)
        page.evaluate(OPENED)
        found[name] = Plain(links, text, page.evaluate(TEXT))
    page.context.close()
    return found


@pytest.fixture(scope="module")
def links(plain: dict[str, Plain], html: Path) -> dict[str, list[dict[str, Any]]]:
    """Page → its links to sentences, with the target as page and anchor; they need no script."""
    found = {
        name: [link | {"target": parts(link["address"], html)} for link in page.links]
        for name, page in plain.items()
    }
    assert sum(map(len, found.values())) > 1000
    return found


def test_every_link_leads_to_its_sentences_alight(
    visit: Visit, links: dict[str, list[dict[str, Any]]], articles: list[str]
) -> None:
    """Each address that any page links to is opened, and what it lights up is what is cited."""
    wanted = {link["target"]: link["ids"] for found in links.values() for link in found}
    assert {page for page, _ in wanted} == set(articles)
    for name in articles:
        page = visit(name)
        for (_, anchor), ids in sorted(item for item in wanted.items() if item[0][0] == name):
            page.evaluate("(anchor) => { location.hash = anchor; }", anchor)
            first = page.locator(f"[id='{ids[0]}']:is(:target, .is-cited, :has(> :target))")
            expect(first).to_have_count(1)
            lit = page.evaluate(LIT)
            assert [each for each, _ in lit] == ids, (name, anchor)
            assert 0 <= lit[0][1] < 900, (name, anchor)


def test_every_sentence_leads_back_to_what_rests_on_it(
    visit: Visit, links: dict[str, list[dict[str, Any]]], articles: list[str], html: Path
) -> None:
    back: dict[str, set[tuple[str, str]]] = {}
    for name in articles:
        for evidence, addresses in visit(name).evaluate(BACK):
            back[evidence] = {parts(address, html) for address in addresses}
    lost = [
        (name, evidence)
        for name, found in links.items()
        for link in found
        for evidence in link["ids"]
        if name != "book/articles"  # the list of the articles states nothing
        if not {(name, anchor) for anchor in link["anchors"]} & back[evidence]
    ]
    assert lost == []


def first_of_each_article(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One link of a page to each article."""
    seen = set()
    for link in found:
        if link["target"][0] not in seen:
            seen.add(link["target"][0])
            yield link


def test_there_and_back_by_clicks(
    visit: Visit, links: dict[str, list[dict[str, Any]]], html: Path
) -> None:
    walked = 0
    for name in ("index", "notebooks/framing", "notebooks/chronology"):
        page = visit(name)
        for link in first_of_each_article(links[name]):
            ids = " ".join(link["ids"])
            to = f"[data-ev='{ids}']" if " " in ids else f"[href$='.html#{ids}']"
            page.locator(f"main a{to}").first.dispatch_event("click")
            page.wait_for_url(link["address"])
            sentence = page.locator(f"[id='{link['ids'][0]}']")
            sentence.locator("> .notes > summary").click()
            ways = [(html / f"{name}.html").as_uri() + f"#{anchor}" for anchor in link["anchors"]]
            hrefs = sentence.locator(".notes dd a").evaluate_all("(all) => all.map((a) => a.href)")
            at = next(place for place, href in enumerate(hrefs) if href in ways)
            sentence.locator(".notes dd a").nth(at).click()
            page.wait_for_url(hrefs[at])
            arrived = page.locator(":target")
            assert arrived.is_visible()
            assert link["ids"][0] in arrived.evaluate(CITED)
            walked += 1
    assert walked >= 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A page in a window: the files of this computer that it loads, and how wide it needs to be."""

    loaded: list[Path]
    widths: dict[int, int]


@pytest.fixture(scope="module")
def seen(chromium: Browser, names: list[str], html: Path) -> dict[str, Seen]:
    """Every page opened on a telephone's screen, which then grows."""
    found, asked = {}, set()
    page = chromium.new_page()
    page.on("request", lambda request: asked.add(request.url))
    for name in names:
        asked.clear()
        page.set_viewport_size({"width": min(WINDOWS), "height": 900})
        page.goto((html / f"{name}.html").as_uri())
        page.evaluate("document.fonts.ready")
        widths = {}
        for width in WINDOWS:
            page.set_viewport_size({"width": width, "height": 900})
            widths[width] = page.evaluate("document.documentElement.scrollWidth")
        loaded = [Path(unquote(urlsplit(each).path)) for each in asked if each.startswith("file:")]
        found[name] = Seen(loaded, widths)
    page.context.close()
    return found


def test_pages_weigh_little_beside_their_theme(seen: dict[str, Seen], html: Path) -> None:
    heavy = {}
    for name, page in seen.items():
        own = [
            file for file in page.loaded
            if file.name.startswith(OURS) or "_static" not in file.parts
        ]  # fmt: skip
        assert html / f"{name}.html" in own
        heavy[name] = sum(file.stat().st_size for file in own)
    assert {name: size for name, size in heavy.items() if size > BYTES and name != "search"} == {}


def test_no_page_scrolls_sideways(seen: dict[str, Seen]) -> None:
    wide = {
        (name, width): needed
        for name, page in seen.items()
        for width, needed in page.widths.items()
        if needed > width
    }
    assert wide == {}


def test_without_script_nothing_is_hidden_for_good(plain: dict[str, Plain]) -> None:
    """What is folded can be unfolded by its summary; all else is seen."""
    folded = 0
    for name, page in plain.items():
        if name in ("search", "genindex"):
            continue  # made by a script, or empty
        assert page.text["seen"] > 10, name
        assert page.text["hidden"] == [], name
        folded += page.text["folded"]
        assert page.unfolded["hidden"] == [], name
    assert folded > 500
