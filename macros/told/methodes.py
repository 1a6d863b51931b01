"""What a method tells: its facts, its things to bring, its steps, how far it involves people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from macros.french import duree, fourchette, majuscule, pluriel
from macros.model.clock.groups import subgroups
from macros.model.clock.recompte import advised, largest
from macros.model.core.catalogue import Catalogue
from macros.model.records import methode as record

from .figures.names import MOST
from .figures.steps import Dessin
from .outils import Fait
from .plain import Minutes, Riche

NOTHING = Riche()


@dataclass(frozen=True, slots=True)
class Chose:
    """Something to bring: how many, for whom, whether it is printed, or else how one gets it."""

    nom: Riche
    quantite: int
    par: str
    imprimable: bool
    comment: Riche = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Etape:
    """A step: its minutes from and to, how people work, what is said to them, in plain words
    when these were written (simple, empty otherwise), its drawing when it is shown."""

    titre: Riche
    minutes: Minutes
    debut: int
    fin: int
    modalite: str
    consigne: Riche
    simple: Riche
    dessin: Dessin | None = None

    @property
    def dite(self) -> Etape:
        """The step with only what is said to the group, as plainly as it was written."""
        return replace(self, consigne=self.simple or self.consigne, simple=Riche())


def temps(nom: str, r: record.Methode) -> Fait:
    """Return how long a method lasts, and between which bounds when they differ."""
    low, high = r.duree.min, r.duree.max
    return Fait(
        nom, duree(r.duree.conseillee), "" if low == high else f"de {duree(low)} à {duree(high)}"
    )


def groupe(r: record.Methode) -> Fait:
    """Return how many people a method suits, and the size of its subgroups when it has some."""
    people = fourchette(r.participants.min, r.participants.max, "personnes")
    small = f"petits groupes de {r.taille_sous_groupe}" if r.taille_sous_groupe else ""
    return Fait("Groupe", majuscule(people), small)


def partages(r: record.Methode) -> tuple[tuple[int, str], ...]:
    """Return, for each number of people that a method suits, « 2 groupes de 4 et 1 de 3 »: the groups
    of drawings, materials and run sheets; nothing when all always stay together."""
    numbers = range(r.participants.min, min(r.participants.max, MOST) + 1)
    size = r.taille_sous_groupe
    return tuple((n, _partage(subgroups(n, size, r.moins))) for n in numbers) if size else ()


def _partage(sizes: Sequence[int]) -> str:
    (size, many), *rest = sorted(Counter(sizes).items(), reverse=True)
    if len(sizes) == 1:
        return "un seul groupe"
    first = f"{pluriel(many, 'groupe')} de {size}"
    return " et ".join((first, *(f"{count} de {few}" for few, count in rest)))


def tenue(catalogue: Catalogue, r: record.Methode) -> str:
    """Return up to how many people the minutes of the steps hold, when it is fewer than the method
    welcomes; empty otherwise."""
    able = advised(r, catalogue.vocabulaires)
    if able >= largest(r):
        return ""
    until = f"Ces minutes tiennent jusqu’à {pluriel(able, 'personne')}"
    return f"{until} ; au-delà, compter jusqu’à {duree(r.duree.max)}."


def choses(catalogue: Catalogue, things: Iterable[record.Materiel]) -> tuple[Chose, ...]:
    """Return what to bring, in order."""
    return tuple(
        Chose(
            Riche(m.nom),
            m.quantite,
            catalogue.mot("quantites_par", m.par).nom,
            m.imprimable,
            Riche(m.comment or ""),
        )
        for m in things
    )


def etapes(
    catalogue: Catalogue, steps: Sequence[record.Etape], start: int = 0, minutes: Sequence[int] = ()
) -> tuple[Etape, ...]:
    """Return steps timed from a start, in the minutes given or in their own."""
    lengths = minutes or [e.minutes for e in steps]
    clock = pairwise(accumulate(lengths, initial=start))
    return tuple(
        Etape(
            titre=Riche(e.titre),
            minutes=Minutes(fin - debut),
            debut=debut,
            fin=fin,
            modalite=catalogue.mot("modalites", e.modalite).nom,
            consigne=Riche(e.consigne),
            simple=Riche(e.consigne_simple or ""),
        )
        for e, (debut, fin) in zip(steps, clock, strict=True)
    )


def dessinees(steps: Iterable[Etape], dessins: Mapping[str, Dessin]) -> tuple[Etape, ...]:
    """Return steps with their drawings, found by their titles; one that looks like the step before
    is not drawn again."""
    told, before = [], None
    for step in steps:
        dessin = dessins.get(step.titre)
        told.append(replace(step, dessin=None if dessin == before else dessin))
        before = dessin
    return tuple(told)


def implication(catalogue: Catalogue, r: record.Methode) -> tuple[str, str]:
    """Return how far a method may involve people, as a sentence, and a note; empty without."""
    if r.implication is None:
        return "", ""
    named = (("iap2", r.implication.iap2, "IAP2"), ("arnstein", r.implication.arnstein, "Arnstein"))
    levels = " ou ".join(
        f"« {catalogue.mot(liste, mot).nom.lower()} » ({who})" for liste, mot, who in named if mot
    )
    told = f"Implication possible si le commanditaire s’engage : {levels}." if levels else ""
    return told, r.implication.note or ""
