"""axe-core on a page: every rule on the whole page, those of colours on one text of each look.

Colours take axe nine tenths of its time, and it asks of thousands of texts and links what is
decided by a few dozen looks: the colours, size and weight of a text, the grounds that it stands
on, and of a link also the look of the words around it. Pages of one book share their looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What axe would preload it asks for by XHR, which file:// forbids; of what is in order nothing is
# told, which is half of the time.
OPTIONS: dict[str, Any] = {"preload": False, "resultTypes": ["violations"]}
COLOURS = ["color-contrast", "link-in-text-block"]
# marks one text of each look that is not known yet, and gives these looks
LOOKS = """(known) => {
    for (const marked of document.querySelectorAll('[data-look]')) delete marked.dataset.look;
    const seen = new Set(known), plain = new Set(['rgba(0, 0, 0, 0)', 'none', '1']), found = [];
    const kept = new Map();
    const grounds = (each) => {  // from an element up to the page
        if (!each) return '';
        if (kept.has(each)) return kept.get(each);
        const {backgroundColor, backgroundImage, opacity, position} = getComputedStyle(each);
        const ground = [backgroundColor, backgroundImage, opacity].filter((it) => !plain.has(it));
        // what is placed freely, and words in a drawing, may have another ground than their parents
        if (position === 'absolute' || position === 'fixed') ground.push(each.className);
        if (each.localName === 'svg') ground.push(location.pathname, each.innerHTML.length);
        kept.set(each, [...ground, grounds(each.parentElement)].join());
        return kept.get(each);
    };
    const worn = (each) => {
        const own = getComputedStyle(each);
        return [own.color, own.fill, own.fontSize, own.fontWeight, own.fontStyle, own.textShadow,
            own.textDecorationLine, own.borderBottom].join();
    };
    const says = (each) =>
        [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    for (const each of document.querySelectorAll('body *')) {
        const speaks = says(each);
        const link = each.closest('a, [role=link]');
        if (!speaks && link !== each) continue;
        if (!each.checkVisibility({visibilityProperty: true})) continue;
        const home = link?.parentElement;
        const around = link ? [worn(link), home.localName, says(home), worn(home)] : [];
        const look = [worn(each), ...around, grounds(each)].join('; ');
        if (seen.has(look)) continue;
        seen.add(look);
        found.push(look);
        each.dataset.look = '';
    }
    return found;
}"""
# a colour half way from one state to the other is not what a reader sees
SETTLED = "() => Promise.all(document.getAnimations().map((each) => each.finished))"


def faults(page: Page, *, only_colours: bool = False, known: set[str] | None = None) -> str:
    """axe's report of what is wrong with a page as it now is; empty if nothing is.

    Args:
        page: the page.
        only_colours: leaves out what does not depend on colours.
        known: looks that need no audit, since they had one; those that get one now are added.
    """
    known = set() if known is None else known
    page.evaluate(SETTLED)
    new = page.evaluate(LOOKS, sorted(known))
    rounds = []
    if not only_colours:
        off = {name: {"enabled": False} for name in COLOURS}
        rounds.append(Axe().run(page, options=OPTIONS | {"rules": off}))
    if new:
        looks = {"include": [["[data-look]"]]}
        rounds.append(Axe().run(page, context=looks, options=OPTIONS | {"runOnly": COLOURS}))
    known.update(new)
    return "\n".join(found.generate_report() for found in rounds if found.violations_count)
