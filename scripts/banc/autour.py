"""What stands around made-up methods: sheets, governance schemas, themes of indicators, words."""

from __future__ import annotations

from macros.model.base.names import slugify
from macros.model.core.catalogue import Catalogue

from .ecrire import DAY, entete, lignes, outil
from .mots import lieu
from .noms import INDICATORS, Noms
from .plume import Plume

PARLER = (
    "{qui} s’en servent pour {faire} {quoi} {ou}, {quand}.",
    "Elle aide {qui} à {but}, sans attendre que l’on vienne {faire} {quoi}.",
    "{quand}, on la reprend {ou} pour {faire} {quoi} avec {qui}.",
)
BRANCHES = ("Accueil", "Jardin", "Fêtes", "Comptes", "Jeunesse", "Écoute", "Chantiers")
CHAMPS = (
    ("depart", "Ce qui se passe", "texte"),
    ("idees", "Les idées", "liste"),
    ("qui", "Qui fait quoi", "table"),
    ("jour", "Le jour", "date"),
    ("accord", "Tout le monde est d’accord", "oui-non"),
)
COLONNES = ("Quoi", "Qui", "Quand")


def fiche(boite: Catalogue, plume: Plume, noms: Noms, n: int) -> str:
    """Return the file of the n-th made-up sheet, with its filled example."""
    champs = {
        "titre": noms.fiches[n],
        "accroche": plume.phrase("{faire} {quoi} {ou}, {quand}, et le garder."),
        "objectifs": plume.plusieurs(sorted(boite.objectifs), 1),
        "but": plume.phrase("{but} avec {qui}, sans cesser de {faire} {quoi}."),
        "duree_remplissage": plume.entre(15, 60),
        "champs": [_champ(plume, *champ) for champ in CHAMPS],
        "criteres": [
            {"texte": "Trois idées au moins", "champ": "idees", "min": 3},
            {"texte": "Deux lignes disent qui fait quoi", "champ": "qui", "min": 2},
        ],
        "exemple": _exemple(plume),
        "methodes": noms.methodes_de(plume, n * 6),
        "sans_source": "equipe",
        "etat": "brouillon",
        "mise_a_jour": DAY,
    }
    return outil(
        champs, {"Comment la remplir": plume.texte(PARLER * 2), "Un conseil": plume.texte(PARLER)}
    )


def _champ(plume: Plume, name: str, label: str, kind: str) -> dict[str, object]:
    told: dict[str, object] = {"id": name, "label": label, "type": kind}
    told["aide"] = plume.phrase("{faire} {quoi} {ou} avant d’écrire, {quand}.")
    if kind == "table":
        told |= {"colonnes": COLONNES, "min": 2}
    return told | ({"min": 3} if kind == "liste" else {})


def _exemple(plume: Plume) -> list[dict[str, object]]:
    rows = [[plume.phrase("{quoi}"), plume.phrase("{qui}"), plume.phrase("{quand}")] for _ in "123"]
    return [
        {"id": "depart", "texte": plume.phrase("{qui} veulent {faire} {quoi} {ou}, {quand}.")},
        {"id": "idees", "liste": [plume.phrase("{faire} {quoi} {ou}") for _ in "1234"]},
        {"id": "qui", "lignes": rows},
        {"id": "jour", "texte": "12 mars 2027"},
        {"id": "accord", "texte": "Oui"},
    ]


def schema(boite: Catalogue, plume: Plume, noms: Noms, n: int) -> str:
    """Return the file of the n-th made-up governance schema: an assembly, a team, branches."""
    branches = plume.plusieurs(BRANCHES, plume.entre(2, 4))
    bodies = [_instance(plume, *body) for body in (("Assemblée", 1), ("Équipe", 2))]
    bodies += [_instance(plume, name, 3) for name in branches]
    champs = {
        "titre": noms.gouvernance[n],
        "accroche": plume.phrase("{qui} décident ensemble de {faire} {quoi} {ou}, {quand}."),
        "objectifs": plume.plusieurs(sorted(boite.objectifs), 2),
        "etat": "brouillon",
        "mise_a_jour": DAY,
        "famille": plume.un([*boite.vocabulaires["familles_gouvernance"]]),
        "complexite": plume.entre(1, 3),
        "effectif": {"min": plume.entre(5, 12), "max": plume.entre(20, 60)},
        "quand": [
            plume.phrase("Ici, {qui} cherchent à {faire} {quoi} {ou} {quand}.") for _ in "1234"
        ],
        "roles": [_role(plume, role) for role in ("Animation", "Comptes", "Mémoire")],
        "instances": bodies,
        "liens": [_lien("assemblee", "equipe", "mandate", "feuille de route")]
        + [_lien("equipe", "assemblee", "rend-compte", "bilan")]
        + [_lien(slugify(name), "equipe", "alimente", "demandes") for name in branches],
        "regles": [plume.phrase("On ne peut {faire} {quoi} sans {qui}, {quand}.") for _ in "1234"],
        "limites": [
            plume.phrase("{qui} s’épuisent à {faire} {quoi} {ou}, {quand}.") for _ in "123"
        ],
        "sans_source": "terrain",
        "fiches": [plume.un(noms.livrables), slugify(plume.un(noms.fiches))],
        "methodes": noms.methodes_de(plume, n * 4),
    }
    return outil(
        champs, {"Quand le choisir": plume.texte(PARLER * 2), "En temps": plume.texte(PARLER)}
    )


def _instance(plume: Plume, name: str, rang: int) -> dict[str, object]:
    return {
        "id": slugify(name),
        "nom": name,
        "composition": plume.phrase("{qui} et {qui2}"),
        "attributions": [plume.phrase("{faire} {quoi} {ou}") for _ in "12"],
        "regle_decision": plume.phrase("Accord de tous pour {faire} {quoi}"),
        "rythme": "chaque mois",
        "rang": rang,
    }


def _lien(de: str, vers: str, nature: str, libelle: str) -> dict[str, str]:
    return {"de": de, "vers": vers, "type": nature, "libelle": libelle}


def _role(plume: Plume, role: str) -> dict[str, str]:
    return {"role": role, "mission": plume.phrase("{faire} {quoi} {ou}, {quand}.")}


def theme(boite: Catalogue, plume: Plume, noms: Noms, n: int) -> str:
    """Return the file of the n-th made-up theme and of its indicators."""
    titre = noms.themes[n]
    head = {
        "titre": titre,
        "dimension": plume.un([*boite.vocabulaires["dimensions"]]),
        "accroche": plume.phrase("Compter {quoi} {ou}, {quand}, pour {but}."),
        "objectifs": [max(boite.objectifs)],
        "mise_a_jour": DAY,
    }
    ranks = range(1, INDICATORS + 1)
    return entete(
        {**head, "indicateurs": [_indicateur(boite, plume, noms, titre, k) for k in ranks]}
    )


def _indicateur(
    boite: Catalogue, plume: Plume, noms: Noms, theme: str, k: int
) -> dict[str, object]:
    odd = plume.un([*boite.vocabulaires["odd"]])
    return {
        "slug": f"{slugify(theme)}-{k}",
        "nom": f"Passages {k} au {theme.lower()}",
        "definition": plume.phrase("Nombre de fois où {qui} viennent {faire} {quoi} {ou}."),
        "unite": "passages",
        "odd": [int(odd)],
        "mode_calcul": plume.phrase(
            "{quand}, {qui} tracent un trait {ou}. Additionner en décembre."
        ),
        "source_donnees": "Feuille de passage",
        "frequence": "Chaque mois",
        "sens_souhaite": plume.un([*boite.vocabulaires["sens"]]),
        "echelles": plume.plusieurs([*boite.vocabulaires["echelles"]], 2),
        "facilite": plume.entre(1, 3),
        "limite": plume.phrase("Le nombre ne dit pas si {qui} ont pu {faire} {quoi} {ou}."),
        "methodes": noms.methodes_de(plume, plume.entre(0, len(noms.methodes) - 1)),
        "fiches": [plume.un(noms.livrables)],
        "sans_source": "equipe",
    }


def termes(boite: Catalogue, plume: Plume, noms: Noms) -> str:
    """Return the lines that the glossary gains: places, which the made-up tools are called after."""
    return lignes(_terme(boite, plume, n) for n in range(noms.termes))


def _terme(boite: Catalogue, plume: Plume, n: int) -> dict[str, object]:
    return {
        "slug": slugify(lieu(n)),
        "terme": lieu(n),
        "definition": plume.phrase("Endroit inventé où {qui} viennent {faire} {quoi}."),
        "domaine": plume.un([*boite.vocabulaires["domaines"]]),
        "verifie": False,
    }
