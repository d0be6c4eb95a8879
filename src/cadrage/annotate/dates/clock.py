"""Parts of the day and times of the clock, on the day they belong to."""

from __future__ import annotations

from datetime import timedelta

from cadrage.annotate.dates import days
from cadrage.annotate.dates.absolute import day as read_day
from cadrage.annotate.dates.absolute import direction_of
from cadrage.annotate.dates.anchors import PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.relative import deictic_shift, weekday_near
from cadrage.annotate.dates.values import at_time

_PARTS = {"après": "AF"}
_UTC = ("gmt", "tu", "utc")
_FRACTIONS = {"demi": 30, "demie": 30, "quart": 15}


def part(hit: Hit) -> str:
    """MO, AF, EV, NI or DT."""
    word = hit.word("daypart")
    if word == "midi":
        return "MI"
    return _PARTS.get(word) or hit.value("daypart", "DAYPART")


def with_part(hit: Hit, period: Period | None, anchor: str | None) -> Reading:
    """A day, and the part of it that the hit names (the day alone where it names none)."""
    if not hit.has("daypart"):
        return dated(period, anchor)
    return timed(period, anchor, _code(hit), mod=hit.mod)


def _code(hit: Hit) -> str:
    return "12:00" if part(hit) == "MI" else part(hit)


def timed(
    period: Period | None, anchor: str | None, time: str, *, mod: str | None = None
) -> Reading:
    """A time of a day; without the day, the time alone."""
    if period is None:
        return Reading("TIME", f"T{time}", mod)
    return Reading("TIME", at_time(period.value, time), mod, period.earliest, period.latest,
                   anchor, period)


def day_part(hit: Hit, state: State) -> Reading | None:
    """«hier soir», «ce matin», «mardi 3 mars au soir», «dans la soirée»."""
    if part(hit) == "" :
        return None
    is_habit = hit.has("weekday") and not hit.has("month") and hit.inside[0] == "le" and (
        not hit.has("rel") and state.direction(hit) >= 0)
    if is_habit:
        return Reading("SET", f"XXXX-WXX-{hit.value('weekday', 'WEEKDAY')}T{_code(hit)}")
    period, anchor = _day_of(hit, state)
    if period is None and hit.rule.argument in ("", "this", "last", "today"):
        return Reading("TIME", None, hit.mod)
    return timed(period, anchor, _code(hit), mod=hit.mod)


def _day_of(hit: Hit, state: State) -> tuple[Period | None, str | None]:
    if hit.rule.argument == "anchor":
        return state.day_before(hit)
    if hit.rule.argument == "loose":
        # «pendant la journée» is any day, unless a day was named near
        return state.day_near(hit)
    if hit.has("month"):
        found = read_day(hit, state)
        return (found.period, found.anchor) if found else (None, None)
    if hit.has("weekday"):
        return of_weekday(hit, state)
    shift = deictic_shift(hit) if hit.has("deictic") else 0
    shift = -1 if hit.rule.argument == "last" else shift
    return state.from_publication(lambda base: days.day(base + timedelta(shift))), PUBLICATION


def of_weekday(hit: Hit, state: State) -> tuple[Period | None, str | None]:
    """The day of the week that a hit names: that of the last day named for «le même mardi»."""
    number, words = int(hit.value("weekday", "WEEKDAY")), hit.inside
    if "même" in words and state.last_day is not None:
        named = state.last_day
        if named.reading.period and named.reading.period.earliest and (
            named.reading.period.earliest.isoweekday() == number
        ):
            return named.reading.period, named.anchor
    direction = direction_of(hit, state)
    return state.from_publication(
        lambda base: weekday_near(base, number, direction, is_near=words[0] == "ce")), PUBLICATION


def same_part(hit: Hit, state: State) -> Reading:
    """«le matin même», «ce soir-là»."""
    named = state.last_day
    if named is None and "là" in hit.inside:
        return timed(None, None, _code(hit))
    if named is None:
        period, anchor = state.day_before(hit)
    else:
        period, anchor = named.reading.period, named.anchor
    return timed(period, anchor, _code(hit))


def moment(hit: Hit, state: State) -> Reading | None:
    """«à ce moment-là»: the time or date named before."""
    named, time = state.last, state.last_time
    if named is None or named.reading.value is None:
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
        period, anchor = _day_of(hit, state)
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
    "pendant durant en depuis dure duré durera dans prend prendra pris".split())
_AT = frozenset("à vers dès entre et de avant après jusqu (".split()) | {","}
_ABOUT = ("partir", "alentours", "environs", "coup")
_PREPOSITIONS = frozenset("à vers dès entre avant et jusqu".split())


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
            # «1 h 30 de film»
            return False
        if hit.before in _DURATION_BEFORE or hit.tokens.word(hit.first - 1) in ("/", "plus"):
            return False
        return hit.before != "de" or hit.after in ("à", "-") or _is_scheduled(hit)
    if kind != "word" or hit.has("daypart"):
        return True
    if (hit.before == "de" and _is_scheduled(hit)) or (
        hit.before in ("avant", "après") and hit.tokens.word(hit.first - 2) in ("peu", "juste")
    ):
        return True
    if hit.before in ("de", "et", "après", ",", "(") and hit.after != "à":
        return hit.before == "et" and hit.tokens.word(hit.first - 2) in ("h", "heures")
    return hit.after not in ("de", "d", "du", "par", "plus", "avant", "après")


def _is_scheduled(hit: Hit) -> bool:
    """«à partir de 14 h», «le train de 7 h 12»."""
    head = hit.tokens.word(hit.first - 2)
    return head in _ABOUT or head in hit.vocabulary.values["SCHEDULED"]
