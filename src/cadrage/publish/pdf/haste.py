"""Two things that WeasyPrint does more often than it need, done once: the result is the same bytes.

A page that names other pages is laid out anew once their numbers are known, and then a third time,
only because the number of all pages has become known meanwhile, which this book prints nowhere.
And the list of all pages is written anew for each tag. WeasyPrint offers no hook, so both functions
are wrapped while it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

TOTAL = "pages"


@contextmanager
def haste() -> Iterator[None]:
    """While a PDF is made, lay out no page a third time, and list the pages once."""
    import pydyf
    from weasyprint import layout

    make, listed = layout.make_all_pages, pydyf.PDF.page_references

    def make_settled(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
        if pages:
            _settle(context.target_collector, len(pages))
        return make(context, root, html, pages)

    layout.make_all_pages = make_settled
    pydyf.PDF.page_references = property(lambda pdf: _once(pdf, listed.fget))
    try:
        yield
    finally:
        layout.make_all_pages, pydyf.PDF.page_references = make, listed


def _settle(collector: Any, total: int) -> None:
    """Write all page numbers that are known by now, so that the next layout finds them there."""
    lookups = collector.counter_lookup_items
    if any(TOTAL in names for each in lookups.values() for names in _missing(each)):
        return  # a book that prints the number of its pages needs the third time
    for item in (*lookups.values(), *collector.target_lookup_items.values()):
        if TOTAL in item.cached_page_counter_values:
            item.cached_page_counter_values[TOTAL] = [total]
    for (_, property_name), item in list(lookups.items()):
        if property_name == "content":
            item.parse_again(item.cached_page_counter_values)


def _missing(item: Any) -> list[Any]:
    return [item.missing_counters, *item.missing_target_counters.values()]


def _once(pdf: Any, listed: Any) -> Any:
    count = len(pdf.pages["Kids"])
    held = pdf.__dict__.get("_cadrage_pages")
    if held is None or held[0] != count:
        held = pdf._cadrage_pages = (count, listed(pdf))
    return held[1]
