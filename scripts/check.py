"""check: every problem of the content, one per line; exit 1 if there is any."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scripts.accidents import ROOT
from scripts.verdict import Said, verdict

if TYPE_CHECKING:
    from macros.model.core.catalogue import Catalogue


def main() -> int:
    """Print every problem; when there is none, what the toolbox holds and what is left to see."""
    code, text = verdict(ROOT, _judged)
    print(text)
    return code


def _judged() -> Said:
    # What judges takes a second to be there: a verdict that is kept does without.
    from macros.model.base.problems import ToolboxError
    from macros.store import shown

    try:
        catalogue = shown().catalogue
    except ToolboxError as error:
        return 1, str(error)
    return 0, "\n".join(_told(catalogue))


def _told(catalogue: Catalogue) -> Iterator[str]:
    from macros.model.plans.avertissements import unaccepted
    from macros.model.plans.planning import plan_of

    count = sum(1 for _ in catalogue.entries())
    yield f"Tout va bien : {count} fiches lues, aucun problème."
    for slug, entry in catalogue.programmes.items():
        left = unaccepted(plan_of(catalogue, slug), catalogue)
        if left:
            noun = "avertissement" if len(left) == 1 else "avertissements"
            yield f"{entry.path} : {len(left)} {noun} à regarder, page « Préparer » du programme."


if __name__ == "__main__":
    # A check lives for seconds: looking for what it could give back costs it a twentieth.
    gc.disable()
    sys.exit(main())
