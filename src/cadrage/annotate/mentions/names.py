"""Known actors in a text: every form of the authority, longest first, each in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cadrage.annotate.mentions.authority import Authority, Form
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.spans import is_bounded, word_after, word_before
from cadrage.annotate.mentions.titles import is_title
from cadrage.annotate.records import Mention

METHODS = {"name": "name", "misspelling": "name", "surname": "name"}
CERTAIN, UNCAPPED, SURNAME_ALONE = 1.0, 0.8, 0.7
Hit = tuple[int, int, tuple[Form, ...]]


def find_names(text: str, *, authority: Authority) -> list[Mention]:
    """Mentions of the authority's actors, in order, none overlapping another.

    A surname counts after a title or where it stands alone; with another first name before it,
    it is somebody else's. A surname that two actors share belongs to the one whose full name the
    text gives; where it gives none or both, `actor` is left open.
    """
    if authority.automaton is None:
        return []
    hits = _longest(_hits(text, authority))
    full = {
        form.actor for _, _, forms in hits for form in forms if form.type in ("name", "misspelling")
    }
    mentions = (_mention(text, hit, authority, full) for hit in hits)
    return [mention for mention in mentions if mention is not None]


def _hits(text: str, authority: Authority) -> Iterator[Hit]:
    if authority.automaton is None:
        return
    for last, forms in authority.automaton.iter(fold(text)):
        start, end = last + 1 - len(forms[0].text), last + 1
        elided = any(form.type == "description" for form in forms)
        if not is_bounded(text, start, end, elided=elided):
            continue
        fitting = tuple(form for form in forms if _fits(text[start:end], form))
        if fitting:
            yield start, end, fitting


def _fits(found: str, form: Form) -> bool:
    """Capitals as in the form, or more of them; fewer only where no other word is meant."""
    if form.type == "acronym":
        return found == form.text or (found.upper() == form.text.upper() and found[0].isupper())
    return form.lower or found[0].isupper()


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


def _mention(text: str, hit: Hit, authority: Authority, full: set[str]) -> Mention | None:
    start, end, forms = hit
    form = forms[0]
    _, before = word_before(text, start)
    title = is_title(before)
    method = METHODS.get(form.type, form.type)
    confidence = CERTAIN if text[start:end].islower() <= form.text.islower() else UNCAPPED
    actors = list(dict.fromkeys(form.actor for form in forms))
    if form.type == "surname":
        if not title and _is_part_of_another(text, start, end, before):
            return None
        actors = [actor for actor in actors if actor in full] or actors
        confidence = CERTAIN if title or actors[0] in full else SURNAME_ALONE
    if title and authority.actors[actors[0]].kind == "person":
        method = "title"
    known = authority.actors[actors[0]]
    if len(actors) > 1:
        return Mention(start, end, None, text[start:end], known.kind, False, method, SURNAME_ALONE)
    return Mention(start, end, known.id, known.name, known.kind, False, method, confidence)


def _is_part_of_another(text: str, start: int, end: int, before: str) -> bool:
    """«Hubert Coulibaly» beside a known Tiéna Coulibaly; «S. Lavrov» may still be Sergueï."""
    _, after = word_after(text, end)
    first_name = before[:1].isupper() and not before.endswith(".") and text[start - 1] == " "
    return first_name or (after[:1].isupper() and text[end] == " ")
