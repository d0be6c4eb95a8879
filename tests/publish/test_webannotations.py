"""The annotations as W3C Web Annotations: valid, true to the texts, always the same bytes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from cadrage import tables
from cadrage.publish import webannotations
from cadrage.publish.webannotations import CONTEXT, LAYERS, Text, name_of

TERMS = json.loads(
    (Path(__file__).parents[1] / "resources" / "webannotation-context.json").read_text("utf-8")
)
BASE = "file:///data/evidence.jsonld"
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"


@pytest.fixture(scope="module")
def found(written_book: Path) -> dict[str, pd.DataFrame]:
    folder = written_book / "_build" / "data"
    names = ("articles", "texts", "actors", *LAYERS)
    return {name: tables.read_parquet(folder / f"{name}.parquet", name) for name in names}


@pytest.fixture(scope="module")
def written(found: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("annotations") / "evidence.jsonld"
    webannotations.write(found, path)
    return path


@pytest.fixture(scope="module")
def made(written: Path) -> dict[str, Any]:
    return json.loads(written.read_text(encoding="utf-8"))


def offline(url: str, options: object) -> dict[str, Any]:
    assert url == CONTEXT, f"nothing else may be asked for: {url}"
    return {
        "contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
        "document": TERMS,
    }  # fmt: skip


@pytest.fixture(scope="module")
def expanded(made: dict[str, Any]) -> dict[str, Any]:
    options = {"documentLoader": offline, "base": BASE}
    (collection,) = jsonld.expand(made, options)
    return collection


def keys_of(value: Any) -> set[str]:
    """Every key of a JSON value, and every word that is a type, motivation or purpose."""
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if not isinstance(value, dict):
        return set()
    words = {value[key] for key in ("type", "motivation", "purpose") if key in value}
    return set(value) | words | set().union(*map(keys_of, value.values()))


def test_every_term_is_one_of_the_standard(made: dict[str, Any]) -> None:
    used = keys_of(made) - {"@context"}
    assert used <= set(TERMS["@context"])
    assert {"Annotation", "TextQuoteSelector", "TextPositionSelector", "exact", "start"} <= used


def leaves(value: Any) -> int:
    """How many plain values a JSON value holds."""
    if isinstance(value, dict):
        return sum(leaves(each) for key, each in value.items() if key != "@context")
    if isinstance(value, list):
        return sum(map(leaves, value))
    return 1


def test_expanding_loses_nothing(made: dict[str, Any], expanded: dict[str, Any]) -> None:
    def plain(value: Any) -> int:
        if isinstance(value, dict):
            typed = "@value" in value  # the type of a number is the context's, not ours
            return sum(plain(each) for key, each in value.items() if key != "@type" or not typed)
        return sum(map(plain, value)) if isinstance(value, list) else 1

    assert plain(expanded) == leaves(made)
    assert expanded["@type"] == [f"{AS}OrderedCollection"]


def test_the_collection_counts_what_it_holds(
    expanded: dict[str, Any], found: dict[str, pd.DataFrame]
) -> None:
    total = expanded[f"{AS}totalItems"][0]["@value"]
    items = expanded[f"{AS}first"][0][f"{AS}items"][0]["@list"]
    assert total == len(items) == sum(len(found[layer]) for layer in LAYERS) > 60
    ids = [item["@id"] for item in items]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)


def test_places_and_words_are_those_of_the_text(
    made: dict[str, Any], found: dict[str, pd.DataFrame]
) -> None:
    clean = {name_of(text): text for text in found["texts"]["clean"]}
    selected = 0
    for item in made["first"]["items"]:
        parts = [body for body in item["body"] if "selector" in body]
        for held in [item["target"], *parts]:
            source = held["source"]
            text = clean[source if isinstance(source, str) else source["id"]]
            quote, position = held["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"] != ""
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text[start - len(quote["prefix"]) : end + len(quote["suffix"])] == around
            selected += 1
    assert selected >= made["total"]


def test_the_row_of_an_annotation_is_where_it_says(
    made: dict[str, Any], found: dict[str, pd.DataFrame]
) -> None:
    for item in made["first"]["items"]:
        (pointer,) = [body["id"] for body in item["body"] if body["type"] == "Dataset"]
        layer, number = re.fullmatch(r"(\w+)\.csv#row=(\d+)", pointer).groups()
        row = found[layer].iloc[int(number) - 2]  # rows count from 1, and the header is one
        assert row["text"] == item["target"]["selector"][0]["exact"]
        sentence = f"{row['article']}.{row['sentence']}"
        assert item["target"]["scope"] == f"../book/articles/{row['article']}.html#{sentence}"


def test_a_row_is_said_in_the_body(made: dict[str, Any]) -> None:
    said = {
        item["target"]["selector"][0]["exact"]: [
            (body["purpose"], body["value"]) for body in item["body"] if "value" in body
        ]
        for item in made["first"]["items"]
    }
    assert said["Le 3 mai 2021"] == [("classifying", "DATE"), ("tagging", "2021-05-03")]
    assert said["Mises en garde"] == [("identifying", "NAS21.4"), ("classifying", "subhead")]


def test_a_verified_actor_leads_to_its_entity(found: dict[str, pd.DataFrame]) -> None:
    actor = {"id": "moskova", "name": "Moskova", "kind": "place", "wikidata": "Q1"}
    mentions = found["mentions"].assign(actor="moskova").astype(found["mentions"].dtypes)
    given = found | {"actors": tables.frame("actors", [actor]), "mentions": mentions}
    (made,) = [a for a in webannotations.annotated(given) if a["motivation"] == "identifying"
               and any(b.get("source") == "http://www.wikidata.org/entity/Q1" for b in a["body"])]  # type: ignore[attr-defined]  # fmt: skip
    assert made["target"]["selector"][0]["exact"] == "la Moskova"  # type: ignore[index]


def test_the_same_tables_give_the_same_bytes(
    found: dict[str, pd.DataFrame], written: Path, tmp_path: Path
) -> None:
    webannotations.write(found, tmp_path / "again.jsonld")
    assert (tmp_path / "again.jsonld").read_bytes() == written.read_bytes()


def test_without_layers_the_collection_is_empty(
    found: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    webannotations.write({n: found[n] for n in ("articles", "texts")}, tmp_path / "e.jsonld")
    made = json.loads((tmp_path / "e.jsonld").read_text(encoding="utf-8"))
    assert (made["total"], made["first"]["items"]) == (0, [])


@given(st.text(), st.data())
def test_any_span_can_be_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote, position = Text("X", text, "fr", "ni:").selectors(start, end)
    assert text[position["start"] : position["end"]] == quote["exact"]  # type: ignore[misc]
    around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
    assert around in text
    assert len(str(quote["prefix"])) == min(32, start)


def test_a_text_is_named_by_its_digest() -> None:
    # SHA-256 of the empty text, in the alphabet of RFC 4648 for names
    assert name_of("") == "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
    assert name_of("é") != name_of("e\u0301")
