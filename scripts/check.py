"""check: every problem of the content, one per line; exit 1 if there is any."""

from __future__ import annotations

import sys

from macros.model.problems import ToolboxError
from macros.store import load


def main() -> int:
    """Print every problem, or what the toolbox holds when there is none."""
    try:
        catalogue = load().catalogue
    except ToolboxError as error:
        print(error)
        return 1
    count = sum(1 for _ in catalogue.entries())
    print(f"Tout va bien : {count} fiches lues, aucun problème.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
