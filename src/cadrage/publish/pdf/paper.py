"""From screen to paper: what a page of the web has and a printed page can't use or must show otherwise."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

# inputs of cells are left out of the PDF: the imprint and each chapter say where the code is
DROPPED = (
    "script",
    "style",
    "button",
    "a.headerlink",
    "div.toctree-wrapper",
    "div.cell_input",
    "details.above-input",
    ".screen-only",
    ".only-screen",
)


def to_paper(fragment: str) -> Tag:
    """Turn the HTML of a page into the body of a printed chapter."""
    soup = BeautifulSoup(fragment, "html.parser")
    body = soup.new_tag("div")
    body.extend(list(soup.contents))
    for selector in DROPPED:
        for tag in body.select(selector):
            tag.decompose()
    _open_details(body)
    _inline_footnotes(body)
    _scope_headers(body)
    return body


def _open_details(body: Tag) -> None:
    # nothing can be folded on paper: what is closed on screen stands open, under its summary
    for details in body.find_all("details"):
        details.name = "div"
        details["class"] = [*details.get("class", []), "unfolded"]
        details.attrs.pop("open", None)
        for summary in details.find_all("summary", recursive=False):
            summary.name = "p"
            summary["class"] = ["summary"]


def _inline_footnotes(body: Tag) -> None:
    """Put each footnote where it is called, so that the style sheet can float it to the foot of that page."""
    for note in body.select("aside.footnote[id]"):
        call = body.find("a", href=f"#{note['id']}", class_="footnote-reference")
        if not isinstance(call, Tag):
            continue
        for label in note.select("span.label, span.backrefs"):
            label.decompose()
        float_ = BeautifulSoup("", "html.parser").new_tag(
            "span", attrs={"class": "footnote", "id": note["id"]}
        )
        for paragraph in note.find_all("p"):
            float_.extend(list(paragraph.contents))
        call.replace_with(float_)
        note.decompose()
    for group in body.select("aside.footnote-list"):
        if not group.find(True):
            group.decompose()


def _scope_headers(body: Tag) -> None:
    """Say of each header cell whether it heads its column or its row; an empty corner heads nothing."""
    for cell in body.select("table th"):
        if not cell.get_text(strip=True) and not cell.find("img"):
            cell.name = "td"
            cell.attrs.pop("scope", None)
        elif "scope" not in cell.attrs:
            cell["scope"] = "col" if cell.find_parent("thead") else "row"
