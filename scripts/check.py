"""check: every problem of the content, one per line; exit 1 if there is any."""

from __future__ import annotations

import gc
import sys

from macros.model.base.problems import ToolboxError
from macros.model.plans.avertissements import unaccepted
from macros.model.plans.planning import plan_of
from macros.store import load


def main() -> int:
    """Print every problem; when there is none, what the toolbox holds and what is left to see."""
    try:
        catalogue = load().catalogue
    except ToolboxError as error:
        print(error)
        return 1
    count = sum(1 for _ in catalogue.entries())
    print(f"Tout va bien : {count} fiches lues, aucun problème.")
    for slug, entry in catalogue.programmes.items():
        left = unaccepted(plan_of(catalogue, slug), catalogue)
        if left:
            noun = "avertissement" if len(left) == 1 else "avertissements"
            print(f"{entry.path} : {len(left)} {noun} à regarder, page « Préparer » du programme.")
    return 0


if __name__ == "__main__":
    # A check lives for seconds: looking for what it could give back costs it a twentieth.
    gc.disable()
    sys.exit(main())
