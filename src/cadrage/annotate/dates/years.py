"""The year that context gives: what was named just before, or «de l'année dernière» beside it."""

from __future__ import annotations

from cadrage.annotate.dates import choice
from cadrage.annotate.dates.anchors import PUBLICATION, Named, State
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.reading import Hit


def anaphoric_year(hit: Hit, state: State, make: choice.Make) -> tuple[Period | None, str | None]:
    """The year named just before, or by «de la même année», «de l'année dernière»."""
    words = hit.words("relyear")
    last = state.last
    if words:
        return _named_year(words, hit, state, make)
    if side := _side(hit):
        return _beside(side, hit, state, make)
    first = state.range_start(hit)
    if first is not None and not hit.has("rel"):
        return _after(first, make)
    is_near = hit.inside[0] in ("ce", "cet", "cette")
    if last is None or hit.has("rel") or _is_on_weekday(hit) or is_near or not state.published:
        return None, None
    period = last.reading.period
    is_near = state.sentence(hit) == last.sentence or (
        state.sentence(hit) == last.sentence + 1 and state.bounds(hit.first)[1] >= hit.first - 2
    )
    if (
        not is_near
        or period is None
        or period.earliest is None
        or period.latest is None
        or period.earliest.year != period.latest.year
        or last.reading.anchor == PUBLICATION
        or (state.published.earliest - period.latest).days < 200
        or state.direction(hit) > 0
    ):
        return None, None
    return make(period.latest.year), last.anchor


def _is_on_weekday(hit: Hit) -> bool:
    """«mardi 6 mars» chooses its year itself, «le premier mardi de mars» does not."""
    return hit.has("weekday") and not hit.has("nth") and not hit.has("n")


def _side(hit: Hit) -> int:
    """Whether «suivant» (1) or «précédent» (-1) counts from what was named."""
    word, values = hit.word("rel"), hit.vocabulary.values
    return 1 if word in values["FOLLOWING"] else -1 if word in values["PRECEDING"] else 0


def _beside(
    side: int, hit: Hit, state: State, make: choice.Make
) -> tuple[Period | None, str | None]:
    """«le 3 mai suivant»: the first after what was named, or the last before it."""
    base, anchor = state.base(hit)
    if base is None:
        return None, None
    when = base.latest if side > 0 else base.earliest
    return choice.by_year(make, when, 10 * side), anchor


def _after(first: Named, make: choice.Make) -> tuple[Period | None, str | None]:
    """The end of a range, in the year of its beginning or the one after it."""
    begin = first.reading.period.earliest if first.reading.period else None
    if begin is None:
        return None, None
    periods = (make(year) for year in (begin.year, begin.year + 1) if year < 9998)
    later = (p for p in periods if p and p.latest and p.latest >= begin)
    return next(later, None), first.anchor


def _named_year(
    words: list[str], hit: Hit, state: State, make: choice.Make
) -> tuple[Period | None, str | None]:
    if "là" in words or ("même" in words and "cette" not in words):
        base, anchor = state.base(hit)
        return (make(base.latest.year), anchor) if base else (None, None)
    values = hit.vocabulary.values
    shift = -1 if words[-1] in values["LAST"] or words[-1] in values["PAST"] else 0
    shift = 1 if words[-1] in values["NEXT"] else shift
    return state.from_publication(lambda base: make(base.year + shift)), PUBLICATION
