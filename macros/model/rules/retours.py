"""Rules on what was lived: a return speaks of steps and forms that its method has, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.problems import Problem, nearest
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.methode import Methode
from ..records.retour import Retour
from ..source.yaml_source import Path
from .liens import fault

Found = tuple[Path, str]
"""Where something is wrong in a return, and what to say."""


def returns(catalogue: Catalogue) -> Iterator[Problem]:
    """A return names its method's steps and forms, each step once, and is written once."""
    for slug, entry in catalogue.retours.items():
        if slug in catalogue.methodes:
            yield from _of_file(entry, catalogue.methodes[slug].record)


def _of_file(entry: AnyEntry, methode: Methode) -> Iterator[Problem]:
    every: Sequence[Retour] = entry.record.retours
    for n, retour in enumerate(every):
        for where, sentence in faults_of(retour, methode):
            yield fault(entry, ("retours", n, *where), sentence)
        if retour in every[:n]:
            yield fault(entry, ("retours", n), "ce retour est écrit deux fois ; en retirer un")


def faults_of(retour: Retour, methode: Methode) -> Iterator[Found]:
    """Yield what a return says that its method does not hold."""
    forms = [v.titre for v in methode.variantes]
    if retour.forme is not None and retour.forme not in forms:
        yield (
            ("forme",),
            _unknown(f"la méthode n’a pas de forme « {retour.forme} »", retour.forme, forms),
        )
        return
    steps = [etape.titre for etape in methode.sous_forme(retour.forme).etapes]
    seen: set[str] = set()
    for n, etape in enumerate(retour.etapes):
        if etape.titre not in steps:
            yield ("etapes", n, "titre"), _unknown(_step(etape.titre), etape.titre, steps)
        elif etape.titre in seen:
            yield (
                ("etapes", n, "titre"),
                f"l’étape « {etape.titre} » est écrite deux fois ; en retirer une",
            )
        seen.add(etape.titre)
    slow = retour.a_pris_du_temps
    if slow is not None and slow not in steps:
        yield ("a_pris_du_temps",), _unknown(_step(slow), slow, steps)


def _step(titre: str) -> str:
    return f"la méthode n’a pas d’étape « {titre} »"


def _unknown(told: str, word: str, known: Iterable[str]) -> str:
    close = nearest(word, known)
    return f"{told} ; {f'écrire « {close} »' if close else 'retirer ce retour'}"


RULES = (returns,)
