"""The trainee workbook of a programme: its days, its methods' steps, its sheets, lines to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from macros.french import date_courte, duree, enumeration
from macros.model.core.catalogue import Catalogue, programme_objectifs
from macros.model.core.entries import AnyEntry
from macros.model.plans.planning import Plan, plan_of
from macros.model.records.formation import Formation
from macros.model.records.methode import Etape
from macros.model.records.sequence import Production
from macros.told.markdown import inline
from macros.told.programme.deroule import objectifs_connus
from macros.told.programme.faits import dates, longueur
from macros.told.programme.suivi import fraicheur

from ..brochure.jours import calendrier, couleurs
from ..press.document import Atelier, Document, pdf
from ..texts.feuille import Feuille, feuille
from ..texts.qr import qr
from ..texts.riche import riche, secable

Data = dict[str, Any]


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the workbook of each programme."""
    for entry in atelier.catalogue.programmes.values():
        plan = plan_of(atelier.catalogue, entry.slug)
        yield Document(
            adresse=f"documents/programmes/{entry.slug}-cahier.pdf",
            titre=f"{entry.titre} : le cahier de stagiaire",
            nature="PDF A4",
            famille="programmes",
            pages=(entry.url,),
            jour=_jour(atelier.catalogue, plan),
            maker=pdf("cahier/cahier.typ"),
            data=cahier(atelier, entry, plan),
        )


def cahier(atelier: Atelier, entry: AnyEntry, plan: Plan) -> Data:
    """Return what a workbook shows, ready for its template."""
    catalogue, r = atelier.catalogue, plan.programme
    formation = catalogue.formations[r.formation]
    f: Formation = formation.record
    fiches = [_fiche(atelier, slug) for slug in fiches_of(catalogue, plan)]
    data = {
        "titre": r.titre,
        "accroche": inline(r.accroche),
        "formation": formation.titre,
        "dates": dates(r),
        "longueur": longueur(r),
        "lieu": riche(r.lieu),
        "exemple": riche(r.exemple),
        "organisme": _organisme(f),
        "version": date_courte(r.mise_a_jour),
        "page": entry.url,
        "qr": qr(atelier.page(entry.url)),
        "objectifs": _objectifs(catalogue, plan, f),
        "seminaires": _seminaires(catalogue, plan),
        "fiches": fiches,
    }
    return data | {"secable": secable(*_blocs(data))}


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


def _blocs(data: Data) -> Iterator[Iterable[Any]]:
    """Yield the groups of blocks that should each stand on one page."""
    yield data["objectifs"]
    for group in data["seminaires"]:
        for day in group["jours"]:
            yield day["sessions"]
            yield (m | {"etapes": []} for m in day["methodes"])
            yield from (m["etapes"] for m in day["methodes"])
    yield from (f.champs for f in data["fiches"])
    yield ([f.but, f.accroche, f.criteres] for f in data["fiches"])


def _organisme(f: Formation) -> Data:
    o = f.organisme
    return {"nom": o.nom, "courriel": o.courriel, "telephones": enumeration(o.telephones)}


def _objectifs(catalogue: Catalogue, plan: Plan, f: Formation) -> list[Data]:
    of = {m.id: c for m, c in zip(f.modules, couleurs(len(f.modules)), strict=True)}
    return [
        {
            "numero": o.id,
            "couleur": of.get(o.module, "mer"),
            "court": inline(o.court),
            "je_veux": inline(o.je_veux),
            "critere": inline(o.critere),
            "livrables": inline(enumeration(o.livrables)),
            "fiches": [f"fiche-{slug}" for slug in o.fiches if slug in catalogue.fiches],
        }
        for o in objectifs_connus(catalogue, sorted(programme_objectifs(plan.programme)))
    ]


def _seminaires(catalogue: Catalogue, plan: Plan) -> list[Data]:
    """Return the days as the brochure shows them, with what each one puts in people's hands.

    A method told once is only named when it comes back.
    """
    groups: list[Data] = calendrier(catalogue, plan)["groupes"]
    told: set[str] = set()
    for group in groups:
        for day in group["jours"]:
            found = _outils(plan, int(day["numero"]) - 1)
            methods = [e for e in found if e.kind == "methodes"]
            day["methodes"] = [_methode(catalogue, e, told) for e in methods]
            day["fiches"] = [f"fiche-{e.slug}" for e in found if e.kind == "fiches"]
    return groups


def _outils(plan: Plan, rang: int) -> list[AnyEntry]:
    """Return the tools of a day, each once, in order."""
    slots = (c for s in plan.sessions if s.rang == rang for c in s.creneaux)
    return list({c.outil.url: c.outil for c in slots if c.outil}.values())


def _methode(catalogue: Catalogue, entry: AnyEntry, told: set[str]) -> Data:
    r, again = entry.record, entry.slug in told
    told.add(entry.slug)
    steps = () if again else enumerate(r.etapes, 1)
    return {
        "cle": f"methode-{entry.slug}",
        "encore": again,
        "titre": r.titre,
        "accroche": inline(r.accroche),
        "faits": f"{duree(r.duree.conseillee)} · {catalogue.mot('moments', r.moment).nom.lower()}",
        "etapes": [_etape(n, e) for n, e in steps],
        "production": inline(r.production),
        "page": entry.url,
    }


def _etape(numero: int, e: Etape) -> Data:
    """Return a step in the plain words that are said to the group."""
    return {
        "numero": numero,
        "titre": inline(e.titre),
        "duree": duree(e.minutes),
        "texte": inline(e.consigne_simple or e.consigne),
    }


def _fiche(atelier: Atelier, slug: str) -> Feuille:
    """Return a sheet as it is printed alone; labels of fields tell whose they are."""
    sheet = feuille(atelier, atelier.catalogue.fiches[slug], grand=False)
    return replace(sheet, champs=[replace(c, cle=f"{c.cle}-{slug}") for c in sheet.champs])
