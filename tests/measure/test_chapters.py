"""The measures of the chapters, on small tables counted by hand."""

import pandas as pd
import pytest

from cadrage import tables
from cadrage.measure import overview, presence, voices


def articles(*rows):
    names = ("article", "outlet", "published_earliest", "published_latest", "words")
    return tables.frame(
        "articles",
        [
            dict(zip(names, row, strict=True))
            | {"outlet_kind": "k", "outlet_basis": "stated", "country": "c", "language": "fr"}
            for row in rows
        ],
    )


ARTICLES = articles(
    ("A20", "Un", "2020-06-10", "2020-06-12", 6), ("B20", "Deux", "2020-06-01", "2020-06-01", 4)
)
SENTENCES = tables.frame(
    "sentences",
    [
        {"article": a, "sentence": n, "start": 0, "end": 1, "text": "x" * 200, "kind": "body"}
        for a, n in (("A20", 1), ("A20", 2), ("B20", 1))
    ],
)


def quotes(*rows):
    names = ("article", "sentence", "text", "kind", "speaker", "speaker_name", "cue")
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    return tables.frame("quotes", [c | {"start": 0, "end": 1} for c in cells])


ACTORS = pd.DataFrame(
    {
        "id": ["x", "y", "capital"],
        "name": ["Xavier", "Yvette", "Capital"],
        "camp": ["Mali / state", "France / state", None],
        "speaks_for": [None, None, "y"],
    },
    dtype="string",
)
QUOTES = quotes(
    ("A20", 1, "un deux trois", "direct", "x", "Xavier", "dire"),
    ("A20", 1, "quatre", "indirect", "x", "Xavier", "affirmer"),
    ("A20", 2, "cinq six", "indirect", None, None, None),
    ("B20", 1, "sept", "mixed", "y", "Yvette", "dire"),
)


def test_voices_are_summed_by_side_with_shares():
    spoken = voices.voices(QUOTES, ACTORS)
    summed = voices.by_side(spoken)
    rows = summed[["article", "side", "words", "direct", "indirect", "share"]]
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("A20", "Mali", 4, 3, 1, pytest.approx(4 / 6)),
        ("A20", voices.NO_CAMP, 2, 0, 2, pytest.approx(2 / 6)),
        ("B20", "France", 1, 0, 0, 1.0),
    ]
    assert summed["evidence"].iloc[0] == "A20.1"


def test_voices_without_an_authority_have_no_camp():
    none = ACTORS.iloc[:0]
    spoken = voices.voices(QUOTES, none)
    assert set(spoken["camp"]) == {voices.NO_CAMP}
    assert list(spoken["voice"]) == ["Xavier", "Xavier", voices.UNRESOLVED, "Yvette"]


def test_a_capital_that_speaks_has_the_side_of_its_government():
    said = quotes(("A20", 1, "un", "indirect", "capital", "Capital", "dire"))
    assert list(voices.voices(said, ACTORS)["side"]) == ["France"]


def test_findings_of_voices_add_up():
    found = {f.finding: f for f in voices.findings(voices.voices(QUOTES, ACTORS))}
    kinds = sum(found[f"voices.{kind}"].value for kind in voices.KINDS)
    assert kinds == found["voices.quotes"].value == 4
    assert found["voices.words"].value == 7
    assert found["voices.unresolved"].evidence == ("A20.2",)
    assert found["voices.share.mali"].text == "57%"


def mentions(*rows):
    names = ("article", "sentence", "actor", "name", "kind", "method")
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    return tables.frame(
        "mentions",
        [c | {"start": 0, "end": 1, "text": "t", "metonym": False, "confidence": 1} for c in cells],
    )


MENTIONS = mentions(
    ("A20", 1, "x", "Xavier", "person", "name"),
    ("A20", 1, "y", "Yvette", "person", "title"),
    ("A20", 2, "x", "Xavier", "person", "pronoun"),
    ("A20", 2, "z", "Zoé", "person", "name"),
    ("B20", 1, "m", "Mali", "state", "demonym"),
    ("B20", 1, None, None, "person", "description"),
)


def test_presence_counts_mentions_and_names_apart():
    counts = presence.by_actor(MENTIONS)
    assert [tuple(r) for r in counts[["name", "mentions", "named"]].itertuples(index=False)] == [
        ("Xavier", 2, 1), ("Yvette", 1, 1), ("Zoé", 1, 1),
    ]  # fmt: skip


def test_matrix_has_a_column_for_each_article():
    wide = presence.matrix(presence.by_actor(MENTIONS), ARTICLES)
    assert list(wide.columns) == ["A20", "B20"] and wide.loc["Xavier", "A20"] == 2


def test_together_counts_sentences_once_a_pair():
    pairs = presence.together(MENTIONS)
    assert [tuple(row) for row in pairs.itertuples(index=False)] == [
        ("Xavier", "Yvette", 1, "A20.1"), ("Xavier", "Zoé", 1, "A20.2"),
    ]  # fmt: skip


def test_who_is_named_and_never_speaks():
    assert list(presence.silent(MENTIONS, QUOTES)["name"]) == ["Zoé"]


def test_sizes_and_edits():
    texts = tables.frame(
        "texts",
        [
            {"article": "A20", "raw": "date x " + "m " * 6, "clean": "m " * 6},
            {"article": "B20", "raw": "m " * 4, "clean": "m " * 4},
        ],
    )
    sizes = overview.sizes(ARTICLES, texts, SENTENCES)
    assert list(sizes["raw_words"]) == [8, 4] and list(sizes["sentences"]) == [2, 1]
    assert sizes["stripped"].iloc[0] == 0.25
    edits = tables.frame(
        "edits",
        [
            {"article": a, "rule": "strip", "raw_start": 0, "raw_end": 3, "before": "abc",
             "after": None, "reason": "why"}
            for a in ("A20", "A20", "B20")
        ],
    )  # fmt: skip
    [row] = overview.edits_by_rule(edits).to_dict("records")
    assert (row["edits"], row["articles"], row["removed"], row["added"]) == (3, "A20, B20", 9, 0)
