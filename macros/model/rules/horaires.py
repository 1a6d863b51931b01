"""Rules of the clock: half-days end exactly on time, or say which sequences block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.french import enumeration, horloge, minutes

from ..base.problems import Problem
from ..clock.agenda import Coincement, Creneau, Session, led
from ..clock.supplies import side_by_side
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..plans.avertissements import avertissements
from ..plans.planning import plan_of
from ..records.programme import Programme
from ..records.sequence import Marge, Pause, SequenceMethode
from .liens import fault

Where = tuple[str | int, ...]
WARN = {"methodes", "formations", "fiches", "questionnaires"}
"""Kinds that warnings rest on: while a file of theirs is unread, no acceptance is judged."""
FILL = {"methodes", "formations", "fiches"}
"""Kinds that the assembler draws from: while a file of theirs is unread, it says nothing."""
BLOCKERS = 3
"""How many blocking sequences a sentence names, the longest ones."""


def half_days(catalogue: Catalogue) -> Iterator[Problem]:
    """Every half-day is filled and ends exactly on time, fixed hours honoured."""
    for entry in catalogue.programmes.values():
        if not _whole(entry, catalogue):
            continue
        plan = plan_of(catalogue, entry.slug)
        for refus in plan.refus:
            yield fault(entry, ("jours", refus.rang, refus.nom), refus.phrase)
        refused = {(refus.rang, refus.nom) for refus in plan.refus}
        for session in plan.sessions:
            if (session.rang, session.nom) not in refused:
                yield from _on_time(entry, session)


def _whole(entry: AnyEntry, catalogue: Catalogue) -> bool:
    """Say whether everything the clock needs is known; what is not is reported elsewhere."""
    lines = (
        line for jour in entry.record.jours for _, half in jour.halves for line in half.sequences
    )
    named = {line.slug for line in lines if isinstance(line, SequenceMethode)}
    halves = (half for jour in entry.record.jours for _, half in jour.halves)
    empty = any(half.objectifs and not half.sequences for half in halves)
    uncertain = set(catalogue.broken) & FILL if empty else set()
    return named <= set(catalogue.methodes) and not uncertain


def _on_time(entry: AnyEntry, session: Session) -> Iterator[Problem]:
    where: Where = ("jours", session.rang, session.nom)
    if not session.creneaux and not session.demi_journee.objectifs:
        sentence = (
            "cette demi-journée n’a ni objectifs ni séquences ; écrire ses « objectifs » pour "
            "qu’elle se compose seule, ou ses « sequences »"
        )
        yield fault(entry, where, sentence)
    for stuck in session.coincements:
        yield fault(entry, (*where, "sequences", *_anchor(stuck, session)), _stuck(stuck, session))


def _anchor(stuck: Coincement, session: Session) -> Where:
    """Return the fixed hour that closes the stretch, when one does."""
    after = stuck.rangs[-1] + 1 if stuck.rangs else 0
    return (after, "heure") if stuck.fin != session.plage.fin or not stuck.rangs else ()


def _stuck(stuck: Coincement, session: Session) -> str:
    within = f"de {horloge(stuck.debut)} à {horloge(stuck.fin)}"
    count = abs(stuck.minutes)
    if not stuck.rangs:
        return f"rien n’est prévu {within} ; commencer à {horloge(stuck.debut)} ou ajouter une séquence"
    members = [session.creneaux[n] for n in stuck.rangs]
    if stuck.minutes > 0:
        what = f"il y a {minutes(count)} de trop {within}"
        return (
            f"{what}, même au plus court ; raccourcir ou retirer {_blockers(members, short=True)}"
        )
    what = f"il reste {minutes(count)} {within}"
    return f"{what}, même au plus long ; ajouter une séquence ou allonger {_blockers(members)}"


def _blockers(members: Sequence[Creneau], *, short: bool = False) -> str:
    work = [c for c in members if not isinstance(c.sequence, Pause | Marge)] or members
    longest = sorted(work, key=lambda c: -c.souplesse.least)[:BLOCKERS]
    return enumeration(_bounded(c, short=short) for c in longest)


def _bounded(creneau: Creneau, *, short: bool) -> str:
    soft = creneau.souplesse
    if soft.fixed:
        return f"« {creneau.titre} » ({minutes(soft.ideal)})"
    bound = f"{minutes(soft.least)} au moins" if short else f"{minutes(soft.most)} au plus"
    return f"« {creneau.titre} » ({bound})"


def included(catalogue: Catalogue) -> Iterator[Problem]:
    """Every method that a programme asks for has found a place."""
    for entry in catalogue.programmes.values():
        if not _whole(entry, catalogue):
            continue
        sessions = plan_of(catalogue, entry.slug).sessions
        used = led(sessions)
        for n, slug in enumerate(entry.record.contraintes.inclure):
            if slug in catalogue.methodes and slug not in used:
                sentence = _left_out(catalogue.methodes[slug], entry.record)
                yield fault(entry, ("contraintes", "inclure", n), sentence)


def _left_out(methode: AnyEntry, programme: Programme) -> str:
    size, people = methode.record.participants, programme.participants
    if not side_by_side(methode.record, people, programme.animateurs):
        asked = f"« {methode.titre} » demande de {size.min} à {size.max} personnes"
        return f"{asked}, le groupe en compte {people} ; la retirer d’ici"
    return (
        f"« {methode.titre} » n’a pas trouvé de place ; allonger une demi-journée, ou l’écrire "
        "dans ses « sequences »"
    )


def acceptances(catalogue: Catalogue) -> Iterator[Problem]:
    """A warning accepted in the file is still there: an acceptance without object is removed."""
    for entry in catalogue.programmes.values():
        unread = catalogue.broken.keys() & WARN
        if not entry.record.acceptes or unread or not _whole(entry, catalogue):
            continue
        found = avertissements(plan_of(catalogue, entry.slug), catalogue)
        for n, acceptation in enumerate(entry.record.acceptes):
            if not any(one.accepted_by(acceptation) for one in found):
                sentence = (
                    f"l’avertissement « {acceptation.avertissement} » n’a plus lieu d’être ici ; "
                    "retirer cette acceptation"
                )
                yield fault(entry, ("acceptes", n), sentence)


RULES = (half_days, included, acceptances)
