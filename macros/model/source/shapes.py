"""From a document to a record: pydantic judges, this module says it in French with a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..base.names import slugify
from ..base.problems import Problem, nearest, remedy
from ..base.row_slips import hidden_space
from .documents import Document
from .values import SENTENCES
from .written import WrittenAs
from .yaml_source import REFUSED, Lines, Path, dotted

R = TypeVar("R", bound=BaseModel)


def shape(
    document: Document, model: type[R], context: Mapping[str, object]
) -> tuple[R | None, list[Problem]]:
    """Return the record a document describes, or every fault in its shape."""
    try:
        return model.model_validate(document.data, context=dict(context)), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        told = [f for f in faults if not _said(f, faults)]
        meant = {name for f in told if (name := _meant(model, f))}
        due = [f for f in told if f["type"] != "missing" or _where(f) not in meant]
        return None, [_problem(document, model, f) for f in due]


def _where(fault: ErrorDetails) -> Path:
    return tuple(part for part in fault["loc"] if part != "[key]")


def _meant(model: type[BaseModel], fault: ErrorDetails) -> Path | None:
    """Return the path of the field that an unknown one was meant to be: it is not absent too."""
    if fault["type"] != "extra_forbidden":
        return None
    *holder, key = _where(fault)
    close = _field_meant(str(key), _fields_at(model, tuple(holder)))
    return (*holder, close) if close else None


def line_of(lines: Lines, where: Path, default: int = 1) -> int:
    """Return the line of a path, or of the nearest parent that stands in the file."""
    for length in range(len(where), -1, -1):
        if where[:length] in lines:
            return lines[where[:length]]
    return default


def _said(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Say whether a value is refused already, or a list only short of its wrong items."""
    if fault["input"] is REFUSED:
        return True
    depth = len(fault["loc"])
    return fault["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == fault["loc"] for other in faults
    )


def _problem(document: Document, model: type[BaseModel], fault: ErrorDetails) -> Problem:
    where = _where(fault)
    line = line_of(document.lines, where)
    return Problem(document.path, line, dotted(where), _sentence(document, model, where, fault))


def _sentence(document: Document, model: type[BaseModel], where: Path, fault: ErrorDetails) -> str:
    kind: str = fault["type"]
    if kind == "missing":
        return _missing(model, where)
    if kind == "extra_forbidden":
        key = str(where[-1])
        if space := hidden_space(key):
            return f"{space} dans ce nom de champ ; le retaper"
        if fault["input"] is None and _shares_line(document.lines, where):
            return "une virgule coupe ce texte en deux ; le mettre entre guillemets"
        return f"champ inconnu ; {_known_field(key, _fields_at(model, where[:-1]))}"
    if kind in SENTENCES:
        told = {"name": where[-1] if where else "", "form": _form(model, where)}
        return SENTENCES[kind](fault["input"], {**fault.get("ctx", {}), **told})
    return str(fault["msg"])


def _known_field(key: str, fields: list[str]) -> str:
    close = _field_meant(key, fields)
    return f"écrire « {close} »" if close else remedy(key, fields)


def _field_meant(key: str, fields: list[str]) -> str | None:
    """Return the field that was meant: the same without capital, accent, space or hyphen first."""
    plainly = slugify(key.partition(":")[0]).replace("-", "_")
    return plainly if plainly in fields else nearest(key, fields)


MOST_SHOWN = 5
"""Above so many fields a form is no longer an example to copy."""


def _form(model: type[BaseModel], where: Path) -> str:
    """Return how the fields expected at a path are written, ready to copy; nothing when unknown."""
    inner = _model_at(model, where)
    if inner is None:
        return ""
    due = [name for name, field in inner.model_fields.items() if field.is_required()]
    names = due or list(inner.model_fields)[:1]
    form = getattr(inner, "FORM", "") or f"{{ {', '.join(f'{name}: …' for name in names)} }}"
    if len(names) > MOST_SHOWN:
        return ""
    return f"{where[-1]}: {form}" if isinstance(where[-1], str) else f"- {form}"


def _model_at(model: type[BaseModel], where: Path) -> type[BaseModel] | None:
    found: type[BaseModel] | None = model
    for part in where:
        if isinstance(part, str):
            field = found.model_fields.get(part) if found else None
            found = next(_models(field.annotation), None) if field else None
    return found if where else None


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


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    written = [w.model for w in get_args(annotation) if isinstance(w, WrittenAs)]
    for inner in written or get_args(annotation):
        yield from _models(inner)
