"""A gold row that no longer fits its text, and codes that no codebook defines, are errors."""

import pandas as pd
import pytest

from cadrage import tables
from cadrage.errors import InputError
from cadrage.measure.gold import check_codes, check_gold

CLEAN = "Le port est fermé. La grève dure."
TEXTS = tables.frame("texts", [{"article": "A20", "raw": CLEAN, "clean": CLEAN}])
SENTENCES = tables.frame(
    "sentences",
    [
        {"article": "A20", "sentence": 1, "start": 0, "end": 18, "text": CLEAN[:18]},
        {"article": "A20", "sentence": 2, "start": 19, "end": 33, "text": CLEAN[19:]},
    ],
)
GOOD = {
    "article": "A20", "sentence": 2, "start": 22, "end": 27, "text": "grève",
    "referent": "strike", "label": "grève", "label_class": "neutral",
}  # fmt: skip
REFERENTS = pd.DataFrame({"referent": ["strike", "port"]})


def _labels(*rows):
    return {"labels": pd.DataFrame([GOOD | row for row in rows])}


def test_gold_that_fits_passes():
    check_gold(_labels({}), SENTENCES, TEXTS, referents=REFERENTS)


BROKEN = [
    ({"sentence": 7}, "sentence", r"found 'A20\.7'; expected a sentence of A20 from 1 to 2"),
    ({"article": "B20"}, "sentence", r"found 'B20\.2'; expected a known article"),
    ({"start": 21, "end": 26}, "text", r"found 'grève'; expected ' grèv'"),
    ({"sentence": 1}, "start", r"found 22; expected a place within A20\.1, from 0 to 18"),
    ({"referent": "ghost"}, "referent", r"found 'ghost'; expected one of strike, port"),
    ({"label_class": "legal"}, "label_class", r"expected 'neutral', the class of 'grève' in row 2"),
]


@pytest.mark.parametrize(("change", "column", "message"), BROKEN)
def test_a_gold_row_that_does_not_fit_is_named(change, column, message):
    with pytest.raises(InputError, match=message) as caught:
        check_gold(_labels({}, change), SENTENCES, TEXTS, referents=REFERENTS)
    assert (caught.value.file, caught.value.row, caught.value.column) == (
        "gold/labels.csv", 3, column,
    )  # fmt: skip


def test_a_gold_frame_that_no_codebook_defines_is_named():
    gold = {"frames": pd.DataFrame([GOOD | {"frame": "mood"}])}
    with pytest.raises(InputError, match=r"gold/frames\.csv, row 2, column 'frame': found 'mood'"):
        check_gold(gold, SENTENCES, TEXTS, frames=pd.DataFrame({"frame": ["problem"]}))


def test_a_name_of_a_referent_without_definition_is_named():
    rows = pd.DataFrame({"referent": ["strike", "ghost"], "label": ["grève", "fantôme"]})
    with pytest.raises(InputError, match=r"labels\.csv, row 3, column 'referent': found 'ghost'"):
        check_codes(rows, "referent", REFERENTS["referent"], file="labels.csv")
