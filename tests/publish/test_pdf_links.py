"""Ids that can't clash and links that become anchors, when many pages become one document."""

import pytest
from bs4 import BeautifulSoup, Tag

from cadrage.publish.pdf.links import new_id, page_anchor, rename_ids, rewrite_links

IDS = {
    "index": set(),
    "book/limits": {"how-sure-is-this"},
    "notebooks/actors": {"how-sure-is-this", "fig-voices"},
    "book/articles/SPU21": {"SPU21.7"},
}


def body(html: str) -> Tag:
    soup = BeautifulSoup(f"<div>{html}</div>", "html.parser").div
    assert soup is not None
    return soup


def rewritten(docname: str, href: str) -> tuple[Tag, list[tuple[str, str]]]:
    page, lost = body(f'<a href="{href}">x</a>'), []
    rewrite_links(
        page, docname, ids=IDS, suffix=".html", missing=lambda doc, to: lost.append((doc, to))
    )
    link = page.a
    assert link is not None
    return link, lost


@pytest.mark.parametrize(
    ("docname", "old", "new"),
    [
        ("book/articles/SPU21", "SPU21.7", "SPU21.7"),
        ("book/articles/BEN21", "BEN21.10", "BEN21.10"),
        ("book/limits", "how-sure-is-this", "book-limits--how-sure-is-this"),
        ("notebooks/actors", "how-sure-is-this", "notebooks-actors--how-sure-is-this"),
        ("book/limits", "v1.2", "book-limits--v1.2"),
        ("book/limits", "SPU21", "book-limits--SPU21"),
    ],
)
def test_sentences_keep_their_id_and_others_get_their_page(
    docname: str, old: str, new: str
) -> None:
    assert new_id(docname, old) == new


def test_two_pages_with_the_same_section_do_not_clash() -> None:
    pages = {name: body('<section id="sure"><h2>Sure?</h2></section>') for name in ("a/b", "a/c")}
    for name, page in pages.items():
        assert rename_ids(page, name) == {"sure"}
    ids = [tag["id"] for page in pages.values() for tag in page.find_all(id=True)]
    assert ids == ["a-b--sure", "a-c--sure"]


def test_references_within_a_page_follow_its_ids() -> None:
    page = body('<p id="t">T</p><div aria-labelledby="t elsewhere">x</div>')
    rename_ids(page, "book/limits")
    holder = page.select_one("[aria-labelledby]")
    assert holder is not None
    assert holder["aria-labelledby"] == "book-limits--t elsewhere"


@pytest.mark.parametrize(
    ("docname", "href", "anchor", "leaves"),
    [
        ("notebooks/actors", "../book/articles/SPU21.html#SPU21.7", "#SPU21.7", True),
        ("book/articles/SPU21", "#SPU21.7", "#SPU21.7", False),
        ("index", "book/limits.html", "#book-limits", True),
        ("book/limits", "../index.html", "#index", True),
        ("book/limits", "#how-sure-is-this", "#book-limits--how-sure-is-this", False),
        ("book/limits", "", "#book-limits", False),
    ],
)
def test_a_link_to_a_page_becomes_an_anchor(
    docname: str, href: str, anchor: str, leaves: bool
) -> None:
    link, lost = rewritten(docname, href)
    assert link["href"] == anchor
    assert ("to-page" in link.get_attribute_list("class")) is leaves
    assert lost == []


@pytest.mark.parametrize("href", ["https://example.org/a.html#b", "mailto:a@example.org"])
def test_an_address_on_the_web_stays(href: str) -> None:
    link, lost = rewritten("index", href)
    assert link["href"] == href
    assert lost == []


@pytest.mark.parametrize("href", ["_downloads/dates.csv", "report.pdf"])
def test_what_paper_cannot_reach_loses_its_link_and_keeps_its_text(href: str) -> None:
    link, lost = rewritten("index", href)
    assert "href" not in link.attrs
    assert link.get_text() == "x"
    assert lost == []


@pytest.mark.parametrize(
    ("href", "now"),
    [("book/articles/SPU21.html#SPU21.99", "#book-articles-spu21"), ("book/gone.html", None)],
)
def test_a_link_into_nowhere_is_reported(href: str, now: str | None) -> None:
    link, lost = rewritten("index", href)
    assert lost == [("index", href)]
    assert link.get("href") == now


def test_an_anchor_has_no_slash() -> None:
    assert page_anchor("book/articles/SPU21") == "book-articles-spu21"
