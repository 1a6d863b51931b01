"""What a trainer should look at again: warnings on a plan, that may be accepted with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from holidays import country_holidays

from macros.french import date_courte, horloge, minutes

from ..assembly.skeleton import LONGEST
from ..clock.agenda import Creneau, Session
from ..clock.jalons import jalons, replaced
from ..core.catalogue import Catalogue
from ..records.formation import ObjectifOperationnel
from ..records.methode import together
from ..records.sequence import (
    Apport,
    MiseEnSituation,
    Pause,
    SequenceQuestionnaire,
)
from .avertissement import Avertissement, Rule, closes, lived, methode_of, opens
from .calendrier import dates_du_territoire
from .coverage import EVALUATION, PRATIQUE, coverage, produced
from .livrables import livrables
from .planning import Plan
from .preuves import Occasion, occasions, temps_du
from .recit import chain, frame, long_ends, margins, out_of_place, signature, words

IN_A_ROW = 3
"""Plenary sequences in a row, without a break between them, that tire a group."""
AVOID = "eviter"
"""The effect of a date of a territory that no day should fall on."""
AWAY = {"avant": -7, "a-froid": 28}
"""Days from the first (before) or the last day (after) by which a questionnaire must be away."""


def avertissements(plan: Plan, catalogue: Catalogue) -> tuple[Avertissement, ...]:
    """Return every warning on a plan, in the order of the rules."""
    seen = catalogue.of(plan.programme.formation)
    return tuple(found for rule in RULES for found in rule(plan, seen))


def unaccepted(plan: Plan, catalogue: Catalogue) -> tuple[Avertissement, ...]:
    """Return the warnings that the trainer has not accepted in the file."""
    found = avertissements(plan, catalogue)
    return tuple(a for a in found if not any(map(a.accepted_by, plan.programme.acceptes)))


def pauses(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """No more than 90 minutes of work without a break; a margin is no work."""
    for session in plan.sessions:
        for run in _runs(session):
            free = sum(c.minutes for c in run if not lived(c))
            spent = run[-1].fin - run[0].debut - free
            if spent > LONGEST:
                within = f"de {horloge(run[0].debut)} à {horloge(run[-1].fin)}"
                sentence = f"{within}, {minutes(spent)} sans pause"
                yield Avertissement("sans-pause", sentence, session.rang, session.nom)


def _runs(session: Session) -> Iterator[list[Creneau]]:
    for pause, run in groupby(session.creneaux, lambda c: isinstance(c.sequence, Pause)):
        if not pause:
            yield list(run)


def both_ends(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Every day opens and closes with the whole group."""
    for rang, group in groupby(plan.sessions, lambda session: session.rang):
        day = [c for session in group for c in session.creneaux if lived(c)]
        if day and not opens(day[0]):
            sentence = f"elle commence par « {day[0].titre} », sans accueil ni tour de parole"
            yield Avertissement("sans-ouverture", sentence, rang)
        if day and not closes(day[-1]):
            sentence = f"elle finit par « {day[-1].titre} », sans bilan ni tour de parole"
            yield Avertissement("sans-cloture", sentence, rang)


def plenaries(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """No three plenary sequences in a row."""
    for session in plan.sessions:
        for run in _runs(session):
            for all_one, part in groupby(filter(lived, run), _together):
                names = [f"« {c.titre} »" for c in part]
                if all_one and len(names) >= IN_A_ROW:
                    sentence = f"tout se passe en grand groupe : {', '.join(names)}"
                    yield Avertissement("plenieres", sentence, session.rang, session.nom)


def _together(creneau: Creneau) -> bool:
    if creneau.sequence.etapes:
        return together(creneau.sequence.etapes)
    methode = methode_of(creneau)
    return methode.pleniere if methode else isinstance(creneau.sequence, Apport)


def after_lunch(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """No two lively methods just after the meal, before any break."""
    for session in plan.sessions:
        run = next(_runs(session), [])
        first = [m for c in run if (m := methode_of(c))][:2]
        lively = len(first) == 2 and all(m.energie == "vive" for m in first)
        if session.nom == "apres_midi" and lively:
            sentence = f"« {first[0].titre} » puis « {first[1].titre} » : laisser digérer"
            yield Avertissement("apres-repas", sentence, session.rang, session.nom)


def objectives(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Every objective is practised, its deliverables produced, its criterion verified."""
    made = produced(plan)
    for number, traces in coverage(plan, catalogue).items():
        objectif = catalogue.objectifs.get(number)
        if objectif is None:
            continue
        seen = frozenset[str]().union(*traces)
        if PRATIQUE not in seen:
            sentence = f"aucune méthode ne fait pratiquer l’objectif {number}"
            yield Avertissement("sans-pratique", sentence, objectif=number)
        for slug in objectif.fiches:
            if slug not in made and slug in catalogue.fiches:
                titre = catalogue.fiches[slug].titre
                sentence = (
                    f"la fiche « {titre} » (objectif {number}) n’a pas de temps pour être remplie"
                )
                yield Avertissement("sans-production", sentence, objectif=number)
        if EVALUATION not in seen:
            sentence = (
                f"le critère de l’objectif {number} n’est vérifié dans aucune séquence (« evalue »)"
            )
            yield Avertissement("sans-evaluation", sentence, objectif=number)
        yield from _leads(plan, catalogue, number)


def _leads(plan: Plan, catalogue: Catalogue, number: int) -> Iterator[Avertissement]:
    conduite = catalogue.objectifs[number].conduite
    if conduite is None:
        return
    spent = sum(
        c.minutes * c.sequence.salles
        for session in plan.sessions
        for c in session.creneaux
        if isinstance(c.sequence, MiseEnSituation) and number in c.sequence.objectifs
    )
    due = conduite.minutes_par_personne * plan.programme.participants
    if spent < due:
        sentence = (
            f"l’objectif {number} demande {minutes(due)} pour que les {plan.programme.participants} "
            f"stagiaires conduisent une séquence, {minutes(spent)} prévues"
        )
        yield Avertissement("sans-conduite", sentence, objectif=number)


def evidence(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Each person gives a proof of every objective, in time enough for the whole group."""
    for number, found in occasions(plan, catalogue).items():
        objectif = catalogue.objectifs.get(number)
        sentence = _unproved(plan, objectif, found) if objectif else ""
        if sentence:
            yield Avertissement("sans-preuve", sentence, objectif=number)


def _unproved(plan: Plan, objectif: ObjectifOperationnel, found: Collection[Occasion]) -> str:
    """Return what is missing for each person to give the proof of an objective, or nothing."""
    n, people = objectif.id, plan.programme.participants
    if objectif.preuve is None:
        return (
            f"la formation ne dit pas ce que chaque personne fait seule pour l’objectif {n} "
            "(« preuve »)"
        )
    if not found:
        return (
            "aucune séquence ne demande à chaque personne sa preuve pour l’objectif "
            f"{n} (« preuve »)"
        )
    due, spent = temps_du(objectif.preuve, people), sum(one.creneau.minutes for one in found)
    # Time to lead is counted once, by the rule that asks everyone to lead.
    if spent >= due or objectif.conduite:
        return ""
    return (
        f"l’objectif {n} demande {minutes(due)} pour que les {people} stagiaires donnent leur "
        f"preuve, {minutes(spent)} prévues"
    )


def questionnaires(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """The questionnaires are placed: one week before, at the end, one month after."""
    programme = plan.programme
    if programme.formation not in catalogue.formations or not plan.sessions:
        return
    placed = {jalon.moment: jalon for jalon in jalons(programme, catalogue)}
    instead = {e.moment for e in replaced(programme, catalogue)}
    for moment, days in AWAY.items():
        if moment in instead and moment not in placed:
            continue
        start = programme.jours[0 if days < 0 else -1].date
        away = (placed[moment].date - start).days if moment in placed else 0
        if (away > days) if days < 0 else (away < days):
            name = catalogue.mot("moments_evaluation", moment).nom.lower()
            yield Avertissement("questionnaire", f"aucun questionnaire n’est placé {name}")
    last = plan.sessions[-1]
    hot = placed["a-chaud"].questionnaire.slug if "a-chaud" in placed else None
    asked = [
        c.sequence.slug for c in last.creneaux if isinstance(c.sequence, SequenceQuestionnaire)
    ]
    if hot and hot not in asked:
        sentence = "la dernière demi-journée ne laisse pas de temps pour le questionnaire à chaud"
        yield Avertissement("questionnaire", sentence, last.rang, last.nom)


def calendar(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """No day falls on a Sunday or on a French public holiday."""
    years = {jour.date.year for jour in plan.programme.jours}
    feasts = country_holidays("FR", years=sorted(years), language="fr")
    for rang, jour in enumerate(plan.programme.jours):
        if jour.date.weekday() == 6:
            yield Avertissement("dimanche", f"le {jour.date} est un dimanche", rang)
        if jour.date in feasts:
            yield Avertissement("ferie", f"le {jour.date} est férié : {feasts[jour.date]}", rang)


def deliverables(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """What is produced has the time that its sheet declares, or nearly; the last production says so."""
    for livrable in livrables(plan, catalogue):
        if livrable.passages and not livrable.tient:
            last = livrable.passages[-1].session
            sentence = f"« {livrable.fiche.titre} » {livrable.verdict}"
            yield Avertissement("livrable-court", sentence, last.rang, last.nom)


def place_dates(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """No day falls on a date that the programme's territory says to avoid."""
    home = catalogue.territoires.get(plan.programme.territoire)
    for rang, jour in enumerate(plan.programme.jours if home else ()):
        for one in dates_du_territoire(catalogue, home.record) if home else ():
            if one.effet == AVOID and one.holds(jour.date):
                sentence = f"le {date_courte(jour.date)} tombe ici sur « {one.quoi} »"
                yield Avertissement("date-a-eviter", sentence, rang)


RULES: tuple[Rule, ...] = (
    pauses,
    both_ends,
    plenaries,
    after_lunch,
    chain,
    objectives,
    evidence,
    questionnaires,
    calendar,
    place_dates,
    margins,
    words,
    deliverables,
    frame,
    long_ends,
    out_of_place,
    signature,
)
