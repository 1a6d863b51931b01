"""From a document to a record: pydantic judges, this module says it in French with a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from .documents import Document
from .problems import Problem, remedy
from .yaml_source import Lines, Path, dotted

R = TypeVar("R", bound=BaseModel)


def shape(
    document: Document, model: type[R], context: Mapping[str, Any]
) -> tuple[R | None, list[Problem]]:
    """Return the record a document describes, or every fault in its shape."""
    try:
        return model.model_validate(document.data, context=dict(context)), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, [_problem(document, model, f) for f in faults if not _echo(f, faults)]


def line_of(lines: Lines, where: Path, default: int = 1) -> int:
    """Return the line of a path, or of the nearest parent that stands in the file."""
    for length in range(len(where), -1, -1):
        if where[:length] in lines:
            return lines[where[:length]]
    return default


def _echo(fault: Any, faults: list[Any]) -> bool:
    """Say whether a list is only called short because some of its items are wrong."""
    depth = len(fault["loc"])
    return fault["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == fault["loc"] for other in faults
    )


def _problem(document: Document, model: type[BaseModel], fault: Any) -> Problem:
    where: Path = tuple(part for part in fault["loc"] if part != "[key]")
    line = line_of(document.lines, where)
    return Problem(document.path, line, dotted(where), _sentence(model, where, fault))


def _sentence(model: type[BaseModel], where: Path, fault: Any) -> str:
    kind: str = fault["type"]
    context = fault.get("ctx", {})
    if kind == "missing":
        return _missing(model, where)
    if kind == "extra_forbidden":
        fields = _fields_at(model, where[:-1])
        close = remedy(str(where[-1]), fields)
        return f"champ inconnu ; {close}"
    if kind in _SENTENCES:
        return _SENTENCES[kind](fault["input"], context)
    return str(fault["msg"])


def _missing(model: type[BaseModel], where: Path) -> str:
    due: Mapping[str, str] = getattr(model, "DUE", {})
    if len(where) == 1 and where[0] in due:
        return f"information due au public absente ({due[str(where[0])]}) ; l’ajouter"
    return "champ obligatoire absent ; l’ajouter"


def _fields_at(model: type[BaseModel], where: Path) -> list[str]:
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models(model.model_fields[part].annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _found(value: Any) -> str:
    if value is None:
        return "rien n’est écrit"
    if isinstance(value, tuple):
        return "une liste trouvée"
    if isinstance(value, Mapping):
        return "des champs trouvés"
    return f"« {_plain(value)} » trouvé"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _text(value: Any, _: Any) -> str:
    expected = f"du texte est attendu, {_found(value)}"
    if isinstance(value, tuple):
        return f"{expected} ; écrire une seule phrase, sans tirets"
    if isinstance(value, Mapping):
        return f"{expected} ; mettre le texte entre guillemets"
    if value is None:
        return f"{expected} ; compléter ou retirer la ligne"
    return f'{expected} ; le mettre entre guillemets : "{_plain(value)}"'


def _integer(value: Any, _: Any) -> str:
    match = (
        re.fullmatch(r"(\d{1,2})\s?(?:h|H|:)\s?(\d{2})?", value) if isinstance(value, str) else None
    )
    if match:
        minutes = int(match[1]) * 60 + int(match[2] or 0)
        return f"un nombre de minutes est attendu, {_found(value)} ; écrire {minutes}"
    digits = re.search(r"\d+", value) if isinstance(value, str) else None
    hint = f" ; écrire {digits[0]}" if digits else ""
    return f"un nombre entier est attendu, {_found(value)}{hint}"


def _listing(value: Any, _: Any) -> str:
    expected = f"une liste est attendue, {_found(value)}"
    if value is None:
        return f"{expected} ; la compléter ou retirer la ligne"
    return f"{expected} ; commencer chaque ligne par un tiret"


def _too_short(_: Any, context: Mapping[str, Any]) -> str:
    least = context["min_length"]
    noun = "élément attendu" if least == 1 else "éléments attendus"
    return f"au moins {least} {noun}, {context['actual_length']} trouvé"


def _too_long(value: Any, context: Mapping[str, Any]) -> str:
    return f"{context['max_length']} signes au plus, {len(value.strip())} trouvés ; raccourcir"


_SENTENCES: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "string_type": _text,
    "int_type": _integer,
    "float_type": lambda value, _: f"un nombre est attendu, {_found(value)}",
    "bool_type": lambda value, _: f"true ou false est attendu, {_found(value)}",
    "tuple_type": _listing,
    "dict_type": lambda value, _: f"des champs sont attendus, {_found(value)}",
    "model_type": lambda value, _: f"des champs sont attendus, {_found(value)}",
    "model_attributes_type": lambda value, _: f"des champs sont attendus, {_found(value)}",
    "greater_than_equal": lambda value, c: f"au moins {c['ge']} est attendu, {value} trouvé",
    "less_than_equal": lambda value, c: f"au plus {c['le']} est attendu, {value} trouvé",
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": _too_short,
    "string_pattern_mismatch": lambda value, _: f"la forme de « {value} » n’est pas la bonne",
    "literal_error": lambda value, c: (
        f"« {value} » n’est pas accepté ; choisir parmi : "
        + c["expected"].replace("'", "").replace(" or ", ", ")
    ),
}
