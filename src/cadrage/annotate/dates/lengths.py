"""Lengths of time: trois ans, une demi-heure, quelques semaines, and the days they reach."""

from __future__ import annotations

from datetime import date

from cadrage.annotate.dates import days
from cadrage.annotate.dates.anchors import PUBLICATION, State
from cadrage.annotate.dates.measures import UNITS, VAGUE, measured
from cadrage.annotate.dates.numbers import number
from cadrage.annotate.dates.reading import REJECTED, Hit, Reading
from cadrage.annotate.records import Interval

_MODS = {"environ": "APPROX", "près": "APPROX", "presque": "APPROX", "quelque": "APPROX",
         "plus": "MORE_THAN", "bien": "MORE_THAN", "moins": "LESS_THAN", "peine": "APPROX",
         "peu": "APPROX", "à": "APPROX"}
_OLDEST = 16
_LIFE = 130


def length(hit: Hit, state: State) -> Reading | None:
    """A length; where the context counts it from a day, with the days that it reaches."""
    kind = hit.rule.argument
    if kind == "plain" and hit.vocabulary.values["TERM"].get(hit.inside[0]):
        return Reading("DURATION", hit.vocabulary.values["TERM"][hit.inside[0]])
    if kind == "plain" and not _is_length(hit):
        return REJECTED
    value, count, code = _measure(hit)
    if value is None or _is_cut(hit):
        return None
    mod, base, anchor = _mod(hit), None, None
    kind = {"vagueago": "ago", "vaguelater": "later"}.get(kind, kind)
    if kind in ("later", "earlier"):
        base, anchor = state.base(hit)
    if kind in ("ago", "in", "within", "since") or (kind == "earlier" and base is None):
        base, anchor = state.published, PUBLICATION
    if base is None:
        return Reading("DURATION", value, mod)
    earliest, latest = _days(kind, base, count, UNITS.get(code))
    is_empty = earliest is None and latest is None
    return Reading("DURATION", value, mod, earliest, latest, None if is_empty else anchor)


def _is_cut(hit: Hit) -> bool:
    """«en 2019. 3 jours ont suffi»: a space after the sign, and it is no decimal one."""
    words, first = hit.words("n"), hit.at("n")
    return len(words) > 1 and words[1] in (",", ".") and hit.tokens.is_spaced(first + 2)


def _measure(hit: Hit) -> tuple[str | None, float | None, str]:
    """Value, count (None where vague) and unit of a length."""
    code = _unit(hit)
    if hit.has("vague") or hit.rule.argument.startswith("vague"):
        return VAGUE.get(code), None, code
    if hit.rule.argument == "whole":
        return measured(1, code), 1, code
    if hit.value("unit", "FORTNIGHT") or (hit.has("approx") and not hit.has("unit")):
        fortnight = 15.0 if "quinzaine" in hit.inside else 8.0
        return measured(fortnight, "1D"), fortnight, "1D"
    count = _count(hit)
    if count is None:
        return None, None, code
    if hit.has("extraunit"):
        return _compound(hit, count, code), count, code
    return measured(count, code), count, code


def _unit(hit: Hit) -> str:
    return hit.value("unit", "UNIT") or hit.value("unit", "NIGHT") or hit.value("unit", "FORTNIGHT")


def _count(hit: Hit) -> float | None:
    if hit.has("quarter"):
        return 0.25
    if hit.has("three"):
        return 0.75
    if hit.has("approx"):
        return float(hit.vocabulary.values["COLLECTIVE"].get(hit.word("approx"), 0)) or None
    count = hit.number("second") if hit.has("second") else hit.number("n")
    if hit.has("great") and count is not None:
        return count * float(hit.value("great", "GREAT"))
    if hit.has("demi"):
        return (count or 1) * 0.5
    return count + 0.5 if count is not None and hit.has("half") else count


def _compound(hit: Hit, count: float, code: str) -> str | None:
    extra = number(hit.words("extra"), hit.vocabulary.values["NUMBER"])
    second = hit.value("extraunit", "UNIT")
    if extra is None or not second:
        return measured(count, code)
    first, last = measured(count, code) or "P", measured(extra, second) or "P"
    if "T" in first:
        return first + last.removeprefix("PT")
    return first + last.removeprefix("P")


def _mod(hit: Hit) -> str | None:
    words = hit.words("about")
    if words[:2] in (["au", "moins"], ["au", "plus"]):
        return "EQUAL_OR_MORE" if words[1] == "moins" else "EQUAL_OR_LESS"
    if words[:2] == ["un", "peu"]:
        return _MODS[words[2]]
    if words:
        return _MODS.get(words[0])
    return "APPROX" if hit.has("approx") or hit.has("second") else None


def _days(
    kind: str, base: Interval, count: float | None, unit: str | None
) -> tuple[date | None, date | None]:
    """What the words allow: «il y a trois mois» that month, «depuis deux ans» up to now."""
    if unit is None or count is None or count != int(count):
        return _open(kind, base, unit)
    back = kind in ("ago", "since", "earlier")
    steps = -int(count) if back else int(count)
    try:
        first = days.holding(days.step(base.earliest, steps, unit), unit)
        last = days.holding(days.step(base.latest, steps, unit), unit)
    except (OverflowError, ValueError):
        return None, None
    if kind == "since":
        return first.earliest, base.latest
    if kind == "within":
        return base.earliest, last.latest
    return first.earliest, last.latest


def _open(kind: str, base: Interval, unit: str | None) -> tuple[date | None, date | None]:
    """A vague length is open at its far end; at the near one it leaves out the day itself.

    «depuis quelques jours» and «d'ici quelques jours» hold that day all the same, and lengths in
    hours never leave it.
    """
    is_apart = unit is not None and kind not in ("since", "within")
    if kind in ("ago", "since", "earlier"):
        return None, days.before(base.latest) if is_apart else base.latest
    return days.after(base.earliest) if is_apart else base.earliest, None


_LENGTH_WORDS = frozenset(
    "depuis pendant durant dans en sur après avant pour ici environ dure duré durera".split())
_DROPPED = frozenset("journée nuit soirée jour année seconde".split())
_TAKEN = frozenset("an mois semaine heure minute décennie siècle".split())


def _is_length(hit: Hit) -> bool:
    """Drops ages («de 24 ans» after a noun) and articles («une année difficile»)."""
    values, before = hit.vocabulary.values, hit.before
    unit, words = hit.word("unit"), hit.words("n")
    if unit == "heures" and words and (before == "le" or hit.tokens.is_capital(hit.at("unit"))):
        # «le 20 heures» is a programme, «les 24 Heures» a race
        return False
    if words in (["un"], ["une"]) and not hit.has("about") and not hit.has("second"):
        head = hit.tokens.word(hit.first - (3 if before == "'" else 2))
        is_counted = before in _LENGTH_WORDS or before in values["LENGTH"] or (
            before in ("de", "'") and head in values["SPAN"])
        if unit in _DROPPED or unit not in _TAKEN:
            return is_counted or hit.after in ("plus", "après") or hit.has("half")
        return is_counted or hit.after not in ("où", "que")
    if hit.has("approx") and before == "'":
        # «une femme d'une trentaine d'années»
        return hit.tokens.word(hit.first - 3) in values["SPAN"]
    if unit in ("ans", "an") and before in ("de", "d") and words:
        return _is_measure(hit)
    return True


def _is_measure(hit: Hit) -> bool:
    """«un bail de 9 ans» against «une Alsacienne de 6 ans», «la chanteuse de 24 ans»."""
    head = hit.first - 2
    # «une guerre civile de 27 ans»: an adjective may stand between
    if any(hit.tokens.word(at) in hit.vocabulary.values["SPAN"] for at in (head, head - 1)):
        return True
    is_written = not hit.word("n").isdecimal()
    return not hit.tokens.is_capital(head) and (is_written or (hit.number("n") or 0) < _OLDEST)


def age(hit: Hit, state: State) -> Reading | None:
    """«âgée de 38 ans» is no length; «vieux de deux mille ans» is longer than a life."""
    return REJECTED if (hit.number("n") or 0) < _LIFE else None


def hours(hit: Hit, state: State) -> Reading | None:
    """«en 2 h 10», «35 h»: a length in hours."""
    minutes = hit.integer("m")
    value = f"PT{hit.integer('h')}H" + (f"{minutes}M" if minutes else "")
    if hit.before in ("/", "km") or hit.tokens.is_capital(hit.first + 1):
        return None
    return Reading("DURATION", value)
