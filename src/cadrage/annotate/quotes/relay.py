"""From whom the article has it: «cité par la BBC», «à l'AFP», «selon une source diplomatique»."""

from __future__ import annotations

import re

from cadrage.annotate.quotes.reports import Report

REACH = 160
NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?: (?:d[eu’'] ?)?[^\W\d_a-zß-öø-ÿ][\w’'.-]*)*"
MEDIUM = (
    r"(?:chaîne|radio|télévision|agence|site|quotidien|journal|magazine|hebdomadaire|presse|revue)"
)
OUTLET = rf"(?:(?:l[ae’'] ?|les |un |une |)(?:{MEDIUM}[\w ’'-]{{0,40}}? )?{NAME})"
# \b keeps «à» apart from the end of a word; every gap is bounded
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Cc]ité|[Cc]itée|cités|citées|rapporté|rapportée|rapportés|relayé|relayée|relayés|repris"
        rf"|reprise|publié|publiée|[Ii]nterrogée?s?|interviewée?s?|[Cc]ontactée?s?) "
        rf"(?:par|dans|sur) ({OUTLET})",
        rf"\b(?:entretien|interview|entrevue)[\w ]{{0,20}}? (?:à|au|avec|pour|par|dans) ({OUTLET})",
        rf"\bau micro (?:de |d[’'])({OUTLET})",
        rf"\bdans les colonnes (?:de |du |d[’'])({OUTLET})",
        rf"\bauprès (?:de |du |d[’'])({OUTLET})",
        r"\b(?:à|au) ((?:l[’'])?(?:la )?[A-Z]{2,6}[0-9]?\b(?: [A-Z]\w+)?)",
        rf"\b(?:à|au) ((?:l[’']|la )?{MEDIUM} [\w ’'-]{{0,30}}?{NAME})",
        rf"\bsur ((?:l[’']|la )?(?:chaîne|radio|plateau|antenne) [\w ’'-]{{0,30}}?{NAME}"
        r"|[A-Z]{2,5}\b)",
    )
)
ANONYMOUS = re.compile(
    r"(?:une|des|de nombreuses|plusieurs|certaines|ses|d[’'](?:autres )?)\s*sources?\b"
)


def find_relay(text: str, one: Report, *, limit: tuple[int, int]) -> str | None:
    """The wording of the relay of a report, as the sentence of its cue gives it.

    Args:
        limit: the unit in which the cue stands.
    """
    if one.relay is not None:
        return _bare(text[slice(*one.relay)])
    if one.speaker is not None and ANONYMOUS.match(text[slice(*one.speaker)].lower()):
        return text[slice(*one.speaker)]
    for start, end in _around(one, limit):
        for pattern in PATTERNS:
            match = pattern.search(text, start, end)
            if match is not None:
                return _bare(match.group(1))
    return None


def _around(one: Report, limit: tuple[int, int]) -> list[tuple[int, int]]:
    """The words of the unit that are no content: after the content, then before it."""
    if one.cue_span is None:
        return []
    after = max(one.end, one.cue_span[0]), min(limit[1], max(one.end, one.cue_span[1]) + REACH)
    if one.cue_span[0] >= one.end:
        return [after]
    return [(max(limit[0], one.cue_span[0] - REACH), one.start)]


def _bare(wording: str) -> str:
    """An outlet without its article, as it would be listed."""
    return re.sub(r"^(?:la |le |les |l[’'])", "", wording.strip(" .,"))
