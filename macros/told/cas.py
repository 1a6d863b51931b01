"""The eight objectives as the team judges them: cases before and after, each person's evidence, when."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.plans.cas import Cas, cas
from macros.model.plans.planning import plan_of

from .plain import Riche
from .programme.preuves import Attendu, attendus


@dataclass(frozen=True, slots=True, kw_only=True)
class CasDit:
    """A case: the questionnaire that asks it, when, and its words."""

    titre: str
    url: str
    delai: str
    texte: Riche


@dataclass(frozen=True, slots=True, kw_only=True)
class Jugement:
    """What tells how far somebody went on an objective: cases with the marks to look for in each
    answer, then the evidence that everyone gives alone in a programme, if any, and when."""

    numero: int
    titre: Riche
    situations: tuple[CasDit, ...]
    reperes: tuple[Riche, ...]
    preuve: Attendu | None
    programme: str
    url: str


def jugements(catalogue: Catalogue) -> list[Jugement]:
    """Return how each objective of the course that a catalogue sees is judged, in order; evidence is
    that of its longest programme."""
    asked = cas(catalogue)
    slug = _longest(catalogue)
    proofs = (
        {one.numero: one for one in attendus(catalogue, plan_of(catalogue, slug))} if slug else {}
    )
    titre, url = _named(catalogue, slug)
    return [
        Jugement(
            numero=number,
            titre=Riche(objectif.titre),
            situations=tuple(map(_dit, asked.get(number, ()))),
            reperes=tuple(Riche(x) for x in asked[number][0].question.reperes)
            if number in asked
            else (),
            preuve=proofs.get(number),
            programme=titre,
            url=url,
        )
        for number, objectif in catalogue.objectifs.items()
    ]


def _longest(catalogue: Catalogue) -> str:
    own = [e for e in catalogue.programmes.values() if catalogue.seen_by(e) is catalogue]
    return max(own, key=lambda e: (e.record.minutes, e.slug)).slug if own else ""


def _named(catalogue: Catalogue, slug: str) -> tuple[str, str]:
    entry = catalogue.programmes.get(slug)
    return (entry.titre, f"~/{entry.url}") if entry else ("", "")


def _dit(one: Cas) -> CasDit:
    entry = one.questionnaire
    return CasDit(
        titre=entry.titre,
        url=f"~/{entry.url}",
        delai=entry.record.delai,
        texte=Riche(one.question.texte),
    )
