"""The trainers' page that counts what the toolbox holds and says where to write next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS, Kind
from macros.model.plans import richesse
from macros.told.relectures import douteux, droit, mentions_de_la_loi, servis, si_relues
from macros.told.vecu import ecarts_par_famille, ecarts_par_methode, ecarts_par_taille

from ..parts.rendering import Page, page
from .outils import fil, liste_de


def couverture_page(catalogue: Catalogue, jour: date = date.min) -> Page:
    """Return the counts of tools by kind, of methods by objective, moment and situation; what is to
    be read again first, as seen on a day."""
    by_moment = richesse.moments(catalogue)
    return page(
        "formateurs/couverture.md",
        "Ce que contient la boîte",
        "toolbox/methodes/",
        "couverture.md.j2",
        description="Combien d’outils, pour quels objectifs, quels moments, quels groupes, et ce qui manque.",
        fil=fil(liste_de("programmes"), ("Espace formateurs", "~/formateurs/")),
        comptes=[_compte(catalogue, kind) for kind in KINDS.values() if kind.under == "outils"],
        moments=[
            (key, catalogue.mot("moments", key).nom, count) for key, count in by_moment.items()
        ],
        lignes=[
            (catalogue.objectifs[number], list(row.values()))
            for number, row in richesse.grid(catalogue).items()
        ],
        total=len(catalogue.methodes),
        situations=richesse.situations(catalogue),
        manques=richesse.lacks(catalogue),
        droit=droit(catalogue, jour),
        loi=mentions_de_la_loi(catalogue),
        relues=si_relues(catalogue),
        servis=servis(catalogue),
        douteux=douteux(catalogue),
        voulu={
            "objectif": richesse.BY_OBJECTIVE,
            "moments": richesse.MOMENTS_BY_OBJECTIVE,
            "moment": richesse.BY_MOMENT,
        },
    )


def minutes_page(catalogue: Catalogue) -> Page:
    """Return where our minutes lie most, by family and by size of group, from lived ones."""
    known = [entry.record for entry in catalogue.retours.values()]
    return page(
        "formateurs/minutes.md",
        "Nos minutes, et les vôtres",
        "toolbox/retours/" if known else "toolbox/methodes/",
        "minutes.md.j2",
        description="Les minutes que des groupes ont vécues, à côté de celles que nous avions prévues.",
        fil=fil(liste_de("programmes"), ("Espace formateurs", "~/formateurs/")),
        retours=pluriel(sum(len(one.retours) for one in known), "retour"),
        methodes=pluriel(len(known), "méthode"),
        familles=ecarts_par_famille(catalogue),
        tailles=ecarts_par_taille(catalogue),
        par_methode=ecarts_par_methode(catalogue),
    )


@dataclass(frozen=True, slots=True)
class Compte:
    """How many tools a kind has, and in which states."""

    nom: str
    url: str
    compte: int
    etats: str


def _compte(catalogue: Catalogue, kind: Kind) -> Compte:
    entries = catalogue.kind(kind.name).values()
    states = Counter(getattr(entry.record, "etat", "") for entry in entries)
    told = [
        pluriel(states[key], mot.nom.lower())
        for key, mot in catalogue.vocabulaires["etats"].items()
        if states[key]
    ]
    return Compte(kind.nom, f"{kind.name}/", len(entries), ", ".join(told))
