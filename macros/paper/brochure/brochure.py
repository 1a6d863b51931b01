"""The brochure of a programme: everything that people are owed before they enrol, on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.french import date_courte, enumeration, pluriel
from macros.model.core.catalogue import Catalogue, programme_objectifs
from macros.model.core.entries import AnyEntry
from macros.model.plans.planning import Plan, plan_of
from macros.model.records.formation import Formation, ObjectifOperationnel
from macros.told.markdown import blocks, inline
from macros.told.programme.composition import composition, ecartees
from macros.told.programme.deroule import objectifs_connus
from macros.told.programme.faits import faits
from macros.told.programme.suivi import evaluations, fraicheur

from ..press.document import Atelier, Document, pdf
from ..texts.qr import qr
from ..texts.riche import riche, riches, secable
from .infos import pratique, territoire
from .jours import calendrier, couleurs, objectifs_par_jour

Data = dict[str, Any]

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

ELSEWHERE = "Le lieu de chaque jour est dans le déroulé."

MOST_TOLD = 240
NEXT = "À lire dans les pages qui suivent."
"""How many signs a fact of the cover may have (an example, twice as many), and what stands there
for a longer one."""

MOST_SEATS = 24
"""How many discs the ring of a cover can hold."""


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the brochure of each programme."""
    for entry in atelier.catalogue.programmes.values():
        plan = plan_of(atelier.catalogue, entry.slug)
        yield Document(
            adresse=f"programmes/{entry.slug}.pdf",
            titre=f"{entry.titre} : la brochure",
            nature="PDF A4",
            famille="programmes",
            pages=(entry.url,),
            jour=fraicheur(atelier.catalogue, plan),
            maker=pdf("brochure/brochure.typ"),
            data=brochure(atelier, entry, plan),
        )


def brochure(atelier: Atelier, entry: AnyEntry, plan: Plan) -> Data:
    """Return what the brochure of a programme shows, ready for its template."""
    catalogue, r = atelier.catalogue, plan.programme
    formation = catalogue.formations[r.formation]
    f: Formation = formation.record
    objectifs = objectifs_connus(catalogue, sorted(programme_objectifs(r)))
    entier = len(objectifs) == len(f.objectifs)
    data = {
        "couverture": _couverture(atelier, entry, plan),
        "suite": _suite(plan),
        "pourquoi": _pourquoi(catalogue, plan, f),
        "esprit": blocks(atelier.prose(entry)),
        "public": _public(r.publics or f.publics, f),
        "modules": _modules(f, objectifs, entier),
        "generaux": riches(f.objectifs_generaux),
        "entier": entier,
        "formation": _formation(formation.titre, f, len(objectifs)),
        "calendrier": calendrier(catalogue, plan),
        "matrice": objectifs_par_jour(catalogue, plan),
        "apprendre": _apprendre(f),
        "evaluations": [x | {"texte": inline(x["texte"])} for x in evaluations(catalogue, r)],
        "territoire": territoire(catalogue, catalogue.territoires[r.territoire].record, entier),
        "pratique": pratique(f, plan),
        "dus": [{"nom": nom, "section": SECTIONS[key]} for key, nom in Formation.DUE.items()],
        "dates": _dates(catalogue, plan, f),
    }
    return data | {"secable": secable(*_blocs(data))}


def _blocs(data: Data) -> Iterator[Iterable[Any]]:
    """Yield the groups of blocks that should each stand on one page."""
    yield from (group["jours"] for group in data["calendrier"]["groupes"])
    yield from (module["objectifs"] for module in data["modules"])
    yield from (part["lignes"] for part in data["territoire"]["parties"])
    yield data["pratique"].values()
    yield [data["evaluations"], data["generaux"], [x["presentation"] for x in data["modules"]]]


def _couverture(atelier: Atelier, entry: AnyEntry, plan: Plan) -> Data:
    r, x = plan.programme, faits(atelier.catalogue, plan)
    organisme = atelier.catalogue.formations[r.formation].record.organisme
    etat = atelier.catalogue.mot("etats", r.etat)
    return {
        "titre": r.titre,
        "corps": next((size for most, size in TITRES if len(r.titre) <= most), TITRES[-1][1]),
        "accroche": inline(r.accroche),
        "session": x["session"],
        "ronde": min(r.participants, MOST_SEATS),
        "faits": _faits(x),
        "organisme": organisme.nom,
        "site": organisme.site.split("//")[1],
        "etat": etat.nom,
        "etat_aide": etat.aide,
        "exemple": riche(r.exemple if len(r.exemple or "") <= MOST_TOLD * 2 else None),
        "mise_a_jour": date_courte(r.mise_a_jour),
        "page": entry.url,
        "qr": qr(atelier.page(entry.url)),
    }


def _faits(x: Mapping[str, Any]) -> list[Data]:
    """Return the facts of the cover, those that a programme has."""
    lieu = x["territoire"]["titre"]
    tarif, _, conditions = x["tarif"].partition(" : ")
    rows = (
        ("Durée", x["duree"], ""),
        ("Dates", _phrase(x["dates"]), ""),
        ("Horaires", x["horaires"], ""),
        ("Lieu", x["lieu"] or lieu, f"Territoire : {lieu}" if x["lieu"] else ELSEWHERE),
        ("Groupe", x["participants"], x["commanditaire"]),
        ("Modalité", x["modalite"], f"{x['distance']} % à distance"),
        ("Tarif", tarif, _phrase(x["tarif_mention"] or conditions)),
        ("Prérequis", x["prerequis"], f"Formation {x['reconnaissance']}"),
        ("Inscription", _phrase(x["inscription"]), ""),
    )
    return [
        {"nom": nom, "valeur": inline(_court(valeur)), "precision": riche(_court(precision))}
        for nom, valeur, precision in rows
    ]


def _court(text: str) -> str:
    return text if len(text) <= MOST_TOLD else NEXT


def _suite(plan: Plan) -> list[Data]:
    """Return what was too long for the cover, for the page after it."""
    r = plan.programme
    rows = (("Lieu", r.lieu), ("Groupe", r.commanditaire), ("Exemple", r.exemple))
    return [
        {"nom": nom, "texte": inline(text)}
        for nom, text in rows
        if text and len(text) > MOST_TOLD * (2 if text is r.exemple else 1)
    ]


def _phrase(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pourquoi(catalogue: Catalogue, plan: Plan, f: Formation) -> Data:
    return {
        "texte": inline(f.pourquoi),
        "questions": riches(f.questions),
        "adaptation": riche(plan.programme.adaptation),
        "phrases": riches(composition(catalogue, plan)),
        "ecartees": [{"combien": n, "raison": inline(why)} for n, why in ecartees(plan)],
    }


def _public(publics: Iterable[str], f: Formation) -> Data:
    return {
        "publics": riches(publics),
        "prerequis": inline(f.prerequis),
        "motivation": inline(f.motivation),
        "admission": inline(f.admission),
    }


def _modules(f: Formation, objectifs: list[ObjectifOperationnel], entier: bool) -> list[Data]:
    """Return the modules that a programme works on, with its objectives in each."""
    found = []
    for module, couleur in zip(f.modules, couleurs(len(f.modules)), strict=True):
        mine = [o for o in objectifs if o.module == module.id]
        if mine or entier:
            longer, shorter = (module.questions, module.contenus)
            noms = ("Les questions que l’on se pose", "Ce que l’on travaille")
            found.append(
                {
                    "numero": module.id,
                    "titre": module.titre,
                    "couleur": couleur,
                    "presentation": inline(module.presentation),
                    "objectifs": [_objectif(o) for o in mine],
                    "listes": [
                        {"nom": nom, "textes": riches(texts)}
                        for nom, texts in zip(noms, (longer, shorter), strict=True)
                        if texts
                    ],
                }
            )
    return found


def _objectif(o: ObjectifOperationnel) -> Data:
    return {
        "numero": o.id,
        "titre": inline(o.titre),
        "critere": inline(o.critere),
        "livrables": inline(enumeration(o.livrables)),
    }


def _formation(titre: str, f: Formation, kept: int) -> Data:
    """Return what a short programme says of the course it comes from."""
    return {
        "titre": titre,
        "duree": f"{pluriel(f.duree.jours, 'jour')}, {f.duree.heures} heures",
        "part": f"{pluriel(kept, 'objectif')} sur {len(f.objectifs)}",
    }


def _apprendre(f: Formation) -> Data:
    return {
        "methodes": riches(f.methodes),
        "modalite": inline(f.modalite.texte),
        "ressources": riches(f.ressources),
        "equipe": riches(f.equipe),
        "points_forts": riches(f.points_forts),
    }


def _dates(catalogue: Catalogue, plan: Plan, f: Formation) -> list[Data]:
    place = catalogue.territoires[plan.programme.territoire].record
    rows = (("Programme", plan.programme), ("Formation", f), ("Territoire", place))
    return [{"nom": nom, "jour": date_courte(x.mise_a_jour)} for nom, x in rows]
