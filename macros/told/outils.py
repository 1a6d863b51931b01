"""What tools tell in the same way, whatever their kind: objectives, facts, state, small print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.french import date_courte, majuscule, mois, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.records.outil import Essai, Relecture, Tool
from macros.model.records.situation import Situation

from .markdown import Nodes
from .plain import Riche
from .sources import dit_sources


@dataclass(frozen=True, slots=True)
class Objectif:
    """An objective that a tool serves, by its number and its short name."""

    id: int
    court: str


@dataclass(frozen=True, slots=True)
class Cours:
    """What a tool serves of a course: its title (none for that of reference), where the pages of its
    objectives are, the objectives."""

    titre: str
    ici: str
    objectifs: tuple[Objectif, ...]


@dataclass(frozen=True, slots=True)
class Fait:
    """A fact to know before choosing: its name, its value, a precision or none."""

    nom: str
    valeur: str
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of small print: its name, its texts."""

    nom: str
    textes: tuple[str | Nodes, ...]


@dataclass(frozen=True, slots=True)
class Etat:
    """How far a tool was read and tried, in words, on which day it was brought up to date, who read
    it and how it was tried, a sentence each."""

    nom: str
    aide: str
    date: date
    faits: tuple[Riche, ...] = ()

    def __str__(self) -> str:
        return f"{self.nom} ({self.aide})"


def objectifs(catalogue: Catalogue, numbers: Iterable[int]) -> tuple[Objectif, ...]:
    """Return objectives by their numbers, in the same order."""
    return tuple(Objectif(n, catalogue.objectifs[n].court) for n in numbers)


def servis(catalogue: Catalogue, entry: AnyEntry) -> tuple[Objectif, ...]:
    """Return the objectives that a tool serves: those of the course that is seen, or else those of
    the first course that it serves."""
    for seen in (catalogue, *catalogue.views):
        if found := objectifs(seen, seen.objectifs_of(entry)):
            return found
    return ()


def cours_servis(catalogue: Catalogue, entry: AnyEntry) -> list[Cours]:
    """Return the courses that a tool serves, that of reference first."""
    told = ((seen, objectifs(seen, seen.objectifs_of(entry))) for seen in catalogue.views)
    return [
        Cours(seen.formation.titre if seen.vue else "", seen.ici, served)
        for seen, served in told
        if served
    ]


def etat(catalogue: Catalogue, r: Tool | Situation) -> Etat:
    """Return where a tool stands."""
    mot = catalogue.mot("etats", r.etat)
    told = (
        *(_relue(catalogue, x) for x in r.relectures),
        *(_vecue(catalogue, x) for x in r.essais),
    )
    return Etat(mot.nom, mot.aide, r.mise_a_jour, tuple(map(Riche, told)))


def _relue(catalogue: Catalogue, relecture: Relecture) -> str:
    who = catalogue.mot("roles_relecture", relecture.role).nom
    return f"Relecture le {date_courte(relecture.le)}, par {who[0].lower()}{who[1:]}."


def _vecue(catalogue: Catalogue, essai: Essai) -> str:
    """Return where, when, with how many, in how long, what was cut, what was said."""
    where = catalogue.mot("contextes", essai.contexte).nom.lower()
    told = (
        f"Essai en {mois(essai.mois)} ({where}) : {pluriel(essai.participants, 'personne')}, "
        f"{pluriel(essai.minutes, 'minute')} vécues, coupé : {essai.coupe.rstrip('.')}."
    )
    again = {True: "À refaire.", False: "À ne pas refaire ainsi.", None: ""}[essai.referait]
    said = f"{majuscule(essai.dit.rstrip('.'))}." if essai.dit else ""
    return " ".join(part for part in (told, said, again) if part)


def mentions(
    catalogue: Catalogue,
    r: Tool,
    doutes: Iterable[str],
    licence: str,
    droit: Iterable[Nodes] = (),
) -> tuple[Mention, ...]:
    """Return the small print of a tool: law, doubts, sources, state and licence."""
    rows = (
        Mention("Ce que dit le droit", tuple(droit)),
        Mention("Ce qui reste à vérifier", tuple(doutes)),
        Mention("Sources", tuple(dit_sources(catalogue, r))),
        Mention("État", (f"{etat(catalogue, r)}. Mise à jour le {date_courte(r.mise_a_jour)}.",)),
        Mention("Licence", (Riche(licence),)),
    )
    return tuple(row for row in rows if row.textes)
