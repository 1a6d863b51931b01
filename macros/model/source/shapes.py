"""From a document to a record: pydantic judges, this module says it in French with a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ..base.names import slugify
from ..base.problems import Problem, found, nearest, number, plain, remedy
from ..base.yaml_slips import hidden_space
from .documents import Document
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
        told = [f for f in faults if not _said(f, faults)]
        meant = {name for f in told if (name := _meant(model, f))}
        due = [f for f in told if f["type"] != "missing" or _where(f) not in meant]
        return None, [_problem(document, model, f) for f in due]


def _where(fault: Any) -> Path:
    return tuple(part for part in fault["loc"] if part != "[key]")


def _meant(model: type[BaseModel], fault: Any) -> Path | None:
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


def _said(fault: Any, faults: list[Any]) -> bool:
    """Say whether a value is refused already, or a list only short of its wrong items."""
    if fault["input"] is REFUSED:
        return True
    depth = len(fault["loc"])
    return fault["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == fault["loc"] for other in faults
    )


def _problem(document: Document, model: type[BaseModel], fault: Any) -> Problem:
    where = _where(fault)
    line = line_of(document.lines, where)
    return Problem(document.path, line, dotted(where), _sentence(document, model, where, fault))


def _sentence(document: Document, model: type[BaseModel], where: Path, fault: Any) -> str:
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
    if kind in _SENTENCES:
        told = {"name": where[-1] if where else "", "form": _form(model, where)}
        return _SENTENCES[kind](fault["input"], {**fault.get("ctx", {}), **told})
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


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _text(value: Any, context: Mapping[str, Any]) -> str:
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


def _one_word(value: tuple[Any, ...], name: str | int) -> str:
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


def _integer(value: Any, context: Mapping[str, Any]) -> str:
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


def _decimal(value: Any, _: Any) -> str:
    expected = f"un nombre est attendu, {found(value)}"
    match = _DECIMAL.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"{expected} ; écrire {value.strip().replace(',', '.')}" if match else expected


_YES = {"oui": "true", "vrai": "true", "yes": "true", "on": "true", "x": "true", "1": "true"}
_NO = {"non": "false", "faux": "false", "no": "false", "off": "false", "0": "false"}


def _boolean(value: Any, _: Any) -> str:
    word = (_YES | _NO).get(plain(value).strip().lower()) if isinstance(value, str | int) else None
    expected = f"true ou false est attendu, {found(value)}"
    return f"{expected} ; écrire {word}" if word else expected


_ITEMS = re.compile(r"[a-z0-9-]+(?:\s*[,;]\s*[a-z0-9-]+)*,?")


def _listing(value: Any, context: Mapping[str, Any]) -> str:
    expected = f"une liste est attendue, {found(value)}"
    if value is None:
        return f"{expected} ; la compléter ou retirer la ligne"
    text = plain(value) if isinstance(value, str | int) else ""
    if _ITEMS.fullmatch(text) and isinstance(context["name"], str):
        items = ", ".join(re.findall(r"[a-z0-9-]+", text))
        return f"{expected} ; écrire {context['name']}: [{items}]"
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


def _fields(value: Any, context: Mapping[str, Any]) -> str:
    expected = f"des champs sont attendus, {found(value)}"
    return f"{expected} ; par exemple {context['form']}" if context["form"] else expected


_SENTENCES: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "string_type": _text,
    "int_type": _integer,
    "float_type": _decimal,
    "bool_type": _boolean,
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
