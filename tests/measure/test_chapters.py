"""The measures of the chapters, on small tables counted by hand."""

import pandas as pd
import pytest

from cadrage import tables
from cadrage.measure import network, overview, presence, relays, shares, voices


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
    spans = [{"start": 100 * n, "end": 100 * n + len(c["text"])} for n, c in enumerate(cells)]
    return tables.frame("quotes", [c | span for c, span in zip(cells, spans, strict=True)])


ACTORS = pd.DataFrame(
    {
        "id": ["x", "y", "capital"],
        "name": ["Xavier", "Yvette", "Capital"],
        "camp": ["Mali / state", "France / state", None],
        "speaks_for": [None, None, "y"],
        "standing": ["official", "civil", None],
        "gender": ["man", "woman", None],
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
    assert found["voices.quotes.mali"].value == 2
    assert found["voices.quotes.standing.official"].evidence == ("A20.1",)
    # an absence that can be cited, with the table that was looked through
    assert found["voices.quotes.standing.victim"].text == "no"
    assert found["voices.quotes.standing.victim"].evidence == ("table:quotes",)


def test_what_is_said_within_a_statement_counts_for_who_says_it():
    outer = "la mairie dit que le port est fermé"
    rows = quotes(("A20", 1, outer, "indirect", "x", "Xavier", "dire"))
    inner = rows.assign(
        start=rows["start"] + 18, text="le port est fermé", speaker="y", speaker_name="Yvette"
    )
    inner["end"] = inner["start"] + len("le port est fermé")
    spoken = voices.voices(pd.concat([rows, inner], ignore_index=True), ACTORS)
    assert dict(zip(spoken["voice"], spoken["words"], strict=True)) == {"Xavier": 4, "Yvette": 4}


NO_REUSE = tables.frame("reuse_found", [])


def test_three_articles_that_print_one_communique_are_one_voice():
    said = quotes(*(
        (article, 1, "un deux trois quatre cinq", "direct", "x", "Xavier", "dire")
        for article in ("A20", "B20", "C20")
    ))  # fmt: skip
    sentences = pd.DataFrame(
        {"article": ["A20", "B20", "C20"], "sentence": 1, "text": "un deux trois quatre cinq"}
    )
    spoken = voices.voices(said, ACTORS)
    kept = relays.once(spoken, sentences, NO_REUSE)
    assert list(kept["article"]) == ["A20"]
    # where the first was not found to quote, the voice is the second's
    later = relays.once(spoken[spoken["article"] != "A20"], sentences, NO_REUSE)
    assert list(later["article"]) == ["B20"]
    found = {f.finding: f for f in voices.findings(kept, dropped=len(spoken) - len(kept))}
    assert (found["voices.quotes"].value, found["voices.repeated"].value) == (1, 2)


def test_relays_are_those_of_the_text_and_those_that_are_known():
    said = quotes(
        ("A20", 1, "un deux", "direct", "x", "Xavier", "dire"),
        ("A20", 2, "trois", "direct", "x", "Xavier", "dire"),
        ("B20", 1, "quatre", "direct", "y", "Yvette", "dire"),
    ).assign(relay=pd.array([None, None, "Radio"], dtype="string"))
    known = pd.DataFrame(
        [["A20.1 A20.7", "Le Fil", "copy"], [None, "?", "?"]],
        columns=["sentences", "elsewhere", "relation"], dtype="string",
    )  # fmt: skip
    found = relays.relayed(voices.voices(said, ACTORS), ACTORS, known)
    assert found[["evidence", "relay", "elsewhere"]].fillna("").to_numpy().tolist() == [
        ["A20.1", "", "Le Fil (copy)"], ["B20.1", "Radio", ""],
    ]  # fmt: skip


def test_shares_stand_beside_those_that_a_reader_coded():
    spoken = voices.voices(QUOTES, ACTORS)
    found = shares.voice_shares(spoken, spoken[spoken["kind"] == "direct"])
    rows = found[found["dimension"] == "standing"].set_index("name")
    assert rows.loc["official", ["words", "gold_words"]].tolist() == [4, 3]
    assert rows.loc["civil", "gold_words"] == 0 and rows["share"].sum() == pytest.approx(1)
    # the articles are the whole of what is spoken of: nothing is estimated
    assert found["low"].isna().all()
    by_key = {f.finding: f for f in shares.findings(found)}
    assert by_key["voices.share.mali"].text == "57%"
    assert by_key["voices.read.mali"].text == "100%"
    of_gold = tuple(rows.loc["official", "gold_evidence"].split())
    assert by_key["voices.read.mali"].evidence == of_gold
    assert by_key["voices.share.kind.mixed"].evidence == ("B20.1",)


def test_shares_of_enough_articles_have_an_interval_around_them():
    said = quotes(*(
        (f"T{n}", 1, "un deux trois" if n % 3 else "un", "direct", "xy"[n % 2], None, "dire")
        for n in range(40)
    ))  # fmt: skip
    spoken = voices.voices(said, ACTORS)
    found = shares.voice_shares(spoken)
    rows = found[found["dimension"] == "side"]
    assert ((rows["low"] < rows["share"]) & (rows["share"] < rows["high"])).all()
    assert found["gold_words"].isna().all()
    again = shares.voice_shares(spoken)
    pd.testing.assert_frame_equal(found, again)
    assert shares.voice_shares(spoken, least_articles=41)["low"].isna().all()


def test_classes_of_cues_are_summed_by_side():
    said = QUOTES.assign(cue_class=pd.array(["neutral", "neutral", None, "denying"], "string"))
    found = voices.classes(voices.voices(said, ACTORS))
    assert found[["side", "cue_class", "quotes", "cues"]].to_numpy().tolist() == [
        ["France", "denying", 1, "dire"], ["Mali", "neutral", 2, "affirmer, dire"],
    ]  # fmt: skip


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
    pairs = network.together(MENTIONS)
    assert [tuple(row) for row in pairs.itertuples(index=False)] == [
        ("Xavier", "Yvette", 1, "A20.1"), ("Xavier", "Zoé", 1, "A20.2"),
    ]  # fmt: skip


def test_who_is_named_and_never_speaks():
    assert list(presence.silent(MENTIONS, QUOTES)["name"]) == ["Zoé"]
    assert presence.silent(MENTIONS, QUOTES, kinds=("group",)).empty


def test_findings_of_actors_say_how_many_women_and_who_holds_no_office():
    found = {f.finding: f for f in presence.findings(MENTIONS, QUOTES, ACTORS)}
    assert (found["actors.women"].value, found["actors.men"].value) == (1, 1)
    assert found["actors.unofficial"].evidence == ("A20.1",)
    none = presence.findings(MENTIONS, QUOTES, ACTORS.assign(gender=pd.NA))
    assert {f.finding: f.text for f in none}["actors.women"] == "no"


def test_a_mention_within_a_quotation_is_the_speaker_s():
    told = MENTIONS.assign(text=["Xavier", "Y", "lui", "Z", "malien", "un homme"])
    told.loc[2, ["method", "text"]] = ["description", "Le maire"]
    told.loc[0, ["start", "end"]] = [2, 8]
    found = presence.described(told, QUOTES.assign(end=QUOTES["start"] + 20)).set_index("name")
    assert found.loc["Xavier", ["mentions", "named", "spoken"]].tolist() == [2, 1, 2]
    assert found.loc["Xavier", "wordings"] == "maire"
    assert "Mali" not in found.index


def test_the_network_leaves_out_places_and_counts_sentences():
    place = MENTIONS.iloc[[0]].assign(name="Port", actor="p", kind="place")
    nodes = network.actors_of(pd.concat([MENTIONS, place], ignore_index=True), ACTORS)
    assert nodes[["name", "side", "sentences"]].to_numpy().tolist() == [
        ["Xavier", "Mali", 2], ["Yvette", "France", 1], ["Zoé", voices.NO_CAMP, 1],
    ]  # fmt: skip
    found = {f.finding: f.value for f in network.findings(MENTIONS)}
    assert found == {"network.actors": 3, "network.pairs": 2, "network.most": 1}


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
