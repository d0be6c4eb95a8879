# ruff: noqa: E501 - a text and what is read in it stand on one line
"""Whom short forms of a name, pronouns, descriptions and «ils» go back to, over sentences."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split


def names(text: str) -> list[str | None]:
    """The speaker of each quotation."""
    found = find_quotes(text, sentences=split(text, headline=""), mentions=[])
    return [one.speaker_name for one in found]


TABLE = [
    # first names
    ("Neia Nanta tient une ferme. Ici, Neia travaille avec Rita Cabo. « Tout va bien », dit-elle.", ["Neia Nanta"]),
    ("Safa Benyat a gagné. « J'ai eu peur », raconte Safa.", ["Safa Benyat"]),
    ("Safa Benyat a gagné. Safa Morin a perdu. « J'ai eu peur », raconte Safa.", ["Safa"]),
    ("Florence Petit est là. À Florence, il pleut. « Tout va bien », assure Florence.", ["Florence"]),
    ("Lorsque Sridha Vembo partit, tout changea. « C'est mieux », dit Sridha.", ["Sridha Vembo"]),
    # the gender that a first name tells
    ("Le docteur Rachel Petit soigne. Son père, Luc Morin, est malade. « C'est dur », dit-elle.", ["Rachel Petit"]),
    ("Paul Morin arrive. Anne Petit le suit. « C'est loin », dit-il.", ["Paul Morin"]),
    ("Mme Andrea Petit est venue. Paul Morin aussi. « C'est loin », dit-elle.", ["Andrea Petit"]),
    ("Tessa Khan est venue. Mme Khan parle. « Oui », explique M. Khan. « C'est loin », dit-elle.", ["Tessa Khan", "Tessa Khan"]),
    ("Dominique Petit est venue. « C'est loin », dit-elle.", ["Dominique Petit"]),
    # descriptions
    ("Paul Morin, ancien joueur, a gagné. « C'est fait », a dit l'homme de 41 ans.", ["Paul Morin"]),
    ("Anne Petit a gagné. « C'est fait », a dit la jeune femme âgée de 20 ans.", ["Anne Petit"]),
    ("Paul Morin a gagné. « C'est fait », a dit le jeune homme.", ["Paul Morin"]),
    ("Luc Duval écrit depuis dix ans. « C'est fait », ajoute l'économiste et auteur.", ["Luc Duval"]),
    ("Luc Duval, ancien défenseur, doute. « Non », dit Duval. Paul Morin a joué ici douze ans. L'ancien défenseur affirme que tout va bien.", ["Luc Duval", "Paul Morin"]),
    ("Luc Duval, maire de Lyon, doute. « Non », dit Duval. Paul Morin arrive. Le maire affirme que tout va bien.", ["Luc Duval", "Luc Duval"]),
    ("Luc Duval, ancien joueur, doute. « Non », dit Duval. Paul Morin arrive. Son ancien collègue affirme que tout va bien.", ["Luc Duval", "Son ancien collègue"]),
    # the plural
    ("Anne Petit et Paul Morin ont fui. Ils disent que la ville est vide.", ["Anne Petit et Paul Morin"]),
    ("Les riverains dorment. Anne Petit, Luc Duval et Paul Morin ont fui. « C'est vide », disent-ils.", ["Anne Petit, Luc Duval et Paul Morin"]),
    ("Anne Petit et Paul Morin ont fui. Les riverains restent. « C'est vide », disent-ils.", ["riverains"]),
    ("Le président a dit que lui et quatre autres hauts responsables étaient « des victimes ». Ils ont nié toute fraude.", ["président", "quatre autres hauts responsables"]),
    # several before a verb in the plural, one before a verb in the singular
    ("Anne Petit, Paul Morin et le maire affirment que tout va bien.", ["Anne Petit, Paul Morin et le maire"]),
    ("Les trois pays - la France, le Mali et l'Italie - affirment que tout va bien.", ["la France, le Mali et l'Italie"]),
    ("Anne Petit, maire de Lyon et de sa région, affirme que tout va bien.", ["Anne Petit"]),
    ("La Finlande finit ce chantier et la Suède affirme que tout va bien.", ["Suède"]),
    ("Le gouvernement conteste ces chiffres et demande une enquête.", ["gouvernement"]),
    # who goes on
    ("Le maire a dit non. Avant d'ajouter que « rien n'est fini ».", ["maire"]),
    ("Luc Duval affirme avoir payé, rapportait Radio Brive. « C'est clair », avait-il ajouté.", ["Radio Brive", "Luc Duval", "Luc Duval"]),
    ("Morin : « Rien n'est fini ici »\n\nLe maire de Lyon, Paul Morin, a dit non.", ["Paul Morin"]),
    ("Lorsque la maire de Lyon a parlé, bien qu'elle ait dit que la loi passerait, la ville a ri.", ["maire de Lyon"]),
    ("Selon le ministère, deux Palestiniens sont morts. D'après le Croissant-Rouge palestinien, dix autres sont blessés.\n\nDeux Palestiniens sont morts.", ["ministère", "Croissant-Rouge palestinien"]),
    # the subject is who acts, not who is named in the object; a role with its name is one subject
    ("Le maire a reçu Paul Morin. « Rien n'est fini », a-t-il dit.", ["maire"]),
    ("Le maire Paul Morin a reçu Luc Petit. « Rien n'est fini », a-t-il dit.", ["Paul Morin"]),
    ("L'expert en eaux Luc Petit, qui a tout vu, est venu. « Rien n'est fini », a-t-il dit.", ["Luc Petit"]),
    # one pronoun is one person, whatever is named in between
    ("La préfecture affirme que la ville est sûre. La Suède et la Finlande ont « voté », a-t-elle ajouté, expliquant que « tout est dit ».", ["préfecture", "préfecture", "préfecture"]),
    ("Anne Petit arrive. Elle affirme que Rita Morin a menti et a promis de revenir.", ["Anne Petit", "Anne Petit"]),
    # a passage without a cue is not said by a thing
    ("Anne Petit est venue. « Non », dit-elle. La pluie est « la pire de toutes depuis un siècle ».", ["Anne Petit", "Anne Petit"]),
    ("« Rien ne va », selon le manager et homme d'affaires Paul Morin.", ["Paul Morin"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_who_is_meant(text: str, expected: list[str | None]) -> None:
    assert names(text) == expected
