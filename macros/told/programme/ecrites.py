"""Lines of an agenda as a trainer writes them in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from macros.model.records.sequence import OWN, Sequence


def flow(value: object) -> str:
    """Return a value as YAML on one line, its words in quotes."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name}: {flow(x)}' for name, x in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return json.dumps(value, ensure_ascii=False)


def own_words(line: Sequence) -> dict[str, object]:
    """Return what a trainer wrote of how a line is led, as its file writes it."""
    told: dict[str, object] = line.model_dump(mode="json", include=set(OWN), exclude_defaults=True)
    return {name: told[name] for name in OWN if told.get(name)}
