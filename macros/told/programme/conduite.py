"""The run sheet of a plan: every sequence with its minutes, its steps, its groups, its things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.french import duree, enumeration, heure
from macros.model.clock import agenda
from macros.model.clock.agenda import Session
from macros.model.clock.groups import subgroups
from macros.model.clock.shortening import shared
from macros.model.clock.supplies import needed, parallel
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.plans.questions import asked, instruction
from macros.model.records.methode import Methode
from macros.model.records.sequence import MiseEnSituation, Pause, SequenceMethode

from .. import methodes
from ..figures.lignes import dessins_de
from ..methodes import Chose, Etape
from ..plain import Heure, Riche
from .creneaux import Creneau, creneau_de
from .deroule import Jour, jours_avec
from .livrables import Trait, remplir
from .preuves import Preuve, preuves_de

MOST_WARNINGS = 2
"""How many points of attention stand in the run sheet; the method's page has them all."""


@dataclass(frozen=True, slots=True)
class Premiere:
    """When a method that comes back was led first, and in which half-day."""

    jour: int
    demi: str
    debut: Heure

    def __str__(self) -> str:
        return f"jour {self.jour}, {self.debut}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduit:
    """A slot and what its trainers need while leading it: what they ask and say, how the form of a
    method is led, their note, what comes after a break, groups, things, steps and those left out,
    points of attention, how a sheet is filled, what each person proves alone; rappel says where
    what is not told again stands; premiere, when and where in the page what comes back was led
    first, so that a page may leave out what paper keeps under the eyes."""

    creneau: Creneau
    question: Riche
    consigne: Riche
    forme: Riche
    ecart: str
    note: Riche
    apres: Riche
    laissees: Riche
    groupes: str = ""
    materiel: tuple[Chose, ...] = ()
    etapes: tuple[Etape, ...] = ()
    titre_etapes: str = ""
    vigilance: tuple[Riche, ...] = ()
    remplir: tuple[Trait, ...] = ()
    preuves: tuple[Preuve, ...] = ()
    rappel: str = ""
    premiere: Premiere | None = None


def conduite(catalogue: Catalogue, plan: Plan) -> list[Jour[Conduit]]:
    """Return the days of a plan with everything a trainer needs while leading them."""
    seen, sheets = catalogue.of(plan.programme.formation), remplir(catalogue, plan)

    lived: dict[tuple[str, str | None], Premiere] = {}

    def told(session: Session, n: int) -> Conduit:
        sheet = sheets.get((session.rang, session.nom, n), ())
        own = session.creneaux[n].sequence.etapes
        if sheet and not own and (session.rang, session.nom, n) in plan.choix:
            sheet = (_minutes(seen, session.creneaux[n]), *sheet)
        conduit = replace(_conduit(seen, plan, session, n), remplir=sheet)
        demi = catalogue.mot("demi_journees", session.nom).nom
        here = Premiere(session.rang + 1, demi, conduit.creneau.debut)
        return _again(conduit, session.creneaux[n], here, lived)

    return jours_avec(catalogue, plan, told)


READ_SHEET, READ_AGAIN = 5, 5
"""Minutes to read a sheet together and share it out, and to read aloud what is written."""


def _minutes(catalogue: Catalogue, creneau: agenda.Creneau) -> Trait:
    """Return how the minutes of a composed production go; who writes a line by hand says it."""
    proofs = [catalogue.objectifs[n].preuve for n in creneau.sequence.preuve]
    alone = sum(one.minutes for one in proofs if one and not one.par_personne)
    filling = creneau.minutes - READ_SHEET - READ_AGAIN - alone
    parts = [f"{READ_SHEET} min pour lire la fiche et se répartir", f"{filling} min pour remplir"]
    parts += [f"{READ_AGAIN} min pour relire à voix haute"]
    parts += [f"{alone} min pour la preuve de chaque personne"] if alone else []
    told = enumeration(parts) if filling > 0 else f"{creneau.minutes} min d’un seul tenant"
    return Trait("Le temps :", Riche(f"{told}."))


def _again(
    conduit: Conduit,
    creneau: agenda.Creneau,
    here: Premiere,
    lived: dict[tuple[str, str | None], Premiere],
) -> Conduit:
    """Return what comes back without what its first time tells: points of attention, words in plain
    language, and the steps of a ritual."""
    line = creneau.sequence
    if not isinstance(line, SequenceMethode) or not creneau.methode or line.etapes:
        return conduit
    first = lived.setdefault((line.slug, line.forme), here)
    if first == here:
        return conduit
    if not creneau.methode.record.rituel:
        steps = tuple(replace(step, simple=Riche("")) for step in conduit.etapes)
        told = f"En langage clair, et ce qu’il faut surveiller : voir le {first}."
        return replace(conduit, etapes=steps, vigilance=(), rappel=told, premiere=first)
    told = f"Les étapes : voir le {first}."
    return replace(conduit, etapes=(), vigilance=(), rappel=told, premiere=first)


def _conduit(catalogue: Catalogue, plan: Plan, session: Session, n: int) -> Conduit:
    creneau, people = session.creneaux[n], plan.programme.participants
    methode, consigne = creneau.mene, instruction(creneau, catalogue)
    note = creneau.sequence.note or ""
    steps, left = etapes(catalogue, creneau)
    return Conduit(
        creneau=creneau_de(creneau, people),
        question=Riche(asked(plan.programme, session, creneau, catalogue)),
        consigne=Riche(consigne),
        forme=Riche("" if creneau.sequence.etapes else _forme(creneau)),
        ecart=ecart(creneau.ecart),
        note=Riche(note if note != consigne else ""),
        apres=Riche(_apres(session.creneaux[n : n + 2])),
        groupes=groupes(catalogue, people, methode)
        if methode
        else sous_groupes(people, creneau.sequence.groupes),
        materiel=_materiel(catalogue, creneau, people),
        etapes=methodes.dessinees(steps, dessins_de(catalogue, creneau, people)),
        titre_etapes=_titre_etapes(creneau, len(steps)),
        laissees=Riche(left),
        vigilance=tuple(map(Riche, methode.vigilance[:MOST_WARNINGS])) if methode else (),
        preuves=preuves_de(catalogue, creneau),
    )


def _forme(creneau: agenda.Creneau) -> str:
    """Return how the form that a line asks for is led, or nothing."""
    form = getattr(creneau.sequence, "forme", None)
    known = creneau.methode.record.variantes if creneau.methode and form else ()
    return next((v.texte for v in known if v.titre == form), "")


def ecart(minutes: int) -> str:
    """Return « 10 min de moins que conseillé », or nothing when the advised time is kept."""
    if not minutes:
        return ""
    return f"{duree(abs(minutes))} de {'plus' if minutes > 0 else 'moins'} que conseillé"


def _apres(pair: Sequence[agenda.Creneau]) -> str:
    """Return what follows a break, or nothing."""
    if not isinstance(pair[0].sequence, Pause) or len(pair) < 2:
        return ""
    return f"Après la pause, à {heure(pair[1].debut)} : {pair[1].titre}"


def groupes(catalogue: Catalogue, people: int, methode: Methode) -> str:
    """Return « 2 groupes de 6 en parallèle », what each of them does, and the subgroups of each."""
    sizes = parallel(people, methode)
    if len(sizes) < 2:
        return sous_groupes(people, methode.taille_sous_groupe, methode.moins)
    how = catalogue.mot("paralleles", methode.parallele).nom if methode.parallele else ""
    told = _groupes(sizes)
    few, least = methode.taille_sous_groupe, methode.moins
    each = {sous_groupes(size, few, least) for size in sizes} - {""}
    small = f" ; dans chacun, {enumeration(sorted(each), 'ou')}" if each else ""
    first, _, rest = told.partition(" :")
    return f"{first} en parallèle{' :' + rest if rest else ''}{small}. {how}"


def sous_groupes(people: int, size: int | None, moins: int = 1) -> str:
    """Return « 3 groupes : 4, 3 et 3 », or nothing when everyone stays together."""
    sizes = subgroups(people, size, moins)
    return _groupes(sizes) if len(sizes) > 1 else ""


def _groupes(sizes: Sequence[int]) -> str:
    if len(set(sizes)) == 1:
        return f"{len(sizes)} groupes de {sizes[0]}"
    return f"{len(sizes)} groupes : {enumeration([str(n) for n in sizes])}"


def _materiel(catalogue: Catalogue, creneau: agenda.Creneau, people: int) -> tuple[Chose, ...]:
    """Return what a sequence needs, with how many for this group."""
    found = needed(creneau, people)
    told = methodes.choses(catalogue, [item for item, _ in found])
    return tuple(replace(x, quantite=n) for x, (_, n) in zip(told, found, strict=True))


def etapes(catalogue: Catalogue, creneau: agenda.Creneau) -> tuple[tuple[Etape, ...], str]:
    """Return the steps of a sequence with their hours, fitted to the minutes it has here, and those
    that are left out for want of time, in words; of a trial run, those of its first turn."""
    steps, line = creneau.etapes, creneau.sequence
    total = line.minutes_par_personne if isinstance(line, MiseEnSituation) else creneau.minutes
    minutes = shared(steps, total)
    spent = [n for n in minutes if n]
    kept = [step for step, n in zip(steps, minutes, strict=True) if n] if minutes else steps
    told = methodes.etapes(catalogue, kept, creneau.debut, spent)
    return tuple(replace(e, debut=Heure(e.debut)) for e in told), _laissees(
        [step.titre for step in steps if step not in kept]
    )


def _titre_etapes(creneau: agenda.Creneau, count: int) -> str:
    """Return what announces the steps of a sequence; a trial run's are lived at each turn."""
    if isinstance(creneau.sequence, MiseEnSituation):
        passage = "de chaque passage, aux heures du premier"
        return f"L’étape {passage}" if count == 1 else f"Les {count} étapes {passage}"
    return "Une seule étape" if count == 1 else f"Les {count} étapes, heure par heure"


def _laissees(titres: Sequence[str]) -> str:
    """Return « Laissée de côté faute de temps : « Partage ». », or nothing."""
    if not titres:
        return ""
    s = "s" if len(titres) > 1 else ""
    return f"Laissée{s} de côté faute de temps : {enumeration([f'« {t} »' for t in titres])}."
