"""The events as JSON for TimelineJS, the story tool of the Knight Lab.

References:
    TimelineJS JSON data format, https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from cadrage.publish.days import said

TITLE = "Told and recorded"
ABOUT = (
    "What articles tell of time, sentence by sentence, beside what is on record. "
    "Told is not recorded: the rows of the articles say only that the article told it."
)


def timelinejs(events: pd.DataFrame) -> str:
    """The events as one JSON object: a title slide, then a slide an event.

    A row of the time line (`group`) is an article, or the record. What is open at an end stands
    on the day that it names, and `display_date` says so.

    Args:
        events: table `events`; what has no day at all is left out.

    Note:
        TimelineJS asks for few slides; of a large corpus, choose before you show.
    """
    dated = events[events["earliest"].notna() | events["latest"].notna()]
    made = {
        "title": {"text": {"headline": TITLE, "text": f"<p>{ABOUT}</p>"}},
        "events": [_slide(event) for event in dated.itertuples(index=False)],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _slide(event: Any) -> dict[str, object]:
    first = event.latest if pd.isna(event.earliest) else event.earliest
    slide = {
        "start_date": _date(first),
        "display_date": said(event.earliest, event.latest),
        "text": {"headline": _headline(event), "text": _text(event)},
        "group": "record" if event.lane == "record" else event.source.rpartition(".")[0],
        "unique_id": f"{event.lane}-{event.event}".replace("@", "-").replace(".", "-"),
        # else it would make links of its own out of the wording
        "autolink": False,
    }
    if pd.notna(event.earliest) and pd.notna(event.latest) and event.earliest != event.latest:
        slide["end_date"] = _date(event.latest)
    return slide


def _headline(event: Any) -> str:
    """A few words: the expression told, or the event recorded."""
    told = event.lane == "told"
    return escape(event.title.partition("»: ")[0] + "»" if told else event.title)


def _text(event: Any) -> str:
    if event.lane == "told":
        wording = escape(event.title.partition("»: ")[2])
        return f'<p lang="fr">{wording}</p><p>{escape(event.source)}</p>'
    source = "no source found" if pd.isna(event.source) else event.source
    return f"<p>{escape(event.status)}: {escape(source)}</p>"


def _date(iso: str) -> dict[str, int]:
    day = date.fromisoformat(iso)
    return {"year": day.year, "month": day.month, "day": day.day}
