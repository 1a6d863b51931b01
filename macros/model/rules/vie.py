"""Rules on the life of a text: a state claims what the header tells, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem
from ..core.entries import AnyEntry
from ..records.outil import READ, Essai, Relecture, Tool
from ..records.programme import Programme
from ..records.situation import Situation
from .liens import fault

UNREAD = (
    "« {etat} » dit que quelqu’un d’autre l’a relu, et rien ne le raconte ; écrire « relectures » "
    "(le rôle, le jour), ou remettre « etat: brouillon »"
)
UNTRIED = (
    "« testee » dit qu’un groupe l’a vécu, et rien ne le raconte ; écrire « essais » (le contexte, le "
    "mois, combien de personnes, les minutes vécues, ce qui a été coupé), ou remettre « etat: {before} »"
)
LATER = "« {told} » vient après « mise_a_jour » ; donner à mise_a_jour le jour où cela a été écrit"


def claimed(entry: AnyEntry) -> Iterator[Problem]:
    """What is « relue » tells who read it, what is « testee » tells its readings and its trials; none
    comes after the day on which the file was brought up to date."""
    r = entry.record
    if not isinstance(r, Tool | Programme | Situation):
        return
    if r.etat in READ and not r.relectures:
        yield fault(entry, ("etat",), UNREAD.format(etat=r.etat))
    if r.etat == "testee" and not r.essais:
        before = "relue" if r.relectures else "brouillon"
        yield fault(entry, ("etat",), UNTRIED.format(before=before))
    yield from _later(entry, r.relectures, r.essais, r.mise_a_jour.isoformat())


def _later(
    entry: AnyEntry, read: tuple[Relecture, ...], tried: tuple[Essai, ...], day: str
) -> Iterator[Problem]:
    for n, relecture in enumerate(read):
        if relecture.le.isoformat() > day:
            sentence = LATER.format(told=relecture.le.isoformat())
            yield fault(entry, ("relectures", n, "le"), sentence)
    for n, essai in enumerate(tried):
        if essai.mois > day[:7]:
            yield fault(entry, ("essais", n, "mois"), LATER.format(told=essai.mois))


OF_ONE = (claimed,)
