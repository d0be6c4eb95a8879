"""Clauses: where what is reported ends, and where another report takes over."""

from __future__ import annotations

from dataclasses import dataclass

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.complements import begins
from cadrage.annotate.quotes.concord import main_verb_after, takes_back, takes_over
from cadrage.annotate.quotes.cues import QUOTED, verb_forms
from cadrage.annotate.quotes.fragments import fragment, only_names
from cadrage.annotate.quotes.groups import Group, read_group
from cadrage.annotate.quotes.inversions import subject_after
from cadrage.annotate.quotes.noun_phrases import noun_phrase_end, speaks
from cadrage.annotate.quotes.units import Unit

LONGEST = 300
SUBJECT_REACH = 14
SIGNS = closed.HARD - {"(", ")"}
BEFORE_VERB = closed.CLITICS | closed.HAVE | closed.BE | closed.ADVERBS
CONCESSIVE = frozenset({"que", "qu'", "si", "lorsque", "lorsqu'", "quand", "comme", "puisque"})


@dataclass(frozen=True, slots=True)
class Complement:
    """Tokens of the reported clause; `how` is clause, infinitive, question, marked or fragment."""

    start: int
    end: int
    how: str


def complement(unit: Unit, group: Group) -> Complement | None:
    """What the group reports to its right, or None."""
    found = begins(unit, group)
    if found is None:
        return None
    start, how = found
    if how in ("marked", "fragment") and only_names(unit, group, start):
        return None
    if how == "marked":
        end = start + 1
    elif how == "judged":
        end = unit.words.index(QUOTED, start) + 1
    elif how == "fragment":
        start, end = fragment(unit, start)
        if group.cue.takes("attr") and unit.word(end) in closed.ARTICLES:
            # «juge « excessive » la mesure du maire»
            end = noun_phrase_end(unit, end)
    else:
        end = clause_end(unit, start)
        if how == "infinitive" and unit.word(group.start - 1) == "qui":
            end = _before_main_verb(unit, start, end)
        if how == "clause" and unit.words[group.start - 2 : group.start] == [",", "qui"]:
            end = main_verb_after(unit, start, end) or end
        if _is_fronted(unit, group):
            end = _fronted_end(unit, start, end, least=3 if how == "clause" else 1)
    return Complement(start, end, how)


def _is_fronted(unit: Unit, group: Group) -> bool:
    """Whether the cue stands in a subordinate clause that comes before its main clause."""
    if unit.words[0] in closed.FRONTED | {"ayant"} or (group.form == "gerund" and group.start < 2):
        return True
    for at in range(group.start - 1, max(0, group.start - SUBJECT_REACH), -1):
        word, before = unit.words[at], unit.words[at - 1]
        if word in closed.HARD or (word == "," and unit.words[at + 1] not in closed.FRONTED):
            return False
        if word in CONCESSIVE and (before in (",", "bien") or before in closed.COORDINATORS):
            return True
    return False


def _before_main_verb(unit: Unit, start: int, end: int) -> int:
    """«Le sondage qui demandait de voter a montré …»: the relative clause ends at the auxiliary."""
    for at in range(start + 1, end):
        if unit.words[at] in closed.SUBORDINATORS or unit.words[at] == ",":
            return end
        if unit.words[at] in closed.FINITE and unit.words[at - 1] not in closed.SUBJECTS:
            return at - (unit.words[at - 1] in closed.CLITICS)
    return end


def _fronted_end(unit: Unit, start: int, end: int, *, least: int) -> int:
    """«Dès que X a annoncé que …, Y a réagi»: the main clause begins after the comma."""
    for at in range(start + least, end):
        word = unit.word(at + 1)
        main = word in closed.ARTICLES | closed.THIRD | closed.NOBODY or word in ("des", "on")
        main = main or (at + 1 < end and unit.is_capital(at + 1))
        if unit.words[at] == "," and main:
            return at
    return end


def clause_end(unit: Unit, start: int) -> int:
    """Where the clause that begins at `start` ends (exclusive), without final punctuation."""
    end = min(unit.body_end, start + LONGEST)
    at = start
    while at < end:
        word = unit.words[at]
        if word in ";:" or (word in "!?…" and at + 1 < end and unit.words[at + 1] != QUOTED):
            break
        if word == "." and at + 1 < end and unit.is_capital(at + 1):
            break
        parts = word == "," or word in closed.COORDINATORS or word in closed.DASHES
        if at > start and parts and _hands_over(unit, at):
            break
        joins = word in ("et", "mais") and at > start + 1
        # with a subject of its own, the verb that takes over must report too
        own = unit.word(at + 1) in closed.ARTICLES
        if joins and takes_over(unit, start, at) and (not own or _new_speaker(unit, at + 1)):
            break
        if word == "en" and at > start + 1 and _by_saying(unit, at + 1):
            break
        at += 1
    while at > start and unit.words[at - 1] in (",", *closed.COORDINATORS, "-", "–"):
        at -= 1
    return at


def _by_saying(unit: Unit, at: int) -> bool:
    """«… en déclarant que»: a gerund that reports on its own."""
    if not unit.word(at).endswith("ant") or unit.words[at] not in verb_forms():
        return False
    found = read_group(unit, at)
    return found is not None and found.form == "gerund" and begins(unit, found) is not None


def _hands_over(unit: Unit, at: int) -> bool:
    """Whether a comma or «et» begins another report, or the incise that names the speaker."""
    head = at + 1
    if unit.words[at] == "," and unit.word(head) in closed.COORDINATORS:
        head += 1
    elif unit.word(head) in ("tandis", "alors") and unit.word(head + 1) in closed.QUE:
        return _new_speaker(unit, head + 2)
    if unit.word(head) == "tout" and unit.word(head + 1) == "en":
        head += 2
    if unit.word(head) in ("voici", "voilà"):
        return True
    if unit.words[at] == "," and unit.word(at + 1) == "mais" and takes_back(unit, head):
        return True
    if unit.words[at] == "," and unit.word(head) in closed.CITING:
        return True
    article = unit.word(head) in ("un", "une")
    if unit.words[at] == "," and article and unit.word(head + 1) in closed.COMMENTED:
        return True
    head += unit.word(head) == "en"
    head += unit.word(head) in ("il", "elle", "ils", "elles") and unit.words[at] != ","
    head += unit.word(head) in ("il", "elle", "ils", "elles") and unit.word(head - 1) == "mais"
    if head < len(unit) and unit.words[head] in ("selon", "d'") and unit.words[at] == ",":
        source = head + 1 if unit.words[head] == "selon" else head + 2
        if source == head + 2 and unit.word(head + 1) != "après":
            return False
        # «qui, selon X, …»: set off on both sides, it ends nothing
        close = noun_phrase_end(unit, source)
        return unit.word(close) != "," or close + 2 >= unit.body_end
    if unit.words[at] == "," and head > at + 1 and _new_speaker(unit, head):
        return True
    for index in range(head, min(head + 5, len(unit))):
        word = unit.words[index]
        if word in verb_forms() and not (index > head and unit.words[index - 1] == "être"):
            found = read_group(unit, index)
            if found is not None and found.start <= head:
                return _reports(unit, at, head, found)
        if word not in BEFORE_VERB and word[0] != "-":
            return False
    return False


def _new_speaker(unit: Unit, head: int) -> bool:
    """Whether «, mais X affirme que …» follows a conjunction."""
    for index in range(head + 1, min(head + SUBJECT_REACH, len(unit))):
        word = unit.words[index]
        if word in closed.SUBORDINATORS or word in SIGNS or word in (",", QUOTED):
            return False
        if word in verb_forms():
            found = read_group(unit, index)
            if found is not None and found.form in ("finite", "participle"):
                return not found.passive and begins(unit, found) is not None
    return False


def _reports(unit: Unit, at: int, head: int, found: Group) -> bool:
    if found.passive or found.form == "infinitive":
        return False
    if found.inverted is not None:
        return True
    bare = unit.words[at] == "," and head == at + 1 and found.form != "gerund"
    if bare:
        # «X, touché hier, avait lancé …»: without a subject after it, the verb is no incise
        return found.cue.takes("incise") and speaks(unit, subject_after(unit, found.end))
    return begins(unit, found) is not None
