"""The file of a territory, started from what open data say: true sentences, and what is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from string import Template
from textwrap import indent

from macros.french import milliers, mois, nombre, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.records.donnees import Donnees
from macros.told.donnees.chiffres import counted
from scripts.ouvertes import noms
from scripts.ouvertes.zones import ZONES

MODEL = Path(__file__).with_name("territoire.md")
YEAR = 365
"""Days after which a territory asks to be read again."""
MOST_TAGLINE = 140
"""Signs that a territory’s tagline may hold."""


def portrait(
    titre: str, donnees: Donnees, departement: str, catalogue: Catalogue, today: date
) -> str:
    """Return the file of a new territory, without any problem; departement is the code of its own."""
    words: Mapping[str, object] = {
        "titre": _quoted(titre),
        "accroche": _quoted(accroche(donnees)),
        "perimetre": _quoted(perimetre(donnees)),
        "code": donnees.code,
        "types_acteurs": ", ".join(catalogue.vocabulaires.get("types_acteurs", ())),
        "sorte": _sorte(donnees, departement),
        "acteurs": indent("\n".join(_acteurs(donnees)), "  "),
        "a_verifier": "\n".join(f'  - "{_quoted(line)}"' for line in a_verifier(donnees)),
        "date": today.isoformat(),
        "relire": (today + timedelta(days=YEAR)).isoformat(),
    }
    return Template(MODEL.read_text(encoding="utf-8")).substitute(words)


def _sorte(d: Donnees, departement: str) -> str:
    """Return the lines that say who decides there and when schools are closed, as far as is sure."""
    kind, zone = sorte(d), ZONES.get(departement)
    lines = [f"sorte: {kind}"] if kind else ["# sorte: à choisir, page « Qui décide quoi »"]
    return "\n".join([*lines, f"zone: {zone}" if zone else "# zone : ni A, ni B, ni C ici"])


def sorte(d: Donnees) -> str:
    """Return the kind of commune that a territory is, in a word of the toolbox; nothing when unsure."""
    if d.genre == "arrondissement" or d.nom_des_parties == "arrondissements":
        return "paris-lyon-marseille"
    group = d.nom if d.genre == "intercommunalite" else ""
    group = group or (d.intercommunalite.nom if d.intercommunalite else "")
    found = (word for start, word in _SORTES if group.startswith(start))
    return next(found, "metropole" if "étropole" in group else "")


_SORTES = (
    ("Communauté de communes", "communaute-de-communes"),
    ("Communauté d’agglomération", "communaute-d-agglomeration"),
    ("Communauté urbaine", "metropole"),
)


def accroche(d: Donnees) -> str:
    """Return one line that says how many live there, and among what."""
    told = f"{habitants(d.population)}"
    if d.genre == "intercommunalite":
        return f"{pluriel(len(d.parties), 'commune')}, {told} : une phrase à écrire."
    where = f" ({d.departement})" if d.departement else ""
    told = f"{d.nom}{where}, {told} : une phrase à écrire."
    return told if len(told) <= MOST_TAGLINE else f"{d.nom} : une phrase à écrire."


def perimetre(d: Donnees) -> str:
    """Return what the territory is: its kind, its people and their year, its surface, what holds it."""
    told = ", ".join(["population municipale", *counted(d), "Insee"])
    people = f"{habitants(d.population)} ({told})"
    surface = f", environ {km2(d.hectares)} km²" if d.hectares else ""
    return f"{_kind(d)} : {people}{surface}.{_within(d)}"


def _kind(d: Donnees) -> str:
    where = ", ".join(dict.fromkeys(filter(None, (d.departement, d.region))))
    told = f" ({where})" if where else ""
    match d.genre:
        case "intercommunalite":
            return f"{d.nom}{told}, {pluriel(len(d.parties), 'commune')}"
        case "arrondissement" if d.commune:
            return f"{d.nom}{told}"
        case _:
            return f"La commune {noms.of(d.nom)}{told}"


def _within(d: Donnees) -> str:
    group = d.intercommunalite
    if not group:
        return (
            ""
            if d.genre == "intercommunalite"
            else " Elle ne fait partie d’aucune intercommunalité."
        )
    return f" Intercommunalité : {group.nom} ({pluriel(len(group.communes), 'commune')})."


def habitants(count: int) -> str:
    """Return « 46 125 habitants »."""
    return f"{milliers(count)} {'habitant' if count < 2 else 'habitants'}"


def km2(hectares: int) -> str:
    """Return a surface in km², with one figure after the comma under ten."""
    return milliers(round(hectares / 100)) if hectares >= 1000 else nombre(round(hectares / 100, 1))


def _acteurs(d: Donnees) -> list[str]:
    found = []
    if d.genre != "intercommunalite":
        found.append((_hall(d), d.mairie.site if d.mairie else None, _HALL))
    group = (
        d.nom if d.genre == "intercommunalite" else d.intercommunalite and d.intercommunalite.nom
    )
    if group:
        found.append((group, None, _GROUP))
    return [_acteur(*one) for one in found]


_HALL = "À écrire : à quelle porte frapper, pour quoi. Demander ce que les habitants peuvent encore y changer."
_GROUP = (
    "À écrire : ce qu’elle fait ici que la commune ne fait pas, et la place qu’y ont les habitants."
)


def _hall(d: Donnees) -> str:
    if d.genre != "arrondissement":
        return f"Mairie {noms.of(d.nom)}"
    own = "de secteur" if d.nom.startswith("Marseille") else "d’arrondissement"
    return f"Mairie {own}, {d.nom}"


def _acteur(nom: str, site: str | None, role: str) -> str:
    lines = [f'- nom: "{_quoted(nom)}"', "  type: collectivite", f'  role: "{role}"']
    return "\n".join([*lines, f"  site: {site}"] if site else lines)


def a_verifier(d: Donnees) -> list[str]:
    """Return what somebody must still look at."""
    told = [
        "Ce portrait ne tient que des données publiques : organisations, lieux et dates restent à écrire "
        "avec des gens d’ici, puis à dater."
    ]
    if d.mairie:
        told.append(
            f"Adresse, téléphone et horaires de la mairie : relevés en {mois(d.mairie.releve)}, "
            "à vérifier avant d’y envoyer quelqu’un."
        )
    if not d.carte:
        told.append(
            "Contours absents des données publiques employées, ou plus anciens que la commune : pas de "
            "carte, ni de voisines."
        )
    elif d.hectares is None:
        told.append(
            "Des communes se sont réunies depuis que les contours ont été publiés : la carte a des trous, "
            "et la surface n’est pas dite."
        )
    if d.annee is None or d.en_vigueur is None:
        told.append("Année de la population : à vérifier sur le site de l’Insee avant de la citer.")
    return told


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
