"""Values as the files of the toolbox write them."""

from __future__ import annotations

import json
from collections.abc import Mapping


def flow(value: object) -> str:
    """Return a value as YAML on one line, its words in quotes."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name}: {flow(x)}' for name, x in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return json.dumps(value, ensure_ascii=False)
