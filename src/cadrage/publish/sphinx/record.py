"""The role `{record}`: a day or a number of the record, which leads to its entry.

{record}`lavrov-first-visit`                  the day as the record has it: 7 February 2023
{record}`macron-transformation "June 2021"`   other words for the day, or words of the entry
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxRole

from cadrage.errors import CadrageError
from cadrage.publish.days import MONTHS, said
from cadrage.publish.sphinx.data import Data, data_of
from cadrage.publish.sphinx.freshness import use
from cadrage.publish.sphinx.refusal import refuse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from cadrage.publish.sphinx.data import Row

ASKED = re.compile(r'\s*(?P<event>[\w-]+)(?:\s+"(?P<words>.+)")?\s*')
# the page whose list of the record has an anchor an event
PAGE = "notebooks/chronology"
# «7 February 2023», «February 2023», «February», «2023»
DAY = re.compile(
    rf"(?:(?:(?P<day>\d+) )?(?P<month>{'|'.join(MONTHS)}))?(?:(?:^| )(?P<year>\d{{4}}))?"
)


class RecordError(CadrageError):
    """A day of the record that cannot be cited as written."""


class RecordLink(nodes.reference):
    """What is said of an event of the record; its address is set once all pages are known."""


def said_of(data: Data, text: str) -> tuple[str, str]:
    """The event that a role's text names, and what to print of it.

    Raises:
        RecordError: no such event, or words that its entry does not bear.
    """
    asked = ASKED.fullmatch(text)
    if asked is None:
        raise RecordError(f'record: found {text!r}; expected an event, or an event and "words".')
    event, words = asked["event"], asked["words"]
    if event not in data.record:
        near = get_close_matches(event, data.record, n=3, cutoff=0.4)
        hint = f"the nearest are: {', '.join(near)}" if near else "none is near"
        raise RecordError(f"record: no event '{event}'; {hint}.")
    row = data.record[event]
    if words is None:
        return event, said(row["earliest"], row["latest"])
    if words not in row["title"] and not is_day_of(row, words):
        days = said(row["earliest"], row["latest"])
        raise RecordError(f"record: {event} is of {days}, «{row['title']}», not of {words!r}.")
    return event, words


def is_day_of(row: Row, words: str) -> bool:
    """Whether the words name a day, month or year in which the whole event lies."""
    named = DAY.fullmatch(words)
    ends = [row["earliest"], row["latest"]]
    if named is None or None in ends:
        return False
    return all(_lies_in(date.fromisoformat(end), named) for end in ends)


def _lies_in(day: date, named: re.Match[str]) -> bool:
    parts = {"day": str(day.day), "month": MONTHS[day.month - 1], "year": str(day.year)}
    return all(named[part] in (None, value) for part, value in parts.items())


class Record(SphinxRole):
    """The role; what is wrong with it is a warning with file and line."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The day or the words, as a link."""
        try:
            event, words = said_of(data_of(self.env), self.text)
        except RecordError as error:
            refuse(self.env, str(error), line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        use(self.env, f"record:{event}")
        made = RecordLink("", "", nodes.Text(words), internal=True, classes=["record"])
        made["event"] = event
        return [made], []


class ResolveRecord(SphinxPostTransform):
    """Give every day of the record its address; a book without the list shows the day alone."""

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Replace each by a link or by plain words."""
        for node in list(self.document.findall(RecordLink)):
            if PAGE in self.env.found_docs:
                page = self.app.builder.get_relative_uri(self.env.docname, PAGE)
                node["refuri"] = f"{page}#record-{node['event']}"
                node.replace_self(nodes.reference("", "", *node.children, **node.attributes))
            else:
                node.replace_self(nodes.inline("", "", *node.children, classes=["record"]))


def setup(app: Sphinx) -> None:
    """The role and its links."""
    app.add_node(RecordLink)
    app.add_role("record", Record())
    app.add_post_transform(ResolveRecord)
