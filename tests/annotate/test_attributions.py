"""Names put in somebody's mouth without a quotation."""

import pytest

from cadrage.annotate.attributions import find_attributions
from cadrage.annotate.records import Mention, Sentence

# text, the attributed wording, whose word it is
TABLE = [
    ("Des résultats jugés décevants.", "jugés décevants", "unnamed"),
    ("Ils sont taxés de crimes, puis relâchés.", "taxés de crimes", "unnamed"),
    (
        "Ce plan a été interprété comme un abandon par le premier ministre.",
        "interprété comme un abandon",
        "premier ministre",
    ),
    ("Il est perçu par la population comme un échec.", " un échec", "population"),
    ("Un pays considéré comme la clef.", "considéré comme la clef", "unnamed"),
    ("Rome a mis Tunis en garde contre des voyous, qui rôdent.", " des voyous", "ROM"),
    ("Pour la paix, Rome condamne une invasion.", " une invasion", "ROM"),
    ("Il est jugé par le tribunal.", "jugé", "tribunal"),
    ("Il est compris par les élus de Tunis comme un échec.", " un échec", "élus de Tunis"),
    ("Il est vu comme un échec face aux bandits.", "vu comme un échec", "unnamed"),
    ("Rome réclame une trêve. Fin.", " une trêve", "ROM"),
    ("Rome dément tout lien avec eux.", " tout lien avec eux", "ROM"),
    ("Rome a promis une aide.", " une aide", "ROM"),
    ("C'est Rome qui demande un renfort, dit-on.", " un renfort", "ROM"),
    ("Rome met en avant un risque accru.", " un risque accru", "ROM"),
    (
        "Rome a annoncé un repli, avec l'objectif de garder 40 hommes, sur les 90 en place.",
        " un repli, avec l'objectif de garder 40 hommes, sur les 90 en place",
        "ROM",
    ),
    ("Rome a annoncé un repli, ce qui déplaît.", " un repli", "ROM"),
]
NEGATIVE = [
    "Le juge est arrivé.",
    "Il a compris la leçon.",
    "La qualification est acquise.",
    "La demande de renfort attend.",
    "Rome met en avant son expertise.",
    "Ils vont demander une trêve.",
]


def _whole(text):
    return [Sentence(1, 0, len(text), "body")]


@pytest.mark.parametrize(("text", "wording", "voice"), TABLE)
def test_what_follows_a_cue_is_attributed(text, wording, voice):
    mentions = []
    for name, actor in (("Rome", "ROM"), ("Tunis", "TUN")):
        if name in text:
            at = text.index(name)
            mention = Mention(at, at + len(name), actor, name, "state", True, "name", 1.0)
            mentions.append(mention)
    found = find_attributions(text, sentences=_whole(text), mentions=mentions)
    assert [(text[item.start : item.end], item.voice) for item in found] == [(wording, voice)]


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_cue_no_attribution(text):
    assert find_attributions(text, sentences=_whole(text)) == []


def test_without_mentions_an_active_cue_has_no_named_voice():
    text = "Rome condamne une invasion."
    assert [item.voice for item in find_attributions(text, sentences=_whole(text))] == ["unnamed"]


SPOKEN = [
    ("Il parle de la trêve.", [(4, "ROM")], "ROM"),
    ("Elle a promis une trêve.", [(2, "TUN"), (4, "ROM")], "ROM"),
    # nobody has spoken yet, or too long ago; a noun is no pronoun
    ("Il parle de la trêve.", [], "unnamed"),
    ("Untel parle de la trêve.", [(4, "ROM")], "unnamed"),
]


@pytest.mark.parametrize(("said", "spoken", "voice"), SPOKEN)
def test_a_pronoun_before_a_cue_is_who_spoke_last(said, spoken, voice):
    text = "Avant. " + said
    sentences = [Sentence(1, 0, 6, "body"), Sentence(2, 7, len(text), "body")]
    [found] = find_attributions(text, sentences=sentences, spoken=spoken)
    assert found.voice == voice
    far = [Sentence(1, 0, 6, "body"), Sentence(2, 707, len(text) + 700, "body")]
    [found] = find_attributions(text[:7] + " " * 700 + text[7:], sentences=far, spoken=spoken)
    assert found.voice == "unnamed"


@pytest.mark.xfail(strict=True, reason="«juge» is the noun too: without a parser it is no cue")
def test_the_verb_juge_attributes():
    text = "Rome juge l'accord mauvais."
    assert find_attributions(text, sentences=_whole(text))
