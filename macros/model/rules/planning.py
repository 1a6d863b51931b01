"""Rules of a programme: what it names exists, its group fits, its days and hours go forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from macros.french import enumeration, horloge, nombre

from ..base.problems import Problem
from ..clock.supplies import parallel, side_by_side
from ..core.catalogue import Catalogue, programme_objectifs
from ..core.entries import AnyEntry
from ..records.common import Duree
from ..records.methode import Methode
from ..records.programme import HALVES
from ..records.sequence import Sequence, SequenceMethode
from .liens import fault, unknown_objective

Where = tuple[str | int, ...]


def included_and_excluded(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme never asks for a method and refuses it."""
    for entry in catalogue.programmes.values():
        contraintes = entry.record.contraintes
        for n, slug in enumerate(contraintes.exclure):
            if slug in contraintes.inclure:
                sentence = f"« {slug} » est aussi dans « inclure » ; le retirer de l’une des listes"
                yield fault(entry, ("contraintes", "exclure", n), sentence)


NAMES = {"matin": "le matin", "apres_midi": "l’après-midi", "soir": "la soirée"}


def hours_forward(catalogue: Catalogue) -> Iterator[Problem]:
    """A half-day starts once the one before is over."""
    for entry in catalogue.programmes.values():
        hours = entry.record.horaires
        pairs = ((name, hours.of(name)) for name in HALVES)
        told = [(name, plage) for name, plage in pairs if plage]
        for (before, first), (name, second) in pairwise(told):
            if second.debut < first.fin:
                sentence = (
                    f"{NAMES[name]} commence à {horloge(second.debut)}, "
                    f"{NAMES[before]} finit à {horloge(first.fin)}"
                )
                where = ("horaires", name, "debut")
                yield fault(entry, where, f"{sentence} ; corriger l’un des deux")


def hours_and_places(catalogue: Catalogue) -> Iterator[Problem]:
    """Every half-day has hours, and every day a place."""
    for entry in catalogue.programmes.values():
        record = entry.record
        for n, jour in enumerate(record.jours):
            for name, half in jour.halves:
                if record.plage(name, half) is None:
                    sentence = f"cette demi-journée n’a pas d’horaires ; écrire horaires.{name}"
                    yield fault(entry, ("jours", n, name), sentence)
            if jour.lieu is None and record.lieu is None:
                sentence = (
                    "le lieu manque ; écrire « lieu » ici, ou une fois pour tout le programme"
                )
                yield fault(entry, ("jours", n), sentence)


def sequences_of(entry: AnyEntry) -> Iterator[tuple[Where, Sequence]]:
    """Yield the lines that a programme writes, and where."""
    for n, jour in enumerate(entry.record.jours):
        for name, half in jour.halves:
            for s, sequence in enumerate(half.sequences):
                yield ("jours", n, name, "sequences", s), sequence


def group_size(catalogue: Catalogue) -> Iterator[Problem]:
    """The group fits the course, and every method of the programme fits the group."""
    for entry in catalogue.programmes.values():
        people = entry.record.participants
        formation = catalogue.formations.get(entry.record.formation)
        if formation:
            effectif = formation.record.effectif
            if not effectif.min <= people <= effectif.max:
                sentence = f"la formation accueille de {effectif.min} à {effectif.max} personnes"
                told = f"{sentence}, {people} trouvé"
                if people > effectif.max:
                    told += f" ; écrire {effectif.max}, et mener un second groupe avec les autres"
                yield fault(entry, ("participants",), told)
        for where, _, methode in _led(entry, catalogue):
            if not side_by_side(methode, people, entry.record.animateurs):
                sentence = _unfit(methode, people)
                yield fault(entry, (*where, "methode"), sentence)


def _unfit(methode: Methode, people: int) -> str:
    """Return why a method does not fit a group; how many leaders it takes when that is all."""
    size, groups = methode.participants, len(parallel(people, methode))
    if groups > 1 and people // groups >= size.min:
        return (
            f"« {methode.titre} » se mène ici en {groups} groupes à la fois, chacun avec une "
            f"personne qui anime ; écrire « animateurs: {groups} », ou choisir une autre méthode"
        )
    asked = f"« {methode.titre} » demande de {size.min} à {size.max} personnes"
    return f"{asked}, le groupe en compte {people}"


def sequence_minutes(catalogue: Catalogue) -> Iterator[Problem]:
    """A method is given between its shortest and longest duration."""
    for entry in catalogue.programmes.values():
        for where, temps, methode in _led(entry, catalogue):
            duree = methode.duree
            for path, told in _told(temps):
                if not duree.min <= told <= duree.max:
                    sentence = (
                        f"« {methode.titre} » demande de {duree.min} à {duree.max} minutes, "
                        f"{told} trouvé"
                    )
                    yield fault(entry, (*where, *path), sentence)


def _led(
    entry: AnyEntry, catalogue: Catalogue
) -> Iterator[tuple[Where, int | Duree | None, Methode]]:
    """Yield the lines of a programme that lead a known method with its steps, and the method in its
    form."""
    for where, line in sequences_of(entry):
        if (
            isinstance(line, SequenceMethode)
            and line.slug in catalogue.methodes
            and not line.etapes
        ):
            yield where, line.temps, catalogue.methodes[line.slug].record.sous_forme(line.forme)


def _told(temps: int | Duree | None) -> Iterator[tuple[Where, int]]:
    if isinstance(temps, int):
        yield ("minutes",), temps
    elif temps is not None:
        for name in ("min", "conseillee", "max"):
            yield ("duree", name), getattr(temps, name)


def sequence_ranges(catalogue: Catalogue) -> Iterator[Problem]:
    """The three durations of a sequence are in order."""
    for entry in catalogue.programmes.values():
        for where, sequence in sequences_of(entry):
            duree = getattr(sequence, "temps", None)
            if isinstance(duree, Duree) and not duree.min <= duree.conseillee <= duree.max:
                sentence = (
                    "min, conseillee et max doivent aller en croissant ; les remettre en ordre"
                )
                yield fault(entry, (*where, "duree"), sentence)


def dates(catalogue: Catalogue) -> Iterator[Problem]:
    """The days of a programme follow one another."""
    for entry in catalogue.programmes.values():
        jours = entry.record.jours
        for n in range(1, len(jours)):
            if jours[n].date <= jours[n - 1].date:
                sentence = f"le {jours[n].date} ne vient pas après le {jours[n - 1].date}"
                yield fault(
                    entry, ("jours", n, "date"), f"{sentence} ; remettre les jours en ordre"
                )


def objectives_worked(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme, its half-days and its sequences name known objectives."""
    for entry in catalogue.programmes.values():
        seen = catalogue.seen_by(entry)
        for name in entry.record.positionnement:
            yield from unknown_objective(seen, entry, ("positionnement", name), name)
        for where, numbers in _objectives(entry):
            for n, objectif in enumerate(numbers):
                yield from unknown_objective(seen, entry, (*where, n), objectif)


def replaced_questionnaires(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme replaces questionnaires of its course, and no other."""
    for entry in catalogue.programmes.values():
        course = catalogue.formations.get(entry.record.formation)
        known = [e.questionnaire for e in course.record.evaluations] if course else []
        for name in entry.record.a_la_place:
            if course and name not in known:
                sentence = f"la formation n’a pas de questionnaire « {name} »"
                wanted = enumeration(known, "ou")
                yield fault(entry, ("a_la_place", name), f"{sentence} ; écrire {wanted}")


def _objectives(entry: AnyEntry) -> Iterator[tuple[Where, tuple[int, ...]]]:
    for n, jour in enumerate(entry.record.jours):
        for name, half in jour.halves:
            yield ("jours", n, name, "objectifs"), half.objectifs
    for where, sequence in sequences_of(entry):
        yield (*where, "objectifs"), sequence.objectifs
        yield (*where, "evalue"), sequence.evalue
        yield (*where, "preuve"), sequence.preuve


def whole_course(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme as long as its course works on every objective and lasts the hours sold."""
    for entry in catalogue.programmes.values():
        formation = catalogue.formations.get(entry.record.formation)
        if formation is None or len(entry.record.jours) != formation.record.duree.jours:
            continue
        asked = {objectif.id for objectif in formation.record.objectifs}
        missing = sorted(asked - programme_objectifs(entry.record))
        if missing:
            noun = "l’objectif" if len(missing) == 1 else "les objectifs"
            sentence = f"aucune demi-journée ne travaille {noun} {enumeration(missing)}"
            yield fault(entry, ("jours",), f"{sentence} ; l’écrire dans « objectifs »")
        total, sold = entry.record.minutes, formation.record.duree.heures * 60
        if total != sold:
            made, announced = nombre(total / 60), formation.record.duree.heures
            sentence = f"les horaires font {made} heures et la formation en annonce {announced}"
            yield fault(entry, ("horaires",), sentence)


def price_and_enrolment(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme shorter or longer than its course says its own price; nobody enrols too late."""
    for entry in catalogue.programmes.values():
        record, formation = entry.record, catalogue.formations.get(entry.record.formation)
        if formation is None:
            continue
        if record.tarif is None and record.minutes != formation.record.duree.heures * 60:
            sentence = (
                f"le tarif de la formation vaut pour {formation.record.duree.heures} heures, ce "
                f"programme en compte {nombre(record.minutes / 60)} ; écrire « tarif », par exemple "
                "« Sur devis »"
            )
            yield fault(entry, ("jours",), sentence)
        days = formation.record.acces.delai_inscription_jours
        last = record.jours[0].date - timedelta(days=days)
        if record.inscription_avant and record.inscription_avant > last:
            sentence = f"l’inscription se fait au moins {days} jours avant le début ; écrire {last}"
            yield fault(entry, ("inscription_avant",), f"{sentence} ou plus tôt")


RULES = (
    included_and_excluded,
    hours_forward,
    hours_and_places,
    group_size,
    sequence_minutes,
    sequence_ranges,
    dates,
    objectives_worked,
    replaced_questionnaires,
    whole_course,
    price_and_enrolment,
)
