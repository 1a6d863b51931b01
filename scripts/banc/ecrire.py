"""How a made-up tool is written: a header of fields, one item a line, then its prose."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

DAY = "2026-11-23"
Champs = Mapping[str, object]


def entete(champs: Champs) -> str:
    """Return fields as YAML: each on a line, lists with an item a line."""
    return "".join(map(_field, champs, champs.values()))


def _field(name: str, value: object) -> str:
    if isinstance(value, list) and value and not isinstance(value[0], int):
        return f"{name}:\n{lignes(value)}"
    return f"{name}: {_json(value)}\n"


def lignes(items: Iterable[object]) -> str:
    """Return the items of a list as YAML, each on a line."""
    return "".join(f"  - {_json(item)}\n" for item in items)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def outil(champs: Champs, parties: Mapping[str, str]) -> str:
    """Return the file of a tool: its header, then parts under their headings."""
    prose = "".join(f"\n## {titre}\n\n{texte}\n" for titre, texte in parties.items())
    return f"---\n{entete(champs)}---\n{prose}"


def puces(items: list[str]) -> str:
    """Return a list as Markdown writes it."""
    return "\n".join(f"- {item}" for item in items)
