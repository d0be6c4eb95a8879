"""What the chapters on actors and framing say in words, held against the tables they rest on.

A number in prose is a finding and moves with the tables; «Nor has Wagner» does not, and fails here.
"""

import pytest

from cadrage.measure import presence, relays, voices
from cadrage.project import open_project

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def t():
    return open_project().tables()


@pytest.fixture(scope="module")
def spoken(t):
    return relays.once(voices.voices(t["quotes"], t["actors"]), t["sentences"], t["reuse_found"])


def test_whole_quotations_are_those_that_the_chapter_names(spoken):
    direct = spoken[spoken["kind"] == "direct"]
    assert dict(zip(direct["evidence"], direct["speaker"], strict=True)) == {
        "SPU17.7": "tiena-coulibaly", "FIN21.10": "abdoulaye-diop", "SER21.14": "igor-gromyko",
        "BEN21.6": "igor-gromyko",
    }  # fmt: skip
    mixed = spoken[spoken["kind"] == "mixed"]
    marked = set(zip(mixed["evidence"], mixed["speaker"], strict=True))
    assert {("SPU21.8", "serguei-lavrov"), ("SPU21.11", "emmanuel-macron")} <= marked


def test_each_article_gives_its_words_to_those_whom_the_chapter_names(spoken):
    sides = {
        article: dict(rows.groupby("side")["words"].sum())
        for article, rows in spoken.groupby("article")
    }
    assert set(sides["SPU17"]) == {"Mali", "United Kingdom"}
    assert {"Mali", "Russia", "France"} <= set(sides["SPU21"])
    assert set(sides["FIN21"]) == {"Mali"}
    for article in ("SER21", "BEN21"):
        most = sorted(sides[article], key=sides[article].get, reverse=True)[:2]
        assert set(most) == {"Russia", voices.NO_CAMP}


def test_who_never_speaks_is_whom_the_chapter_names(t):
    kinds = ("person", "organisation", "group", "operation")
    quiet = presence.silent(t["mentions"].dropna(subset="actor"), t["quotes"], kinds=kinds)
    named = {"Djihadistes / terroristes", "Armée française", "Armée russe", "Groupe Wagner"}
    assert named | {"Forces armées maliennes (FAMa)"} <= set(quiet["name"])


def test_what_a_search_for_victims_finds_is_no_victim(t):
    found = t["silences"].query("silence == 'victims'").dropna(subset="evidence")
    assert set(found["evidence"]) == {"SPU17.2", "BEN21.5"}
    assert {word.lower() for cell in found["wordings"] for word in cell.split("; ")} == {"civile"}


def test_the_company_is_named_where_the_chapter_says(t):
    own = t["naming"].query("referent == 'russian-private-soldiers'")
    assert set(own["article"]) == {"SPU21", "FIN21", "BEN21"}
    named = own[own["label"].str.contains("Wagner")]
    assert set(named["article"]) == {"FIN21", "BEN21"}
    [row] = own.query("label == 'mercenaires' and article == 'SPU21'").to_dict("records")
    assert row["voice"] == "france"


def test_the_voices_of_the_drawdown_are_those_that_the_chapter_gives(t):
    own = t["naming"].query("referent == 'french-drawdown'")
    voice = {(row.article, row.label): row.voice for row in own.itertuples(index=False)}
    assert voice["SPU21", "transformation profonde"] == "emmanuel-macron"
    assert voice["SPU21", "réduction"] == "serguei-lavrov"
    assert voice["FIN21", "réorganisation"] == voice["FIN21", "recentrage"] == "article"
    assert voice["FIN21", "retrait"] == "mali"
    assert voice["FIN21", "désengagement"] == "gouvernement-malien"
    assert voice["SER21", "désengagement"] == "article"
    assert voice["SER21", "aveu d'incapacité"] == "populations du sahel"
    assert "BEN21" not in set(own["article"])


def test_frames_are_where_the_chapter_sees_them(t):
    read = t["frames_read"].set_index(["frame", "article"])["count"]
    abuses = read["mercenaries-and-abuses"]
    assert set(abuses[abuses > 0].index) == {"SPU21", "FIN21", "BEN21"}
    assert read["western-failure"].idxmax() == "SER21"
