"""The tables of this corpus as they are expected to be, and what differs from them.

    python scripts/expected.py        write tests/expected/ anew

A finding, a score or a quotation that changes is a change that readers see: after writing the
files anew, say in a line of CHANGELOG.md what changed and why.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "expected"
# table → the columns that name a row, the columns that are compared
COMPARED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "findings": (("finding",), ("value", "text")),
    "scores": (("layer", "measure"), ("expected", "found", "agreed", "f1")),
    "events": (("lane", "status"), ("count",)),
    "naming": (("referent", "label", "article", "voice", "distance"), ("count",)),
    "quotes": (("article", "sentence", "number"), ("kind", "speaker_name", "cue")),
}
HOW = (
    "If the change is meant: python scripts/expected.py, then look at the difference in "
    "tests/expected/, and say in CHANGELOG.md what changed (a changed finding is an entry too)."
)

Row = tuple[str, ...]
Table = dict[Row, Row]


def made(corpus: Path = ROOT / "corpus", *, cache: Path | None = None) -> dict[str, Table]:
    """The compared columns of the tables, made now from a corpus; without a cache by default."""
    from cadrage import pipeline

    found = pipeline.run(corpus, cache=cache)
    frames = {
        **found,
        "events": found["events"].value_counts(["lane", "status"]).reset_index(name="count"),
        "quotes": _numbered(found["quotes"]),
    }
    return {name: _rows(frames[name], *columns) for name, columns in COMPARED.items()}


def expected() -> dict[str, Table]:
    """The same as the files of `tests/expected` have them."""
    return {name: _read(FOLDER / f"{name}.csv", len(keys)) for name, (keys, _) in COMPARED.items()}


def differences(old: Mapping[str, Table], new: Mapping[str, Table]) -> list[str]:
    """A line for each row that came, went or changed: table, key, old value, new value."""
    return [line for name in COMPARED for line in _differences(name, old[name], new[name])]


def main() -> int:
    """Write the expected tables anew and print what changed."""
    now = made()
    # the first time there is nothing to compare with
    before = expected() if FOLDER.is_dir() and any(FOLDER.glob("*.csv")) else now
    FOLDER.mkdir(exist_ok=True)
    for name, (keys, values) in COMPARED.items():
        with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow([*keys, *values])
            writer.writerows([*key, *row] for key, row in now[name].items())
    print("\n".join(differences(before, now)) or "nothing changed")
    return 0


def _numbered(quotes: pd.DataFrame) -> pd.DataFrame:
    """Quotations numbered within their sentence, so that a moved end is no new quotation."""
    ordered = quotes.sort_values(["article", "sentence", "start", "end"], kind="stable")
    return ordered.assign(number=ordered.groupby(["article", "sentence"]).cumcount() + 1)


def _rows(frame: pd.DataFrame, keys: Row, values: Row) -> Table:
    made = {}
    for cells in frame[[*keys, *values]].itertuples(index=False):
        shown = tuple(map(_shown, cells))
        if shown[: len(keys)] in made:
            raise ValueError(f"two rows have the key {shown[: len(keys)]}")
        made[shown[: len(keys)]] = shown[len(keys) :]
    # sentence 6 before sentence 13
    return {key: made[key] for key in sorted(made, key=lambda key: [k.zfill(4) for k in key])}


def _shown(cell: object) -> str:
    import pandas as pd

    if cell is None or cell is pd.NA or cell != cell:
        return ""
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)


def _read(path: Path, keys: int) -> Table:
    with path.open(encoding="utf-8", newline="") as lines:
        _header, *rows = csv.reader(lines)
    return {tuple(row[:keys]): tuple(row[keys:]) for row in rows}


def _differences(name: str, old: Table, new: Table) -> Iterator[str]:
    columns = COMPARED[name][1]
    for key in sorted({*old, *new}):
        row = f"{name} {' · '.join(key)}"
        before, after = old.get(key), new.get(key)
        if before is None or after is None:
            yield f"{row}: " + ("new" if before is None else "gone") + f" {before or after}"
            continue
        changed = [
            f"{column} {was!r} → {now!r}"
            for column, was, now in zip(columns, before, after, strict=True)
            if was != now
        ]
        if changed:
            yield f"{row}: {', '.join(changed)}"


if __name__ == "__main__":
    sys.exit(main())
