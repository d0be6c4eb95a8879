"""Widths of a table's columns, from what stands in them.

Automatic layout gives width to the longest cell of a column: one long remark among a hundred dashes
makes the other columns narrow and every row tall. So a column gets room for its longest word, and
what is left is shared in proportion to how much text its cells hold on average.
"""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

LINE = 88  # characters of the table's type on a line of the page
GUTTER = 2
LONGEST = 22  # a longer word (an address, a digest) may be broken


def set_widths(body: Tag) -> None:
    """Give every table without merged cells the widths of its columns."""
    for table in body.find_all("table"):
        rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
        if not rows or len({len(row) for row in rows}) > 1 or table.select("[colspan], [rowspan]"):
            continue
        texts = [[_text(cell) for cell in column] for column in zip(*rows, strict=True)]
        _replace(table, widths(texts))


def widths(columns: Sequence[Sequence[str]]) -> list[float]:
    """Share a line among columns.

    Args:
        columns: the texts of each column, its heading first.

    Returns:
        Shares in per cent, which add up to 100; a table that needs less than the line is still set
        across it.
    """
    words = [
        max((len(word) for text in one for word in text.split()), default=1) for one in columns
    ]
    needed = [min(word, LONGEST) + GUTTER for word in words]
    means = [sum(map(len, one)) / len(one) + GUTTER for one in columns]
    spare = max(0, LINE - sum(needed))
    wanted = [max(0.0, mean - need) for mean, need in zip(means, needed, strict=True)]
    # where no column wants more, all grow alike
    parts = wanted if sum(wanted) else [float(need) for need in needed]
    made = [need + spare * part / sum(parts) for need, part in zip(needed, parts, strict=True)]
    return [100 * width / sum(made) for width in made]


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
