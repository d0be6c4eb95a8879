"""The function that the rest of the package calls."""

from __future__ import annotations

from collections.abc import Sequence

from cadrage.annotate.dates.finder import find
from cadrage.annotate.records import Interval, Sentence, Timex


def find_dates(
    text: str, *, sentences: Sequence[Sentence], published: Interval | None = None
) -> list[Timex]:
    """Find the temporal expressions of a text, each with its value and the days it may mean.

    Args:
        text: the clean text; offsets count its code points.
        sentences: its sentences, in order, without overlap; tense is looked for within them.
        published: the days between which the text was published, both included; one day where
            that is known.

    Returns:
        The expressions in order of their start, without overlap. `value` is ISO 8601 as extended
        by TimeML and written as French TimeBank writes it; `earliest` and `latest` are days, both
        empty where the words name none («pendant trois ans»), one of them empty where they leave
        an end open («depuis quelques semaines»). `anchor` is `calendar`, `publication` or
        `text:START`. `rule` is `impossible` for a day that no calendar has («31 février»).

    Note:
        A publication known only within limits widens every interval resolved from it, and the
        value keeps the precision that all its days share: no day is invented. Without any
        publication date, what is counted from it keeps its type, with no value and no days.
        «il y a trois ans» yields the length «trois ans» (P3Y), as in French TimeBank; the year it
        points to stands in `earliest` and `latest`. A length has days only where something
        anchors it («depuis», «il y a», «prochains»); «les prochains jours» begin on the day after
        publication, «ces derniers jours» end on it.

    References:
        Bittar et al. (2011), French TimeBank, for what is an expression and where it begins;
        ISO 24617-1 (TimeML) for types, values and modifiers. Unlike both, an expression gets
        an interval of days.
    """
    if not text:
        return []
    return find(text, sentences=sentences, published=published)
