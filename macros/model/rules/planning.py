"""Rules of a programme: what it names exists, half-days end on time, dates go forward."""

from __future__ import annotations

from collections.abc import Iterator

from ..agenda import Session, sessions
from ..catalogue import Catalogue, programme_objectifs
from ..entries import AnyEntry
from ..problems import Problem, listed, minutes, number
from ..records.programme import Sequence
from .liens import fault, unknown, unknown_objective

Where = tuple[str | int, ...]


def named_things(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme's course, territory, methods and sheets exist."""
    for entry in catalogue.programmes.values():
        record = entry.record
        yield from unknown(catalogue, entry, ("formation",), record.formation, "formations")
        yield from unknown(catalogue, entry, ("territoire",), record.territoire, "territoires")
        for name in ("inclure", "exclure"):
            for n, slug in enumerate(getattr(record.contraintes, name)):
                yield from unknown(catalogue, entry, ("contraintes", name, n), slug, "methodes")
        for where, sequence in _sequences(entry):
            if sequence.methode:
                yield from unknown(
                    catalogue, entry, (*where, "methode"), sequence.methode, "methodes"
                )
            if sequence.production:
                slug = sequence.production
                yield from unknown(catalogue, entry, (*where, "production"), slug, "fiches")


def included_and_excluded(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme never asks for a method and refuses it."""
    for entry in catalogue.programmes.values():
        contraintes = entry.record.contraintes
        for n, slug in enumerate(contraintes.exclure):
            if slug in contraintes.inclure:
                sentence = f"« {slug} » est aussi dans « inclure » ; le retirer de l’une des listes"
                yield fault(entry, ("contraintes", "exclure", n), sentence)


def afternoon_after_morning(catalogue: Catalogue) -> Iterator[Problem]:
    """The afternoon starts once the morning is over."""
    for entry in catalogue.programmes.values():
        debut, fin = entry.record.horaires.apres_midi.debut, entry.record.horaires.matin.fin
        if debut < fin:
            sentence = f"l’après-midi commence à {clock(debut)}, le matin finit à {clock(fin)}"
            where = ("horaires", "apres_midi", "debut")
            yield fault(entry, where, f"{sentence} ; corriger l’un des deux")


def _sequences(entry: AnyEntry) -> Iterator[tuple[Where, Sequence]]:
    for n, jour in enumerate(entry.record.jours):
        for half in ("matin", "apres_midi"):
            for s, sequence in enumerate(getattr(jour, half).sequences):
                yield ("jours", n, half, "sequences", s), sequence


def group_size(catalogue: Catalogue) -> Iterator[Problem]:
    """The group fits the course, and every method of the programme fits the group."""
    for entry in catalogue.programmes.values():
        people = entry.record.participants
        formation = catalogue.formations.get(entry.record.formation)
        if formation:
            effectif = formation.record.effectif
            if not effectif.min <= people <= effectif.max:
                sentence = f"la formation accueille de {effectif.min} à {effectif.max} personnes"
                yield fault(entry, ("participants",), f"{sentence}, {people} trouvé")
        for where, sequence in _sequences(entry):
            methode = catalogue.methodes.get(sequence.methode or "")
            if methode is None:
                continue
            size = methode.record.participants
            if not size.min <= people <= size.max:
                sentence = f"« {methode.titre} » demande de {size.min} à {size.max} personnes"
                yield fault(entry, (*where, "methode"), f"{sentence}, le groupe en compte {people}")


def sequence_minutes(catalogue: Catalogue) -> Iterator[Problem]:
    """A method is given between its shortest and longest duration."""
    for entry in catalogue.programmes.values():
        for where, sequence in _sequences(entry):
            methode = catalogue.methodes.get(sequence.methode or "")
            if methode is None or sequence.minutes is None:
                continue
            duree = methode.record.duree
            if not duree.min <= sequence.minutes <= duree.max:
                sentence = (
                    f"« {methode.titre} » demande de {duree.min} à {duree.max} minutes, "
                    f"{sequence.minutes} trouvé"
                )
                yield fault(entry, (*where, "minutes"), sentence)


def half_days(catalogue: Catalogue) -> Iterator[Problem]:
    """A half-day's sequences end exactly on time and respect their fixed hours."""
    for entry in catalogue.programmes.values():
        if any(s.methode not in catalogue.methodes for _, s in _sequences(entry) if s.methode):
            continue
        for session in sessions(entry.record, catalogue):
            where: Where = ("jours", session.rang, session.nom)
            yield from _fixed_times(entry, where, session)
            yield from _end_on_time(entry, where, session)


def _fixed_times(entry: AnyEntry, where: Where, session: Session) -> Iterator[Problem]:
    for n, creneau in enumerate(session.creneaux):
        wished = creneau.sequence.heure
        if wished is not None and wished != creneau.debut:
            sentence = f"cette séquence commence à {clock(creneau.debut)}, pas à {clock(wished)}"
            yield fault(
                entry, (*where, "sequences", n, "heure"), f"{sentence} ; ajuster les minutes"
            )


def _end_on_time(entry: AnyEntry, where: Where, session: Session) -> Iterator[Problem]:
    if not session.creneaux:
        sentence = "cette demi-journée n’a pas de « sequences » ; en écrire au moins une"
        yield fault(entry, where, sentence)
        return
    gap = session.plage.fin - session.creneaux[-1].fin
    if gap:
        what = f"il reste {minutes(gap)}" if gap > 0 else f"il y a {minutes(-gap)} de trop"
        sentence = (
            f"{what} pour finir à {clock(session.plage.fin)} ; "
            "ajuster les « minutes » d’une séquence"
        )
        yield fault(entry, (*where, "sequences"), sentence)


def clock(minutes: int) -> str:
    """Return minutes since midnight as 09:30."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


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
        for name in entry.record.positionnement:
            yield from unknown_objective(catalogue, entry, ("positionnement", name), name)
        for where, numbers in _objectives(entry):
            for n, objectif in enumerate(numbers):
                yield from unknown_objective(catalogue, entry, (*where, "objectifs", n), objectif)


def _objectives(entry: AnyEntry) -> Iterator[tuple[Where, tuple[int, ...]]]:
    for n, jour in enumerate(entry.record.jours):
        for half in ("matin", "apres_midi"):
            yield ("jours", n, half), getattr(jour, half).objectifs
    for where, sequence in _sequences(entry):
        yield where, sequence.objectifs


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
            sentence = f"aucune demi-journée ne travaille {noun} {listed(missing)}"
            yield fault(entry, ("jours",), f"{sentence} ; l’écrire dans « objectifs »")
        hours = entry.record.horaires
        total = len(entry.record.jours) * (hours.matin.minutes + hours.apres_midi.minutes)
        sold = formation.record.duree.heures * 60
        if total != sold:
            made, announced = number(total / 60), formation.record.duree.heures
            sentence = f"les horaires font {made} heures et la formation en annonce {announced}"
            yield fault(entry, ("horaires",), sentence)


RULES = (
    named_things,
    included_and_excluded,
    afternoon_after_morning,
    group_size,
    sequence_minutes,
    half_days,
    dates,
    objectives_worked,
    whole_course,
)
