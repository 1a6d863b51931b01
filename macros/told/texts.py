"""Texts made to fit the formats that leave: no forbidden sign, no word cut in two."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable

_BREAKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls and halves of signs: XML refuses them, calendars misread them."""
_SENTENCE_END = re.compile(r"(?<!\b\w)[.!?…]+(?=\s)")
"""The end of a sentence; one letter and a point is an initial, as in « C. Boughattas »."""
_WORD_END = re.compile(r"(?=[,;:]?\s)")
_JOINERS = "\u200d\ufe0e\ufe0f"
_ELLIPSIS = "…"


def clean(text: str) -> str:
    """Return a text on one line, without the signs that no format accepts."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text)).strip()


def paragraphs(texts: Iterable[str]) -> str:
    """Return texts cleaned, one a line; empty ones are left out."""
    return "\n".join(filter(None, map(clean, texts)))


def shorten(text: str, limit: int) -> str:
    """Return a text of at most limit signs, cut after a sentence, or else between two words.

    A cut between words ends with an ellipsis; only a word longer than the limit is cut in two.
    """
    if len(text) <= limit:
        return text
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, limit + 1) if m.end() <= limit]
    if ends and ends[-1] * 2 >= limit:
        return text[: ends[-1]]
    words = [m.start() for m in _WORD_END.finditer(text, 1, limit + 2) if m.start() < limit]
    end = words[-1] if words else _whole(text, limit - 1)
    return text[:end].rstrip(" \n,;:(«") + _ELLIPSIS


def _whole(text: str, end: int) -> int:
    """Return the nearest place before end that splits no sign from its accents or its joiners."""
    place = end
    while place > 1 and (_belongs(text[place]) or text[place - 1] == _JOINERS[0]):
        place -= 1
    return place


def _belongs(sign: str) -> bool:
    return sign in _JOINERS or bool(unicodedata.combining(sign)) or "🏻" <= sign <= "🏿"


def lines(text: str, width: int, count: int) -> list[str]:
    """Return a text on at most count lines of at most width signs; the last one may be shortened."""
    found = textwrap.wrap(clean(text), width, break_on_hyphens=False)
    if len(found) <= count:
        return found
    return [*found[: count - 1], shorten(" ".join(found[count - 1 :]), width)]
