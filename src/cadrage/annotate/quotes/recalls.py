"""Reports that lean on the sentence before: «C'est ce qu'a dit X», «Il serait âgé de 35 ans»."""

from __future__ import annotations

from dataclasses import replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import verb_forms
from cadrage.annotate.quotes.groups import read_group
from cadrage.annotate.quotes.inversions import inverted_subject
from cadrage.annotate.quotes.reports import Report, Voice, report
from cadrage.annotate.quotes.sources import source_phrase
from cadrage.annotate.quotes.units import Unit

FORMULA = ("c'", "est", "ce")
CONDITIONAL_REACH = 9
PURPOSE = ("il", "s'", "agissait")
PURPOSE_REACH = 7


def recalled(unit: Unit, before: tuple[int, int] | None) -> Report | None:
    """«C'est ce qu'a déclaré X»: the sentence before is what X said.

    Args:
        before: start and end of the sentence before, None where there is none.
    """
    start = 3 + ("tout" in unit.words[:4] or "cas" in unit.words[:6]) * 3
    if before is None or tuple(unit.words[:2]) != FORMULA[:2]:
        return None
    if unit.text[before[1] : before[1] + 1] == "?" or unit.text[before[1] - 1] == "?":
        return None
    for at in range(2, min(start + 6, len(unit))):
        if unit.words[at] in verb_forms() and unit.words[2:at].count("ce"):
            group = read_group(unit, at)
            subject = inverted_subject(unit, group) if group else None
            if group is None or subject is None or unit.word(group.start - 1) not in closed.QUE:
                return None
            made = report(unit, group.head, group.end, Voice(group.cue, at, at + 1, subject))
            start, end = before
            end = start + len(unit.text[start:end].rstrip())
            return replace(made, start=start, end=end, kind="indirect")
    return None


def conditional(unit: Unit, last: Report | None) -> Report | None:
    """A sentence in the conditional of hearsay that goes on with an indirect report.

    Args:
        last: the last report of the sentence before, None where it held none.
    """
    if unit.words[0] not in ("il", "elle", "ils", "elles"):
        return None
    if last is None or last.kind == "direct" or last.cue is None or len(unit) < 4:
        return None
    for at in range(1, min(CONDITIONAL_REACH, len(unit))):
        word = unit.words[at]
        if word in closed.CONDITIONAL_AUXILIARIES:
            end = unit.body_end
            return report(unit, 0, end, None) if end > at + 1 else None
        if word in closed.FINITE or word in closed.SUBORDINATORS or word in verb_forms():
            return None
    return None


def purpose(unit: Unit, last: Report | None) -> Report | None:
    """«Il s'agissait aussi pour lui de …»: the imperfect goes on with a report.

    Args:
        last: the last report of the sentence before, None where it held none.
    """
    if last is None or tuple(unit.words[:3]) != PURPOSE:
        return None
    for at in range(3, min(PURPOSE_REACH, len(unit))):
        if unit.words[at] == "pour":
            whom = source_phrase(unit, at + 1)
            if whom is None or unit.word(whom.end) not in ("de", "d'"):
                return None
            made = report(unit, 0, unit.body_end, None)
            span = unit.starts[whom.start], unit.ends[whom.end - 1]
            return replace(made, kind="indirect", speaker=span, pronoun=whom.pronoun)
        if unit.words[at] not in closed.ADVERBS:
            return None
    return None


def attributed(reports: list[Report], line: tuple[int, int], text: str) -> list[Report]:
    """A block quotation with the speaker that the line below it names.

    Args:
        line: start and end of the attribution; the speaker is what stands before its comma.
    """
    comma = text.find(",", *line)
    end = comma if comma > 0 else line[1]
    start = line[0]
    while start < end and not text[start].isalnum():
        start += 1
    if start == end:
        # a line of a dash alone names nobody
        return reports
    return [
        replace(one, speaker=(start, end), floating=False) if one.speaker is None else one
        for one in reports
    ]
