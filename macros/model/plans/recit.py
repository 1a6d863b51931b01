"""What warns that a programme is no story: what is asked too soon, ends that are too long, a frame, a
margin, a word to begin with that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from macros.french import minutes, un_de

from ..clock.agenda import led
from ..core.acquis import ACQUIS, worth
from ..core.catalogue import Catalogue
from ..records.sequence import UseOfTool
from .avertissement import Avertissement, closes, lived, opens
from .histoire import brought, givers, leaves, missing
from .planning import Plan
from .questions import asked, instruction

LONGEST_END = 20
"""Minutes over which an opening or a closing takes the place of the work."""
CADRE = "cadre"
"""What the first half-day leaves."""


def margins(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Every half-day keeps minutes free, in a programme that wants some."""
    due = plan.programme.marge
    for session in plan.sessions:
        if due and session.creneaux and not session.marge:
            sentence = (
                "rien n’est gardé pour les signatures, les déplacements et les retards ; "
                f"ajouter « marge: {due} »"
            )
            yield Avertissement("sans-marge", sentence, session.rang, session.nom)


def words(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Every sequence has a question that it asks, or an instruction that is said."""
    for session in plan.sessions:
        for c in filter(lived, session.creneaux):
            if isinstance(c.sequence, UseOfTool) and c.outil is None:
                continue  # Said elsewhere.
            said = asked(plan.programme, session, c, catalogue) or instruction(c, catalogue)
            if not said:
                where = "sur sa ligne" if c.outil else "ou une « note » sur sa ligne"
                sentence = (
                    f"« {c.titre} » n’a ni question ni consigne ; écrire « question » {where}"
                )
                yield Avertissement("sans-consigne", sentence, session.rang, session.nom)


def chain(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Nothing is asked for before something left it, or the group brought it."""
    known = givers(catalogue)
    for found in missing(plan.programme, plan.sessions, catalogue):
        for word in found.manque:
            sentence = f"« {found.creneau.titre} » demande {_acquis(catalogue, word)}"
            titles = [one.titre for one in known.get(word, ())]
            told = f" ; à mener d’abord : {un_de(titles)}" if titles else ""
            where = (found.session.rang, found.session.nom)
            yield Avertissement("chaine", f"{sentence}, que rien avant n’apporte{told}", *where)


def _acquis(catalogue: Catalogue, word: str) -> str:
    return catalogue.mot(ACQUIS, word).nom


def frame(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """The first of several half-days says the group's rules, unless the group brings them."""
    if len(plan.sessions) < 2:
        return
    first = plan.sessions[0]
    said = (word for creneau in first.creneaux for word in leaves(creneau))
    had = worth((*brought(plan.programme, first.rang), *said), catalogue.vocabulaires)
    if CADRE not in had:
        titles = [one.titre for one in givers(catalogue).get(CADRE, ())]
        by = f"y mener {un_de(titles)}, ou écrire" if titles else "écrire"
        sentence = (
            f"elle ne pose pas les règles du groupe ; {by} « laisse: [{CADRE}] » sur la ligne qui "
            "les pose"
        )
        yield Avertissement("sans-cadre", sentence, first.rang, first.nom)


def long_ends(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Half-days open and close in 20 minutes at most, but for the first opening of all, the last
    closing, the end of a seminar."""
    for n, session in enumerate(plan.sessions):
        day = list(filter(lived, session.creneaux))
        openings = takewhile(opens, day) if n else ()
        closings = () if _ends(plan, n) else takewhile(closes, reversed(day))
        for found, verb, where in (
            (openings, "ouvre", "après la toute première ouverture"),
            (closings, "clôt", "avant la fin d’un séminaire ou du programme"),
        ):
            for c in found:
                if c.methode and c.minutes > LONGEST_END:
                    sentence = (
                        f"« {c.titre} » {verb} en {minutes(c.minutes)} ; {where}, "
                        f"{minutes(LONGEST_END)} suffisent"
                    )
                    yield Avertissement("ouverture-longue", sentence, session.rang, session.nom)


def _ends(plan: Plan, n: int) -> bool:
    """Say whether a half-day is the last one of a seminar or of the programme."""
    after = plan.sessions[n + 1 : n + 2]
    return not after or after[0].jour.seminaire != plan.sessions[n].jour.seminaire


def out_of_place(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """Farewells come the last day, long reviews the last day of a seminar."""
    last = {session.rang for n, session in enumerate(plan.sessions) if _ends(plan, n)}
    right = {"fin": {max(last, default=0)}, "fin-de-seminaire": last}
    for session in plan.sessions:
        for c in session.creneaux:
            place = c.methode.record.place if c.methode else None
            if place in right and session.rang not in right[place]:
                nom = catalogue.mot("places", place).nom.lower()
                sentence = f"« {c.titre} » n’est pas à sa place ; elle se vit {nom}"
                yield Avertissement("mauvais-moment", sentence, session.rang, session.nom)


def signature(plan: Plan, catalogue: Catalogue) -> Iterator[Avertissement]:
    """A programme of two days or more leads a method that signs its course."""
    formation = catalogue.formations.get(plan.programme.formation)
    signed = formation.record.signature if formation and len(plan.programme.jours) > 1 else ()
    titles = [catalogue.methodes[slug].titre for slug in signed if slug in catalogue.methodes]
    if titles and led(plan.sessions).isdisjoint(signed):
        sentence = (
            f"aucune séquence ne mène {un_de(titles)}, que la formation met dans tous les siens"
        )
        yield Avertissement("sans-signature", sentence)
