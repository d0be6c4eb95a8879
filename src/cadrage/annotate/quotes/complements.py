"""What a cue verb reports: where the que-clause, infinitive or marked fragment begins and ends."""

from __future__ import annotations

from cadrage.annotate.quotes import asides, closed
from cadrage.annotate.quotes.cues import QUOTED, Cue, verb_forms, words_of
from cadrage.annotate.quotes.fragments import (
    CALLED_REACH,
    FRAGMENT_REACH,
    holds_fragment,
    marked_at,
)
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.units import Unit

REACH = 30
ADDING = frozenset({"aussi", "même", "encore", "maintenant", "ainsi", "bien"})
ANNOUNCED = 5
# spaces of what a comma may open in marks
COMMA_WORDS = 3
# «trentenaire», «territoire»: no infinitive ends so
NOUNS = ("naire", "toire")
ATTRIBUTES = frozenset({"se dire", "se déclarer"})
# infinitives that no preposition but their own governs
SAFE = frozenset({"avoir", "être", "ne", "n'"})
INTERROGATIVES = frozenset(
    [
        "si",
        "s'",
        "pourquoi",
        "comment",
        "quand",
        "où",
        "combien",
        "quel",
        "quelle",
        "quels",
        "quelles",
    ]
)


def begins(unit: Unit, group: Group) -> tuple[int, str] | None:
    """The first token of what is reported, and how it is."""
    at = asides.who_would_hear(unit, group.end)
    cue = group.cue
    adjunct = False
    aside = asides.after_aside(unit, at) if unit.word(at) == "," else None
    if aside is not None and cue.takes("que"):
        return _clause(unit, group, aside)
    if unit.words[at : at + 3] == [",", "c'", "est"] and unit.word(at + 3) in closed.QUE:
        # «Ce que X soutient, c'est que …»
        return (at + 4, "clause") if cue.takes("que") and at + 4 < unit.body_end else None
    while at < min(len(unit), group.end + REACH):
        word = unit.words[at]
        if word in closed.QUE:
            return _clause(unit, group, at)
        if word == "(" and (close := asides.closing(unit, at)) is not None:
            at = close + 1
            continue
        if word == "," and at == group.end and _opens_marks(unit, group, at):
            return at + 1, "marked"
        if word == ":" and at == group.end and cue.takes("que") and cue.takes("incise"):
            return _announced(unit, at + 1)
        if word == QUOTED:
            return marked_at(unit, group, at)
        if cue.takes("inf") and infinitive_at(unit, at) and (not adjunct or word in SAFE):
            return at, "infinitive"
        if word in ("de", "d'") and cue.takes("de") and infinitive_at(unit, at + 1):
            return at + 1, "infinitive"
        if word == "à" and cue.takes("a") and infinitive_at(unit, at + 1):
            return at + 1, "infinitive"
        where = at == group.end or unit.words[at - 1] in ("de", "d'")
        if word in INTERROGATIVES and cue.takes("si") and (word != "où" or where):
            return at, "question"
        if at == group.end and cue.lemma in ATTRIBUTES and _is_attribute(word):
            return at, "infinitive"
        if word == "qui" and cue.takes("obj") and (past := _past_relative(unit, cue, at)):
            return past, "infinitive"
        if _blocks(unit, group, at, adjunct):
            return None
        adjunct = adjunct or word in closed.PREPOSITIONS
        if word == ",":
            following = at + 1 < len(unit) and unit.is_capital(at + 1)
            adjunct = adjunct and following
        at += 1
    return None


def _past_relative(unit: Unit, cue: Cue, at: int) -> int | None:
    """«appelle ceux qui ont fui à revenir»: the infinitive after the relative clause."""
    for index in range(at + 2, min(at + asides.ASIDE_REACH, len(unit))):
        if unit.words[index] in closed.HARD or unit.words[index] in (",", QUOTED):
            return None
        governs = (unit.words[index] == "à" and cue.takes("a")) or (
            unit.words[index] in ("de", "d'") and cue.takes("de")
        )
        if governs and infinitive_at(unit, index + 1):
            return index + 1
    return None


def _announced(unit: Unit, start: int) -> tuple[int, str] | None:
    """«Les experts ont prévenu : la digue cédera.»: a sentence after the colon, without marks."""
    end = unit.body_end
    if end - start < ANNOUNCED or QUOTED in unit.words[start : start + 2]:
        return None
    return start, "clause"


def _opens_marks(unit: Unit, group: Group, comma: int) -> bool:
    """«Il a ajouté, « nous partons demain »»: a comma in the place of the colon."""
    if unit.word(comma + 1) != QUOTED or not group.cue.takes("incise") or group.inverted:
        return False
    marked = unit.marked[comma + 1]
    ends = unit.word(comma + 2) in ("", *closed.STOPS, ";")
    return ends and unit.text.count(" ", marked.inner_start, marked.inner_end) >= COMMA_WORDS


def _is_attribute(word: str) -> bool:
    """«se dit prêt à …»: neither article nor preposition."""
    return word.isalpha() and word not in closed.DETERMINERS | closed.PREPOSITIONS


def _clause(unit: Unit, group: Group, que: int) -> tuple[int, str] | None:
    # «révèle aussi que» adds, «aussi grand que» compares
    after = asides.who_would_hear(unit, group.end)
    gap = unit.words[after + (unit.word(after) in ADDING) : que]
    nearer = (*closed.INFINITIVE_ENDINGS, "ant")
    if any(word.endswith(nearer) and word in verb_forms() for word in gap):
        # «il convient de rappeler que», «répond en disant que»: the nearer verb has the clause
        return None
    # «a déclaré depuis que»: nothing else is declared
    since = gap == ["depuis"] and group.form == "participle"
    if asides.is_elsewhere(gap, unit.word(que + 1), reflexive=group.cue.takes("pron")):
        return None
    if not group.cue.takes("que") or (gap and gap[-1] in closed.NOT_BEFORE_QUE and not since):
        return None
    if not closed.COMPARATIVES.isdisjoint(gap[-3:]):
        return None
    start = que + 1
    while unit.word(start) == ",":
        start += 1
    return (start, "clause") if start < unit.body_end else None


def infinitive_at(unit: Unit, at: int) -> bool:
    """Whether an infinitive, with its clitics and negation, begins at a token."""
    for index in range(at, min(at + 5, len(unit))):
        word = unit.words[index]
        if (
            word in closed.CLITICS
            or word in closed.NEGATION
            or word in ("bien", "toujours", "tout")
        ):
            continue
        return (
            word.endswith(closed.INFINITIVE_ENDINGS)
            and len(word) > 3
            and not word.endswith(NOUNS)
            and word not in words_of("not infinitive")
            and not unit.is_capital(index)
        )
    return False


def _blocks(unit: Unit, group: Group, at: int, adjunct: bool) -> bool:
    """Whether a token shows that no reported clause of this verb can follow."""
    word, before = unit.words[at], unit.words[at - 1]
    if word in closed.HARD or (word in closed.SUBORDINATORS and word != "comme"):
        return True
    if word == "on" and unit.is_capital(at - 1) and at + 1 < len(unit) and unit.is_capital(at + 1):
        # «à la radio BBC Focus on Africa»
        return False
    if word in closed.SUBJECTS or word in closed.FINITE:
        return not adjunct or (
            before != "qui" and word in ("il", "elle", "ils", "elles", "on", "je")
        )
    if before == "," and word in closed.COORDINATORS:
        return True
    if adjunct and before in closed.PREPOSITIONS:
        return False
    if group.cue.takes("obj", "attr") and at - group.end < CALLED_REACH:
        return False
    if word in closed.ARTICLES and before in ("tous", "toutes", "tout", "toute"):
        return False
    if at == group.end and word in closed.ARTICLES and holds_fragment(unit, group, at):
        return False
    if word in closed.ARTICLES:
        dated = unit.word(at + 1) in closed.TIMES or unit.word(at + 1).isdigit()
        return before not in closed.PREPOSITIONS and not dated and unit.word(at + 1) != QUOTED
    if adjunct or word in closed.PREPOSITIONS or word in closed.TIMES or word in closed.ADVERBS:
        return False
    if word.isdigit() or word.endswith("ment") or word == ",":
        return False
    # one adjective or noun may stand before a fragment: «ses graves "inquiétudes"»
    return at - group.end > FRAGMENT_REACH or unit.is_capital(at)
