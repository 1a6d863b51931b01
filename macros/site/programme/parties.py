"""The parts of a programme that a page may show, alone or together, with their headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from macros.french import jour
from macros.model.clock.jalons import last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan, plan_of
from macros.model.plans.promesses import promises
from macros.model.records.formation import Formation
from macros.model.records.programme import Programme
from macros.told.programme.acces import acces
from macros.told.programme.deroule import objectifs_connus
from macros.told.programme.faits import faits
from macros.told.programme.preuves import attendus
from macros.told.programme.promesses import apprendre
from macros.told.programme.suivi import evaluations

from ..parts.rendering import render
from .calendrier import calendrier_de
from .deroule import deroule_de, materiel_de, matrice_de


@dataclass(frozen=True)
class Vue:
    """A programme to show; sur_place says that its own page does it, where its days have
    addresses."""

    catalogue: Catalogue
    entry: Entry[Programme]
    sur_place: bool = False

    @cached_property
    def plan(self) -> Plan:
        """The programme as it will be lived."""
        return plan_of(self.catalogue, self.entry.slug)

    @cached_property
    def formation(self) -> Formation:
        """The course that the programme personalises."""
        found: Formation = self.catalogue.formations[self.plan.programme.formation].record
        return found

    def rendered(self, name: str, **values: object) -> Markup:
        """Return one of the programme's templates, filled."""
        return Markup(render(f"programme_{name}.md.j2", f=self.formation, **values))


def bandeau(v: Vue) -> Markup:
    """Return the programme at a glance."""
    formation = v.catalogue.formations[v.plan.programme.formation]
    return v.rendered("bandeau", x=faits(v.catalogue, v.plan), formation=formation)


def pourquoi(v: Vue) -> Markup:
    """Return why this version differs from the course, in the trainer's words: what limited the
    choice of methods is for the team, on its own page."""
    return v.rendered("pourquoi", adaptation=v.plan.programme.adaptation)


def public(v: Vue) -> Markup:
    """Return whom the programme is for, and what they need beforehand."""
    return v.rendered("public", publics=v.plan.programme.publics or v.formation.publics)


def objectifs(v: Vue) -> Markup:
    """Return the objectives with their criteria and deliverables, and when each is worked on."""
    held = promises(v.plan, v.catalogue)
    return v.rendered(
        "objectifs",
        ici=v.catalogue.ici,
        objectifs=objectifs_connus(v.catalogue, held.objectifs),
        commences=objectifs_connus(v.catalogue, held.commences),
        attendus={one.numero: one for one in attendus(v.catalogue, v.plan)},
        matrice=matrice_de(v.catalogue, v.plan),
    )


def calendrier(v: Vue) -> Markup:
    """Return the calendar where height is time."""
    liens = "#jour-" if v.sur_place else f"~/{v.entry.url}#jour-"
    return v.rendered("calendrier", calendrier=calendrier_de(v.catalogue, v.plan, liens=liens))


def deroule(v: Vue) -> Markup:
    """Return the agenda, day after day."""
    return deroule_de(v.catalogue, v.plan, ancres=v.sur_place, equipe=False)


def materiel(v: Vue) -> Markup:
    """Return what to bring and to print, day after day."""
    return materiel_de(v.catalogue, v.plan)


def apprentissage(v: Vue) -> Markup:
    """Return how people learn in the course."""
    return v.rendered("apprentissage", a=apprendre(v.catalogue, v.plan))


def evaluation(v: Vue) -> Markup:
    """Return how and when the programme is evaluated; criteria and deliverables are told of a
    programme that leads an objective to its end."""
    found = evaluations(v.catalogue, v.plan)
    held = promises(v.plan, v.catalogue)
    return v.rendered("evaluation", evaluations=found, aboutit=bool(held.objectifs))


def pratique(v: Vue) -> Markup:
    """Return how to enrol, the price, the recognition, the welcome and the contacts."""
    r = v.plan.programme
    limite = f"jusqu’au {jour(last_enrolment(r, v.formation))}"
    return v.rendered("pratique", delai=limite, tarif=r.tarif or "", acces=acces(r, v.formation))


Partie = Callable[[Vue], Markup]
PARTIES: Mapping[str, tuple[Partie, ...]] = {
    "informations": (bandeau, public, pratique),
    "objectifs": (objectifs,),
    "calendrier": (calendrier,),
    "deroule": (deroule,),
    "materiel": (materiel,),
    "evaluation": (evaluation,),
}
"""The parts that a page may call by name."""

ENTIER: tuple[Partie, ...] = (
    bandeau, pourquoi, public, objectifs, calendrier, deroule, apprentissage, evaluation, pratique,
)  # fmt: skip
"""A whole programme, as the public reads it."""


def ensemble(v: Vue, parties: tuple[Partie, ...]) -> Markup:
    """Return some parts of a programme, one after the other."""
    return Markup("\n\n").join(part(v) for part in parties)
