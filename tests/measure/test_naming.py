"""Designations counted by article and voice, each count with its sentences."""

import pandas as pd
import pytest

from cadrage import tables
from cadrage.measure.naming import NeverFoundWarning, findings, matrix, name_counts

ROWS = [
    ("X", 1, "soldiers", "mercenaires", "criminalising", "article", "mercenaires"),
    ("X", 1, "soldiers", "mercenaires", "criminalising", "article", "Mercenaires"),
    ("X", 3, "soldiers", "mercenaires", "criminalising", "LIM", "mercenaires"),
    ("Y", 2, "soldiers", "société privée", "legal", "article", "société privée"),
    ("Y", 2, "move", "repli", "neutral", "unnamed", "repli"),
]
ARTICLES = pd.DataFrame({"article": ["X", "Y", "Z"]})


def _labels():
    names = ("article", "sentence", "referent", "label", "label_class", "voice", "text")
    rows = [
        dict(zip(names, row, strict=True)) | {"start": n, "end": n + 1}
        for n, row in enumerate(ROWS)
    ]
    return tables.frame("labels", rows)


def test_each_count_leads_to_its_sentences():
    found = name_counts(_labels())
    first = found.iloc[0]
    assert (first["count"], first["evidence"], first["voice"]) == (2, "X.1", "article")
    assert first["wordings"] == "mercenaires; Mercenaires"
    assert found["count"].sum() == len(ROWS)


def test_the_matrix_has_every_article_and_can_leave_out_others_words():
    found = name_counts(_labels())
    whole = matrix(found, ARTICLES, "soldiers")
    assert whole.columns.tolist() == ["X", "Y", "Z"]
    assert whole.loc[("mercenaires", "criminalising")].tolist() == [3, 0, 0]
    own = matrix(found, ARTICLES, "soldiers", own=True)
    assert own.to_numpy().tolist() == [[2, 0, 0], [0, 1, 0]]
    assert matrix(found, ARTICLES, "soldiers", own=False).to_numpy().tolist() == [[1, 0, 0]]


def test_a_referent_never_found_is_warned_of_by_name():
    referents = pd.DataFrame({"referent": ["soldiers", "ghosts", "move"]})
    with pytest.warns(NeverFoundWarning, match=r"never found in 2 articles.*: ghosts;"):
        name_counts(_labels(), referents)


def test_findings_count_names_uses_and_others_words():
    found = {one.finding: one for one in findings(name_counts(_labels()))}
    assert found["naming.soldiers.names"].value == 2
    assert found["naming.soldiers.uses"].value == 4
    assert found["naming.soldiers.reported"].value == 1
    assert found["naming.soldiers.reported"].evidence == ("X.3",)
    assert found["naming.move.reported"].value == 1


def test_no_label_gives_an_empty_table():
    assert name_counts(tables.frame("labels", [])).empty
