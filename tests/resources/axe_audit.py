"""axe-core on a page: every rule on the whole page, contrast on one text of each look.

Contrast takes axe four fifths of its time, and asks of thousands of texts what is decided by a few
dozen looks: the colours, size and weight of a text and the grounds that it stands on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What axe would preload it asks for by XHR, which file:// forbids; of what is in order nothing is
# told, which is half of the time.
OPTIONS: dict[str, Any] = {"preload": False, "resultTypes": ["violations"]}
CONTRAST = "color-contrast"
LOOKS = """() => {
    for (const marked of document.querySelectorAll('[data-look]')) delete marked.dataset.look;
    const seen = new Set(), plain = new Set(['rgba(0, 0, 0, 0)', 'none', '1']);
    for (const each of document.querySelectorAll('body *')) {
        const speaks = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if (!speaks || !each.checkVisibility({visibilityProperty: true})) continue;
        const own = getComputedStyle(each);
        const look = [own.color, own.fill, own.fontSize, own.fontWeight, own.textShadow];
        for (let up = each; up; up = up.parentElement) {
            const {backgroundColor, backgroundImage, opacity, position} = getComputedStyle(up);
            const ground = [backgroundColor, backgroundImage, opacity];
            // what is placed freely may stand on another ground than its parents'
            if (position === 'absolute' || position === 'fixed') ground.push(up.className);
            look.push(...ground.filter((part) => !plain.has(part)));
        }
        const key = look.join();
        if (!seen.has(key)) each.dataset.look = '';
        seen.add(key);
    }
}"""
# a colour half way from one state to the other is not what a reader sees
SETTLED = "() => Promise.all(document.getAnimations().map((each) => each.finished))"


def faults(page: Page, *, only_colours: bool = False) -> str:
    """axe's report of what is wrong with a page as it now is; empty if nothing is."""
    page.evaluate(SETTLED)
    page.evaluate(LOOKS)
    rest = (
        {"runOnly": ["link-in-text-block"]}
        if only_colours
        else {"rules": {CONTRAST: {"enabled": False}}}
    )
    rounds = [
        Axe().run(page, options=OPTIONS | rest),
        Axe().run(
            page,
            context={"include": [["[data-look]"]]},
            options=OPTIONS | {"runOnly": [CONTRAST]},
        ),
    ]
    return "\n".join(found.generate_report() for found in rounds if found.violations_count)
