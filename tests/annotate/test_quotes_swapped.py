"""Quotation marks that an editor's software has set the wrong way round."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes.marks import pair_marks
from cadrage.annotate.sentences import split


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Il juge la loi ” inutile “ et ” chère “.", ["inutile", "chère"]),
        ("» Nous partons demain «, a dit Paul.", ["Nous partons demain"]),
        ("Il juge ” inutile “.\nElle dit ” trop ” et ” cher “.", ["inutile", "trop", "cher"]),
        ("« Nous partons », dit-il.\n» Adieu «, dit-elle.", ["Nous partons", "Adieu"]),
        ("Une loi inutile » dit-il, puis « adieu ».", ["adieu"]),
        ("Il juge la loi “inutile” et “chère”.", ["inutile", "chère"]),
    ],
)
def test_marks_in_the_wrong_order_are_paired(text: str, inner: list[str]) -> None:
    found = pair_marks(text, sentences=split(text))
    assert [text[one.inner_start : one.inner_end] for one in found] == inner
