"""What is counted besides the tables: quotations with their voices, actors that stand together.

Each is a view over the tables. Of a large corpus `settled` works each out once, since every later
count asks for it again.
"""

from __future__ import annotations

from collections.abc import Iterator

# White space as Python's str.split knows it, the plain space apart.
ODD = (
    r"\x{9}-\x{D}\x{1C}-\x{1F}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}"
    r"\x{205F}\x{3000}"
)
WORD = f"[^ {ODD}]+"


def words_of(text: str) -> str:
    """The number of words of a text, in SQL.

    Note: a pattern takes four times as long as to part a text at its spaces, which is enough
    where single plain ones are all the white space that it has.
    """
    return (
        f"CASE WHEN regexp_matches({text}, '^$|^ | $|  |[{ODD}]')"
        f" THEN len(regexp_extract_all({text}, '{WORD}')) ELSE len(string_split({text}, ' ')) END"
    )


# A quotation within another is the inner speaker's: the outer one's words are what remains when
# the inner ones' characters are blanked.
SPOKEN = f"""
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
  coalesce(w.words, {words_of('k.text')}) AS words
FROM kept k LEFT JOIN coded c ON k.speaker = c.id
LEFT JOIN outer_words w ON k.article = w.article AND k.start = w.start AND k."end" = w."end"
"""

# Actors as `network` counts them, numbered in the order of their names; where they stand, each
# once a sentence; and pairs of them in one.
WHO = "('person', 'organisation', 'state', 'operation', 'group')"
KIND = f"ENUM{WHO}"
NAMED = f"name IS NOT NULL AND method <> 'demonym' AND kind IN {WHO}"
KNOWN = f"""
SELECT name, row_number() OVER (ORDER BY name)::INTEGER AS actor
FROM (SELECT DISTINCT name FROM mentions WHERE {NAMED})
"""
STANDING = f"""
SELECT article, sentence, k.actor, arg_min(kind, start)::{KIND} AS kind
FROM mentions JOIN known k USING (name) WHERE {NAMED} GROUP BY ALL
"""
BESIDE = """
WITH paired AS (
  SELECT a.actor AS one, b.actor AS other, count(*) AS sentences FROM standing a JOIN standing b
  ON a.article = b.article AND a.sentence = b.sentence AND a.actor < b.actor GROUP BY ALL
)
SELECT f.name AS first, s.name AS second, sentences
FROM paired JOIN known f ON one = f.actor JOIN known s ON other = s.actor
"""
VIEWS = {"spoken": SPOKEN, "known": KNOWN, "standing": STANDING, "beside": BESIDE}
# of a quotation, what is counted: its text stays where it is
HEARD = """
article, sentence, start, kind, cue, cue_class, relay, voice, camp, side, standing, words
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


def views() -> Iterator[str]:
    """The steps that make the views."""
    for name, query in VIEWS.items():
        yield f"CREATE VIEW {name} AS {query}"


def settled() -> Iterator[str]:
    """The steps that leave out what is repeated and work the views out, in their order."""
    yield from (PLACES, REPEATED)
    for name in VIEWS:
        cells = HEARD if name == "spoken" else "*"
        yield f"CREATE TABLE {name}_kept AS SELECT {cells} FROM {name}"
        yield f"CREATE OR REPLACE VIEW {name} AS FROM {name}_kept"
