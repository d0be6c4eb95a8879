# ruff: noqa: E501 - a text and what is read in it stand on one line
"""How far a cue reaches: words between it and what it governs, up to a limit and no further."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split


def names(text: str) -> list[str | None]:
    """The name of the speaker of each quotation."""
    found = find_quotes(text, sentences=split(text, headline=""), mentions=[])
    return [one.speaker_name for one in found]


# a text, the words that fill its gap, how often they may stand there, who speaks then and beyond
REACHES = [
    ("Le maire a déclaré{} : « Oui. »", " très", 60, ["maire"], []),
    ("« Oui », a{} dit le maire.", " encore", 5, ["maire"], []),
    ("Le maire a affirmé{} et promis de voter.", " très", 27, ["maire"], []),
    ("Le maire met{} en garde contre le risque.", " très", 6, ["maire"], []),
    ("Le maire affirme{} que la loi passera.", " très", 29, ["maire"], []),
    ("Le maire affirme,{}, que la loi passera.", " très", 27, ["maire"], []),
    ("Le maire affirme ({}) que la loi passera.", " très", 6, ["maire"], []),
    ("« Oui », a dit à Lyon ({}) le maire.", " très", 10, ["maire"], []),
    ("Les rumeurs{} selon lesquelles il part.", " vives", 10, [None], []),
    ("Le maire juge la loi{} « utile ».", " très", 8, ["maire"], []),
    ("Le maire décrit{} une « erreur ».", " très", 7, ["maire"], []),
    ("Le maire évoque{} une « erreur ».", " très", 7, ["maire"], []),
    ("Le maire qualifie la loi{} de « succès ».", " très", 13, ["maire"], []),
    ("Paul Morin, maire{} : « Oui. »", " bon", 12, ["Paul Morin"], []),
    ("Le maire a promis :{}.", " oui", 4, [], ["maire"]),
    ("« Oui{}. »", " oui", 1, [], [None]),
    ("Le parti veut « oui{} » vite.", " oui", 3, [], ["parti"]),
    ("Elle dit que oui. Il s'agissait{} pour elle de voter.", " aussi", 3, [None, None], [None]),
    ("La loi passera. C'est ce{} qu'a dit le maire.", " très", 3, ["maire"], []),
    ("La loi passera. C'est en tout cas{} ce qu'a dit le maire.", " très", 3, ["maire"], []),
    ("« La loi passera ici en mars. » Là{}, cet appel lancé par Luc Duval a choqué.", " très", 5, ["Luc Duval"], [None]),
    ("« La loi passera ici en mars. » Cet appel{} lancé par Luc Duval a choqué.", " très", 2, ["Luc Duval"], [None]),
    ("Les riverains dorment{}. « Oui », disent-ils.", " très", 112, ["riverains"], [None]),
    ("« Oui{} », dit le maire.", "\nOui", 3, ["maire"], []),
    ("« Le pire est à venir ici »{}\n\n« Oui », dit Anne Petit.", "\n\nIl pleut.", 135, ["Anne Petit", "Anne Petit"], [None, "Anne Petit"]),
    ("« Oui », dit Luc Duval.\n\n« Le pire est à venir »{}\n\n« Le pire est à venir ici », dit Anne Petit.", "\n\nIl pleut.", 135, ["Luc Duval", "Anne Petit", "Anne Petit"], ["Luc Duval", "Luc Duval", "Anne Petit"]),
    ("Anne Petit dit que la loi passera.{} « Oui », dit-elle.", " Il pleut.", 148, ["Anne Petit", "Anne Petit"], ["Anne Petit", None]),
    ("Paul Morin dit oui. Là{} Luc Duval dort. « Oui », dit-il.", " très", 23, ["Luc Duval"], ["Paul Morin"]),
    ("« Oui », dit l'élu, le maire{} Luc Duval.", " bon", 7, ["Luc Duval"], ["élu"]),
    ("Le maire tient{} à dire que la loi passera.", " encore", 3, ["maire"], []),
    ("Le retrait{} est rejeté par le maire.", " bon", 38, ["maire"], []),
    ("Le maire dit que la loi passera, tandis que le préfet{} affirme que non.", " très", 11, ["maire", "préfet"], ["maire"]),
    ("Les élus, dont le fils{} est mort affirment que la loi passera.", " très", 7, ["élus"], ["mort"]),
    ("« La loi passera ici en mars pour tous » (Luc{} Duval)", " Jean", 4, ["Luc Jean Jean Jean Jean Duval"], [None]),
    ("En disant que la loi passera{}, le maire a menti.", " ici", 35, ["maire"], [None]),
    ("Le maire a fait{} savoir que la loi passera.", " aussi", 2, ["maire"], []),
    ("Le maire dit que la loi passera. Elle{} serait votée lundi.", " très", 7, ["maire", "maire"], ["maire"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "filler", "most", "near", "far"), REACHES)
def test_a_cue_reaches_so_far(
    text: str, filler: str, most: int, near: list[str | None], far: list[str | None]
) -> None:
    assert names(text.format(filler * most)) == near
    assert names(text.format(filler * (most + 1))) == far


@pytest.mark.parametrize(
    ("text", "filler", "most"),
    [
        ("Le maire affirme que la loi{} passera.", " très", 297),
        ("Le maire exige le retrait{} du texte.", " bon", 36),
    ],
)
def test_a_content_is_so_long(text: str, filler: str, most: int) -> None:
    for number, whole in ((most, True), (most + 1, False)):
        made = text.format(filler * number)
        [found] = find_quotes(made, sentences=split(made, headline=""), mentions=[])
        assert (found.end == len(made) - 1) is whole
