"""The coverage matrix and the departures, each cell held against the texts."""

from pathlib import Path

import pandas as pd
import pytest

from cadrage.annotate.sentences import split
from cadrage.errors import InputError
from cadrage.measure.coverage import check_coverage, matrix
from cadrage.measure.departures import check_departures, check_known_reuse
from cadrage.read import read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"
COLUMNS = [
    "fact", "title", "article", "standing", "evidence", "fragment", "claimant", "search", "note",
]
TEXTS = {"X": "Il pleut. Lima nie tout.", "Y": "Rien de neuf."}
GOOD = [
    ("rain", "Rain", "X", "told_as_fact", "X.1", "Il pleut", "", "", ""),
    ("rain", "Rain", "Y", "absent", "", "", "", "pleu*; pluie*", ""),
    ("deed", "A deed", "X", "denied", "X.2", "nie tout", "Lima", "", ""),
    ("deed", "A deed", "Y", "absent", "", "", "", "nie*", ""),
]


def _tables(texts, titles=None):
    rows = [
        (name, s.sentence, s.start, s.end, text[s.start : s.end])
        for name, text in texts.items()
        for s in split(text, headline=(titles or {}).get(name))
    ]
    columns = ["article", "sentence", "start", "end", "text"]
    plain = pd.DataFrame(list(texts.items()), columns=["article", "clean"])
    return plain, pd.DataFrame(rows, columns=columns)


def _check(rows):
    return check_coverage(pd.DataFrame(rows, columns=COLUMNS), *_tables(TEXTS))


def test_a_true_matrix_passes_and_pivots():
    found = _check(GOOD)
    wide = matrix(found, pd.DataFrame({"article": ["X", "Y"]}))
    assert wide.index.tolist() == ["Rain", "A deed"]
    assert wide.to_numpy().tolist() == [["told_as_fact", "absent"], ["denied", "absent"]]


def _changed(row, **cells):
    rows = [list(one) for one in GOOD]
    for name, cell in cells.items():
        rows[row][COLUMNS.index(name)] = cell
    return rows


FALSE = [
    (_changed(0, fragment="Il neige"), 2, "fragment"),
    (_changed(0, evidence="X.9"), 2, "evidence"),
    (_changed(0, evidence="Y.1"), 2, "evidence"),
    (_changed(0, evidence=""), 2, "evidence"),
    (_changed(0, standing="told"), 2, "standing"),
    (_changed(0, article="Z"), 2, "article"),
    (_changed(2, claimant=""), 4, "claimant"),
    (_changed(1, search=""), 3, "search"),
    (_changed(1, search="neuf"), 3, "search"),
    (_changed(1, fragment="Rien"), 3, "evidence"),
    (_changed(1, article="X"), 3, "fact"),
    (GOOD[:3], None, "article"),
]


@pytest.mark.parametrize(("rows", "line", "column"), FALSE)
def test_a_false_cell_is_an_error_with_its_place(rows, line, column):
    with pytest.raises(InputError) as caught:
        _check(rows)
    assert (caught.value.file, caught.value.row, caught.value.column) == (
        "coverage.csv", line, column,
    )


@pytest.fixture(scope="module")
def five():
    corpus = read_corpus(CORPUS)
    titles = dict(zip(corpus.articles["article"], corpus.articles["title"], strict=True))
    texts = dict(zip(corpus.texts["article"], corpus.texts["clean"], strict=True))
    return corpus.articles, *_tables(texts, titles)


def test_every_cell_of_the_five_articles_is_proven(five):
    articles, texts, sentences = five
    coverage = pd.read_csv(CORPUS / "coverage.csv", dtype=str)
    found = check_coverage(coverage, texts, sentences)
    wide = matrix(found, articles)
    assert wide.shape == (len(set(coverage["fact"])), 5)
    assert wide.notna().all(axis=None)


def test_every_departure_quotes_its_sentence_and_no_extracted_event_is_called_occurred(five):
    departures = pd.read_csv(CORPUS / "departures.csv", dtype=str)
    found = check_departures(departures, five[2])
    verdicts = found.set_index("departure")["verdict"]
    assert verdicts["visit"] == "did not happen"
    assert verdicts["deployment"] == "contested" and verdicts["ecowas"] == "unverified"


def test_known_reuse_names_sentences_that_exist(five):
    known = pd.read_csv(CORPUS / "reuse.csv", dtype=str)
    assert set(check_known_reuse(known, five[2])["article"]) <= set(five[0]["article"])


def test_a_departure_that_misquotes_or_stands_twice_is_an_error():
    _, sentences = _tables(TEXTS)
    columns = ["departure", "article", "sentence", "says", "record", "source", "verdict", "note"]
    good = ("d", "X", "X.1", "Il pleut", "It was dry", "a book", "refuted", "")
    for rows, column in (
        ([(*good[:3], "Il neige", *good[4:])], "says"),
        ([(*good[:2], "X.9", *good[3:])], "sentence"),
        ([good, good], "departure"),
        ([(*good[:6], "", "")], "verdict"),
    ):
        with pytest.raises(InputError) as caught:
            check_departures(pd.DataFrame(rows, columns=columns), sentences)
        assert (caught.value.file, caught.value.column) == ("departures.csv", column)
