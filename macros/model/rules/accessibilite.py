"""Rules on the list of accessibility criteria: all there, once, and each state has its ground."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.accessibilite import CritereRgaa
from .liens import fault

COUNTS = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""How many criteria each theme of the RGAA 4.1.2 has (criteres.json of 29 April 2026)."""

JUDGED = {"conforme", "non-conforme"}


def complete(catalogue: Catalogue) -> Iterator[Problem]:
    """The list holds the 106 criteria in order."""
    entry = catalogue.accessibilite
    if entry is None:
        return
    if len(entry.record.themes) != len(COUNTS):
        found = len(entry.record.themes)
        yield fault(entry, ("themes",), f"le RGAA a {len(COUNTS)} thèmes, ce fichier en a {found}")
    for t, (theme, count) in enumerate(zip(entry.record.themes, COUNTS, strict=False)):
        expected = [f"{t + 1}.{n + 1}" for n in range(count)]
        if [critere.num for critere in theme.criteres] != expected:
            sentence = (
                f"les critères du thème {t + 1} vont de {expected[0]} à {expected[-1]}, "
                "un par ligne et dans l’ordre"
            )
            yield fault(entry, ("themes", t, "criteres"), sentence)


def grounded(catalogue: Catalogue) -> Iterator[Problem]:
    """What a machine looks at names its test; what a person judged has the day of the audit."""
    entry = catalogue.accessibilite
    if entry is None:
        return
    for t, theme in enumerate(entry.record.themes):
        for n, critere in enumerate(theme.criteres):
            sentence = _lacking(entry, critere)
            if sentence:
                yield fault(entry, ("themes", t, "criteres", n, "etat"), sentence)


def _lacking(entry: AnyEntry, critere: CritereRgaa) -> str:
    if critere.etat == "machine" and not critere.essais:
        return (
            f"le critère {critere.num} est dit vérifié par une machine ; nommer l’essai dans "
            "« essais », ou écrire « personne »"
        )
    if critere.etat in JUDGED and entry.record.audit is None:
        return (
            f"le critère {critere.num} est dit jugé par une personne ; donner la date dans "
            "« audit », ou écrire « personne »"
        )
    return ""


RULES = (complete, grounded)
