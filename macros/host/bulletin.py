"""What the preview tells the pages that are open: that something changed, and what is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from threading import Condition

from macros.french import espaces

Fault = tuple[str, str]
"""Where something is wrong, a file and a line or nothing, and the sentence that says it."""


@dataclass(frozen=True, slots=True)
class News:
    """What holds now: the count of changes so far, and all that is wrong."""

    number: int
    faults: tuple[Fault, ...] = ()

    def told(self) -> bytes:
        """Return the news as browsers read events (HTML, § 9.2 Server-sent events)."""
        shown = [(place, espaces(sentence)) for place, sentence in self.faults]
        text = json.dumps({"problemes": shown}, ensure_ascii=False)
        return f"data: {text}\n\n".encode()


class Bulletin:
    """The last news, that any number of readers wait for."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._news = News(0)

    def post(self, faults: tuple[Fault, ...]) -> None:
        """Tell every reader that something changed, and all that is wrong now."""
        with self._changed:
            self._news = News(self._news.number + 1, faults)
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> News | None:
        """Return the first news of a higher number; None when so many seconds bring none."""
        with self._changed:
            self._changed.wait_for(lambda: self._news.number > number, seconds)
            return self._news if self._news.number > number else None
