"""The trainee workbook of a programme: its days, its methods' steps, its sheets, lines to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from macros.french import date_courte, duree, enumeration
from macros.model.core.catalogue import Catalogue, programme_objectifs
from macros.model.core.entries import AnyEntry, Entry
from macros.model.plans.planning import Plan
from macros.model.records.methode import Methode
from macros.model.records.programme import Programme
from macros.model.records.sequence import Production
from macros.told.figures.lignes import ensemble
from macros.told.figures.steps import Dessin, storyboard
from macros.told.methodes import Etape, etapes
from macros.told.organisme import organisme
from macros.told.plain import Riche
from macros.told.programme.creneaux import Creneau
from macros.told.programme.deroule import Jour, en_ligne, jours_de, objectifs_connus, seminaires
from macros.told.programme.faits import dates, longueur
from macros.told.programme.preuves import attendus
from macros.told.programme.suivi import fraicheur

from ..press.document import Atelier, Data, Document, of_programmes
from ..texts.couleurs import teinte
from ..texts.feuille import Feuille, feuille
from ..texts.phrases import phrases
from ..texts.secable import secable


def documents(whole: Atelier) -> Iterator[Document]:
    """Return the workbook of each programme."""
    return of_programmes(whole, "cahier", "le cahier de stagiaire", cahier, jour=_jour)


@dataclass(frozen=True, slots=True)
class Objectif:
    """An objective as a trainee follows it, the proof that each one gives of it alone, if the
    programme asks for it, and the marks of its sheets."""

    numero: int
    court: Riche
    je_veux: Riche
    critere: Riche
    livrables: Riche
    preuve: Riche
    fiches: list[str]


@dataclass(frozen=True, slots=True)
class Cadre:
    """A frame, and the numbers of the steps that look like it: « 2 », « 3 à 5 »."""

    numeros: str
    dessin: Dessin


@dataclass(frozen=True, slots=True, kw_only=True)
class Seance:
    """A method of a day, its frames in the colour of its moment; encore says that it was told on a
    day before, and is only named."""

    cle: str
    encore: bool
    titre: str
    accroche: Riche
    faits: str
    teinte: str
    cadres: tuple[Cadre, ...]
    etapes: tuple[Etape, ...]
    production: Riche
    page: str


@dataclass(frozen=True, slots=True)
class Journee:
    """A day, and what it puts in people's hands: its methods, the marks of its sheets."""

    jour: Jour[Creneau]
    methodes: list[Seance]
    fiches: list[str]


def cahier(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Data:
    """Return what a workbook shows, ready for its template."""
    catalogue, r = atelier.catalogue, plan.programme
    formation = catalogue.formations[r.formation]
    fiches = [_fiche(atelier, slug) for slug in fiches_of(catalogue, plan)]
    objectifs = _objectifs(catalogue, plan)
    told: set[str] = set()
    groupes = seminaires(
        map(en_ligne, jours_de(catalogue, plan)), lambda day: _journee(catalogue, plan, day, told)
    )
    jours = [day for group in groupes for day in group.jours]
    return {
        "titre": r.titre,
        "formation": formation.titre,
        "dates": dates(r),
        "longueur": longueur(r),
        "lieu": Riche(r.lieu or ""),
        "exemple": Riche(r.exemple or ""),
        "organisme": organisme(formation.record.organisme),
        "version": date_courte(r.mise_a_jour),
        "page": entry.url,
        "qr": atelier.qr(entry.url),
        "objectifs": objectifs,
        "seminaires": groupes,
        "fiches": fiches,
        "phrases": phrases(atelier.papiers.cahier),
        # The groups of blocks that should each stand on one page.
        "secable": secable(
            objectifs,
            *(day.jour.sessions for day in jours),
            *([replace(m, etapes=(), cadres=()) for m in day.methodes] for day in jours),
            *(m.etapes for day in jours for m in day.methodes),
            *(f.champs for f in fiches),
            ([f.form.but, f.form.accroche, f.form.criteres] for f in fiches),
        ),
    }


def fiches_of(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Return the sheets of a programme: those it produces, in order, then those that prove the
    objectives it works on."""
    lines = (c.sequence for s in plan.sessions for c in s.creneaux)
    made = [line.slug for line in lines if isinstance(line, Production)]
    numbers = sorted(programme_objectifs(plan.programme))
    due = [slug for o in objectifs_connus(catalogue, numbers) for slug in o.fiches]
    return [slug for slug in dict.fromkeys([*made, *due]) if slug in catalogue.fiches]


def _jour(catalogue: Catalogue, plan: Plan) -> date:
    sheets = [catalogue.fiches[s].record.mise_a_jour for s in fiches_of(catalogue, plan)]
    return max([fraicheur(catalogue, plan), *sheets])


def _objectifs(catalogue: Catalogue, plan: Plan) -> list[Objectif]:
    seul = {x.numero: x.preuve.texte for x in attendus(catalogue, plan) if x.preuve}
    return [
        Objectif(
            numero=o.id,
            court=Riche(o.court),
            je_veux=Riche(o.je_veux),
            critere=Riche(o.critere),
            livrables=Riche(enumeration(o.livrables)),
            preuve=seul.get(o.id, Riche()),
            fiches=[f"fiche-{slug}" for slug in o.fiches if slug in catalogue.fiches],
        )
        for o in objectifs_connus(catalogue, sorted(programme_objectifs(plan.programme)))
    ]


def _journee(catalogue: Catalogue, plan: Plan, day: Jour[Creneau], told: set[str]) -> Journee:
    """Return a day; a method told once is only named when it comes back."""
    found = _outils(plan, day.numero - 1)
    people = plan.programme.participants
    methods = [_methode(catalogue, e, people, told) for e in found if e.kind == "methodes"]
    return Journee(day, methods, [f"fiche-{e.slug}" for e in found if e.kind == "fiches"])


def _outils(plan: Plan, rang: int) -> list[AnyEntry]:
    """Return the tools of a day, each once, in order."""
    slots = (c for s in plan.sessions if s.rang == rang for c in s.creneaux)
    return list({c.outil.url: c.outil for c in slots if c.outil}.values())


def _methode(catalogue: Catalogue, entry: Entry[Methode], people: int, told: set[str]) -> Seance:
    r, again = entry.record, entry.slug in told
    told.add(entry.slug)
    frames = () if again else storyboard(catalogue, r, ensemble(r, people))
    return Seance(
        cle=f"methode-{entry.slug}",
        encore=again,
        titre=r.titre,
        accroche=Riche(r.accroche),
        faits=f"{duree(r.duree.conseillee)} · {catalogue.mot('moments', r.moment).nom.lower()}",
        teinte=teinte(r.moment),
        cadres=tuple(_cadres(frames)),
        etapes=() if again else tuple(e.dite for e in etapes(catalogue, r.etapes)),
        production=Riche(r.production),
        page=entry.url,
    )


def _cadres(frames: Sequence[Dessin]) -> Iterator[Cadre]:
    """Yield the frames of steps, one for those in a row that look the same; none where none is true."""
    for frame, steps in groupby(enumerate(frames, 1), key=lambda numbered: numbered[1]):
        numbers = [n for n, _ in steps]
        if frame.formes:
            first, last = numbers[0], numbers[-1]
            yield Cadre(str(first) if first == last else f"{first} à {last}", frame)


def _fiche(atelier: Atelier, slug: str) -> Feuille:
    """Return a sheet as it is printed alone; labels of fields tell whose they are."""
    sheet = feuille(atelier, atelier.catalogue.fiches[slug], grand=False)
    return replace(sheet, champs=[replace(c, cle=f"{c.cle}-{slug}") for c in sheet.champs])
