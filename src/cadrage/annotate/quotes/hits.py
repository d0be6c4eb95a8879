"""Where a text may hold cues: the words of the lexicon, without those that cannot be one there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import noun_forms, prepositions, triggers, verb_forms
from cadrage.annotate.quotes.groups import NEVER
from cadrage.annotate.quotes.tokens import Tokens

NOUN_REACH = 12


def hits(tokens: Tokens) -> list[int]:
    """The tokens at which a cue may stand, in order; no cue is left out."""
    known = triggers()
    return list(_kept(tokens, [at for at, word in enumerate(tokens.words) if word in known]))


def _kept(tokens: Tokens, found: Iterable[int]) -> Iterator[int]:
    words, verbs, nouns, before_source = tokens.words, verb_forms(), noun_forms(), prepositions()
    for at in found:
        word = words[at]
        if (
            (word in before_source and _is_source_cue(tokens, at))
            or (word in verbs and word not in NEVER and _can_report(words, at))
            or (word in nouns and _governs(words, at))
        ):
            yield at


def _is_source_cue(tokens: Tokens, at: int) -> bool:
    """Whether the other words of a cue («d'après») stand around its longest one."""
    words = tokens.words
    for place, cue_words, cue in prepositions()[words[at]]:
        first = at - place
        whole = tuple(words[first : first + len(cue_words)]) if first >= 0 else ()
        # «de l'avis du ministre»: the last word is melted with the article
        if whole[: len(cue_words) - 1] == cue_words[:-1] and len(whole) == len(cue_words):
            return cue.lemma != "pour" or _opens(tokens, at)
    return False


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether «pour» stands at the head of a clause, or after what only leads to it."""
    start = tokens.starts[at]
    if not at or tokens.text[start].isupper() or tokens.words[at - 1] in closed.LEADING:
        return True
    return "\n" in tokens.text[tokens.ends[at - 1] : start]


def _can_report(words: list[str], at: int) -> bool:
    """Not the second half of «mettre en avant» without the first."""
    only_locution = verb_forms()[words[at]].keys() == {("locution", False)}
    return not only_locution or words[at - 1] == "en"


def _governs(words: list[str], at: int) -> bool:
    """Whether a clause can follow a noun."""
    follows = words[at + 1 : at + NOUN_REACH]
    return follows[:1] in (["que"], ["qu'"], ["de"], ["d'"]) or "selon" in follows
