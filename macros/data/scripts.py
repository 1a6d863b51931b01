"""Every script of data that pages load, by name: what a module imports from "./donnees/name.js"."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from macros.model.core.catalogue import Catalogue

from .animer import Animer
from .evaluation import grille, questionnaires
from .fiches import fiches_donnees
from .outils import Named, donnees, genres
from .regles import regles
from .search import Index

Data = Callable[[Catalogue, Named], Mapping[str, object]]
"""Makes the data of a script, given how an address is written from the site's root."""

SCRIPTS: dict[str, Data] = {
    "outils": donnees,
    "fiches": fiches_donnees,
    "regles": regles,
    "questionnaires": questionnaires,
    "grille": grille,
}
EVERYWHERE: dict[str, Callable[[], Mapping[str, object]]] = {"genres": genres}
"""What every page needs: it travels with the script that every page loads."""


def written(name: str, data: Mapping[str, object]) -> str:
    """Return data as a classic script, in the namespace of scripts: `boite.name = {…}`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Inside a script, these two signs end a line for old engines.
    text = text.replace(chr(0x2028), " ").replace(chr(0x2029), " ")
    return f"var boite=boite||{{}};boite.{name}={text};\n"


# ---- What scripts know of their data


def declared() -> dict[str, str]:
    """Return the declarations of every script of data, by name: what its Python type says, for tsc."""
    made = {**EVERYWHERE, **SCRIPTS}
    shapes = {name: get_type_hints(make)["return"] for name, make in made.items()}
    return {
        name: _declaration(shape)
        for name, shape in {**shapes, "index": Index, "jouer": Animer}.items()
    }


def _declaration(shape: type) -> str:
    lines = [f"export const {key}: {_type(hint)};" for key, hint in _fields(shape).items()]
    for inner in dict.fromkeys(_inside(shape)):
        fields = (f"  {_key(key, hint)}: {_type(hint)};" for key, hint in _fields(inner).items())
        lines += ["", f"export interface {inner.__name__} {{", *fields, "}"]
    return "\n".join(("// Written from macros/data by pytest --maj.", *lines, ""))


def _fields(shape: object) -> dict[str, object]:
    return get_type_hints(shape, include_extras=True)


def _inside(shape: object) -> Iterator[type]:
    """Yield the records that a type is made of, itself left out."""
    record = isinstance(shape, type) and is_typeddict(shape)
    parts = _fields(shape).values() if record else get_args(shape)
    for part in parts:
        if isinstance(part, type) and is_typeddict(part):
            yield part
        yield from _inside(part)


def _key(name: str, hint: object) -> str:
    return f"{name}?" if get_origin(hint) is NotRequired else name


_SIMPLE: dict[object, str] = {str: "string", int: "number", bool: "boolean"}


def _type(hint: object) -> str:
    origin, inner = get_origin(hint), [_type(one) for one in get_args(hint)]
    if origin is list:
        return f"{inner[0]}[]"
    if origin is dict:
        return f"Record<string, {inner[1]}>"
    if origin is tuple:
        return f"[{', '.join(inner)}]"
    if origin is NotRequired:
        return inner[0]
    return _SIMPLE.get(hint, getattr(hint, "__name__", ""))
