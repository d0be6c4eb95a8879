"""References to past, present and future that name no day.

French TimeBank types these TIME where TimeML has DATE; the type follows the corpus.
"""

from __future__ import annotations

from cadrage.annotate.dates.anchors import PUBLICATION, State
from cadrage.annotate.dates.days import holding
from cadrage.annotate.dates.reading import REJECTED, Hit, Reading


def now(hit: Hit, state: State) -> Reading | None:
    """«désormais», «actuellement», «à l'heure actuelle», «actuel»."""
    return Reading("TIME", "PRESENT_REF")


def then(hit: Hit, state: State) -> Reading | None:
    """«auparavant», «récemment», «à l'époque»; «la même époque» leans on what was named."""
    if hit.word("then") == "auparavant" and state.end == hit.first:
        # «deux jours auparavant» is a length and its direction
        return REJECTED
    if hit.rule.argument == "lately":
        # a stretch that reaches up to the present, like «ces derniers jours»
        latest = state.published.latest if state.published else None
        return Reading("TIME", "PAST_REF", None, None, latest, PUBLICATION if latest else None)
    if hit.rule.argument != "anaphoric" or state.last is None:
        return Reading("TIME", "PAST_REF")
    last = state.last.reading.period
    if last is None or last.earliest is None or last.unit not in ("Y", "D", "M"):
        return Reading("TIME", "PAST_REF")
    if last.unit == "Y" and state.published and state.published.earliest.month == (
        state.published.latest.month
    ):
        # «l'année dernière à la même époque»: the month of publication, that year
        month = holding(state.published.earliest.replace(year=last.earliest.year, day=1), "M")
    else:
        month = holding(last.earliest, "M")
    return Reading("DATE", month.value, None, month.earliest, month.latest, state.last.anchor)


_ADJECTIVES = ("ale", "aine", "ienne", "ique", "oise", "euse", "aire", "iste", "ine", "ère", "ane")


def epoch(hit: Hit, state: State) -> Reading | None:
    """«l'époque coloniale»: an adjective names it, which only its ending shows."""
    return Reading("TIME", "PAST_REF") if hit.inside[-1].endswith(_ADJECTIVES) else None


def unnamed(hit: Hit, state: State) -> Reading:
    """«la saison dernière»: a date, of which the words do not tell the months."""
    return Reading("DATE", None, hit.mod)


def soon(hit: Hit, state: State) -> Reading:
    """«bientôt», «très prochainement»."""
    return Reading("TIME", "FUTURE_REF")
