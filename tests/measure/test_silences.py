"""Absences, each proven by a search of the clean texts."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.annotate.sentences import split
from cadrage.errors import InputError
from cadrage.measure.search import Searched, compile_search, fold, terms_of, times
from cadrage.measure.silences import find_silences, findings
from cadrage.read import read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"


def _tables(texts):
    rows = [
        (name, s.sentence, s.start, s.end, text[s.start : s.end])
        for name, text in texts.items()
        for s in split(text)
    ]
    columns = ["article", "sentence", "start", "end", "text"]
    plain = pd.DataFrame(list(texts.items()), columns=["article", "clean"])
    return plain, pd.DataFrame(rows, columns=columns)


def _searches(*rows):
    return pd.DataFrame(rows, columns=["silence", "name", "patterns", "note"])


TABLE = [
    ("junte*", "La junte. Deux JUNTES.", ["junte", "JUNTES"]),
    ("junte*", "La jonte et l’adjunte.", []),
    ("coup d'état", "Un coup d’État.", ["coup d’État"]),
    ("coup d'état", "Un coup d'éclat, l'état.", []),
    ("Goita", "Goïta et GOITA", ["Goïta", "GOITA"]),
    ("mort; morts", "La mort des immortels morts", ["mort", "morts"]),
    ("droits de l'homme", "les droits de\u00a0l’homme", ["droits de\u00a0l’homme"]),
]


@pytest.mark.parametrize(("terms", "text", "expected"), TABLE)
def test_a_search_errs_on_the_side_of_finding(terms, text, expected):
    searched = Searched(*_tables({"X": text}))
    assert [hit.text for hit in searched.hits("X", terms_of(terms))] == expected


def test_each_row_says_what_was_searched_and_where_it_was_found():
    tables = _tables({"X": "Il pleut. La junte parle.", "Y": "Rien."})
    found = find_silences(*tables, _searches(("j", "A junta", "junte* ; putsch*", "")))
    assert found["absent"].tolist() == [False, True]
    assert found["evidence"].tolist()[0] == "X.2" and pd.isna(found["evidence"][1])
    assert found["wordings"][0] == "junte"
    assert set(found["search"]) == {"junte*; putsch*"}
    absent, present = findings(found)
    # counted are the articles; where something is found stands beside them
    assert (absent.finding, absent.value, absent.evidence) == ("silence.j", 1, ("Y", "X.2"))
    assert (present.finding, present.value, present.evidence) == ("silence.j.found", 1, ("X.2",))


BROKEN = [
    ((("a", "A", " ; ", ""),), "patterns", 2),
    ((("a", "A", "x", ""), ("a", "B", "y", "")), "silence", 3),
    ((("a", "", "x", ""),), "name", 2),
]


@pytest.mark.parametrize(("rows", "column", "line"), BROKEN)
def test_a_broken_search_is_an_error(rows, column, line):
    with pytest.raises(InputError) as caught:
        find_silences(*_tables({"X": "Oui."}), _searches(*rows))
    assert (caught.value.column, caught.value.row) == (column, line)


TERM = st.text("ab*_ -’é", min_size=1).filter(lambda term: fold(term).split())


@given(text=st.text("ab_ \n-’éÉ\u00a0."), terms=st.lists(TERM, min_size=1, max_size=3).map(tuple))
def test_where_terms_begin_is_where_the_pattern_finds_them(text, terms):
    folded = fold(text)
    assert times(folded, terms) == len(list(compile_search(terms).finditer(folded)))


def test_terms_are_counted_once_each_place():
    folded = fold("Junte, juntes ; la junte. Adjunte, JUNTÉ-là, junta")
    assert times(folded, ("junt*", "la junte", "junta")) == 5


def test_folding_keeps_offsets():
    for text in ("İstanbul’s État", "ﬁn\u0301", "😀é"):
        assert len(fold(text)) == len(text)


# what reading the five articles shows: the articles in which the search finds something
READ = {
    "junta": "", "coup": "", "wagner": "FIN21 BEN21", "abuses": "BEN21", "named_groups": "",
    "serval": "", "minusma": "", "barkhane": "SPU21 SER21", "g5": "", "women": "",
    "victims": "SPU17 BEN21", "contract_price": "SPU17", "elections": "", "sanctions": "",
    "expert": "SER21", "algiers": "",
}


def test_the_silences_of_the_five_articles():
    corpus = read_corpus(CORPUS)
    texts = dict(zip(corpus.texts["article"], corpus.texts["clean"], strict=True))
    searches = pd.read_csv(CORPUS / "silences.csv", dtype=str)
    found = find_silences(*_tables(texts), searches)
    spoken = found[~found["absent"]].groupby("silence")["article"].agg(" ".join).to_dict()
    assert {name: spoken.get(name, "") for name in searches["silence"]} == READ
    assert found.set_index(["silence", "article"]).loc[("victims", "SPU17"), "wordings"] == "civile"
