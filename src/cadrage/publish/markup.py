"""Small pieces of HTML for notebooks' outputs: every word from outside escaped, every id a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

import pandas as pd

from cadrage.errors import UnknownNameError
from cadrage.publish.style import RECORD, Colour, outlet_colours

# notebooks and the pages of the articles lie in two folders beside each other
ARTICLES = "../book/articles"
FINDINGS = "../book/findings.html"
ROLE = re.compile(r"\{f\}`([^`]+)`")
QUOTED = re.compile(r"«[^«»]*»")
# evidence ids that one cell lists; the rest is counted
MOST_IDS = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of the report as a notebook displays it: HTML for the book, text for a terminal.

    `note` says of how many articles it is, where they are not all.
    """

    html: str
    text: str
    note: str = ""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


@dataclass(frozen=True, slots=True)
class Linker:
    """Links to articles and sentences, in the colour of the outlet.

    Of a large corpus only some articles have pages: `whole` is then the number of all, `sizes` the
    articles of each of the largest outlets. `findings` holds the text of each finding by its key.
    """

    colours: Mapping[str, Colour]
    outlets: Mapping[str, str] = field(default_factory=dict)
    whole: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: pd.DataFrame, findings: pd.DataFrame | None = None) -> Linker:
        """The linker for the articles of a corpus (table `articles`) and its table `findings`."""
        by_outlet = outlet_colours(articles["outlet"])
        outlets = dict(zip(articles["article"], articles["outlet"], strict=True))
        colours = {article: by_outlet[outlet] for article, outlet in outlets.items()}
        about = articles.attrs.get("excerpt", {})
        numbers, sizes = about.get("articles", 0), about.get("outlets", {})
        known = ((), ()) if findings is None else (findings["finding"], findings["text"])
        texts = dict(zip(*known, strict=True))
        return cls(colours, outlets, numbers, sizes, texts)

    def about(self, frame: pd.DataFrame) -> str:
        """What has to be said of the articles behind some rows; nothing where they are all."""
        if not self.whole:
            return ""
        shown, counted = f"{len(self.colours):,}", frame.attrs.get("counted")
        if counted is None:
            return f"Rows of {shown} of {self.whole:,} articles: an excerpt."
        if counted is False:
            return ""
        over = "" if counted is True else f"{counted:,} articles drawn from "
        opens = f"what a number opens is of the {shown} shown."
        return f"Counted over {over}all {self.whole:,} articles; {opens}"

    def colour(self, outlet: str) -> Colour:
        """The colour of an outlet; grey where none of its articles has a page."""
        own = (self.colours[one] for one, other in self.outlets.items() if other == outlet)
        return next(own, RECORD)

    def address(self, evidence: str) -> str:
        """The address of a sentence, seen from a notebook's page."""
        return f"{ARTICLES}/{self.siglum(evidence)}.html#{evidence}"

    def siglum(self, evidence: str) -> str:
        """The article of an evidence id."""
        return evidence.rpartition(".")[0]

    def sentence(self, evidence: str) -> str:
        """A sentence's number as a link."""
        slot = self.colours[self.siglum(evidence)].slot
        href = escape(self.address(evidence))
        return f'<a class="ev outlet-{slot}" href="{href}">{escape(evidence)}</a>'

    def sentences(self, evidence: Iterable[str]) -> str:
        """Several numbers as links, in the order given, each once."""
        return " ".join(map(self.sentence, dict.fromkeys(evidence)))

    def brief(self, evidence: Iterable[str]) -> str:
        """The numbers with the siglum once an article: ABC21.2 .5 .8; of very many the first.

        A siglum alone (ABC21) leads to the article, where the whole of it was counted.
        """
        pieces: list[str] = []
        known = list(dict.fromkeys(evidence))
        for siglum, ids in groupby(known[:MOST_IDS], key=self.siglum):
            if not siglum:
                pieces += map(self.article, ids)
                continue
            first, *rest = ids
            pieces.append(self.sentence(first))
            for other in rest:
                label = other.removeprefix(siglum)
                pieces.append(self.sentence(other).replace(f">{escape(other)}<", f">{label}<"))
        if len(known) > MOST_IDS:
            pieces.append(f"and {len(known) - MOST_IDS:,} more")
        return " ".join(pieces)

    def note(self, text: str) -> str:
        """A note of ours as HTML: in it {f}`key` is a finding's text, linked to what was counted.

        Raises:
            UnknownNameError: no such finding.
        """
        return ROLE.sub(lambda role: self.finding(role[1]), english(text))

    def finding(self, key: str) -> str:
        """A finding's text as a link to its entry.

        Raises:
            UnknownNameError: no such finding.
        """
        href = escape(self.entry(key))
        return f'<a class="f" href="{href}">{escape(self.findings[key])}</a>'

    def entry(self, key: str) -> str:
        """The address of a finding's entry, seen from a notebook's page.

        Raises:
            UnknownNameError: no such finding.
        """
        if key not in self.findings:
            raise UnknownNameError("finding", key, self.findings)
        return f"{FINDINGS}#finding-{key}"

    def page(self, siglum: str) -> str:
        """The address of an article's page, seen from a notebook's page."""
        return f"{ARTICLES}/{siglum}.html"

    def article(self, siglum: str) -> str:
        """An article's siglum as a link to its page."""
        slot = self.colours[siglum].slot
        href = escape(self.page(siglum))
        return f'<a class="siglum outlet-{slot}" href="{href}">{escape(siglum)}</a>'


def english(text: object) -> str:
    """Our own prose, escaped; what stands in it between « » is French, and marked so."""
    return QUOTED.sub(r'<span lang="fr">\g<0></span>', escape(str(text)))


def french(text: object) -> str:
    """Wording of an article, escaped and marked as French."""
    return f'<span lang="fr">{escape(str(text))}</span>'
