"""Small French texts: durations, dates, ranges, letters without accents, no-break spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def duree(minutes: int) -> str:
    """Return minutes as people say them: 45 min, 1 h, 2 h 15."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def fourchette(low: int, high: int, unit: str = "") -> str:
    """Return « de 4 à 12 personnes », or « 4 personnes » when both ends meet."""
    tail = f" {unit}" if unit else ""
    return f"{low}{tail}" if low == high else f"de {low} à {high}{tail}"


def minutes(count: int) -> str:
    """Return a duration in whole words: 1 minute, 5 minutes."""
    return "1 minute" if count == 1 else f"{count} minutes"


def horloge(minutes: int) -> str:
    """Return minutes since midnight as 09:30."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def heure(minutes: int) -> str:
    """Return minutes since midnight as 9 h 05."""
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes % 60 else f"{minutes // 60} h"


def jour(day: date, year: bool = True) -> str:
    """Return « mardi 3 février 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    text = f"{_DAYS[day.weekday()]} {number} {MOIS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def date_courte(day: date) -> str:
    """Return « 22 novembre 2026 »."""
    return jour(day).split(" ", 1)[1]


def mois(month: str) -> str:
    """Return « novembre 2026 » for 2026-11."""
    year, number = month.split("-")
    return f"{MOIS[int(number) - 1]} {year}"


def enumeration(words: Iterable[object], link: str = "et") -> str:
    """Return « a, b et c »."""
    *most, last = [str(word) for word in words] or [""]
    return f"{', '.join(most)} {link} {last}" if most else last


def un_de(titles: Iterable[str]) -> str:
    """Return titles of which one is enough, three at most: « A », « B » ou « C »."""
    return enumeration([f"« {title} »" for title in list(titles)[:3]], "ou")


def nombre(value: float) -> str:
    """Return a number: 2, or 2,5."""
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def milliers(count: int) -> str:
    """Return a count by groups of three figures: 46 125."""
    return f"{count:,}".replace(",", " ")


_LETTRES = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip


def en_lettres(count: int) -> str:
    """Return a count as a sentence writes it: huit, or 17 and more in figures."""
    return _LETTRES[count] if count < len(_LETTRES) else str(count)


def pluriel(count: int, singular: str, plural: str = "") -> str:
    """Return a count and its noun: 0 or 1 take the singular, as in French."""
    noun = singular if abs(count) < 2 else plural or singular + "s"
    return f"{count} {noun}"


def majuscule(text: str) -> str:
    """Return a text that starts as a sentence does, the rest as it is."""
    return text[:1].upper() + text[1:]


def sans_accents(text: str, form: Literal["NFD", "NFKD"] = "NFKD") -> str:
    """Return a text in small letters without accents nor ligatures; NFKD also opens what a font
    draws as one: fractions, powers, no-break spaces."""
    small = text.lower()
    if small.isascii():
        return small
    split = unicodedata.normalize(form, small.replace("œ", "oe").replace("æ", "ae"))
    return _BEYOND_ASCII.sub(lambda sign: "" if unicodedata.combining(sign[0]) else sign[0], split)


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


_CONTRACTIONS = {"de": {"le": "du", "les": "des"}, "à": {"le": "au", "les": "aux"}}
_VOWEL = re.compile("[aeiouyéèêhœ]")


_PARTITIVE = ("des", "du", "de")
"""Words that « de » is already in."""


def _joined(word: str, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    if word == "de" and (first in _PARTITIVE or noun.startswith("d’")):
        return noun  # « de » and « des repas » make « des repas »; « de la farine » stays as it is.
    short = _CONTRACTIONS[word].get(first)
    if short and rest:
        return f"{short} {rest}"
    elided = word == "de" and _VOWEL.match(sans_accents(first)[:1]) and not first[:1].isupper()
    return f"d’{noun}" if elided and not first.startswith(("huit", "onz")) else f"{word} {noun}"


def du(noun: str) -> str:
    """Return « du logement » for « le logement », « d’un jardin » for « un jardin », « d’avril » for
    « avril », « des repas » for « les repas » and for « des repas »."""
    return _joined("de", noun)


def au(noun: str) -> str:
    """Return « au logement » for « le logement », « aux bancs » for « les bancs »."""
    return _joined("à", noun)


_SPACES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r" ([;!?])(?=[\s<)»]|$)"), "\u202f\\1"),
    (re.compile(r" (:)(?=[\s<]|$)"), "\u00a0\\1"),
    (re.compile(r"« ?"), "«\u202f"),
    (re.compile(r" ?»"), "\u202f»"),
    (
        re.compile(r"(\d) (?=(?:%|€|h|km|kg|min|heures?|jours?|minutes?|personnes?|ans)\b|%|€)"),
        "\\1\u00a0",
    ),
    (re.compile(r"\b(\d\d) (\d\d) (?=\d{7}\b)"), "\\1\u00a0\\2\u00a0"),
    (re.compile(r"(\d[ \u00a0]h) (?=\d\d\b)"), "\\1\u00a0"),
    (re.compile(r"(?<!\d)0\d(?: \d\d){4}(?! ?\d)"), lambda told: told[0].replace(" ", "\u00a0")),
    (re.compile(r"(\d) (?=\d{3}\b)"), "\\1\u202f"),
)
_WORTH = re.compile("[;!?:«»]|\\d \\d|\\d [%€hkm]")


def euros(amount: int) -> str:
    """Return « 1 500 € », which no line cuts."""
    return f"{amount:,}\u00a0€".replace(",", "\u202f")


def espaces(text: str) -> str:
    """Return a plain text with French no-break spaces; a telephone number is never cut.

    Rules: normes-fr §5.4 (U+202F before ; ! ? and inside « », U+00A0 before :).
    """
    if _WORTH.search(text):
        for pattern, replacement in _SPACES:
            text = pattern.sub(replacement, text)
    return text
