"""A room of each kind, its clock in our hands: Chromium or Firefox, a site that is served or a folder that is opened."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from playwright.sync_api import Browser

from .firefox import Firefox

CLOCK = """(now => {
  const Real = Date;
  window.plusTard = ms => { now += ms; };
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(now); }
    static now() { return now; }
  };
})"""
"""A clock that stands still but when it is told to jump, as that of a phone that slept."""
AWAKE = "(document.dispatchEvent(new Event('visibilitychange')), 0)"
READY = """new Promise(done => {
  const look = () => (%s) ? done(true) : setTimeout(look, 20);
  look();
})"""


class Salle(ABC):
    """A tab of a browser, at an instant in milliseconds that only moves when it is told to."""

    def __init__(self, now: int) -> None:
        self.now = now

    @abstractmethod
    def run(self, expression: str) -> Any:
        """Return the value of an expression, a promise awaited."""

    @abstractmethod
    def _load(self, url: str) -> None:
        """Open an address under the clock as it is now."""

    @property
    @abstractmethod
    def messages(self) -> list[str]:
        """Return what the page said went wrong."""

    def open(self, url: str) -> None:
        self._load(url)
        self.url = url
        self.until("document.querySelector('.animer[data-montre]')")

    def reload(self) -> None:
        """Open the same address again: the page is made anew, of what the device kept alone."""
        self._load("about:blank")
        self.open(self.url)

    def sleep(self, minutes: float) -> None:
        """Have the device sleep some minutes, then wake."""
        self.now += round(minutes * 60_000)
        self.run(f"(plusTard({round(minutes * 60_000)}), 0)")
        self.run(AWAKE)

    def until(self, condition: str) -> None:
        self.run(READY % condition)

    def press(self, name: str) -> None:
        self.run(f"(document.querySelector('[data-acte={name}]').click(), 0)")

    def key(self, key: str) -> None:
        event = f"new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }})"
        self.run(f"(document.body.dispatchEvent({event}), 0)")

    def said(self, name: str) -> str:
        """Return the words of a piece of the page; nothing when it is hidden."""
        found = f"document.querySelector('.animer__{name}')"
        told: str = self.run(f"{found}.checkVisibility() ? {found}.textContent : ''")
        return told.replace("\u00a0", " ").strip()

    def lines(self, selector: str) -> list[str]:
        told: list[str] = self.run(
            f"[...document.querySelectorAll('.animer {selector}')].map(one => one.innerText)"
        )
        return [" ".join(one.replace("\u00a0", " ").split()) for one in told]


class Chrome(Salle):
    def __init__(self, browser: Browser, now: int) -> None:
        super().__init__(now)
        self.context = browser.new_context(viewport={"width": 390, "height": 844})
        self.page = self.context.new_page()
        self._wrong: list[str] = []
        self.page.on("pageerror", lambda error: self._wrong.append(str(error)))
        self._tab = self.context.new_cdp_session(self.page)
        self._tab.send("Page.enable")
        self._script = ""

    def run(self, expression: str) -> Any:
        return self.page.evaluate(f"() => {expression}")

    def _load(self, url: str) -> None:
        if self._script:
            self._tab.send("Page.removeScriptToEvaluateOnNewDocument", {"identifier": self._script})
        made = self._tab.send(
            "Page.addScriptToEvaluateOnNewDocument", {"source": f"{CLOCK}({self.now})"}
        )
        self._script = made["identifier"]
        self.page.goto(url)

    @property
    def messages(self) -> list[str]:
        return self._wrong

    def close(self) -> None:
        self.context.close()


class Renard(Salle):
    def __init__(self, window: Firefox, now: int) -> None:
        super().__init__(now)
        self.window = window
        self._script = ""

    def run(self, expression: str) -> Any:
        return self.window.run(expression)

    def _load(self, url: str) -> None:
        if self._script:
            self.window.call("script.removePreloadScript", {"script": self._script})
        code = f"() => {CLOCK}({self.now})"
        made = self.window.call("script.addPreloadScript", {"functionDeclaration": code})
        self._script = made["script"]
        self.window.open(url)

    @property
    def messages(self) -> list[str]:
        return self.window.messages

    def close(self) -> None:
        self.window.close()
