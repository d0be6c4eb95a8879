"""Quotations in headlines, whose speaker the text below tells."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split

BELOW = (
    "\n\n« Il pleut trop ici », soupire Anne Petit. « Le toit fuit depuis des mois », se plaint "
    "le maire Paul Morin."
)


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("« Le toit fuit depuis des mois » : l'école ferme", "Paul Morin"),
        ("« Nous avons toujours très peur ici » : l'école ferme", "Anne Petit"),
        ("Paul Morin : « Nous avons toujours très peur ici »", "Paul Morin"),
        ("École : « Nous avons toujours très peur ici »", "Anne Petit"),
    ],
)
def test_a_headline_has_the_speaker_of_what_it_announces(headline: str, name: str) -> None:
    text = headline + BELOW
    found = find_quotes(text, sentences=split(text, headline=headline), mentions=[])
    assert found[0].start < len(headline)
    assert found[0].speaker_name == name


def test_a_lone_quotation_stays_without_speaker() -> None:
    text = "« Le toit fuit depuis des mois » : l'école ferme\n\nLa suite demain."
    [quote] = find_quotes(text, sentences=split(text, headline=""), mentions=[])
    assert quote.speaker_name is None


@pytest.mark.parametrize("line", ["-", "—", ", le maire", "– ,"])
def test_a_line_without_words_below_a_quotation_names_nobody(line: str) -> None:
    text = f'Il pleut.\n\n"Le toit fuit depuis des mois..."\n{line}\nUne tornade près de Metz'
    found = find_quotes(text, sentences=split(text, headline=""), mentions=[])
    assert [one.speaker_name for one in found] == [None] * len(found)
