"""Waiting for what a page computes, where no visible text tells it."""

from __future__ import annotations

from playwright.sync_api import Page

LOOK = """() => new Promise((found, missed) => {{
    const late = setTimeout(() => missed(new Error({told!r})), 30000);
    const look = async () => (await ({truth}))
        ? (clearTimeout(late), found())
        : requestAnimationFrame(look);
    look();
}})"""


def until(page: Page, truth: str) -> None:
    """Return once a JavaScript expression holds in the page, its promise awaited; raise after 30 s.

    Playwright's own wait_for_function asks the page to run a text again and again, which our
    pages forbid (script-src 'self'): it works only when the expression holds at the first look.
    """
    page.evaluate(LOOK.format(truth=truth, told=f"never true: {truth}"))
