"""From screen to paper: what a printed page can't use, or must show otherwise."""

from __future__ import annotations

import base64
import re
from html import escape

from bs4 import BeautifulSoup, Tag
from lxml import html

from cadrage.publish.pdf.columns import set_widths
from cadrage.publish.pdf.links import classes
from cadrage.publish.pdf.marks import areas

# inputs of cells and tables under figures are left out of the PDF: the imprint says where they are
DROPPED_TAGS = {"script", "style", "button"}
DROPPED = {
    ("a", "headerlink"), ("div", "toctree-wrapper"), ("div", "cell_input"),
    ("details", "above-input"), ("details", "data"),
}  # fmt: skip
ON_SCREEN = {"screen-only", "only-screen"}
MARK = "m-"  # marks of a sentence's layers, which have no look on paper
_DRAWING = re.compile(r"<svg\b([^>]*)>.*?</svg>", re.DOTALL)
_LABEL, _STYLE = (
    re.compile(r'\baria-label="([^"]*)"'),
    re.compile(r'\bstyle="[^"]*?(vertical-align:[^;"]*)'),
)


def on_paper(fragment: str) -> str:
    """Take out what paper has no use for, and marks without a look from around their words.

    It is most of a page: what is taken out here need not be made into objects. What is left stands
    in a `div`, its drawings as images.
    """
    drawn = _DRAWING.sub(_as_image, fragment)
    root = html.fragment_fromstring(drawn, create_parent="div")
    for tag in root.xpath(".//*[@class] | .//script | .//style | .//button"):
        named = tag.get("class", "").split()
        if tag.tag in DROPPED_TAGS or any(
            each in ON_SCREEN or (tag.tag, each) in DROPPED for each in named
        ):
            tag.drop_tree()
        elif tag.tag == "span" and named and all(each.startswith(MARK) for each in named):
            tag.drop_tag()
    return html.tostring(root, encoding="unicode")


def to_paper(fragment: str) -> Tag:
    """Turn the HTML of a page, as `on_paper` leaves it, into the body of a printed chapter."""
    body = BeautifulSoup(fragment, "lxml").div
    if body is None:
        raise ValueError("lxml gave a page back without what it was put in")
    _name_drawings(body)
    _open_details(body)
    _inline_footnotes(body)
    _scope_headers(body)
    set_widths(body)
    return body


def _as_image(match: re.Match[str]) -> str:
    """Turn an inline drawing into an image: its ids and its style can't touch the page then.

    Its links follow it, each with the place of its mark.
    """
    words, style = _LABEL.search(match[1]), _STYLE.search(match[1])
    coded = base64.b64encode(match[0].encode("utf-8")).decode("ascii")
    marks = [
        f'<a class="mark" href="{escape(area.href)}" data-box="{" ".join(map(_short, area.box))}">'
        "</a>"
        for area in areas(match[0])
    ]
    return (
        f'<img src="data:image/svg+xml;base64,{coded}" alt="{words[1] if words else ""}"'
        f' style="{style[1] if style else ""}">' + "".join(marks)
    )


def _short(share: float) -> str:
    return f"{share:.4f}"


def _name_drawings(body: Tag) -> None:
    """Give an image without words the words of what holds it; the name of its file says nothing."""
    for image in body.find_all("img"):
        holder = image.parent
        if str(image.get("alt", "")).endswith((".svg", ".png", ".jpg", ".jpeg", ".gif")):
            image["alt"] = ""
        if not image.get("alt") and holder is not None and holder.get("aria-label"):
            image["alt"] = str(holder["aria-label"])


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
