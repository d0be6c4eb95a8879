"""Times of the clock, on the day they belong to."""

from __future__ import annotations

from cadrage.annotate.dates.anchors import State
from cadrage.annotate.dates.parts_of_day import day_of, timed
from cadrage.annotate.dates.reading import Hit, Reading

_UTC = ("gmt", "tu", "utc")
_FRACTIONS = {"demi": 30, "demie": 30, "quart": 15}


def moment(hit: Hit, state: State) -> Reading | None:
    """«à ce moment-là»: the time or date named before."""
    named, time = state.last, state.last_time
    if named is None or named.reading.value is None or (
        named.reading.period is not None and named.reading.period.unit in _AGES
    ):
        # «dans les années 1990 … au même moment»: a moment is no decade
        return Reading("TIME", "PAST_REF")
    if time is not None and time.reading.period == named.reading.period:
        named = time
    last = named.reading
    return Reading(last.type, last.value, None, last.earliest, last.latest, named.anchor)


def clock(hit: Hit, state: State) -> Reading | None:
    """«à 21 h 45», «vers midi», «à trois heures du matin»."""
    time = _time(hit)
    if time is None or not _is_clock(hit):
        return None
    if hit.rule.argument == "dated":
        period, anchor = day_of(hit, state)
    else:
        habit = state.habit(hit)
        if habit is not None:
            # «le mercredi de 14 h à 16 h»: the time of any Wednesday
            day = (habit.value or "").split("T")[0]
            return Reading("TIME", f"{day if day.startswith('XXXX-W') else ''}T{time}{_zone(hit)}")
        period, anchor = state.day_before(hit)
    return timed(period, anchor, time + _zone(hit))


def _time(hit: Hit) -> str | None:
    if not hit.has("h"):
        is_midnight = "minuit" in hit.inside
        past = _FRACTIONS.get(hit.word("m"), 0)
        hour = (0 if past else 24) if is_midnight else 12
        return f"{hour:02}:{past:02}"
    hours = hit.integer("h")
    if hours > 24:
        return None
    fraction = _FRACTIONS.get(hit.word("m"))
    minutes = fraction if fraction is not None else hit.integer("m")
    if minutes > 59:
        return None
    if hit.word("daypart") in ("après", "soir") and hours < 12:
        hours += 12
    return f"{hours:02}:{minutes:02}"


def _zone(hit: Hit) -> str:
    return "Z" if any(word in _UTC for word in hit.inside) else ""


_DURATION_BEFORE = frozenset(
    "pendant durant en depuis dure duré durera durer dans prend prendra pris met mettent mettra"
    " mettre faut faudra".split())
_AT = frozenset("à vers dès entre et de avant après jusqu (".split()) | {","}
_ABOUT = ("partir", "alentours", "environs", "coup")
_MORNING = 7
_AGES = ("DE", "CE", "ML")


def _is_clock(hit: Hit) -> bool:
    """A clock, not a length: «en 2 h 10», «à deux heures de route» are lengths."""
    kind = hit.rule.argument
    if kind in ("noon", "word") and not hit.has("h") and hit.tokens.is_capital(hit.last - 1):
        # «le Midi» is the south
        return False
    if kind == "bare" and hit.before == "les":
        # «les 24 H du Mans»
        return False
    if kind == "bare":
        if hit.after == "de" and not hit.has("around") and hit.before not in _AT:
            # «1 h 30 de film», but «départ 8 h de la gare»
            return hit.before in hit.vocabulary.values["SCHEDULED"]
        if hit.before in _DURATION_BEFORE or hit.tokens.word(hit.first - 1) in ("/", "plus"):
            return False
        return hit.before != "de" or hit.after in ("à", "-") or _is_scheduled(hit)
    if kind == "hours":
        return _is_opening(hit)
    if kind != "word" or hit.has("daypart"):
        return True
    if (hit.before == "de" and _is_scheduled(hit)) or (
        hit.before in ("avant", "après") and hit.tokens.word(hit.first - 2) in ("peu", "juste")
    ):
        return True
    if hit.before in ("de", "et", "après", ",", "(") and hit.after != "à":
        return hit.before == "et" and hit.tokens.word(hit.first - 2) in ("h", "heures")
    return hit.after not in ("de", "d", "du", "par", "plus", "avant", "après")


def _is_opening(hit: Hit) -> bool:
    """«de 9 à 17 heures», but «de 2 à 3 heures» is a length."""
    at = hit.first if hit.last - hit.first == 1 else hit.first - 2
    first, last = hit.tokens.word(at), hit.tokens.word(at + 2)
    head = hit.tokens.word(at - 2)
    return int(last) > max(int(first), _MORNING) and head not in _DURATION_BEFORE and (
        head not in hit.vocabulary.values["SPAN"])


def _is_scheduled(hit: Hit) -> bool:
    """«à partir de 14 h», «le train de 7 h 12»."""
    head = hit.tokens.word(hit.first - 2)
    return head in _ABOUT or head in hit.vocabulary.values["SCHEDULED"]
