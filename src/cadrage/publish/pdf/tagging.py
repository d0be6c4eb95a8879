"""What WeasyPrint's tags leave out: changes of language, contents, notes.

WeasyPrint writes the language of the document but not that of a passage; a screen reader would read French with
English sounds. It offers no hook, so the one function that builds the tree of tags is wrapped while it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ROLE = "data-pdf"


@contextmanager
def richer_tags() -> Iterator[None]:
    """Give every tag, while a PDF is written, its language and the role named by the attribute `data-pdf`."""
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def build_richer(box: Any, *args: Any) -> Iterator[Any]:
        for made in build(box, *args):
            element = None if box.element_tag is None or "::" in box.element_tag else box.element
            if element is not None:
                if language := element.get("lang"):
                    made["Lang"] = pydyf.String(language)
                if role := element.get(ROLE):
                    made["S"] = f"/{role}"
            yield made

    tags._build_box_tree = build_richer
    try:
        yield
    finally:
        tags._build_box_tree = build
