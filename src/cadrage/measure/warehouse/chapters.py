"""What the chapters show of a large corpus, counted over all its articles in SQL.

The same names as in `measure.chapters`, with the most frequent rows of each count. What a number
opens (sentences, wordings) comes from the excerpt, whose articles have pages. In place of a column
of articles stands one of outlets, or nothing. `attrs["rows"]` is the number of rows in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from cadrage.measure import naming, presence
from cadrage.measure.apart import words_apart
from cadrage.measure.chapters import DAYS, DESCRIBED, SILENT, Counts
from cadrage.measure.chronology import RECORD, density_of, most_told, span_of
from cadrage.measure.chronology.events import dated
from cadrage.measure.warehouse.base import NAMED, Warehouse
from cadrage.measure.warehouse.chosen import SEED
from cadrage.measure.warehouse.counts import DATED
from cadrage.measure.warehouse.top import NAMING

ROWS, NODES, LINES = 120, 200, 400
# articles whose words are compared, drawn from all
DRAWN = 1000
OUTLETS, OTHERS = 10, "other outlets"
LANES = f"""
CREATE OR REPLACE TABLE lanes AS
WITH ranked AS (
  SELECT outlet, row_number() OVER (ORDER BY count(*) DESC, outlet) AS rank
  FROM articles GROUP BY outlet
)
SELECT article, CASE WHEN rank <= {OUTLETS} THEN outlet ELSE '{OTHERS}' END AS outlet
FROM articles JOIN ranked USING (outlet)
"""
KINDS = ", ".join(
    f"coalesce(sum(words) FILTER (s.kind = '{kind}'), 0)::BIGINT AS {kind}"
    for kind in ("direct", "mixed", "indirect")
)
MENTIONED = "name IS NOT NULL AND method <> 'demonym'"
YEAR = """CASE WHEN earliest IS NULL OR latest IS NULL OR earliest[:4] = latest[:4]
THEN coalesce(earliest, latest)[:4] ELSE earliest[:4] || '–' || latest[:4] END"""

Tables = Mapping[str, pd.DataFrame]


def lanes(house: Warehouse) -> pd.Series:
    """Article → its outlet, or, beyond the largest, what they are called together."""
    house.base.execute(LANES)
    return house.frame("SELECT article, outlet FROM lanes").set_index("article")["outlet"]


class Whole:
    """The counts of a corpus that lies in a warehouse, with the evidence of its excerpt."""

    def __init__(self, house: Warehouse, excerpt: Tables) -> None:
        self.house, self.excerpt, self.small = house, excerpt, Counts(excerpt)
        house.base.execute(LANES)
        self._nodes: pd.DataFrame | None = None
        kept = house.frame("SELECT DISTINCT outlet FROM lanes")["outlet"]
        outlet = excerpt["articles"].set_index("article")["outlet"]
        self.outlet = outlet.where(outlet.isin(kept), OTHERS).to_dict()

    def all(self) -> dict[str, pd.DataFrame]:
        """Every count by its name."""
        # what is worked out in Python goes beside what DuckDB counts
        with ThreadPoolExecutor(1) as beside:
            apart = beside.submit(self._apart, *self._drawn())
            return self._counted() | {"apart": apart.result()}

    def _counted(self) -> dict[str, pd.DataFrame]:
        spoken = self.spoken()
        return {
            "edits": self.edits(), "density": self.density(), "days": self.days(),
            "years": self.years(), "spoken": spoken, "sides": self.sides(),
            "voices": self.voices(), "classes": self.classes(), "described": self.described(),
            "nodes": self.nodes(), "pairs": self.pairs(), "silent": self.silent(),
            "naming": self.naming(), "notices": self.notices(), "copied": self.copied(),
        }  # fmt: skip

    def _apart(self, drawn: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
        """The words that set outlets apart in some articles."""
        found = words_apart(sentences, drawn, shown=self.excerpt["sentences"])
        found.attrs["counted"] = len(drawn)
        return found

    def _drawn(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Articles drawn by a digest of their sigla, and their sentences."""
        drawn = self.house.frame(f"""
            SELECT article, outlet FROM articles SEMI JOIN sentences USING (article)
            ORDER BY md5('{SEED}/' || article), article LIMIT {DRAWN}
            """)
        self.house.base.register("drawn", drawn)
        sentences = self.house.frame("""
            SELECT article, sentence, text FROM sentences SEMI JOIN drawn USING (article)
            ORDER BY article, sentence
            """)
        self.house.base.unregister("drawn")
        return drawn, sentences

    def copied(self) -> pd.DataFrame:
        """Reused sentences by pair of articles, of the excerpt alone."""
        found = self.small["copied"]
        found.attrs["counted"] = None
        return found

    def edits(self) -> pd.DataFrame:
        """Edits by rule; `articles` says how many have one, `evidence` which of the excerpt."""
        found = self.house.frame("""
            SELECT rule, count(*) AS edits, count(DISTINCT article) AS articles,
              sum(length(coalesce(before, '')))::BIGINT AS removed,
              sum(length(coalesce(after, '')))::BIGINT AS added,
              arg_min(reason, {'place': place, 'start': raw_start}) AS reason
            FROM edits JOIN places USING (article)
            GROUP BY rule ORDER BY min({'place': place, 'start': raw_start})
            """)
        return found.merge(self.small["edits"][["rule", "evidence"]], on="rule", how="left")

    def density(self) -> pd.DataFrame:
        """Events told by outlet and stretch of days, and those of the record."""
        rows = self.house.base.execute(f"""
            SELECT outlet, earliest, latest, count(*) FROM dates JOIN articles USING (article)
            WHERE {DATED} GROUP BY ALL ORDER BY ALL
            """).fetchall()
        told: Counter[tuple[str, tuple[int, int]]] = Counter()
        for lane, first, last, number in rows:
            # «jusqu'au 5 mai» and «le 5 mai» are one span
            told[lane, span_of((first, last))] += number
        told.update((RECORD, span_of(ends)) for ends in self._recorded())
        return density_of(told)

    def days(self) -> pd.DataFrame:
        """The days told most."""
        found = self.house.frame(f"""
            SELECT earliest AS day, count(*) AS told, count(DISTINCT article) AS articles
            FROM dates WHERE earliest = latest GROUP BY earliest
            ORDER BY told DESC, day DESC LIMIT {DAYS}
            """)
        shown = most_told(self.excerpt["events"], limit=len(self.excerpt["events"]))
        return _with(found, shown, ["day"], ["sentences", "evidence"])

    def years(self) -> pd.DataFrame:
        """Years told by outlet, and how many events of each are recorded."""
        found = self.house.frame(f"""
            SELECT {YEAR} AS year, lanes.outlet, count(*) AS told
            FROM dates JOIN lanes USING (article) WHERE {DATED} GROUP BY ALL ORDER BY ALL
            """)
        years = self.small["years"]
        recorded = years.drop_duplicates("year").set_index("year")["recorded"]
        made = self._by_outlet(found, years.dropna(subset="article"), ["year"])
        made["recorded"] = made["year"].map(recorded).fillna(0).astype("int64")
        told = set(made["year"])
        rest = [
            {"year": year, "recorded": int(n), "outlet": None, "told": 0, "evidence": None}
            for year, n in recorded.items()
            if year not in told
        ]
        if rest:
            made = pd.concat([made, pd.DataFrame(rest)], ignore_index=True)
        return made.sort_values("year", kind="stable").reset_index(drop=True)

    def spoken(self) -> pd.DataFrame:
        """Quoted words by outlet, side and kind: outlet, side, kind, words, evidence."""
        found = self.house.frame("""
            SELECT lanes.outlet, side, s.kind, sum(words)::BIGINT AS words
            FROM spoken s JOIN lanes USING (article) GROUP BY ALL ORDER BY ALL
            """)
        made = self._by_outlet(found, self.small.spoken, ["side", "kind"])
        # a mark leads to one sentence
        made["evidence"] = made["evidence"].str.partition(" ")[0]
        return made

    def sides(self) -> pd.DataFrame:
        """Quoted words by outlet and side."""
        found = self.house.frame(f"""
            SELECT lanes.outlet, side, count(*) AS quotes, sum(words)::BIGINT AS words, {KINDS}
            FROM spoken s JOIN lanes USING (article) GROUP BY lanes.outlet, side
            ORDER BY lanes.outlet, words DESC, side
            """)
        found["share"] = found["words"] / found.groupby("outlet")["words"].transform("sum")
        return self._by_outlet(found, self.small["sides"], ["side"])

    def voices(self) -> pd.DataFrame:
        """The voices with most quoted words; they stand in no column of articles."""
        found, number = self._most(f"""
            SELECT coalesce(voice, 'not resolved') AS voice, camp, count(*) AS quotes,
              sum(words)::BIGINT AS words, {KINDS}
            FROM spoken s GROUP BY 1, 2
            """, "words DESC, voice, camp")  # fmt: skip
        made = _with(found, self.small["voices"], ["voice", "camp"], ["evidence"])
        return _of(made.assign(article=pd.NA), number)

    def classes(self) -> pd.DataFrame:
        """What the introducing words say of the content."""
        found = self.house.frame("""
            SELECT side, cue_class, count(*) AS quotes,
              string_agg(DISTINCT cue, ', ' ORDER BY cue) AS cues
            FROM spoken WHERE cue IS NOT NULL AND cue_class IS NOT NULL
            GROUP BY side, cue_class ORDER BY side, quotes DESC, cue_class
            """)
        return _with(found, self.small["classes"], ["side", "cue_class"], ["evidence"])

    def described(self) -> pd.DataFrame:
        """Who is named most; the descriptions are those of the excerpt."""
        found, number = self._most(f"""
            SELECT coalesce(actor, '') AS actor, name, kind, count(*) AS mentions,
              count(*) FILTER (method IN {NAMING}) AS named,
              count(DISTINCT article) AS articles
            FROM mentions WHERE {MENTIONED} GROUP BY 1, 2, 3
            """, "mentions DESC, name, actor, kind", limit=DESCRIBED)  # fmt: skip
        self.house.base.register("most", found[["actor", "name", "kind"]])
        within = self.house.frame(f"""
            WITH own AS (
              SELECT t.*, m.article, m.start, m."end", row_number() OVER () AS row
              FROM mentions m JOIN most t ON m.name = t.name
              WHERE coalesce(m.actor, '') = t.actor AND m.kind = t.kind AND m.{MENTIONED}
            ), said AS (
              SELECT DISTINCT o.row, o.actor, o.name, o.kind FROM own o
              JOIN quotes q ON q.article = o.article
              WHERE q.start <= o.start AND o."end" <= q."end"
            )
            SELECT actor, name, kind, count(*) AS spoken FROM said GROUP BY ALL
            """)
        self.house.base.unregister("most")
        keys = ["actor", "name", "kind"]
        made = found.merge(within, on=keys, how="left")
        made["spoken"] = made["spoken"].fillna(0).astype("int64")
        mentions = self.excerpt["mentions"]
        own = mentions[mentions["name"].isin(found["name"])]
        shown = presence.described(own, self.excerpt["quotes"])
        return _of(_with(made, shown, keys, ["wordings", "evidence"]), number)

    def nodes(self) -> pd.DataFrame:
        """The actors in most sentences, of those that stand beside another."""
        if self._nodes is None:
            self._nodes = self._most_beside()
        return self._nodes

    def _most_beside(self) -> pd.DataFrame:
        found = self.house.frame(f"""
            WITH here AS (
              SELECT name, article, sentence, arg_min(kind, start) AS kind
              FROM mentions WHERE {NAMED} GROUP BY name, article, sentence
            ), joined AS (SELECT first AS name FROM beside UNION SELECT second FROM beside)
            SELECT name, arg_min(kind, {{'place': place, 'sentence': sentence}}) AS kind,
              count(*) AS sentences
            FROM here JOIN places USING (article) SEMI JOIN joined USING (name)
            GROUP BY name ORDER BY sentences DESC, name LIMIT {NODES}
            """)
        number = self.house.number(f"SELECT count(DISTINCT name) FROM mentions WHERE {NAMED}")
        shown = self.small["nodes"]
        camps = self.excerpt["actors"].dropna(subset="camp").set_index("name")["camp"].to_dict()
        sides = [str(camps.get(name, "no camp coded")) for name in found["name"]]
        found["side"] = [camp.partition(" / ")[0] for camp in sides]
        return _of(_with(found, shown, ["name"], ["evidence"]), int(number))

    def pairs(self) -> pd.DataFrame:
        """The pairs that meet most, and those of the actors in most sentences."""
        self.house.base.register("drawn", self.nodes()[["name"]])
        found = self.house.frame(f"""
            WITH most AS (
              FROM beside ORDER BY sentences DESC, first, second LIMIT {ROWS}
            ), inside AS (
              FROM beside WHERE first IN (SELECT name FROM drawn)
                AND second IN (SELECT name FROM drawn)
              ORDER BY sentences DESC, first, second LIMIT {LINES}
            )
            FROM (FROM most UNION FROM inside) ORDER BY sentences DESC, first, second
            """)
        self.house.base.unregister("drawn")
        number = int(self.house.number("SELECT count(*) FROM beside"))
        return _of(_with(found, self.small["pairs"], ["first", "second"], ["evidence"]), number)

    def silent(self) -> pd.DataFrame:
        """Known, mentioned, and no word attributed to them."""
        found, number = self._most(f"""
            WITH speakers AS (
              SELECT speaker_name AS name FROM quotes WHERE speaker_name IS NOT NULL
              UNION SELECT speaker FROM quotes WHERE speaker IS NOT NULL
            )
            SELECT name, kind, count(*) AS mentions, count(DISTINCT article) AS articles
            FROM mentions WHERE actor IS NOT NULL AND name IS NOT NULL AND kind IN {SILENT}
              AND name NOT IN (FROM speakers) AND actor NOT IN (FROM speakers)
            GROUP BY name, kind
            """, "mentions DESC, name, kind")  # fmt: skip
        return _of(_with(found, self.small["silent"], ["name", "kind"], ["evidence"]), number)

    def naming(self) -> pd.DataFrame:
        """The designations used most, by outlet and voice."""
        keys = ["referent", "label", "label_class", "voice", "distance"]
        listed = ", ".join(keys)
        most, number = self._most(
            f"SELECT {listed}, count(*) AS uses FROM labels GROUP BY ALL",
            "referent, uses DESC, label, label_class, voice, distance",
        )
        self.house.base.register("most", most)
        own = ", ".join(f"l.{key}" for key in keys)
        same = " AND ".join(f"l.{key} IS NOT DISTINCT FROM m.{key}" for key in keys)
        found = self.house.frame(f"""
            SELECT {own}, lanes.outlet, count(*) AS count
            FROM labels l JOIN most m ON {same} JOIN lanes ON l.article = lanes.article
            GROUP BY {own}, lanes.outlet, m.uses
            ORDER BY l.referent, m.uses DESC, l.label, l.label_class, l.voice, l.distance, outlet
            """)
        self.house.base.unregister("most")
        made = self._by_outlet(found, self.excerpt["naming"], keys)
        return _of(naming.named(made, self.excerpt["actors"]), number)

    def notices(self) -> pd.DataFrame:
        """What was noticed, and how often, whatever the article."""
        found = self.house.frame("""
            SELECT layer, notice, sum("count")::BIGINT AS count FROM notices
            GROUP BY layer, notice ORDER BY layer, count DESC, notice
            """)
        return found.assign(article=pd.NA)

    def _recorded(self) -> list[tuple[object, object]]:
        """First and last day of the events of the record that have one."""
        events = dated(self.excerpt["events"])
        record = events[events["lane"] == "record"]
        return list(zip(record["earliest"], record["latest"], strict=True))

    def _most(self, query: str, order: str, *, limit: int = ROWS) -> tuple[pd.DataFrame, int]:
        """The first rows of a count, and how many it has."""
        self.house.base.execute(f"CREATE OR REPLACE TEMP TABLE found AS {query}")
        number = int(self.house.number("SELECT count(*) FROM found"))
        rows = self.house.frame(f"SELECT * FROM found ORDER BY {order} LIMIT {limit}")
        self.house.base.execute("DROP TABLE found")
        return rows, number

    def _by_outlet(
        self, counts: pd.DataFrame, shown: pd.DataFrame, keys: list[str]
    ) -> pd.DataFrame:
        """Counts by outlet with the evidence of the excerpt's articles of each."""
        own = shown.assign(outlet=shown["article"].map(self.outlet).astype("string"))
        return _with(counts, own, ["outlet", *keys], ["evidence"])


def _with(
    counts: pd.DataFrame, shown: pd.DataFrame, keys: list[str], columns: list[str]
) -> pd.DataFrame:
    """Counts with what the excerpt shows of each row: the cells of its rows, joined."""
    typed = counts.astype(dict.fromkeys(keys, "string"))
    cells = shown[[*keys, *columns]].astype("string")
    joined = cells.groupby(keys, sort=False, dropna=False, as_index=False).agg(
        dict.fromkeys(columns, _joined)
    )
    made = typed.merge(joined.astype("string"), on=keys, how="left")
    return made.assign(**{column: made[column].astype("string") for column in columns})


def _joined(cells: pd.Series) -> object:
    return " ".join(dict.fromkeys(cells.dropna())) or pd.NA


def _of(rows: pd.DataFrame, number: int) -> pd.DataFrame:
    rows.attrs["rows"] = number
    return rows
