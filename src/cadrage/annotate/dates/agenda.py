"""Signs of a diary: words beside a day that announce it where no verb tells the tense."""

from __future__ import annotations

_HOURS = ("h", "heures")
_FROM = (["partir", "de"], ["compter", "de"])
# «est organisé», «sont invités»: with «être» in the present they announce
_OFFERED = (
    "organisé proposé invité convié célébré donné projeté ouvert fermé servi animé joué"
    " retransmis rassemblé programmé accueilli annoncé conseillé prié appelé supprimé annulé"
).split()
_OCCASIONS = frozenset(
    "conférence concert concerts réunion assemblée entraînement goûter projection atelier ateliers"
    " randonnée veillée collecte permanence dîner exposition visite".split()
)
_REQUESTS = frozenset(
    "inscrire présenter téléphoner appeler contacter adresser réserver apporter venir prévoir munir"
    " retirer déposer écrire renseigner".split()
)


def is_announced(after: list[str]) -> bool:
    """«Loto dimanche, de 14 h à 18 h»: hours of opening are told before they begin."""
    words = [word for word in after[:7] if word not in (",", "(")]
    if words[:2] == ["à", "partir"]:
        return words[2:3] == ["de"] and words[4:5] in (["h"], ["heures"])
    return words[:1] == ["de"] and words[2:3] in (["h"], ["heures"]) and "à" in words[3:6]


def is_ahead(words: list[str], after: list[str], *, opens: bool) -> bool:
    """«Réunion lundi à 20 h», «Dès lundi, …», «S'inscrire avant lundi».

    Args:
        words: the words of the sentence before the day.
        after: those after it.
        opens: whether the words reach back to the beginning of the sentence.
    """
    return begins(words) or _is_timed(after) or (opens and _opens_diary(words))


def begins(words: list[str]) -> bool:
    """«dès lundi», «à partir de lundi», «avant lundi»."""
    return words[-1:] in (["dès"], ["avant"]) or words[-2:] in _FROM


def is_offered(word: str) -> bool:
    """Whether a participle, beside «est» or «sont», says what will be done."""
    return word.rstrip("s").removesuffix("e") in _OFFERED or word in _OFFERED


def _is_timed(after: list[str]) -> bool:
    """«lundi à 20 h», «vendredi, 20 h», «samedi 19 h»."""
    words = after[1:] if after[:1] == [","] else after
    if words[:1] == ["à"]:
        words = words[1:]
    return words[:1] != [] and words[0].isdecimal() and words[1:2] != [] and words[1] in _HOURS


def _opens_diary(words: list[str]) -> bool:
    """«Concert samedi à Toul», «S'inscrire en mairie lundi»: an occasion, or what is asked for."""
    return words[-1:] != ["de"] and not (
        _REQUESTS.isdisjoint(words[:3]) and _OCCASIONS.isdisjoint(words[:2]))
