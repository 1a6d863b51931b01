"""Rules of a line that says itself how it is led: its steps last as long as it, its fields exist."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem, remedy
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.choisi import Choisi
from ..records.sequence import MiseEnSituation, Production, Sequence
from .liens import fault
from .planning import Where, sequences_of


def own_steps(catalogue: Catalogue) -> Iterator[Problem]:
    """The steps that a line gives last as long as it does; a trial run's, as long as one turn."""
    for entry in (*catalogue.programmes.values(), *catalogue.choix.values()):
        for where, line in _lines(entry):
            total = getattr(line, "minutes_par_personne", None) or getattr(line, "temps", None)
            spent = sum(etape.minutes for etape in line.etapes)
            if line.etapes and isinstance(total, int) and spent != total:
                what = "le passage" if isinstance(line, MiseEnSituation) else "la séquence"
                sentence = (
                    f"les étapes durent {spent} minutes, {what} {total} ; corriger l’un ou l’autre"
                )
                yield fault(entry, (*where, "etapes"), sentence)


def own_fields(catalogue: Catalogue) -> Iterator[Problem]:
    """The fields that a production fills are fields of its sheet."""
    for entry in (*catalogue.programmes.values(), *catalogue.choix.values()):
        for where, line in _lines(entry):
            if not isinstance(line, Production) or line.slug not in catalogue.fiches:
                continue
            known = [champ.id for champ in catalogue.fiches[line.slug].record.champs]
            for n, name in enumerate(line.champs):
                if name not in known:
                    sentence = (
                        f"« {name} » n’est pas un champ de cette fiche ; {remedy(name, known)}"
                    )
                    yield fault(entry, (*where, "champs", n), sentence)


def _lines(entry: AnyEntry) -> Iterator[tuple[Where, Sequence]]:
    """Yield the lines that a programme, or the choice kept beside it, writes."""
    if not isinstance(entry.record, Choisi):
        yield from sequences_of(entry)
        return
    for n, half in enumerate(entry.record.demi_journees):
        for k, line in enumerate(half.sequences):
            yield ("demi_journees", n, "sequences", k), line


RULES = (own_steps, own_fields)
