"""Whether an export ends where it was cut off: half an article must not pass for a whole one."""

from __future__ import annotations

import re

CUT = "the file ends within it: it is cut off; download it again"


def is_cut_markup(markup: str, tag: str) -> bool:
    """Whether HTML has no end and leaves an element of this kind open.

    Args:
        markup: the file.
        tag: of the elements that hold articles.
    """
    if re.search(r"</html\s*>", markup, re.IGNORECASE):
        return False
    opened, closed = (
        len(re.findall(rf"<{sign}{tag}\b", markup, re.IGNORECASE)) for sign in ("", "/")
    )
    return opened > closed


def is_cut_rtf(coded: str) -> bool:
    """Whether rich text leaves a group open."""
    bare = re.sub(r"\\[\\{}]", "", coded)
    return bare.count("{") > bare.count("}")
