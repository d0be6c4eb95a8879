"""What a large corpus shows of itself: from how many articles on, how it is kept, what it says.

A frame bears in `attrs["counted"]` whether it was counted over all articles (True), over so many
drawn from all (their number), or says nothing of articles (False); without it its rows are of the
excerpt.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

# of more articles the tables are an excerpt; `cadrage_large` in `_config.yml` says another number
LARGE = 2000
# beside the tables of a large corpus: what they show
EXCERPT, COUNTS = "EXCERPT.json", "counts"
# tables that are rows of articles: of a large corpus, of some
ROWS = (
    "articles", "texts", "edits", "sentences", "dates", "mentions", "quotes", "labels", "frames",
    "notices", "events", "naming", "reuse_found", "silences",
)  # fmt: skip
SHARES = "voice_shares"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Of how many articles the tables show how many, and how many each outlet has in all."""

    articles: int
    shown: int
    named: int
    sample: int
    seed: int
    outlets: Mapping[str, int]

    def as_json(self) -> str:
        """For a file beside the tables."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def limit_of(root: Path) -> int:
    """The articles up to which the tables of a project hold all: the setting `cadrage_large`.

    Raises:
        InputError: `_config.yml` is no YAML, or the setting no number of articles.
    """
    import yaml

    from cadrage.errors import InputError

    path = root / "_config.yml"
    if not path.is_file():
        return LARGE
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(path, found=str(error).split("\n", 1)[0], expected="YAML") from error
    for key in ("sphinx", "config"):
        settings = (settings.get(key) or {}) if isinstance(settings, dict) else {}
    said = settings.get("cadrage_large", LARGE) if isinstance(settings, dict) else LARGE
    if not isinstance(said, int) or isinstance(said, bool) or said < 1:
        raise InputError(
            path, found=said, expected="a number of articles from 1",
            hint="See sphinx, config, cadrage_large.",
        )  # fmt: skip
    return said


def is_large(corpus: Path, limit: int) -> bool:
    """Whether the manifest has more rows than the limit; a wrong one is told later."""
    try:
        with (corpus / "articles.csv").open(encoding="utf-8-sig", newline="") as lines:
            return sum(1 for row in csv.reader(lines) if row) - 1 > limit
    except (OSError, ValueError, csv.Error):
        return False


def read(folder: Path) -> Mapping[str, Any] | None:
    """What the tables of a folder are an excerpt of; None where they hold all."""
    path = folder / EXCERPT
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def mark(found: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> None:
    """Let each table of an excerpt bear what was counted, and the articles what they are of."""
    for name, frame in found.items():
        if name not in ROWS:
            frame.attrs["counted"] = name == SHARES
    found["articles"].attrs["excerpt"] = dict(about)


def write(counts: Mapping[str, pd.DataFrame], about: Excerpt, folder: Path) -> None:
    """Write the counts beside the tables, and what the excerpt is.

    Args:
        counts: name → frame.
        about: the excerpt.
        folder: of the tables.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    (folder / COUNTS).mkdir(parents=True)
    for name, frame in counts.items():
        bare = frame.copy()
        bare.attrs = {}
        table = pa.Table.from_pandas(bare, preserve_index=False)
        about_it = {"rows": len(frame), "counted": True, **frame.attrs}
        held = {b"about": json.dumps(about_it).encode(), **(table.schema.metadata or {})}
        pq.write_table(table.replace_schema_metadata(held), folder / COUNTS / f"{name}.parquet")
    (folder / EXCERPT).write_text(about.as_json(), encoding="utf-8")


def read_counts(folder: Path) -> dict[str, pd.DataFrame]:
    """The counts beside the tables of a folder; each bears over which articles it was made."""
    import pyarrow.parquet as pq

    found = {}
    for path in sorted((folder / COUNTS).glob("*.parquet")):
        table = pq.read_table(path)
        frame = table.to_pandas()
        frame.attrs = json.loads((table.schema.metadata or {})[b"about"])
        found[path.stem] = frame
    return found
