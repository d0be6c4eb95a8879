"""The findings that count, counted anew in SQL, by the same keys.

Findings that score, search or compare wordings are not here: agreement with gold, silences,
coverage, departures, reuse and shares with intervals.
"""

from __future__ import annotations

from cadrage.measure.shares import slug
from cadrage.measure.voices import ABSENT
from cadrage.measure.warehouse.base import Warehouse
from cadrage.measure.warehouse.views import words_of

DATED = "(earliest IS NOT NULL OR latest IS NOT NULL)"
KNOWN = "actor IS NOT NULL"
CODED = (
    "SELECT count(DISTINCT m.actor) FROM mentions m JOIN actors a ON m.actor = a.id"
    " WHERE m.kind = 'person' AND"
)

SPEAKERS = """
  SELECT speaker_name AS name FROM quotes WHERE speaker_name IS NOT NULL
  UNION SELECT speaker FROM quotes WHERE speaker IS NOT NULL
"""
# table → key → what is counted in it: a table is read once for all of its keys
AGGREGATES = {
    "articles": {
        "corpus.articles": "count(*)",
        "corpus.outlets": "count(DISTINCT outlet)",
        "corpus.words": "sum(words)",
        "corpus.headline.not-stated": "count(*) FILTER (title_basis IS DISTINCT FROM 'stated')",
        "corpus.published.not-to-the-day": (
            "count(*) FILTER ((published_earliest = published_latest) IS NOT TRUE)"
        ),
    },
    "sentences": {"corpus.sentences": "count(*)"},
    "edits": {"corpus.edits": "count(*)", "corpus.edit_rules": "count(DISTINCT rule)"},
    "dates": {
        "time.expressions": "count(*)",
        "time.dated": f"count(*) FILTER ({DATED})",
        "time.open": "count(*) FILTER ((earliest IS NULL) <> (latest IS NULL))",
        "time.relative": (
            "count(*) FILTER (starts_with(anchor, 'publication') OR starts_with(anchor, 'text:'))"
        ),
    },
    "events": {"time.recorded": "count(*) FILTER (lane = 'record')"},
    "mentions": {
        "actors.mentions": f"count(*) FILTER ({KNOWN})",
        "actors.open": "count(*) FILTER (actor IS NULL)",
        "actors.persons": f"count(DISTINCT name) FILTER ({KNOWN} AND kind = 'person')",
    },
    "beside": {"network.pairs": "count(*)", "network.most": "max(sentences)"},
    "spoken": {
        "voices.quotes": "count(*)",
        "voices.words": "sum(words)",
        "voices.direct": "count(*) FILTER (kind = 'direct')",
        "voices.mixed": "count(*) FILTER (kind = 'mixed')",
        "voices.indirect": "count(*) FILTER (kind = 'indirect')",
        "voices.unresolved": "count(*) FILTER (voice IS NULL)",
        "voices.relayed": "count(*) FILTER (relay IS NOT NULL)",
    },
}  # fmt: skip
# key → the query whose one number is its value, where that asks for more than one table
SINGLE = {
    "actors.silent": f"""
        WITH speakers AS ({SPEAKERS}), persons AS (
          SELECT DISTINCT name, actor FROM mentions WHERE {KNOWN} AND kind = 'person'
        )
        SELECT count(DISTINCT name) FROM persons
        WHERE name NOT IN (FROM speakers) AND actor NOT IN (FROM speakers)""",
    "actors.men": f"{CODED} a.gender = 'man'",
    "actors.women": f"{CODED} a.gender = 'woman'",
    "actors.unofficial": (
        f"{CODED} a.standing IN ('civil', 'media', 'armed', 'expert', 'victim', 'anonymous')"
    ),
    "network.actors": (
        "SELECT count(DISTINCT name) FROM"
        " (SELECT first AS name FROM beside UNION ALL SELECT second FROM beside)"
    ),
    "voices.repeated": (
        "SELECT (SELECT count(*) FROM quotes) - (SELECT count(*) FROM spoken)"
    ),
}  # fmt: skip

# prefix → the query that gives the rest of each key, and its value; of each article
ARTICLES = {
    "corpus.words.": "SELECT article, words FROM articles",
    "corpus.stripped.": f"""
        SELECT article, CASE WHEN raw = 0 THEN 0 ELSE (raw - words) / raw END FROM (
          SELECT article, words, {words_of('t.raw')} AS raw
          FROM articles JOIN texts t USING (article))""",
    "time.first.": f"""
        SELECT article, min(coalesce(d.earliest, d.latest))[:4]::INT
        FROM dates d JOIN articles a USING (article)
        WHERE {DATED} AND a.published_latest IS NOT NULL GROUP BY article""",
    "time.back.": f"""
        SELECT article, greatest(0, any_value(a.published_latest)::DATE
          - min(coalesce(d.earliest, d.latest))::DATE) / 365.25
        FROM dates d JOIN articles a USING (article)
        WHERE {DATED} AND a.published_latest IS NOT NULL GROUP BY article""",
}
# and of anything else
EACH = {
    "corpus.articles.": (
        "SELECT replace(lower(outlet_kind), ' ', '-'), count(*) FROM articles GROUP BY ALL"
    ),
    "corpus.published.": """
        SELECT 'first', min(published_earliest)[:4]::INT FROM articles
        HAVING count(published_earliest) > 0 UNION ALL
        SELECT 'last', max(published_latest)[:4]::INT FROM articles
        HAVING count(published_latest) > 0""",
    "naming.names.": "SELECT referent, count(DISTINCT label) FROM labels GROUP BY referent",
    "naming.uses.": "SELECT referent, count(*) FROM labels GROUP BY referent",
    "naming.reported.": (
        "SELECT referent, count(*) FILTER (voice <> 'article') FROM labels GROUP BY referent"
    ),
}


def values(house: Warehouse, *, single: bool = True) -> dict[str, float]:
    """Finding → value, for every finding that is a count of rows.

    Args:
        house: the tables; `leave_out` first, where sentences are reused.
        single: also the findings of single articles, several for each.
    """
    found = {key: house.number(query) for key, query in SINGLE.items()}
    for table, asked in AGGREGATES.items():
        row = house.base.execute(f"SELECT {', '.join(asked.values())} FROM {table}").fetchone()
        found |= {key: float(cell or 0) for key, cell in zip(asked, row or (), strict=True)}
    if not found["network.pairs"]:
        del found["network.most"]
    for prefix, query in {**EACH, **(ARTICLES if single else {})}.items():
        for name, value in house.base.execute(query).fetchall():
            found[_key(prefix, name)] = float(value)
    return found | _spoken(house)


def _key(prefix: str, name: str) -> str:
    chapter, _, what = prefix.rstrip(".").partition(".")
    return f"{chapter}.{name}.{what}" if chapter == "naming" else f"{prefix}{name}"


def _spoken(house: Warehouse) -> dict[str, float]:
    """Quotations by side and by standing of the speaker; standings that never speak count 0."""
    found = {f"voices.quotes.standing.{name}": 0.0 for name in ABSENT}
    for column, infix in (("side", ""), ("standing", "standing.")):
        query = f"SELECT {column}, count(*) FROM spoken GROUP BY {column}"
        for name, count in house.base.execute(query).fetchall():
            found[f"voices.quotes.{infix}{slug(name)}"] = float(count)
    return found
