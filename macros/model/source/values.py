"""A value that is not of the expected kind: the French sentence that says what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from macros.french import nombre

from ..base.problems import found, plain

Context = Mapping[str, Any]
"""What pydantic tells of a fault, by name, with the field's name and form."""


def _text(value: object, context: Context) -> str:
    if isinstance(value, float):  # 8.10 was read as 8.1: only the author knows what was meant.
        return "du texte est attendu, un nombre à virgule trouvé ; le mettre entre guillemets"
    expected = f"du texte est attendu, {found(value)}"
    if isinstance(value, tuple):
        word = _one_word(value, context["name"])
        return word or f"{expected} ; écrire une seule phrase, sans tirets"
    if isinstance(value, Mapping):
        return f"{expected} ; mettre le texte entre guillemets"
    if value is None:
        return f"{expected} ; compléter ou retirer la ligne"
    return f'{expected} ; le mettre entre guillemets : "{plain(value)}"'


_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _one_word(value: tuple[object, ...], name: str | int) -> str:
    """Return what to say of a list written in place of one word or number."""
    if not value or not all(
        isinstance(v, int) or (isinstance(v, str) and _WORD.fullmatch(v)) for v in value
    ):
        return ""
    kept = f"{name}: {plain(value[0])}" if isinstance(name, str) else plain(value[0])
    return (
        f"une seule valeur est attendue, sans crochets ni tiret, une liste trouvée ; écrire {kept}"
    )


_HOURS = re.compile(r"([0-9]{1,2})\s?(?:h|:|heures?)\s?([0-9]{2})?(?:\s?min(?:utes?)?)?", re.I)


_MINUTES = re.compile(r"([0-9]{1,18})(?:\s?min(?:utes?)?)?", re.I)


_DURATION = re.compile(r"\b(?:heures?|minutes?|min|h)\b", re.I)


_DECIMAL = re.compile(r"(-?[0-9]{1,9})[.,][0-9]{1,9}")


_GROUPED = re.compile(r"[0-9]{1,3}(?:[ .\u00a0\u202f][0-9]{3})+")


_COUNTED = re.compile(r"([0-9]{1,9})(?:\s?,|\s+(?!(?:à|a|ou|et|-)\b)[^\W\d][^\d,;]*)")


_SEVERAL = re.compile(r"[0-9]+(?:\s*[,;]\s*[0-9]+)+")


def _integer(value: object, context: Context) -> str:
    if isinstance(value, tuple) and (word := _one_word(value, context["name"])):
        return word
    text = value.strip() if isinstance(value, str) else ""
    expected = f"un nombre entier est attendu, {found(value)}"
    if match := _HOURS.fullmatch(text):
        written = int(match[1]) * 60 + int(match[2] or 0)
        return f"un nombre de minutes est attendu, {found(value)} ; écrire {written}"
    if match := _MINUTES.fullmatch(text):
        plain_number = str(int(match[1]))
        what = "retirer les guillemets" if value == plain_number else f"écrire {plain_number}"
        return f"{expected} ; {what}"
    if _DURATION.search(text):
        return f"un nombre de minutes est attendu, {found(value)} ; par exemple 60"
    return expected + _whole(text or (plain(value) if isinstance(value, float) else ""))


def _whole(text: str) -> str:
    """Return the whole number that a text was meant to be, as a remedy."""
    if _GROUPED.fullmatch(text):
        return f" ; écrire {re.sub('[^0-9]', '', text)}"
    if match := _DECIMAL.fullmatch(text):
        return f" ; arrondir, à {match[1]} ou {int(match[1]) + 1}"
    if match := _COUNTED.fullmatch(text):
        return f" ; écrire {match[1]}"
    if _SEVERAL.fullmatch(text):
        return f" ; séparer par des virgules : [{', '.join(re.findall('[0-9]+', text))}]"
    return ""


def _decimal(value: object, _: object) -> str:
    expected = f"un nombre est attendu, {found(value)}"
    text = value.strip() if isinstance(value, str) else ""
    return f"{expected} ; écrire {text.replace(',', '.')}" if _DECIMAL.fullmatch(text) else expected


_YES = {"oui": "true", "vrai": "true", "yes": "true", "on": "true", "x": "true", "1": "true"}


_NO = {"non": "false", "faux": "false", "no": "false", "off": "false", "0": "false"}


def _boolean(value: object, _: object) -> str:
    word = (_YES | _NO).get(plain(value).strip().lower()) if isinstance(value, str | int) else None
    expected = f"true ou false est attendu, {found(value)}"
    return f"{expected} ; écrire {word}" if word else expected


_ITEMS = re.compile(r"[a-z0-9-]+(?:\s*[,;]\s*[a-z0-9-]+)*,?")


def _listing(value: object, context: Context) -> str:
    expected = f"une liste est attendue, {found(value)}"
    if value is None:
        return f"{expected} ; la compléter ou retirer la ligne"
    text = plain(value) if isinstance(value, str | int) else ""
    if _ITEMS.fullmatch(text) and isinstance(context["name"], str):
        items = ", ".join(re.findall(r"[a-z0-9-]+", text))
        return f"{expected} ; écrire {context['name']}: [{items}]"
    return f"{expected} ; commencer chaque ligne par un tiret"


def _too_short(_: object, context: Context) -> str:
    least, actual = context["min_length"], context["actual_length"]
    noun = "élément attendu" if least == 1 else "éléments attendus"
    return f"au moins {least} {noun}, {actual} {'trouvés' if actual > 1 else 'trouvé'}"


def _too_long(value: Any, context: Context) -> str:
    most = context["max_length"]
    if not isinstance(value, str):
        return f"{most} éléments au plus, {len(value)} trouvés ; en retirer"
    return f"{most} signes au plus, {len(value.strip())} trouvés ; raccourcir"


def _literal(value: object, context: Context) -> str:
    choices = context["expected"].replace("'", "").replace(" or ", ", ")
    scalar = isinstance(value, str | int | float)
    refused = f"« {plain(value)} » n’est pas accepté" if scalar else found(value)
    return f"{refused} ; choisir parmi : {choices}"


def _fields(value: object, context: Context) -> str:
    expected = f"des champs sont attendus, {found(value)}"
    return f"{expected} ; par exemple {context['form']}" if context["form"] else expected


SENTENCES: Mapping[str, Callable[[Any, Context], str]] = {
    "string_type": _text,
    "int_type": _integer,
    "float_type": _decimal,
    "bool_type": _boolean,
    "tuple_type": _listing,
    "dict_type": _fields,
    "model_type": _fields,
    "model_attributes_type": _fields,
    "greater_than_equal": lambda value, c: (
        f"au moins {nombre(c['ge'])} est attendu, {nombre(value)} trouvé"
    ),
    "less_than_equal": lambda value, c: (
        f"au plus {nombre(c['le'])} est attendu, {nombre(value)} trouvé"
    ),
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": _too_short,
    "literal_error": _literal,
}
