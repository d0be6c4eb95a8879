"""Marks after a verb: all of what was said, or a fragment of it in the words around."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED, verb_forms, words_of
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.units import Unit

FRAGMENT_REACH = 4
OBJECT_REACH = 8
JUDGED_REACH = 10
CALLED_REACH = 16
TELLING = frozenset({"évoquer", "décrire"})
FRAGMENT_ENDS = closed.HARD | closed.COORDINATORS | closed.DASHES | closed.SUBORDINATORS | {","}


def marked_at(unit: Unit, group: Group, at: int) -> tuple[int, str] | None:
    """Marks right after the verb hold what was said; a few words on, a fragment of it."""
    gap = unit.words[group.end : at]
    if not gap:
        if not group.cue.takes("que", "frag", "incise", "after", "inf"):
            return None
        if group.cue.lemma == "se dire" and not _is_sentence(unit, at) and _is_word(unit, at):
            # «une mouvance qui se dit « libre »» keeps its distance; «s'est dit « ravi »» quotes
            return (at, "fragment") if unit.word(group.head - 1) in closed.BE else None
        return at, "marked" if _is_sentence(unit, at) else "fragment"
    if _governs_marks(unit, group, at):
        return at, "infinitive"
    if _is_judged(unit, group, at):
        return group.end, "judged"
    reach = OBJECT_REACH if group.cue.takes("obj") else FRAGMENT_REACH
    if reach == OBJECT_REACH and gap[-1] in ("de", "d'"):
        # «a qualifié hier à Lyon la visite de X de « succès »»
        reach = CALLED_REACH
    if len(gap) > reach or "," in gap:
        return None
    if not group.cue.takes("frag", "que", "de") and not ("à" in gap and group.cue.takes("a")):
        return None
    if "comme" in gap[-4:] and group.cue.takes("obj") and gap[-1].isalpha():
        return at, "fragment"
    last = gap[-2] if len(gap) > 1 and gap[-1] in closed.PRENOMINAL else gap[-1]
    definite = gap in (["le"], ["la"]) and not _is_sentence(unit, at) and _judges(group)
    if last not in closed.DETERMINERS - {"au", "aux", "le", "la"} and last != "comme":
        return (at, "fragment") if definite else None
    return at, "fragment"


def _governs_marks(unit: Unit, group: Group, at: int) -> bool:
    """«a appelé la ville à « agir » vite»: the infinitive stands in marks."""
    start = unit.marked[at].inner_start
    takes = unit.word(at - 1) == "à" and group.cue.takes("a") and unit.word(at + 1) != ","
    first = unit.text[start : unit.marked[at].inner_end].split(" ", 1)[0].lower()
    plain = first.endswith(closed.INFINITIVE_ENDINGS) and len(first) > 3
    near = at - group.end <= CALLED_REACH and "," not in unit.words[group.end : at]
    return takes and plain and near and first not in words_of("not infinitive")


def _is_judged(unit: Unit, group: Group, at: int) -> bool:
    """«juge la mesure « excessive »»: the object and what is said of it."""
    gap = unit.words[group.end : at]
    return (
        group.cue.takes("attr")
        and len(gap) <= JUDGED_REACH
        and gap[0] in closed.ARTICLES
        and gap[-1] not in closed.DETERMINERS | closed.PREPOSITIONS | {"comme"}
        and not _is_sentence(unit, at)
        and closed.HARD.isdisjoint(gap)
        and "," not in gap
    )


def fragment(unit: Unit, at: int) -> tuple[int, int]:
    """A fragment with its noun phrase: une « criminalisation » de leurs activités."""
    start = at - (unit.word(at - 1) in closed.PRENOMINAL)
    start -= unit.word(start - 1) in closed.ARTICLES or unit.word(start - 1) == "des"
    end = at + 1
    while unit.word(end) in ("et", "ou", ","):
        # «de « menteur » et de « voleur »»
        second = end + 1 + (unit.word(end + 1) in closed.OF | closed.ARTICLES)
        if unit.word(second) != QUOTED:
            break
        end = second + 1
    if unit.word(end) in closed.PREPOSITIONS:
        while end < unit.body_end and unit.words[end] not in FRAGMENT_ENDS | {QUOTED}:
            end += 1
    return start, end


def _is_sentence(unit: Unit, at: int) -> bool:
    marked = unit.marked[at]
    return unit.text[marked.inner_start].isupper()


def _judges(group: Group) -> bool:
    """«dénonce le « mépris » de X», but «annonce le « plan eau »», which is a name."""
    judging = group.cue.cue_class in ("distancing", "denying") or group.cue.lemma in TELLING
    return judging and group.cue.takes("frag")


def _is_word(unit: Unit, at: int) -> bool:
    marked = unit.marked[at]
    return " " not in unit.text[marked.inner_start : marked.inner_end]


def holds_fragment(unit: Unit, group: Group, at: int) -> bool:
    """«reconnaît le risque d'une « forme d'oubli »»: marks in the object of the verb."""
    near = unit.words[at : at + FRAGMENT_REACH + 1]
    if QUOTED not in near or not group.cue.takes("que"):
        return False
    marked = unit.marked[at + near.index(QUOTED)]
    return unit.text[marked.inner_start].islower()


def only_names(unit: Unit, group: Group, marked: int) -> bool:
    """«Le pays dit « de la liberté » a voté»: a participle that names, and then the verb."""
    both = ("participle", False) in verb_forms().get(unit.words[group.head], {})
    plain = both and group.start == group.head and group.form == "finite"
    return plain and marked == group.end and unit.word(marked + 1) in closed.FINITE
