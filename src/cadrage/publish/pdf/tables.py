"""Tables of HTML as calls of `book.typ`: columns, heads that are repeated, cells kept whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import Tag

from cadrage.publish.pdf.strings import call

if TYPE_CHECKING:
    from cadrage.publish.pdf.markup import Writer

TALL = 900  # characters of a cell that may be too tall for a page
# a table up to so many rows and characters has room on a page, and is not cut
ROWS, CHARACTERS = 14, 1200


def table(writer: Writer, tag: Tag) -> list[str]:
    """A table as a call; the writer remembers which cells of its body head their row."""
    rows = [row for row in tag.find_all("tr") if row.find(["td", "th"])]
    if not rows:
        return []
    before, paged = writer.anchor(tag), writer.paged
    caption = tag.find("caption", recursive=False)
    writer.paged = False
    said = writer.held(caption) if isinstance(caption, Tag) else "none"
    whole = len(rows) <= ROWS and len(tag.get_text()) <= CHARACTERS
    stubs: list[frozenset[int]] = []
    told = []
    numbers = _numbers(rows)
    for row in rows:
        cells = row.find_all(["td", "th"], recursive=False)
        if row.get("id") and not cells[0].get("id"):
            cells[0]["id"] = row["id"]
        heads = bool(row.find_parent("thead")) or (not stubs and _is_head(cells))
        # a heading stands over its numbers, at their side of the column
        tall = any(len(cell.get_text()) > TALL for cell in cells)
        made = [
            _cell(writer, cell, right=heads and n in numbers, tall=tall)
            for n, cell in enumerate(cells)
        ]
        if heads:
            told.append(call("head", [f"repeat: {str(not whole).lower()}", *made]))
        elif cells[0].get("scope") in ("rowgroup", "colgroup"):
            told.append(call("group", made))
        else:
            told += made
            stubs.append(frozenset(n for n, cell in enumerate(cells) if cell.name == "th"))
    writer.paged = paged
    writer.stubs.append(stubs)
    dense = str("dense" in tag.get_attribute_list("class")).lower()
    made = [
        f"columns: {_columns(tag, rows)}",
        f"dense: {dense}",
        f"whole: {str(whole).lower()}",
        f"caption: {said}",
        *told,
    ]
    return [*before, "tbl(" + ",\n".join(made) + ")"]


def _is_head(cells: list[Tag]) -> bool:
    return all(cell.name == "th" and cell.get("scope") == "col" for cell in cells)


def _numbers(rows: list[Tag]) -> set[int]:
    """The columns of nothing but numbers, where no cell spans several."""
    cells = [row.find_all(["td", "th"], recursive=False) for row in rows if row.find("td")]
    if len({len(row) for row in cells}) != 1:
        return set()
    return {
        place
        for place, column in enumerate(zip(*cells, strict=True))
        if all("number" in cell.get_attribute_list("class") for cell in column)
    }


def _cell(writer: Writer, cell: Tag, *, right: bool, tall: bool) -> str:
    kinds = set(map(str, cell.get_attribute_list("class")))
    look = [f"{name}: {int(str(cell[name]))}" for name in ("colspan", "rowspan") if cell.get(name)]
    if right or kinds & {"number", "text-right"}:
        look.append("align: right")
    elif "text-center" in kinds:
        look.append("align: center")
    if tall:  # a row goes over to the next page only if each of its cells may
        look.append("breakable: true")
    return call("c", [*look, writer.held(cell)])


def _columns(tag: Tag, rows: list[Tag]) -> str:
    """The widths that `columns` has noted, or else as many columns as the widest row has cells."""
    noted = [re.search(r"width: ([\d.]+)%", str(col.get("style"))) for col in tag.find_all("col")]
    if noted and all(noted):
        shares = [f"{found[1]}fr" for found in noted if found]
    else:
        cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
        count = max(sum(int(str(cell.get("colspan", "1"))) for cell in row) for row in cells)
        shares = ["1fr"] * count
    return f"({', '.join(shares)},)"
