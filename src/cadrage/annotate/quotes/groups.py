"""Verb groups: a cue verb with its auxiliary, clitics, negation and inverted pronoun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED, Cue, causative_forms, speaker_nouns, verb_forms
from cadrage.annotate.quotes.units import Unit

REACH = 6
SHARED_REACH = 30
LOCUTION_REACH = 9
# «maintenant» is an adverb before it is a gerund
NEVER = frozenset({"maintenant"})
# «comme l'affirme X», «il le dit»: the article is a pronoun there
PRONOUN_BEFORE = closed.SUBJECTS | {"comme", "ne", "n'", "me", "te", "nous", "vous", "m'"}
Readings = Mapping[tuple[str, bool], Cue]
# «certains affirment»: a pronoun there, not the article of a noun
SEVERAL = frozenset({"certains", "certaines", "plusieurs", "tous", "toutes"})
AMBIGUOUS = frozenset({"l'", "le", "la", "les", "leur"})


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens `start` to `end` (exclusive) of a verb group; `head` is the verb itself."""

    start: int
    head: int
    end: int
    cue: Cue
    form: str
    negated: bool
    passive: bool
    inverted: int | None


def read_group(unit: Unit, head: int) -> Group | None:
    """The verb group around a form of a cue verb; None where the form is no verb there."""
    readings = verb_forms().get(unit.words[head])
    if readings is None or unit.words[head] in NEVER:
        return None
    if ("locution", False) in readings:
        return _locution(unit, head, readings["locution", False])
    if ("causative", False) in readings:
        made = _causative(unit, head, readings["causative", False])
        if made is not None:
            return made
    if unit.is_capital(head) and head and unit.words[head - 1] not in ",.:":
        return None
    apposed = unit.word(head - 1) == "," and speaker_nouns().get(unit.word(head + 1))
    if apposed and apposed[0] == "person" and unit.word(head + 1) not in closed.TITLES:
        # «Anne Morel, illustre chercheuse»: an adjective; but «« … », dit Mme Morel»
        return None
    auxiliary, inverted = _auxiliary(unit, head)
    first = head if auxiliary is None else auxiliary
    start = _with_clitics(unit, first)
    reflexive = not {"se", "s'"}.isdisjoint(unit.words[start:first])
    end = head + 1
    if unit.word(end)[:1] in ("-", "‑") and len(unit.word(end)) > 2:
        inverted, end = end, end + 1
    passive = auxiliary is not None and not reflexive and _is_passive(unit, auxiliary, head)
    for kind in _kinds(unit, head, start, auxiliary, readings):
        cue = readings.get((kind, reflexive))
        if cue is not None:
            negated = _is_negated(unit, start, head)
            return Group(start, head, end, cue, kind, negated, passive, inverted)
    return None


def _kinds(
    unit: Unit, head: int, start: int, auxiliary: int | None, readings: Readings
) -> tuple[str, ...]:
    """The kinds of form that what stands before the verb allows."""
    if auxiliary is not None:
        return ("participle",)
    if ("participle", False) in readings and _shares_auxiliary(unit, head):
        return ("participle",)
    if start == head and _is_noun_here(unit, head):
        return ()
    return ("finite", "conditional", "gerund", "infinitive")


def _is_negated(unit: Unit, start: int, head: int) -> bool:
    particle = not {"ne", "n'"}.isdisjoint(unit.words[max(0, start - 3) : head])
    return particle and not closed.NEGATION.isdisjoint(unit.words[start : head + 3])


def _locution(unit: Unit, noun: int, cue: Cue) -> Group | None:
    """«a mis la ville en garde», «en mettant en avant»: verb and noun may stand apart."""
    if unit.word(noun - 1) != "en":
        return None
    made = causative_forms()[cue.lemma.split()[0]]
    for at in range(noun - 2, max(-1, noun - LOCUTION_REACH), -1):
        if unit.words[at] in made:
            auxiliary, inverted = _auxiliary(unit, at)
            start = _with_clitics(unit, at if auxiliary is None else auxiliary)
            passive = auxiliary is not None and _is_passive(unit, auxiliary, at)
            gerund = unit.words[at].endswith("ant")
            if gerund and unit.word(start - 1) == "en":
                start -= 1
            negated = _is_negated(unit, start, at)
            return Group(start, at, noun + 1, cue, "locution", negated, passive, inverted)
        if unit.words[at] in closed.HARD or unit.words[at] in (",", QUOTED):
            return None
    return None


def _causative(unit: Unit, head: int, cue: Cue) -> Group | None:
    """«a fait savoir», «laisse entendre»: the pair reports, not the infinitive alone."""
    before = head - 1
    while before > 0 and head - before < 3 and unit.words[before] in closed.ADVERBS:
        before -= 1
    if unit.word(before) not in causative_forms().get(cue.lemma.split()[0], ()):
        return None
    auxiliary, inverted = _auxiliary(unit, before)
    start = _with_clitics(unit, before if auxiliary is None else auxiliary)
    return Group(start, head, head + 1, cue, "finite", False, False, inverted)


def _auxiliary(unit: Unit, head: int) -> tuple[int | None, int | None]:
    """Where the auxiliary stands, and the pronoun inverted with it («a-t-il déclaré»)."""
    inverted = None
    at = head - 1
    while at >= 0 and head - at <= REACH:
        word = unit.words[at]
        if word in closed.HAVE or word in closed.BE:
            return at, inverted
        if word[0] in "-‑" and len(word) > 2:
            inverted = at
        elif (
            word not in closed.ADVERBS
            and word not in closed.ADVERBIAL
            and word != "été"
            and not word.endswith("ment")
        ):
            return None, None
        at -= 1
    return None, None


def _shares_auxiliary(unit: Unit, head: int) -> bool:
    """«a appelé au calme et promis de …»: the second participle has no auxiliary of its own."""
    if unit.word(head - 1) not in ("et", "puis", "mais") or unit.words[head][-1] not in "éist":
        return False
    return any(
        unit.words[at] in closed.HAVE
        for at in range(max(0, head - SHARED_REACH), head - 1)
        if ("participle", False) in verb_forms().get(unit.word(at + 1), {})
    )


def _is_passive(unit: Unit, auxiliary: int, head: int) -> bool:
    return unit.words[auxiliary] in closed.BE or "été" in unit.words[auxiliary:head]


def _with_clitics(unit: Unit, first: int) -> int:
    at = first
    while at and unit.words[at - 1] in closed.CLITICS:
        if unit.words[at - 1] in AMBIGUOUS and not _is_pronoun(unit, at - 1):
            break
        if (
            unit.words[at - 1] in ("nous", "vous")
            and at == first
            and unit.word(at - 2) in (",", "")
        ):
            break
        at -= 1
    return at


def _is_pronoun(unit: Unit, at: int) -> bool:
    if unit.word(at - 1) in PRONOUN_BEFORE or unit.word(at + 1) in closed.HAVE:
        return True
    # «le rapport l'accuse de …»: verbs of this kind have no noun of their form
    cue = verb_forms().get(unit.word(at + 1), {}).get(("finite", False))
    return cue is not None and cue.takes("obj") and unit.word(at - 1) not in closed.PREPOSITIONS


def _is_noun_here(unit: Unit, head: int) -> bool:
    """Whether an article or preposition before the form makes a noun of it («l'annonce»)."""
    if not head:
        return False
    before = unit.words[head - 1]
    if before == "même" and unit.word(head - 2) in closed.DETERMINERS:
        # «au même titre que»
        return True
    if unit.words[head].endswith(closed.INFINITIVE_ENDINGS) or unit.words[head].endswith("ant"):
        return before in {"le", "un", "ce", "son", "les", "la", "une"}
    several = before in SEVERAL and unit.words[head].endswith(("ent", "ont"))
    if before in closed.SUBJECTS or several:
        return False
    return before in closed.DETERMINERS or before in closed.PREPOSITIONS
