"""The tables of a corpus as views over their Parquet files, in a base with bounded memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from cadrage import tables
from cadrage.digest import PACKAGE, digest_of
from cadrage.errors import InputError, MissingError

MEMORY = "1GB"
TYPES = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
    "date": "VARCHAR",
}  # fmt: skip


class Warehouse:
    """A base whose views bear the names of the contracts; those without a file are empty.

    Args:
        files: table → a Parquet file, or a pattern of files.
        memory: what DuckDB may hold; what is beyond goes to `scratch`.
        scratch: folder for that; without one a query that needs more fails.
    """

    def __init__(
        self, files: Mapping[str, Path], *, memory: str = MEMORY, scratch: Path | None = None
    ) -> None:
        self.base = duckdb.connect(":memory:")
        self.base.execute(f"SET memory_limit = '{memory}'")
        # a large corpus lies in a thousand files a table, and each is asked a hundred times
        self.base.execute("SET parquet_metadata_cache = true")
        if scratch is not None:
            self.base.execute(f"SET temp_directory = {_quoted(scratch)}")
        for table in tables.contracts():
            self._view(table, files.get(table))
        self.base.execute("CREATE TABLE repeated (article VARCHAR, sentence BIGINT)")
        self.base.execute(VOICES)
        self.base.execute(BESIDE)

    def leave_out(self, repeated: pd.DataFrame) -> None:
        """Quotations in these sentences no longer count: an earlier article has them too.

        Args:
            repeated: columns article, sentence, from `copies.repeated`.
        """
        found = repeated[["article", "sentence"]]  # noqa: F841 (the query reads it by its name)
        self.base.execute("INSERT INTO repeated SELECT article, sentence FROM found")

    def settle(self) -> None:
        """Leave out what is repeated word for word, and keep what every later count asks for.

        Note:
            Near copies are not looked for, as `reuse` does: that takes memory with the corpus.
        """
        for step in (PLACES, REPEATED, HEARD, TOGETHER):
            self.base.execute(step)

    def frame(self, query: str, *given: object) -> pd.DataFrame:
        """What a query finds."""
        return self.base.execute(query, list(given)).df()

    def number(self, query: str) -> float:
        """The one number that a query finds; 0 of nothing."""
        found = self.base.execute(query).fetchall()
        return 0.0 if not found or found[0][0] is None else float(found[0][0])

    def _view(self, table: str, file: Path | None) -> None:
        cells = [(column.name, TYPES[column.type]) for column in tables.columns(table)]
        if file is None:
            shown = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in cells)
            self.base.execute(f'CREATE VIEW "{table}" AS SELECT {shown} WHERE false')
            return
        shown = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in cells)
        self.base.execute(
            f'CREATE VIEW "{table}" AS SELECT {shown} FROM read_parquet({_quoted(file)})'
        )


def open_folder(folder: Path) -> Warehouse:
    """The tables of a folder with one Parquet file each, such as `_build/data`."""
    found = {name: folder / f"{name}.parquet" for name in tables.contracts()}
    return Warehouse({name: path for name, path in found.items() if path.is_file()})


def open_dataset(
    folder: Path, *, actors: Path | None = None, memory: str = MEMORY, scratch: Path | None = None
) -> Warehouse:
    """The tables of a dataset that `cadrage annotate` made.

    Args:
        folder: the dataset.
        actors: Parquet file of the table `actors`, if there is an authority.
        memory: what DuckDB may hold.
        scratch: folder for what is beyond.

    Raises:
        MissingError: the dataset is not complete.
        InputError: it was made under other contracts.
    """
    about = folder / "dataset.json"
    if not about.is_file():
        raise MissingError(about, expected="a complete dataset", hint="Run `cadrage annotate`.")
    said = json.loads(about.read_text(encoding="utf-8"))
    contracts = digest_of([PACKAGE / "contracts.csv"])
    if said.get("contracts_sha256") != contracts:
        raise InputError(
            about, column="contracts_sha256", found=said.get("contracts_sha256"),
            expected=contracts, hint="Run `cadrage annotate` again.",
        )  # fmt: skip
    files = {name: folder / name / "part-*.parquet" for name in said["tables"]}
    files = {name: path for name, path in files.items() if any(path.parent.glob(path.name))}
    if actors is not None:
        files["actors"] = actors
    return Warehouse(files, memory=memory, scratch=scratch)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


# White space as Python's str.split knows it.
SPACE = (
    r"\x{9}-\x{D}\x{1C}-\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}"
    r"\x{205F}\x{3000}"
)
WORD = f"[^{SPACE}]+"
# A quotation within another is the inner speaker's: the outer one's words are what remains when
# the inner ones' characters are blanked.
VOICES = f"""
CREATE VIEW spoken AS
WITH kept AS (
  SELECT q.* FROM quotes q ANTI JOIN repeated r
  ON q.article = r.article AND q.sentence = r.sentence
), inner_spans AS (
  SELECT DISTINCT o.article, o.start, o."end", i.start AS first, i."end" AS last
  FROM quotes o JOIN quotes i ON o.article = i.article AND o.start <= i.start
    AND i."end" <= o."end" AND (o.start <> i.start OR o."end" <> i."end")
), outer_texts AS (
  SELECT DISTINCT k.article, k.start, k."end", k.text
  FROM kept k SEMI JOIN inner_spans s USING (article, start, "end")
), signs AS (
  SELECT article, start, "end", place, substring(text, place + 1, 1) AS sign
  FROM (SELECT *, unnest(range(length(text))) AS place FROM outer_texts)
), blanked AS (
  SELECT g.article, g.start, g."end", g.place, CASE WHEN EXISTS (
    SELECT 1 FROM inner_spans s WHERE s.article = g.article AND s.start = g.start
      AND s."end" = g."end" AND s.first <= g.start + g.place AND g.start + g.place < s.last
  ) THEN ' ' ELSE sign END AS sign
  FROM signs g
), outer_words AS (
  SELECT article, start, "end",
    len(regexp_extract_all(string_agg(sign, '' ORDER BY place), '{WORD}')) AS words
  FROM blanked GROUP BY article, start, "end"
), coded AS (
  SELECT a.id, a.name, coalesce(a.camp, b.camp) AS camp,
    coalesce(a.standing, b.standing) AS standing
  FROM actors a LEFT JOIN actors b ON a.speaks_for = b.id
)
SELECT k.*, coalesce(c.name, k.speaker_name, k.speaker_text) AS voice,
  coalesce(c.camp, 'no camp coded') AS camp,
  coalesce(split_part(c.camp, ' / ', 1), 'no camp coded') AS side,
  coalesce(c.standing, 'not coded') AS standing,
  coalesce(w.words, len(regexp_extract_all(k.text, '{WORD}'))) AS words
FROM kept k LEFT JOIN coded c ON k.speaker = c.id
LEFT JOIN outer_words w ON k.article = w.article AND k.start = w.start AND k."end" = w."end"
"""

# Actors as `network` counts them, and pairs of them in one sentence.
WHO = "('person', 'organisation', 'state', 'operation', 'group')"
NAMED = f"name IS NOT NULL AND method <> 'demonym' AND kind IN {WHO}"
BESIDE = f"""
CREATE VIEW beside AS
WITH here AS (SELECT DISTINCT article, sentence, name FROM mentions WHERE {NAMED})
SELECT a.name AS first, b.name AS second, count(*) AS sentences FROM here a JOIN here b
ON a.article = b.article AND a.sentence = b.sentence AND a.name < b.name GROUP BY ALL
"""
# Articles in the order of the manifest: of equal sentences the first counts.
PLACES = """
CREATE OR REPLACE TABLE places AS SELECT article, row_number() OVER () AS place FROM articles
"""
# A word as `vocabulary.WORD` knows it: letters and numerals that are no digits.
LETTERS = r"[\p{L}\p{Nl}\p{No}]+"
REPEATED = f"""
INSERT INTO repeated
WITH keyed AS (
  SELECT article, sentence, {{'place': place, 'sentence': sentence}} AS spot,
    hash(regexp_extract_all(lower(text), '{LETTERS}(?:-{LETTERS})*')) AS key
  FROM sentences SEMI JOIN quotes USING (article, sentence) JOIN places USING (article)
  WHERE regexp_matches(text, '{LETTERS}')
), firsts AS (SELECT key, min(spot) AS first FROM keyed GROUP BY key HAVING count(*) > 1)
SELECT article, sentence FROM keyed JOIN firsts USING (key) WHERE spot <> first
"""
# The views that count and are asked for again and again, worked out once.
HEARD = """
CREATE TABLE heard AS SELECT article, sentence, start, kind, cue, cue_class, relay, voice, camp,
  side, standing, words FROM spoken;
CREATE OR REPLACE VIEW spoken AS SELECT * FROM heard
"""
TOGETHER = """
CREATE TABLE together AS FROM beside; CREATE OR REPLACE VIEW beside AS FROM together
"""
