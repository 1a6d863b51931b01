"""Rules of the table « who decides what »: it answers for every kind of commune, each line once."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem, remedy
from ..core.catalogue import Catalogue
from ..records.competences import EVERYWHERE
from .liens import fault


def decided_everywhere(catalogue: Catalogue) -> Iterator[Problem]:
    """Each line of the table answers for every kind of commune, and for no other."""
    entry, kinds = catalogue.competences, catalogue.vocabulaires.get("sortes_communes", {})
    if entry is None or not kinds:
        return
    for n, line in enumerate(entry.record.domaines):
        where = ("domaines", n, "decide")
        for name in line.decide:
            if name not in kinds and name != EVERYWHERE:
                sentence = f"« {name} » n’est pas une sorte de commune ; "
                yield fault(entry, (*where, name), sentence + remedy(name, [*kinds, EVERYWHERE]))
        missing = [name for name in kinds if name not in line.decide]
        if missing and EVERYWHERE not in line.decide:
            sentence = f"personne n’est dit pour : {', '.join(missing)} ; l’écrire, ou « partout »"
            yield fault(entry, where, sentence)


def lines_once(catalogue: Catalogue) -> Iterator[Problem]:
    """Each line of the table has a name of its own."""
    entry = catalogue.competences
    if entry is None:
        return
    seen: set[str] = set()
    for n, line in enumerate(entry.record.domaines):
        if line.slug in seen:
            sentence = f"« {line.slug} » nomme déjà une ligne plus haut ; en choisir un autre"
            yield fault(entry, ("domaines", n, "slug"), sentence)
        seen.add(line.slug)


RULES = (decided_everywhere, lines_once)
