"""A drawing made fit for a page: own ids, links with a name, and nothing it can do without."""

from __future__ import annotations

import re

REFERENCE = re.compile(r'\b(id|href)="(#?)([^"#]+)"')
PAINT = re.compile(r"url\(#([^)]+)\)")  # in clip-path, and in style where a bar is hatched
MARK = re.compile(r'<a href="([^"#]*#([^"]+))" target="_blank">')
KIND = re.compile("(?:article|finding|record)-")
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
# a shape that is used: what uses it has the colours, which on dark pages are others
SHAPE = re.compile(r'<path id="[^"]*"[^>]*>')
COLOUR = re.compile(r"\b(?:stroke|fill): #[0-9a-f]{6};? ?")
# would apply to every drawing of the page
GLOBAL_STYLE = re.compile(r"<style[^>]*>.*?</style>\s*", re.DOTALL)
SIZE = re.compile(r'<svg\b([^>]*?) width="([\d.]+)pt" height="[\d.]+pt"')
LOOK = "stroke-linejoin:round;stroke-linecap:butt"
# what weighs and is not seen: a hundredth of a point, names that nothing uses, turns by nothing
TAG = re.compile(r"<[^>]+>")
FRACTION = re.compile(r"(?<![\w.#])-?\d+\.\d{3,}")
USED = re.compile(r"#([\w-]+)")
NAMED = re.compile(r' id="([^"]+)"')
NO_TURN = re.compile(r' transform="rotate\(-?0 [^"]*\)"')
FAMILY = re.compile(r"font-family: ([^;\"]+);? ?")
SPACE = re.compile(r">\s+<")


def inline(svg: str, name: str) -> str:
    """An SVG element fit to stand in a page: own ids, links with a name, no foreign style.

    Args:
        svg: an element as matplotlib writes it.
        name: unique in the book; it prefixes the ids.
    """
    svg = GLOBAL_STYLE.sub("", timeless(svg)).replace("xlink:href", "href")
    svg = PAINT.sub(rf"url(#{name}-\1)", _renamed(svg, name))
    svg = SHAPE.sub(lambda shape: COLOUR.sub("", shape.group()), svg)
    svg = MARK.sub(_named, svg)
    family = _only_family(svg)
    look = f"{LOOK};font-family:{family}" if family else LOOK
    return SIZE.sub(rf'<svg\1 width="\2pt" style="{look}"', slim(svg)).strip()


def timeless(svg: str) -> str:
    """An SVG without what matplotlib tells of itself, the time of drawing among it."""
    return METADATA.sub("", svg)


def _named(mark: re.Match[str]) -> str:
    """A mark's link with its name: what it leads to, ABC21.7, article ABC21 or finding x.y."""
    kind = KIND.match(mark[2])
    name = mark[2].replace("-", " ", 1) if kind else mark[2]
    return f'<a href="{mark[1]}" aria-label="{name}">'


def _renamed(svg: str, name: str) -> str:
    ids = set(re.findall(r'\bid="([^"]+)"', svg))

    def own(match: re.Match[str]) -> str:
        attribute, opens, target = match.groups()
        is_own = target in ids and (attribute == "id" or opens)
        return f'{attribute}="{opens}{name}-{target}"' if is_own else match.group()

    return REFERENCE.sub(own, svg)


def slim(svg: str) -> str:
    """The same picture in fewer characters; the text in it is left as it is."""
    used = set(USED.findall(svg))
    is_one = _only_family(svg) is not None

    def lighter(match: re.Match[str]) -> str:
        tag = FRACTION.sub(_rounded, NO_TURN.sub("", match.group()))
        tag = NAMED.sub(lambda one: one.group() if one[1] in used else "", tag)
        return FAMILY.sub("", tag) if is_one else tag

    return SPACE.sub(">\n<", TAG.sub(lighter, svg))


def _only_family(svg: str) -> str | None:
    found = {family for tag in TAG.findall(svg) for family in FAMILY.findall(tag)}
    return found.pop() if len(found) == 1 else None


def _rounded(number: re.Match[str]) -> str:
    value = float(number.group())
    # what is below one may be a share or a scale
    return f"{value:.{2 if abs(value) >= 1 else 4}f}".rstrip("0").rstrip(".")
