"""Which subjects are speakers, and which infinitives report."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.noun_phrases import NUMBERS, Phrase, head_kind, speaks
from cadrage.annotate.quotes.reports import Voice
from cadrage.annotate.quotes.units import Unit

# «n'hésite pas à dire», «tient aussi à dire»
EMPTY = closed.ADVERBS
# of what people are found to think, the finding is the report
OPINION = frozenset(
    {
        "penser",
        "croire",
        "estimer",
        "espérer",
        "craindre",
        "se dire",
        "juger",
        "considérer",
        "redouter",
        "souhaiter",
        "se déclarer",
    }
)


def may_speak(unit: Unit, voice: Voice, group: Group) -> bool:
    """Whether the subject is one whose words are reported: not the author, not «cela»."""
    subject = voice.subject
    if unit.word(group.start - 1) in closed.NOBODY:
        return False
    if unit.words[max(0, group.start - 3) : group.start] == ["force", "est", "de"]:
        return False
    if group.form == "infinitive" and not _governed_well(unit, group):
        return False
    if subject is None:
        # «Avant d'ajouter que …»: the last speaker goes on
        carries = group.form != "infinitive" or unit.words[0] in ("avant", "et")
        return not voice.cue.takes("doc") and carries
    words = unit.words[subject.start : subject.end]
    if voice.cue.lemma == "menacer" and not speaks(unit, subject):
        # «La crise menace de ramener …»
        return False
    if words[0] in closed.FIRST or words[-1] in closed.FIRST or words[0] in closed.NOBODY:
        return False
    if (words[0][0].isdigit() or words[0] == "%") and voice.cue.lemma in OPINION:
        return False
    if unit.word(subject.start - 1) in ("si", "s'") and group.form == "finite":
        return False
    asked = unit.word(subject.start - 1) in ("qui", "que", "qu'", "dont", "où")
    if asked and subject.pronoun and group.form == "finite" and voice.cue.lemma in OPINION:
        # «celui qu'ils pensent être coupable»
        return False
    if words == ["il"] and unit.word(subject.end) in closed.IMPERSONAL:
        return False
    if words[0] in ("ce", "c'", "cela", "ça", "tout", "qui") and len(words) == 1:
        return False
    if voice.cue.constructions >= {"doc"} and not voice.cue.takes("incise"):
        return head_kind(unit, subject) == "document" or _counts(unit, subject)
    return True


def _counts(unit: Unit, subject: Phrase) -> bool:
    """«Une série d'études», «la plupart des rapports»: texts that a number word counts."""
    words = unit.words[subject.start : subject.end]
    head = next((at for at, word in enumerate(words) if word not in closed.DETERMINERS), 0)
    if words[head] not in NUMBERS or words[head + 1 : head + 2] not in (["d'"], ["de"], ["des"]):
        return False
    counted = words[head + 2 :]
    return head_kind(unit, Phrase(subject.end - len(counted), subject.end)) == "document"


def _governed_well(unit: Unit, group: Group) -> bool:
    """Whether an infinitive reports: «tient à préciser que», not «il faut dire que»."""
    at = group.start - 1
    while at > 0 and unit.words[at] in closed.ADVERBS:
        at -= 1
    word, before = unit.word(at), unit.word(at - 1)
    if word in ("de", "d'"):
        # «Et d'expliquer que …»
        return (at == 1 and before == "et") or before in closed.BEFORE_OF_INFINITIVE
    if word == "à":
        before = next((w for w in reversed(unit.words[max(0, at - 4) : at]) if w not in EMPTY), "")
        return before in closed.BEFORE_TO_INFINITIVE or before in speaker_nouns()
    return word in closed.BEFORE_INFINITIVE
