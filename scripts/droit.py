"""droit: every mention of the law, one a line, with its version, its address and how far it was read."""

from __future__ import annotations

import csv
import sys
from collections import Counter

from macros.model.plans.droit import mentions
from macros.store import load

HEADER = ("état", "fichier", "ligne", "texte", "version", "adresse", "lu le", "pourquoi pas")


def main() -> int:
    """Print the list, tab by tab, then how many there are of each state."""
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(HEADER)
    every = list(mentions(load().catalogue))
    for one in every:
        where = (one.entry.path, one.entry.line(*one.path))
        told = (one.version, one.adresse, one.lu_le, one.pourquoi if one.etat != "lu" else "")
        out.writerow((one.etat, *where, one.texte, *told))
    counts = Counter(one.etat for one in every)
    print(", ".join(f"{n} {etat}" for etat, n in sorted(counts.items())), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
