"""From screen to paper: what a printed page can't use, or must show otherwise."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from cadrage.publish.pdf.links import classes

# inputs of cells and tables under figures are left out of the PDF: the imprint says where they are
DROPPED = (
    "script",
    "style",
    "button",
    "a.headerlink",
    "div.toctree-wrapper",
    "div.cell_input",
    "details.above-input",
    "details.data",
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
    _name_drawings(body)
    _open_details(body)
    _inline_footnotes(body)
    _scope_headers(body)
    return body


def _name_drawings(body: Tag) -> None:
    """Put the alternative of an inline drawing where the tags of the PDF are made from: a title."""
    for drawing in body.find_all("svg"):
        holder = drawing if drawing.get("aria-label") else drawing.parent
        words = holder.get("aria-label") if holder is not None else None
        if words and drawing.find("title", recursive=False) is None:
            title = BeautifulSoup("", "html.parser").new_tag("title")
            title.string = str(words)
            drawing.insert(0, title)


def _open_details(body: Tag) -> None:
    """Fold nothing: what is closed on screen stands open, in table cells as its summary alone."""
    for details in body.find_all("details"):
        if details.find_parent("td") and "count" not in details.get_attribute_list("class"):
            kept = details.find("summary")
            details.replace_with(*(kept.contents if isinstance(kept, Tag) else ()))
            continue
        details.name = "div"
        details["class"] = classes(details, "unfolded")
        details.attrs.pop("open", None)
        for summary in details.find_all("summary", recursive=False):
            summary.name = "p"
            summary["class"] = "summary"


def _inline_footnotes(body: Tag) -> None:
    """Put each footnote where it is called; the style sheet floats it to the foot of the page."""
    for note in body.select("aside.footnote[id]"):
        call = body.find("a", href=f"#{note['id']}", class_="footnote-reference")
        if not isinstance(call, Tag):
            continue
        for label in note.select("span.label, span.backrefs"):
            label.decompose()
        float_ = BeautifulSoup("", "html.parser").new_tag(
            "span", attrs={"class": "footnote", "id": str(note["id"])}
        )
        for paragraph in note.find_all("p"):
            float_.extend(list(paragraph.contents))
        call.replace_with(float_)
        note.decompose()
    for group in body.select("aside.footnote-list"):
        if not group.find(True):
            group.decompose()


def _scope_headers(body: Tag) -> None:
    """Say of each header cell whether it heads column or row; an empty corner heads nothing."""
    for cell in body.select("table th"):
        if not cell.get_text(strip=True) and not cell.find("img"):
            cell.name = "td"
            cell.attrs.pop("scope", None)
        elif "scope" not in cell.attrs:
            cell["scope"] = "col" if cell.find_parent("thead") else "row"
