"""Two countings, one in pandas and one in SQL, agree; and the second needs little memory."""

import json
from pathlib import Path

import pandas as pd
import pytest

from cadrage import pipeline, tables
from cadrage.errors import InputError, MissingError
from cadrage.measure import chronology, network, presence, voices
from cadrage.measure.copies import repeated
from cadrage.measure.warehouse import (
    Warehouse,
    actors,
    cited,
    days,
    excerpt,
    names,
    open_dataset,
    open_folder,
    pairs,
    sides,
    values,
    years,
)
from cadrage.scale.run import annotate_file

ROOT = Path(__file__).parents[2]
# what scores, searches or compares wordings is not a count of rows
ELSEWHERE = (
    "coverage.", "departures.", "frames.", "reliability.", "reuse.", "silence.", "trust.",
    "unseen.", "voices.share.", "voices.read.",
)  # fmt: skip


@pytest.fixture(scope="module")
def made():
    return pipeline.run(ROOT / "corpus")


@pytest.fixture(scope="module")
def house(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    for name, frame in made.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    opened = open_folder(folder)
    groups = dict.fromkeys(made["sentences"]["article"], "corpus")
    opened.leave_out(repeated(made["sentences"], groups, reuse=made["reuse_found"]))
    return opened


@pytest.mark.model
def test_both_countings_agree_on_every_number(made, house):
    published = dict(zip(made["findings"]["finding"], made["findings"]["value"], strict=True))
    again = values(house)
    assert len(again) >= 60
    told = {key: published[key] for key in again}
    assert again == pytest.approx(told)
    uncounted = set(published) - set(again)
    assert {key for key in uncounted if not key.startswith(ELSEWHERE)} == set()
    assert all(any(key.startswith(prefix) for key in uncounted) for prefix in ELSEWHERE)


@pytest.mark.model
def test_the_most_mentioned_are_the_same(made, house):
    told = presence.described(made["mentions"], made["quotes"])
    found = actors(house, limit=15)
    columns = ["name", "kind", "mentions", "named", "articles"]
    assert found.total == len(told)
    assert found.rows[columns].values.tolist() == told[columns].head(15).values.tolist()
    for some, whole in zip(found.rows["evidence"], told["evidence"].head(15), strict=True):
        assert set(some.split()) <= set(whole.split())
        assert len(some.split()) == min(20, len(set(whole.split())))


@pytest.mark.model
def test_the_days_most_told_are_the_same(made, house):
    told = chronology.most_told(made["events"], limit=8)
    columns = ["day", "told", "articles"]
    assert days(house, limit=8).rows[columns].values.tolist() == told[columns].values.tolist()


@pytest.mark.model
def test_years_sides_names_and_pairs_are_the_same(made, house):
    told = chronology.years(made["events"], made["articles"])
    by_year = told.groupby("year")["told"].sum()
    assert years(house).groupby("year")["told"].sum().to_dict() == by_year[by_year > 0].to_dict()
    spoken = voices.voices(made["quotes"], made["actors"])
    assert set(sides(house)["side"]) <= set(spoken["side"])
    uses = made["naming"].groupby("label")["count"].sum().to_dict()
    assert names(house).rows.groupby("label")["uses"].sum().to_dict() == uses
    most = network.together(made["mentions"])[["first", "second", "sentences"]]
    assert pairs(house, limit=10).rows.values.tolist() == most.head(10).values.tolist()


@pytest.mark.model
def test_an_excerpt_is_the_tables_of_what_is_cited(made, house):
    asked = cited(actors(house, limit=1).rows["evidence"], pd.Series([None], dtype="string"))
    part = excerpt(house, asked)
    assert 1 <= len(asked) <= 5 and set(part["articles"]["article"]) == set(asked)
    for name in ("sentences", "dates", "mentions", "quotes"):
        whole = made[name]
        own = whole[whole["article"].isin(asked)].sort_values(["article", "start", "end"])
        assert part[name]["text"].tolist() == own["text"].tolist()
    assert all(frame.empty for frame in excerpt(house, ["nobody"]).values())


def quoted(*spans):
    """Quotations of one text by their places."""
    text = "Elle a dit que le\u202fmaire\xa0: «Non, jamais.» ne viendrait pas."
    rows = [
        {"article": "a", "sentence": 1, "start": s, "end": e, "text": text[s:e], "kind": "direct"}
        for s, e in spans
    ]
    return tables.frame("quotes", rows)


@pytest.mark.parametrize(
    "spans", [[(0, 60)], [(0, 60), (27, 39)], [(0, 60), (15, 45), (27, 39)], [(5, 5)], []]
)
def test_words_of_one_within_another_count_once(tmp_path, spans):
    quotes = quoted(*spans)
    quotes.to_parquet(tmp_path / "quotes.parquet")
    nobody = tables.frame("actors", [])
    spoken = voices.voices(quotes, nobody)
    found = open_folder(tmp_path).frame('SELECT words FROM spoken ORDER BY start, "end" DESC')
    order = spoken.sort_values(["start", "end"], ascending=[True, False])
    assert found["words"].tolist() == order["words"].tolist()


def test_an_empty_base_counts_nothing():
    found = values(Warehouse({}))
    assert found["corpus.articles"] == 0 and set(found.values()) == {0.0}


@pytest.fixture
def dataset(tmp_path):
    path = tmp_path / "in.jsonl"
    lines = [{"article": f"A{n}", "text": "Il est venu hier.", "published": "2021"} for n in "123"]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    annotate_file(path, out=tmp_path / "out", layers=["sentences", "dates"])
    return tmp_path / "out"


def test_a_dataset_is_opened_with_bounded_memory(dataset):
    house = open_dataset(dataset, memory="200MB", scratch=dataset.parent)
    assert values(house)["corpus.sentences"] == 3
    assert values(house)["time.expressions"] == 3


def test_a_dataset_that_is_not_complete_or_of_other_contracts_is_refused(dataset):
    about = dataset / "dataset.json"
    said = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps(said | {"contracts_sha256": "0"}), encoding="utf-8")
    with pytest.raises(InputError, match="contracts_sha256"):
        open_dataset(dataset)
    about.unlink()
    with pytest.raises(MissingError, match="complete dataset"):
        open_dataset(dataset)


def test_a_sample_says_how_many_there_are(tmp_path):
    rows = [
        {"article": "a", "sentence": n, "start": 0, "end": 1, "text": "x", "name": f"N{n % 7}",
         "kind": "person", "metonym": False, "method": "name", "confidence": 1.0}
        for n in range(1, 400)
    ]  # fmt: skip
    tables.frame("mentions", rows).to_parquet(tmp_path / "mentions.parquet")
    top = actors(open_folder(tmp_path), limit=3)
    assert (len(top.rows), top.total) == (3, 7)
    assert all(len(cell.split()) == 20 for cell in top.rows["evidence"])
    assert isinstance(top.rows, pd.DataFrame)
