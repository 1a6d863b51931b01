"""The brochure of a programme: everything that people are owed before they enrol, on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.french import date_courte, enumeration, majuscule, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import promises
from macros.model.records.formation import Formation, ObjectifOperationnel
from macros.model.records.papiers import Brochure
from macros.model.records.programme import Programme
from macros.told.markdown import blocks
from macros.told.organisme import organisme
from macros.told.outils import Fait, Mention
from macros.told.plain import Riche, riches
from macros.told.programme.acces import acces
from macros.told.programme.avant import sans_reprise
from macros.told.programme.deroule import objectifs_connus
from macros.told.programme.faits import Faits, faits
from macros.told.programme.preuves import Attendu, attendus
from macros.told.programme.promesses import apprendre
from macros.told.programme.suivi import evaluations

from ..press.document import Atelier, Data, Document, of_programmes
from ..texts.phrases import phrases
from ..texts.secable import secable
from .infos import pratique, territoire
from .jours import calendrier, objectifs_par_jour

SECTIONS: Mapping[str, str] = {
    "prerequis": "public",
    "objectifs": "objectifs",
    "reconnaissance": "pratique",
    "duree": "couverture",
    "acces": "pratique",
    "modalite": "apprendre",
    "financement": "pratique",
    "tarif": "pratique",
    "organisme": "pratique",
    "methodes": "apprendre",
    "evaluations": "evaluation",
    "handicap": "pratique",
    "mise_a_jour": "couverture",
}
"""Where the brochure says each thing that is owed to the public (Formation.DUE)."""

TITRES = ((45, 40), (75, 33), (120, 27))
"""How large the title of a cover may be, in points, up to so many signs."""

MOST_TOLD = 240
"""How many signs a fact of the cover may have; an example, twice as many."""

MOST_SEATS = 24
"""How many discs the ring of a cover can hold."""


def documents(whole: Atelier) -> Iterator[Document]:
    """Return the brochure of each programme."""
    adresse = "programmes/{slug}.pdf"
    return of_programmes(whole, "brochure", "la brochure", brochure, adresse=adresse)


@dataclass(frozen=True, slots=True)
class Objectif:
    """An objective, its criterion, its deliverables, what is left of the proof that each person
    gives of it."""

    numero: int
    titre: Riche
    critere: Riche
    livrables: Riche
    preuve: Riche


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module, and the objectives of it that a programme works on."""

    numero: int
    titre: str
    presentation: Riche
    objectifs: list[Objectif]
    listes: list[Mention]


def brochure(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Data:
    """Return what the brochure of a programme shows, ready for its template."""
    catalogue, r = atelier.catalogue, plan.programme
    formation = catalogue.formations[r.formation]
    f = formation.record
    held = promises(plan, catalogue)
    objectifs = objectifs_connus(catalogue, held.objectifs)
    commences = objectifs_connus(catalogue, held.commences)
    entier = held.entiere
    begun = {o.module for o in commences}
    others = {module.id for module in f.modules} if entier else begun
    modules = _modules(f, objectifs, attendus(catalogue, plan), others)
    jours = calendrier(catalogue, plan)
    place = territoire(catalogue, catalogue.territoires[r.territoire].record, entier)
    infos = pratique(f, plan)
    dated = evaluations(catalogue, plan)
    return {
        "couverture": _couverture(atelier, entry, plan),
        "suite": _suite(plan),
        "pourquoi": _pourquoi(plan, f),
        "esprit": blocks(sans_reprise(atelier.prose(entry))),
        "public": _public(r.publics or f.publics, f, acces(r, f).admission),
        "modules": modules,
        "commences": [{"numero": o.id, "titre": Riche(o.titre)} for o in commences],
        "aboutit": bool(objectifs),
        "generaux": riches(f.objectifs_generaux),
        "entier": entier,
        "phrases": _phrases(atelier, formation.titre, f, len(objectifs) + len(commences)),
        "calendrier": jours,
        "matrice": objectifs_par_jour(catalogue, plan),
        "apprendre": apprendre(catalogue, plan),
        "evaluations": dated,
        "territoire": place,
        "pratique": infos,
        "dus": [{"nom": nom, "section": SECTIONS[key]} for key, nom in Formation.DUE.items()],
        "dates": _dates(catalogue, plan, f),
        # The groups of blocks that should each stand on one page.
        "secable": secable(
            *(group.jours for group in jours.groupes),
            *(module.objectifs for module in modules),
            *(part.lignes for part in place.parties),
            infos.values(),
            [dated, f.objectifs_generaux, [x.presentation for x in modules]],
        ),
    }


def _couverture(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Data:
    r, x = plan.programme, faits(atelier.catalogue, plan)
    etat = atelier.catalogue.mot("etats", r.etat)
    exemple = r.exemple or ""
    return {
        "titre": r.titre,
        "corps": next((size for most, size in TITRES if len(r.titre) <= most), TITRES[-1][1]),
        "accroche": Riche(r.accroche),
        "session": x.session,
        "ronde": min(r.participants, MOST_SEATS),
        "faits": _faits(atelier.papiers.brochure, x),
        "organisme": organisme(atelier.catalogue.formations[r.formation].record.organisme),
        "etat": etat.nom,
        "etat_aide": etat.aide,
        "exemple": Riche(exemple if len(exemple) <= MOST_TOLD * 2 else ""),
        "mise_a_jour": date_courte(r.mise_a_jour),
        "page": entry.url,
        "qr": atelier.qr(entry.url),
    }


def _faits(words: Brochure, x: Faits) -> list[Fait]:
    """Return the facts of the cover; one that is too long is for the pages that follow."""
    tarif, _, conditions = x.tarif.partition(" : ")
    precision = f"Territoire : {x.territoire}" if x.lieu else words.lieux
    rows = (
        ("Durée", x.duree, ""),
        ("Dates", majuscule(x.dates), ""),
        ("Horaires", x.horaires, ""),
        ("Lieu", x.lieu or x.territoire, precision),
        ("Groupe", x.participants, x.commanditaire),
        ("Modalité", x.modalite, f"{x.distance} % à distance"),
        ("Tarif", tarif, majuscule(x.tarif_mention or conditions)),
        ("Prérequis", x.prerequis, f"Formation {x.reconnaissance}"),
        ("Inscription", majuscule(x.inscription), ""),
    )
    return [
        Fait(nom, *(Riche(text if len(text) <= MOST_TOLD else words.suite) for text in told))
        for nom, *told in rows
    ]


def _suite(plan: Plan) -> list[Fait]:
    """Return what was too long for the cover, for the page after it."""
    r = plan.programme
    rows = (("Lieu", r.lieu, 1), ("Groupe", r.commanditaire, 1), ("Exemple", r.exemple, 2))
    return [Fait(nom, Riche(text)) for nom, text, n in rows if text and len(text) > MOST_TOLD * n]


def _pourquoi(plan: Plan, f: Formation) -> Data:
    return {
        "texte": Riche(f.pourquoi),
        "questions": riches(f.questions),
        "adaptation": Riche(plan.programme.adaptation or ""),
    }


def _public(publics: Iterable[str], f: Formation, admission: str) -> Data:
    return {
        "publics": riches(publics),
        "prerequis": Riche(f.prerequis),
        "motivation": Riche(f.motivation),
        "admission": Riche(admission),
    }


def _modules(
    f: Formation, objectifs: list[ObjectifOperationnel], attendus: list[Attendu], others: set[int]
) -> list[Module]:
    """Return the modules of the objectives that a programme leads to the end, with them, and some
    others."""
    found = []
    seul = {one.numero: one.preuve.trace for one in attendus if one.preuve}
    for module in f.modules:
        mine = [
            Objectif(
                o.id,
                Riche(o.titre),
                Riche(o.critere),
                Riche(enumeration(o.livrables)),
                seul.get(o.id, Riche()),
            )
            for o in objectifs
            if o.module == module.id
        ]
        listes = (
            Mention("Les questions que l’on se pose", riches(module.questions)),
            Mention("Ce que l’on travaille", riches(module.contenus)),
        )
        if mine or module.id in others:
            found.append(
                Module(
                    numero=module.id,
                    titre=module.titre,
                    presentation=Riche(module.presentation),
                    objectifs=mine,
                    listes=[liste for liste in listes if liste.textes],
                )
            )
    return found


def _phrases(atelier: Atelier, titre: str, f: Formation, kept: int) -> Data:
    """Return the sentences of the brochure; a short programme says which course it comes from."""
    return phrases(
        atelier.papiers.brochure,
        formation=titre,
        duree=f"{pluriel(f.duree.jours, 'jour')}, {f.duree.heures} heures",
        part=f"{pluriel(kept, 'objectif')} sur {len(f.objectifs)}",
    )


def _dates(catalogue: Catalogue, plan: Plan, f: Formation) -> list[Data]:
    place = catalogue.territoires[plan.programme.territoire].record
    rows = (("Programme", plan.programme), ("Formation", f), ("Territoire", place))
    return [{"nom": nom, "jour": date_courte(x.mise_a_jour)} for nom, x in rows]
