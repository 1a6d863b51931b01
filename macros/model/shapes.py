"""From a document to a record: pydantic judges, this module says it in French with a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from .documents import Document
from .problems import Problem, found, number, plain, remedy
from .yaml_source import REFUSED, Lines, Path, dotted

R = TypeVar("R", bound=BaseModel)


def shape(
    document: Document, model: type[R], context: Mapping[str, Any]
) -> tuple[R | None, list[Problem]]:
    """Return the record a document describes, or every fault in its shape."""
    try:
        return model.model_validate(document.data, context=dict(context)), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, [_problem(document, model, f) for f in faults if not _said(f, faults)]


def line_of(lines: Lines, where: Path, default: int = 1) -> int:
    """Return the line of a path, or of the nearest parent that stands in the file."""
    for length in range(len(where), -1, -1):
        if where[:length] in lines:
            return lines[where[:length]]
    return default


def _said(fault: Any, faults: list[Any]) -> bool:
    """Say whether a value is refused already, or a list only short of its wrong items."""
    if fault["input"] is REFUSED:
        return True
    depth = len(fault["loc"])
    return fault["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == fault["loc"] for other in faults
    )


def _problem(document: Document, model: type[BaseModel], fault: Any) -> Problem:
    where: Path = tuple(part for part in fault["loc"] if part != "[key]")
    line = line_of(document.lines, where)
    return Problem(document.path, line, dotted(where), _sentence(document, model, where, fault))


def _sentence(document: Document, model: type[BaseModel], where: Path, fault: Any) -> str:
    kind: str = fault["type"]
    if kind == "missing":
        return _missing(model, where)
    if kind == "extra_forbidden":
        if fault["input"] is None and _shares_line(document.lines, where):
            return "une virgule coupe ce texte en deux ; le mettre entre guillemets"
        return f"champ inconnu ; {remedy(str(where[-1]), _fields_at(model, where[:-1]))}"
    if kind in _SENTENCES:
        return _SENTENCES[kind](fault["input"], fault.get("ctx", {}))
    return str(fault["msg"])


def _shares_line(lines: Lines, where: Path) -> bool:
    """Say whether a field stands on the line of another one of the same braces."""
    line, depth = lines.get(where), len(where)
    near = [path for path, other in lines.items() if other == line and len(path) == depth]
    return sum(path[:-1] == where[:-1] for path in near) > 1


def _missing(model: type[BaseModel], where: Path) -> str:
    due: Mapping[str, str] = getattr(model, "DUE", {})
    if len(where) == 1 and where[0] in due:
        return f"information due au public absente ({due[str(where[0])]}) ; l’ajouter"
    return "champ obligatoire absent ; l’ajouter"


def _fields_at(model: type[BaseModel], where: Path) -> list[str]:
    for part in ("root", *where):
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models(model.model_fields[part].annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _text(value: Any, _: Any) -> str:
    if isinstance(value, float):  # 8.10 was read as 8.1: only the author knows what was meant.
        return "du texte est attendu, un nombre à virgule trouvé ; le mettre entre guillemets"
    expected = f"du texte est attendu, {found(value)}"
    if isinstance(value, tuple):
        return f"{expected} ; écrire une seule phrase, sans tirets"
    if isinstance(value, Mapping):
        return f"{expected} ; mettre le texte entre guillemets"
    if value is None:
        return f"{expected} ; compléter ou retirer la ligne"
    return f'{expected} ; le mettre entre guillemets : "{plain(value)}"'


_HOURS = re.compile(r"([0-9]{1,2})\s?(?:h|:|heures?)\s?([0-9]{2})?(?:\s?min(?:utes?)?)?", re.I)
_MINUTES = re.compile(r"([0-9]{1,18})(?:\s?min(?:utes?)?)?", re.I)
_DURATION = re.compile(r"\b(?:heures?|minutes?|min|h)\b", re.I)


def _integer(value: Any, _: Any) -> str:
    text = value if isinstance(value, str) else ""
    expected = f"un nombre entier est attendu, {found(value)}"
    if match := _HOURS.fullmatch(text):
        written = int(match[1]) * 60 + int(match[2] or 0)
        return f"un nombre de minutes est attendu, {found(value)} ; écrire {written}"
    if match := _MINUTES.fullmatch(text):
        plain_number = str(int(match[1]))
        what = "retirer les guillemets" if text == plain_number else f"écrire {plain_number}"
        return f"{expected} ; {what}"
    if _DURATION.search(text):
        return f"un nombre de minutes est attendu, {found(value)} ; par exemple 60"
    return expected


def _listing(value: Any, _: Any) -> str:
    expected = f"une liste est attendue, {found(value)}"
    if value is None:
        return f"{expected} ; la compléter ou retirer la ligne"
    return f"{expected} ; commencer chaque ligne par un tiret"


def _too_short(_: Any, context: Mapping[str, Any]) -> str:
    least, actual = context["min_length"], context["actual_length"]
    noun = "élément attendu" if least == 1 else "éléments attendus"
    return f"au moins {least} {noun}, {actual} {'trouvés' if actual > 1 else 'trouvé'}"


def _too_long(value: Any, context: Mapping[str, Any]) -> str:
    most = context["max_length"]
    if not isinstance(value, str):
        return f"{most} éléments au plus, {len(value)} trouvés ; en retirer"
    return f"{most} signes au plus, {len(value.strip())} trouvés ; raccourcir"


def _literal(value: Any, context: Mapping[str, Any]) -> str:
    choices = context["expected"].replace("'", "").replace(" or ", ", ")
    scalar = isinstance(value, str | int | float)
    refused = f"« {plain(value)} » n’est pas accepté" if scalar else found(value)
    return f"{refused} ; choisir parmi : {choices}"


def _fields(value: Any, _: Any) -> str:
    return f"des champs sont attendus, {found(value)}"


_SENTENCES: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "string_type": _text,
    "int_type": _integer,
    "float_type": lambda value, _: f"un nombre est attendu, {found(value)}",
    "bool_type": lambda value, _: f"true ou false est attendu, {found(value)}",
    "tuple_type": _listing,
    "dict_type": _fields,
    "model_type": _fields,
    "model_attributes_type": _fields,
    "greater_than_equal": lambda value, c: (
        f"au moins {number(c['ge'])} est attendu, {number(value)} trouvé"
    ),
    "less_than_equal": lambda value, c: (
        f"au plus {number(c['le'])} est attendu, {number(value)} trouvé"
    ),
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": _too_short,
    "literal_error": _literal,
}
