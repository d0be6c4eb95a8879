"""What is denied, demanded or promised as a noun: «dément tout lien», «réclame le départ de X».

Only where the verb is an act of speech and the noun names an act or a state of affairs: «demande
l'ouverture d'une enquête», but not «demande un café» or «dément la rumeur».
"""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.clauses import Complement, clause_end
from cadrage.annotate.quotes.cues import QUOTED, words_of
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.noun_phrases import Phrase, noun_phrase_end
from cadrage.annotate.quotes.reports import Found, Voice, report
from cadrage.annotate.quotes.units import Unit

ACTS = ("tion", "sion", "ment", "age", "ance")
ALL = frozenset({"tout", "toute", "tous", "toutes", "aucun", "aucune"})
DEFINITE = frozenset({"le", "la", "l'", "les", "un", "une"}) | closed.POSSESSIVES
SKIPPED = closed.ADVERBS - ALL
WITHOUT_OF = closed.DETERMINERS - closed.OF
OF = {"du": 1, "de": 2}
REACH = 40
ADDRESSED = 8
SHORTEST = 2


def as_noun(unit: Unit, group: Group) -> Complement | None:
    """The noun phrase that a verb group reports; None where it reports none."""
    span = nominal(unit, group)
    return None if span is None else Complement(*span, "noun")


def nominal(unit: Unit, group: Group) -> tuple[int, int] | None:
    """Tokens of the noun phrase that the verb group reports; None where it reports none."""
    if not group.cue.takes("np") or group.negated or group.form == "infinitive":
        return None
    at = group.end
    while unit.word(at) in SKIPPED or unit.word(at).endswith("ment"):
        at += 1
    if group.cue.lemma == "mettre en garde":
        against = _against(unit, at)
        return None if against is None else _phrase(unit, against, noun=against + 1)
    if group.cue.lemma == "parler":
        of = OF.get(unit.word(at), 0)
        article = of == 1 or unit.word(at + 1) in ("la", "l'")
        return _phrase(unit, at + of, noun=at + of) if of and article else None
    word = unit.word(at)
    if word not in (DEFINITE if group.cue.takes("definite") else WITHOUT_OF):
        return None
    noun = at + 1
    while unit.word(noun) in closed.ARTICLES | closed.PRENOMINAL:
        noun += 1
    if word in ALL and group.cue.cue_class == "denying":
        return _phrase(unit, at, noun=None)
    return _phrase(unit, at, noun=noun)


def _against(unit: Unit, at: int) -> int | None:
    """«a mis la ville en garde contre le recours à …»: the article after «contre»."""
    for index in range(at, min(at + ADDRESSED, len(unit))):
        if unit.words[index] == "contre":
            return index + 1 if unit.word(index + 1) in closed.ARTICLES else None
        if unit.words[index] in closed.HARD or unit.words[index] in (",", QUOTED):
            return None
    return None


def _phrase(unit: Unit, start: int, *, noun: int | None) -> tuple[int, int] | None:
    if noun is not None and not is_act(unit.word(noun)):
        return None
    end = min(clause_end(unit, start), start + REACH)
    for at in range(start + 1, end):
        word, before = unit.words[at], unit.words[at - 1]
        ends = word == "," or word == "(" or word in closed.DASHES
        ends = ends or (word in closed.FINITE and before not in closed.SUBJECTS)
        ends = ends or (word in closed.SUBORDINATORS and word not in ("qui", "dont"))
        ends = ends or (word == "en" and unit.word(at + 1).endswith("ant"))
        if ends or (word in closed.COORDINATORS and not _joins(unit, at)):
            end = at
            break
    return (start, end) if end - start >= SHORTEST else None


def _joins(unit: Unit, at: int) -> bool:
    """Whether «et» joins a noun rather than another verb."""
    word = unit.word(at + 1)
    return word in closed.DETERMINERS | closed.PREPOSITIONS or word.endswith(
        ("es", "ions", "ments")
    )


def is_act(word: str) -> bool:
    """Whether a noun names an act or a state of affairs: «intervention», «retrait»."""
    if word in words_of("act"):
        return True
    return word.removesuffix("s").endswith(ACTS) and word.removesuffix("s") not in words_of(
        "no act"
    )


def refused(unit: Unit, group: Group) -> Found | None:
    """«L'arrivée des troupes est rejetée par X»: the agent refuses what the subject names."""
    if group.cue.cue_class != "denying" or group.negated or group.form != "participle":
        return None
    subject = _subject(unit, group.start)
    if subject is None:
        return None
    agent = _agent(unit, group.end) or _range(unit, subject.start)
    if agent is None:
        return None
    voice = Voice(group.cue, group.head, group.head + 1, agent)
    return Found((report(unit, subject.start, group.start, voice),), max(group.end, agent.end))


def _subject(unit: Unit, end: int) -> Phrase | None:
    """The noun phrase of an act before a passive, marked words in it included."""
    start = end
    while start > max(0, end - REACH) and unit.words[start - 1] != ",":
        if unit.words[start - 1] in closed.HARD | closed.FINITE | closed.SUBORDINATORS:
            return None
        start -= 1
    acts = unit.word(start) in closed.ARTICLES and is_act(unit.word(start + 1))
    return Phrase(start, end) if acts else None


def _agent(unit: Unit, at: int) -> Phrase | None:
    if unit.word(at) != "par":
        return None
    end = noun_phrase_end(unit, at + 1)
    return Phrase(at + 1, end) if end > at + 1 else None


def _range(unit: Unit, before: int) -> Phrase | None:
    """«De Paris à Berlin, …»: those who speak stand before the comma."""
    first = unit.word(0) in ("de", "du", "des", "d'")
    if not first or unit.word(before - 1) != "," or "à" not in unit.words[1 : before - 1]:
        return None
    start = 1 if unit.word(0) == "de" else 0
    return Phrase(start, before - 1)
