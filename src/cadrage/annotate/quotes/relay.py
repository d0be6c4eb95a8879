"""From whom the article has it: «cité par la BBC», «à l'AFP», «selon une source diplomatique»."""

from __future__ import annotations

import re
from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.quotes.noun_phrases import ENVOYS
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.tokens import Tokens

REACH, POST_REACH = 160, 60
NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?: (?:d[eu’'] ?)?[^\W\d_a-zß-öø-ÿ][\w’'.-]*)*"
MEDIUM = (
    r"(?:chaîne|radio|télévision|agence|site|quotidien|journal|magazine|hebdomadaire|presse|revue)"
)
OUTLET = rf"(?:(?:l[ae’'] ?|les |un |une |)(?:{MEDIUM}[\w ’'-]{{0,40}}? )?{NAME})"
# words that must be there for the pattern to be tried; \b keeps «à» apart from the end of a word,
# every gap is bounded
PATTERNS = tuple(
    (frozenset(words.split()), re.compile(pattern))
    for words, pattern in (
        (
            "cité citée cités citées rapporté rapportée rapportés relayé relayée relayés repris"
            " reprise publié publiée interrogé interrogée interrogés interrogées interviewé"
            " interviewée interviewés contacté contactée contactés contactées consulté consultée"
            " consultés consultées joint jointe joints jointes",
            rf"\b(?:[Cc]itée?s?|rapportée?s?|relayée?s?|reprise?|publiée?|[Ii]nterrogée?s?"
            rf"|[Ii]nterviewée?s?|[Cc]ontactée?s?|[Cc]onsultée?s?|[Jj]ointe?s?)"
            rf" (?:par|dans|sur) ({OUTLET})",
        ),
        (
            "entretien interview entrevue",
            rf"\b(?:entretien|interview|entrevue)[\w ]{{0,20}}? (?:à|au|avec|pour|par|dans)"
            rf" ({OUTLET})",
        ),
        ("micro", rf"\bau micro (?:de |d[’'])({OUTLET})"),
        ("colonnes", rf"\bdans les colonnes (?:de |du |d[’'])({OUTLET})"),
        ("auprès", rf"\bauprès (?:de |du |d[’'])({OUTLET})"),
        ("à au", r"\b(?:à|au) ((?:l[’'])?(?:la )?[A-Z]{2,6}[0-9]?\b(?: [A-Z]\w+)?)"),
        ("à au", rf"\b(?:à|au) ((?:l[’']|la )?{MEDIUM} [\w ’'-]{{0,30}}?{NAME})"),
        (
            "sur",
            rf"\bsur ((?:l[’']|la )?(?:chaîne|radio|plateau|antenne) [\w ’'-]{{0,30}}?{NAME}"
            r"|[A-Z]{2,5}\b)",
        ),
    )
)
POST = re.compile(rf"\b(?:{'|'.join(sorted(ENVOYS))})s?(?: [\w’'-]{{1,20}}){{0,4}} (?:à|au) \Z")
ANONYMOUS = re.compile(
    r"(?:une|des|de nombreuses|plusieurs|certaines|ses|d[’'](?:autres )?)\s*sources?\b"
)


@cache
def outlets() -> frozenset[str]:
    """Names of outlets and agencies."""
    rows = load("mentions_organisations", "form", "class")
    return frozenset(row["form"] for row in rows if row["class"] == "media")


def find_relay(tokens: Tokens, one: Report, *, limit: tuple[int, int]) -> tuple[int, int] | None:
    """Where the relay of a report stands, as the sentence of its cue gives it.

    Args:
        limit: the unit in which the cue stands.
    """
    text = tokens.text
    if one.relay is not None:
        return one.relay
    if one.speaker is not None and _is_anonymous(text[slice(*one.speaker)]):
        return one.speaker
    for start, end in _around(one, limit):
        words = frozenset(tokens.between(start, end))
        for needed, pattern in PATTERNS:
            found = iter(()) if needed.isdisjoint(words) else pattern.finditer(text, start, end)
            told = (match.span(1) for match in found if not _is_post(text, start, match))
            span = next(told, None)
            if span is not None and (kept := _before_speaker(text, span, one)) is not None:
                return kept
    return None


def _is_post(text: str, start: int, match: re.Match[str]) -> bool:
    """«l'ambassadeur russe à l'ONU»: where somebody is sent, and nobody's medium."""
    at = match.start(1)
    if _bare(match[1]) in outlets():
        return False
    return POST.search(text, max(start, at - POST_REACH), at) is not None


def _before_speaker(text: str, span: tuple[int, int], one: Report) -> tuple[int, int] | None:
    """«à l'AFP Paul Morin»: the relay ends where the speaker begins; «à la presse» is none."""
    start, end = span
    if one.speaker is None or not start < one.speaker[0] < end:
        return span
    if text.count(" ", *one.speaker) != 1:
        # «à BBC Mundo Karen Young»: where the name begins is not known
        return span
    wording = text[start : one.speaker[0]].rstrip()
    return None if wording.islower() else (start, start + len(wording))


def _around(one: Report, limit: tuple[int, int]) -> list[tuple[int, int]]:
    """The words of the unit that are no content: after the content, then before it."""
    if one.cue_span is None:
        return []
    after = max(one.end, one.cue_span[0]), min(limit[1], max(one.end, one.cue_span[1]) + REACH)
    if one.cue_span[0] >= one.end:
        return [after]
    return [(max(limit[0], one.cue_span[0] - REACH), one.start)]


def told_as(text: str, span: tuple[int, int] | None, people: People) -> str | None:
    """The id of the actor named in a span, else its wording without an article."""
    if span is None:
        return None
    actor = next((one.who.actor for one in people.within(*span) if one.who.actor), None)
    wording = text[slice(*span)]
    return actor or (wording if _is_anonymous(wording) else _bare(wording))


def _is_anonymous(wording: str) -> bool:
    """Whether a wording is an unnamed source: «une source diplomatique»."""
    return ANONYMOUS.match(wording.lower()) is not None


def _bare(wording: str) -> str:
    """An outlet without its article, as it would be listed."""
    return re.sub(r"^(?:la |le |les |l[’'])", "", wording.strip(" .,"))
