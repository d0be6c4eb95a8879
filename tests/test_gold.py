"""The gold, the translations and the record stand on the texts: to the letter, each id real."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest

from cadrage import tables
from cadrage.annotate.sentences import split
from cadrage.read import read_corpus

CORPUS = Path(__file__).parents[1] / "corpus"
GOLD = CORPUS / "gold"
LAYERS = ("dates", "mentions", "quotes", "labels", "frames")
SPANS = (*LAYERS, "scare")
EVIDENCE = re.compile(r"\b[A-Z]{3}\d\d\.\d+\b")
# Not a reader's to give: the program's own account of how it found something.
PROGRAM = {"rule", "anchor", "confidence", "distance"}
WORDS_AT_EDGE = re.compile(r"[\w\"].*[\w\"»]\Z|\w\Z", re.DOTALL)


def rows(name):
    with (CORPUS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def corpus():
    return read_corpus(CORPUS)


@pytest.fixture(scope="module")
def units(corpus):
    """Evidence id → (sentence record, its wording)."""
    titles = dict(zip(corpus.articles["article"], corpus.articles["title"], strict=True))
    return {
        f"{article}.{s.sentence}": (s, text[s.start : s.end])
        for article, text in corpus.clean.items()
        for s in split(text, headline=titles[article])
    }


def evidence(row):
    return f"{row['article']}.{row['sentence']}"


@pytest.mark.parametrize("layer", SPANS)
def test_each_span_stands_to_the_letter_and_begins_in_its_sentence(layer, corpus, units):
    found = rows(f"gold/{layer}")
    assert found
    for row in found:
        start, end = int(row["start"]), int(row["end"])
        assert corpus.clean[row["article"]][start:end] == row["text"], row
        sentence = units[evidence(row)][0]
        assert sentence.start <= start < sentence.end, row
        if layer != "quotes":
            assert end <= sentence.end, row


@pytest.mark.parametrize("layer", ("dates", "mentions", "labels", "quotes", "scare"))
def test_spans_begin_and_end_with_words(layer):
    for row in rows(f"gold/{layer}"):
        # an elided pronoun («l’») is a word that ends in its apostrophe
        assert WORDS_AT_EDGE.match(row["text"].rstrip("’")), row


@pytest.mark.parametrize("layer", LAYERS)
def test_columns_are_those_of_the_contract_and_a_note(layer):
    wanted = [c.name for c in tables.columns(layer) if c.name not in PROGRAM]
    assert list(rows(f"gold/{layer}")[0]) == [*wanted, "note"]


@pytest.mark.parametrize("layer", LAYERS)
def test_cells_hold_what_the_contract_allows(layer):
    allowed = {c.name: c for c in tables.columns(layer)}
    for row in rows(f"gold/{layer}"):
        for name, column in allowed.items():
            cell = row.get(name, "")
            if name in PROGRAM:
                continue
            assert cell or column.nullable, (name, row)
            assert not cell or not column.values or cell in column.values, (name, row)


@pytest.mark.parametrize("layer", LAYERS)
def test_rows_are_in_the_order_of_the_text_and_none_twice(layer, corpus):
    order = list(corpus.clean)
    found = rows(f"gold/{layer}")
    places = [(order.index(r["article"]), int(r["start"])) for r in found]
    assert places == sorted(places)
    keys = [(r["article"], r["start"], r["end"], r.get("referent"), r.get("frame")) for r in found]
    assert len(set(keys)) == len(keys)


def test_cues_and_speakers_stand_in_the_text(corpus):
    for row in rows("gold/quotes"):
        text = corpus.clean[row["article"]]
        assert bool(row["cue"]) == bool(row["cue_start"]) == bool(row["cue_class"]), row
        if row["cue"]:
            # lemma and form share their stem
            form = text[int(row["cue_start"]) : int(row["cue_end"])].lower()
            assert form[:3] == row["cue"][:3] or row["cue"] in ("dire", "mettre en garde"), row
        if row["speaker_text"]:
            span = slice(int(row["speaker_start"]), int(row["speaker_end"]))
            assert text[span] == row["speaker_text"], row


def test_direct_quotations_lie_between_their_marks(corpus):
    direct = [r for r in rows("gold/quotes") if r["kind"] == "direct"]
    assert len(direct) == 4
    for row in direct:
        text = corpus.clean[row["article"]]
        around = text[: int(row["start"])].rstrip()[-1] + text[int(row["end"]) :].lstrip()[0]
        assert around in ("«»", '""'), row


def test_every_marked_stretch_of_the_corpus_is_accounted_for(corpus):
    """Marks in the text = direct quotations + marked fragments."""
    marked = re.compile(r"«\s*([^«»]*?)\s*»|\"([^\"]*)\"")
    in_text = {
        (article, m.start(m.lastindex), m.end(m.lastindex))
        for article, text in corpus.clean.items()
        for m in marked.finditer(text)
    }
    direct = [r for r in rows("gold/quotes") if r["kind"] == "direct"]
    listed = {
        (r["article"], int(r["start"]), int(r["end"])) for r in [*direct, *rows("gold/scare")]
    }
    assert listed == in_text


def test_actors_are_in_the_authority():
    names = {r["id"]: r["name"] for r in rows("actors")}
    for row in rows("gold/mentions"):
        assert row["name"] == names.get(row["actor"], ""), row
        assert row["actor"] in names or not row["actor"], row
    for row in rows("gold/quotes"):
        assert row["speaker_name"] == names[row["speaker"]], row
        assert row["relay"] in names or not row["relay"], row


def test_a_metonym_is_a_capital_that_names_a_government():
    metonyms = [r for r in rows("gold/mentions") if r["metonym"] == "true"]
    assert {r["text"] for r in metonyms} == {"Moscou", "Bamako", "Paris"}
    assert {r["actor"].split("-")[0] for r in metonyms} == {"gouvernement"}


def test_dates_have_ordered_intervals_that_fit_their_values():
    for row in rows("gold/dates"):
        first, last = row["earliest"], row["latest"]
        assert not (first and last) or first <= last, row
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", row["value"]):
            assert first.startswith(row["value"]), row
            assert last.startswith(row["value"]), row


def test_voices_agree_with_the_quotations_around_them():
    quotes = rows("gold/quotes")
    readings = set()
    for row in rows("gold/labels"):
        around = [
            q
            for q in quotes
            if q["article"] == row["article"]
            and int(q["start"]) <= int(row["start"])
            and int(row["end"]) <= int(q["end"])
        ]
        innermost = min(around, key=lambda q: int(q["end"]) - int(q["start"]), default=None)
        expected = innermost["speaker"] if innermost else "article"
        if row["voice"] != expected:
            readings.add((evidence(row), row["voice"]))
    # readings of an event are in their reader's voice, though no quotation
    assert readings == {("FIN21.23", "gouvernement-malien"), ("SER21.20", "populations du sahel")}


def test_a_label_has_one_class_and_its_referent_no_overlap():
    found = rows("gold/labels")
    classes = {}
    for row in found:
        assert classes.setdefault(row["label"], row["label_class"]) == row["label_class"], row
    for one, two in pairwise(sorted(found, key=lambda r: (r["referent"], r["article"]))):
        if (one["article"], one["referent"]) == (two["article"], two["referent"]):
            assert int(one["end"]) <= int(two["start"]), (one, two)


def test_frames_cover_their_whole_sentence(units):
    for row in rows("gold/frames"):
        assert row["text"] == units[evidence(row)][1], row


def test_each_sentence_has_one_translation(units):
    found = rows("translations")
    assert [evidence(r) for r in found] == list(units)
    assert all(r["english"] == r["english"].strip() != "" for r in found)


def test_translations_show_what_is_wrong_in_the_french():
    shown = {evidence(r) for r in rows("translations") if "[sic" in r["english"]}
    wrong = "SPU17.6 FIN21.18 SER21.2 SER21.6 SER21.9 SER21.14 SER21.18 BEN21.8 BEN21.9"
    assert shown == set(wrong.split())


def test_translations_mark_quotations_where_the_french_does(units):
    for row in rows("translations"):
        french = units[evidence(row)][1]
        english = re.sub(r"\[.*?\]", "", row["english"])
        opened, closed = english.count("“"), english.count("”")
        if '"' in french:
            assert opened == closed == french.count('"') / 2, row
        else:
            assert (opened, closed) == (french.count("«"), french.count("»")), row


def test_the_record_has_ordered_days_and_real_evidence(units):
    found = rows("record")
    assert len({r["id"] for r in found}) == len(found)
    for row in found:
        assert row["earliest"] <= row["latest"], row
        assert row["status"] in ("confirmed", "reported", "contested", "unverified"), row
        assert bool(row["source"]) == (row["status"] != "unverified"), row
        assert set(row["bears_on"].split()) <= set(units), row


def test_claims_quote_their_sentence_and_name_records(units):
    found = rows("claims")
    events = {r["id"] for r in rows("record")}
    assert len({r["id"] for r in found}) == len(found)
    verdicts = {"reported", "confirmed", "contested", "refuted", "unverified"}
    for row in found:
        assert row["fragment"], row
        assert row["fragment"] in units[row["evidence"]][1], row
        assert set(row["records"].split()) <= events, row
        assert row["verdict"] in verdicts, row
        first, last = row["told_earliest"], row["told_latest"]
        assert not (first and last) or first <= last, row
        if row["verdict"] in ("confirmed", "refuted"):
            assert row["source"], row
            assert row["records"], row


@pytest.mark.parametrize("page", ("README.md", "gold/GUIDE.md"))
def test_every_id_that_the_pages_cite_exists(page, units):
    cited = EVIDENCE.findall((CORPUS / page).read_text(encoding="utf-8"))
    assert cited
    assert set(cited) <= set(units)


def doubtful_cases():
    """(layer, evidence id) of each row of the guide's last table."""
    guide = (GOLD / "GUIDE.md").read_text(encoding="utf-8").split("## Doubtful cases")[1]
    lines = [line.strip("|").split("|") for line in guide.splitlines() if line.startswith("| ")]
    return {(cells[0].strip(), e) for cells in lines[1:] for e in EVIDENCE.findall(cells[1])}


def test_every_doubtful_row_is_discussed_in_the_guide():
    discussed = doubtful_cases()
    for layer in SPANS:
        for row in rows(f"gold/{layer}"):
            if row["note"].startswith("Doubtful"):
                assert (layer, evidence(row)) in discussed, row


def test_fragments_that_the_guide_quotes_stand_in_their_sentences(units):
    guide = (GOLD / "GUIDE.md").read_text(encoding="utf-8").split("## Doubtful cases")[1]
    rows_of_guide = [line for line in guide.splitlines() if EVIDENCE.search(line)]
    assert rows_of_guide
    lemmas = {"insister", "assurer", "mettre en garde", "parler de", "mettre en avant"}
    for line in rows_of_guide:
        _, _, where, case, *_ = line.split("|")
        text = " ".join(units[e][1] for e in EVIDENCE.findall(where))
        for fragment in re.findall(r"«([^«»]*)»", case):
            for part in fragment.strip().split(" … "):
                assert part in lemmas or part.strip() in text, (line, part)


def test_the_codebook_has_every_column():
    """Each file of the datasheet with a section of its own; the columns in their order."""
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    sections = re.findall(r"### (\w+)\.csv\n(.*?)(?=\n##|\Z)", readme, re.DOTALL)
    assert {name for name, _ in sections} >= {"articles", "edits", "translations"}
    for name, section in sections:
        listed = re.findall(r"^\| (\w+) \|", section, re.MULTILINE)[1:]
        assert listed == list(rows(name)[0]), name


def test_the_datasheet_counts_the_units_right(units):
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    counted = {}
    for unit in units:
        counted[unit[:5]] = counted.get(unit[:5], 0) + 1
    printed = dict(re.findall(r"^\| ([A-Z]{3}\d\d) \| (\d+) \|", readme, re.MULTILINE))
    assert {k: int(v) for k, v in printed.items()} == counted
    assert f"{len(units)} numbered sentences" in readme
