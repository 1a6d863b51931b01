"""Made-up methods, as long, as varied and as linked as the real ones (medians of the toolbox)."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue

from .ecrire import DAY, outil, puces
from .mots import ACTES, CHOSES
from .noms import Noms
from .plume import Plume

ACCROCHE = "{faire} {quoi} {ou}, {quand}, pour {but}."
PREPARER = (
    "Prévenir {qui} que l’on va {faire} {quoi} {quand}.",
    "Réserver une table {ou} et {faire} {quoi} la veille.",
    "Prévoir de quoi {faire} {quoi}, même {ou}.",
)
INVITER = "{quand}, inviter {qui} à {faire} {quoi}."
DIRE = "Prenez le temps de {faire} {quoi} {ou}, {quand}."
AIDER = (
    "Passer voir {qui} et aider à {faire} {quoi} sans rien écrire à leur place.",
    "Si personne ne commence, {faire} {quoi} devant {qui}, puis se taire.",
)
SIMPLE = "{quand}, on va {faire} {quoi} {ou}."
VIGILANCE = "{qui} voudraient {faire} {quoi} {quand} : rappeler que l’on vient ici pour {but}."
VARIANTE = "{quand}, on peut {faire} {quoi} {ou} ; {qui} y gagnent de quoi {but}."
CONSEIL = "{qui} peuvent {faire} {quoi} autrement, par exemple {ou}."
SERT = (
    "Quand {qui} veulent {faire} {quoi}, il manque souvent un moment pour {but}.",
    "Cette façon de faire ouvre ce moment {ou}, {quand}, et chacun repart avec {quoi}.",
    "On y vient pour {but}, on en repart en sachant {faire} {quoi} {ou}.",
    "Rien n’oblige à {faire} {quoi} {quand} si {qui} ne sont pas là.",
)
VIT = (
    "Au début, {qui} hésitent à {faire} {quoi}, puis quelqu’un se lance {ou}.",
    "{quand}, le groupe cesse de {faire} {quoi} et commence à {faire2} {quoi2}.",
    "La personne qui anime laisse {qui} {faire} {quoi}, et note ce qui aide à {but}.",
    "Il arrive que {quoi} change de mains {quand}, sans que {qui} le demandent.",
    "Vers la fin, on se retrouve {ou} pour {faire} {quoi} et {but}.",
)
TERRAIN = "{faire} {quoi} {ou} avant l’arrivée du groupe, {quand} surtout."
EXEMPLE = (
    "Imaginons {qui}, {ou}, qui viennent pour {faire} {quoi}.",
    "{quand}, deux personnes proposent de {faire} {quoi} plutôt que {quoi2}.",
    "Le désaccord porte sur {quoi} : {qui} préfèrent attendre, d’autres veulent {but}.",
    "On décide de {faire} {quoi} {ou} une première fois, puis de {faire2} {quoi2}.",
    "Un mois plus tard, {qui} montrent {quoi} {ou} et disent ce qui a servi à {but}.",
)
VARIANTES = ("Petit groupe", "Grand groupe", "Peu de temps", "Loin de l’écrit", "Dehors")
MINUTES = (5, 8, 10, 12, 15)
LONGEST = 90
"""Minutes: what is longer makes a half-day without a break, which trainers are warned of."""


def methode(boite: Catalogue, plume: Plume, noms: Noms, n: int) -> str:
    """Return the file of the n-th made-up method; links and words come from names and toolbox."""
    minutes = [plume.un(MINUTES) for _ in range(plume.entre(4, 6))]
    total, largest = sum(minutes), plume.entre(16, 40)
    titre = noms.methodes[n]
    champs: dict[str, object] = {
        "titre": titre,
        "accroche": plume.phrase(ACCROCHE),
        "objectifs": sorted(plume.plusieurs(sorted(boite.objectifs), plume.entre(1, 3))),
        "a_verifier": [plume.phrase("Le temps que {qui} mettent à {faire} {quoi} {quand}.")],
        "etat": "brouillon",
        "mise_a_jour": DAY,
        "duree": {"min": total * 2 // 3, "conseillee": total, "max": min(total * 4 // 3, LONGEST)},
        "participants": {"min": plume.entre(4, 8), "max": largest},
        "taille_sous_groupe": plume.entre(3, 6),
        **_words(boite, plume),
        "preparation": {"minutes": plume.entre(5, 40), "liste": [*map(plume.phrase, PREPARER)]},
        "materiel": [_thing(plume, name) for name in plume.plusieurs(CHOSES, plume.entre(4, 7))],
        "etapes": [
            _step(boite, plume, *step)
            for step in zip(plume.plusieurs(ACTES, 7), minutes, strict=False)
        ],
        "production": plume.phrase("{quoi}, à voir {ou}, et une phrase pour {but}."),
        "vigilance": [plume.phrase(VIGILANCE) for _ in range(5)],
        "variantes": [{"titre": v, "texte": plume.phrase(VARIANTE)} for v in VARIANTES],
        **_access(boite, plume),
        **noms.liens(plume, n),
        "origine": {"auteur": "Pratique inventée pour mesurer ce que coûte une grande boîte"},
        "licence": "libre",
        "sans_source": "terrain",
    }
    return outil(champs, _prose(plume, titre))


def _words(boite: Catalogue, plume: Plume) -> dict[str, object]:
    lists = {
        "famille": "familles",
        "moment": "moments",
        "energie": "energies",
        "espace": "espaces",
    }
    drawn = {name: plume.un([*boite.vocabulaires[liste]]) for name, liste in lists.items()}
    return {**drawn, "difficulte": int(plume.un([*boite.vocabulaires["difficultes"]]))}


def _thing(plume: Plume, name: str) -> dict[str, object]:
    per = plume.un(("seance", "sous-groupe", "personne"))
    return {"nom": name, "quantite": plume.entre(1, 6), "par": per}


def _step(boite: Catalogue, plume: Plume, titre: str, minutes: int) -> dict[str, object]:
    return {
        "titre": titre,
        "minutes": minutes,
        "modalite": plume.un([*boite.vocabulaires["modalites"]]),
        "consigne": f"{plume.phrase(INVITER)} Dire : « {plume.phrase(DIRE)} » {plume.phrase(plume.un(AIDER))}",
        "consigne_simple": plume.phrase(SIMPLE),
    }


def _access(boite: Catalogue, plume: Plume) -> dict[str, object]:
    listes = boite.vocabulaires
    return {
        "accessibilite": {
            "lecture": plume.un([*listes["lectures"]]),
            "mobilite": plume.un([*listes["mobilites"]]),
            "conseils": [plume.phrase(CONSEIL) for _ in range(3)],
        },
        "distance": {
            "possible": plume.un([*listes["distances"]]),
            "conseil": plume.phrase("En ligne, {faire} {quoi} {quand}, puis {but}."),
        },
    }


def _prose(plume: Plume, titre: str) -> dict[str, str]:
    named = f"{titre} porte le nom d’un endroit inventé."
    return {
        "À quoi ça sert": f"{plume.texte(SERT)} {named}",
        "Comment ça se vit": plume.texte(VIT),
        "Conseils de terrain": puces([plume.phrase(TERRAIN) for _ in range(5)]),
        "Un exemple": f"{plume.texte(EXEMPLE)}\n\n{plume.texte(EXEMPLE)}",
    }
