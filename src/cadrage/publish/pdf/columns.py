"""Widths of a table's columns, from what stands in them.

Automatic layout gives width to the longest cell of a column: one long remark among a hundred dashes
makes the other columns narrow and every row tall. So a column gets room for its longest word, and
what is left is shared in proportion to how much text its cells hold on average.
"""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from cadrage.publish.pdf.links import classes

LINE = 74  # characters of the table's type on a line of the page, were all of them bold
GUTTER = 2.5
LONGEST = 22  # a longer word (an address, a digest) may be broken
DENSE_LINE, DENSE_LONGEST = 88, 14  # the same where the table is set in smaller type


def set_widths(body: Tag) -> None:
    """Give every table the widths of its columns, unless cells within its rows are merged.

    A row that is one cell only heads those after it and asks for no width.
    """
    for table in body.find_all("table"):
        rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
        rows = [row for row in rows if len(row) > 1 or not row[0].get("colspan")]
        merged = any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row)
        if not rows or merged or len({len(row) for row in rows}) > 1:
            continue
        texts = [[_text(cell) for cell in column] for column in zip(*rows, strict=True)]
        _replace(table, widths(texts))
        if _is_dense(texts):
            table["class"] = classes(table, "dense")


def widths(columns: Sequence[Sequence[str]]) -> list[float]:
    """Share a line among columns.

    Args:
        columns: the texts of each column, its heading first.

    Returns:
        Shares in per cent, which add up to 100; a table that needs less than the line is still set
        across it.
    """
    dense = _is_dense(columns)
    needed = _needed(columns, DENSE_LONGEST if dense else LONGEST)
    means = [sum(map(len, one)) / len(one) + GUTTER for one in columns]
    spare = max(0, (DENSE_LINE if dense else LINE) - sum(needed))
    wanted = [max(0.0, mean - need) for mean, need in zip(means, needed, strict=True)]
    # where no column wants more, all grow alike
    parts = wanted if sum(wanted) else needed
    made = [need + spare * part / sum(parts) for need, part in zip(needed, parts, strict=True)]
    return [100 * width / sum(made) for width in made]


def _is_dense(columns: Sequence[Sequence[str]]) -> bool:
    """Say whether not even the longest words have room side by side."""
    return sum(_needed(columns, LONGEST)) > LINE


def _needed(columns: Sequence[Sequence[str]], longest: int) -> list[float]:
    words = [
        max((len(word) for text in one for word in text.split()), default=1) for one in columns
    ]
    return [min(word, longest) + GUTTER for word in words]


def _text(cell: Tag) -> str:
    return " ".join(cell.get_text(" ").split())


def _replace(table: Tag, shares: Sequence[float]) -> None:
    new = BeautifulSoup("", "html.parser").new_tag
    for old in table.find_all("colgroup"):
        old.decompose()
    group = new("colgroup")
    for share in shares:
        group.append(new("col", attrs={"style": f"width: {share:.1f}%"}))
    caption = table.find("caption", recursive=False)
    if isinstance(caption, Tag):
        caption.insert_after(group)
    else:
        table.insert(0, group)
