"""Sets: what recurs (chaque jour, tous les mardis, deux fois par an, annuel)."""

from __future__ import annotations

from cadrage.annotate.dates.anchors import State
from cadrage.annotate.dates.measures import measured
from cadrage.annotate.dates.parts_of_day import part
from cadrage.annotate.dates.reading import Hit, Reading

_DETERMINERS = frozenset(
    "le la les l un une des du au aux ce cet cette ces son sa ses leur leurs notre nos de d ' «"
    " plusieurs quelques deux trois ancien célèbre grand grands certains autres autre tous dans par"
    " premier principaux principal nombreux chaque".split()
)
_NOUNS = frozenset("quotidien quotidiens hebdomadaire hebdomadaires mensuel mensuels trimestriel"
                   " biennale bimestriel bihebdomadaire bihebdomadaires bimensuel"
                   " bimensuels".split())


def set_(hit: Hit, state: State) -> Reading | None:
    """What recurs, by its unit or its name."""
    kind = hit.rule.argument
    if kind == "day":
        return Reading("SET", "P1D")
    if kind == "other":
        # «un dimanche sur deux» is any Sunday still, «un jour sur trois» every third day
        unit = hit.value("unit", "UNIT") or hit.value("unit", "NIGHT")
        return Reading("SET", _named(hit) or measured(hit.number("n") or 1, unit))
    if kind == "fraction":
        share = 0.5 if hit.has("demi") else 0.25
        return Reading("SET", measured(share, hit.value("unit", "UNIT")))
    if kind == "habit":
        return Reading("SET", hit.value("period", "HABITUALLY"))
    value = _named(hit)
    if value is None:
        code = hit.value("unit", "UNIT")
        if not code:
            return None
        every = hit.number("n") if kind == "unit" and "fois" not in hit.inside else 1
        value = measured(every or 1, code)
    return Reading("SET", value)


def _named(hit: Hit) -> str | None:
    values = hit.vocabulary.values
    if hit.has("weekday"):
        number = values["WEEKDAYS"].get(hit.word("weekday")) or hit.value("weekday", "WEEKDAY")
        day = f"XXXX-WXX-{number}"
        return f"{day}T{part(hit)}" if hit.has("daypart") else day
    if hit.has("season"):
        return f"XXXX-{hit.value('season', 'SEASON')}"
    if hit.has("month"):
        month = f"XXXX-{int(hit.value('month', 'MONTH')):02}"
        of_month = int(hit.number("n") or 0) if hit.has("n") else 0
        return f"{month}-{of_month:02}" if 0 < of_month <= 31 else month
    if hit.has("daypart"):
        return f"XXXX-XX-XXT{part(hit)}"
    if any(word.startswith("week") for word in hit.inside):
        return "XXXX-WXX-WE"
    return None


def periodic(hit: Hit, state: State) -> Reading | None:
    """«annuel», «quotidienne»; «le quotidien» is a newspaper."""
    word = hit.word("period")
    if hit.before == "presse" and hit.tokens.word(hit.first - 2) not in ("de", "d"):
        # «la presse quotidienne», but «la conférence de presse quotidienne»
        return None
    if word in _NOUNS and (hit.before in _DETERMINERS or not hit.before.isalpha()):
        return None
    return Reading("SET", hit.value("period", "PERIODIC"))
