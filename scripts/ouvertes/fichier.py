"""The small file of a territory: its facts and its map, as light as it must be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from macros.french import mois
from macros.model.records.donnees import MOST_BYTES
from macros.told.donnees.bord import outer
from macros.told.donnees.carte import rings
from scripts.ouvertes import noms
from scripts.ouvertes.annuaire import RELEVE, Annuaire, Hall, Shape
from scripts.ouvertes.decoupage import ANNEE, EN_VIGUEUR, MAYOTTE_ANNEE, Commune, Decoupage, years
from scripts.ouvertes.faits import Faits, Part
from scripts.ouvertes.feuille import Feuille, drawn, feuille, path
from scripts.ouvertes.traits import Projection, across, area, points, projection

HERE = " ici"
"""The name of the territory’s own outline among shapes: no code is one."""
TOLERANCES = (0.5, 0.8, 1.2, 1.8, 2.6, 3.6, 5.0, 7.0)
"""How far a line may leave its true place, in units of the map: the first that makes a light file."""

LICENCE = "Licence Ouverte 2.0"

Value = str | int | float | list["Value"] | dict[str, "Value"] | None
Fields = dict[str, Value]


COG: Fields = {
    "titre": "Code officiel géographique et populations de référence",
    "organisme": "Insee",
    "millesime": f"communes au 1er janvier {EN_VIGUEUR}, populations {ANNEE} (Mayotte : {MAYOTTE_ANNEE} ; collectivités d’outre-mer : leur dernier recensement)",
    "licence": LICENCE,
    "pour": "les noms, les codes, les populations",
}
GROUPEMENTS: Fields = {
    "titre": "Liste et composition des intercommunalités à fiscalité propre",
    "organisme": "Direction générale des collectivités locales",
    "millesime": str(EN_VIGUEUR),
    "licence": LICENCE,
    "pour": "l’intercommunalité et ses communes",
}
CONTOURS: Fields = {
    "titre": "Admin Express COG, contours généralisés puis simplifiés",
    "organisme": "IGN",
    "millesime": "édition de 2025 au plus tard",
    "licence": LICENCE,
    "pour": "la carte, les voisines, la surface",
}
MAIRIES: Fields = {
    "titre": "Annuaire de l’administration",
    "organisme": "Dila (service-public)",
    "millesime": f"relevé en {mois(RELEVE)}",
    "licence": LICENCE,
    "pour": "l’adresse et les horaires de la mairie",
}


def content(faits: Faits, decoupage: Decoupage, annuaire: Annuaire) -> bytes:
    """Return the file of a territory, its map as fine as a light file allows."""
    hall = annuaire.mairies.get(faits.siege)
    told = _told(faits, decoupage, hall)
    shapes = _shapes(faits)
    if not shapes:
        return _written(told, {}, faits)
    view = projection(own.values() if (own := _own(faits)) else shapes.values())
    flat = {name: view.of(shape) for name, shape in shapes.items()}
    sheet = feuille([flat[name] for name in _own(faits)])
    told |= _measured(faits, flat) | {"carte": _frame(sheet, view, hall)}
    return next(
        m for t in _lighter(flat, sheet, faits) if len(m := _written(told, t, faits)) <= MOST_BYTES
    )


def _lighter(flat: Mapping[str, Shape], sheet: Feuille, faits: Faits) -> Iterator[dict[str, str]]:
    """Yield the paths of a map, lighter and lighter: fewer points, then no neighbour, then the outer
    line and fewer and fewer parts, the most peopled last to leave."""
    traits: dict[str, str] = {}
    for tolerance in TOLERANCES:
        traits = drawn(flat, sheet, tolerance)
        yield traits
    around = {part.code for part in faits.voisines}
    traits = {name: path for name, path in traits.items() if name not in around}
    yield traits
    whole = {HERE: _outer(traits[part.code] for part in faits.parties if part.code in traits)}
    ranked = sorted(faits.parties, key=lambda p: p.population or 0, reverse=True)
    for count in range(len(ranked), -1, -10):
        yield {p.code: traits[p.code] for p in ranked[:count] if p.code in traits} | whole


def _outer(paths: Iterable[str]) -> str:
    return "".join(map(path, outer(map(rings, paths))))


def _own(faits: Faits) -> dict[str, Shape]:
    """Return the shapes that make the territory: its outline, or those of its parts."""
    if faits.shape:
        return {HERE: faits.shape}
    return {part.code: part.shape for part in faits.parties if part.shape}


def _shapes(faits: Faits) -> dict[str, Shape]:
    every = (*faits.parties, *faits.voisines)
    return {**_own(faits), **{part.code: part.shape for part in every if part.shape}}


def _told(faits: Faits, decoupage: Decoupage, hall: Hall | None) -> Fields:
    row: Commune = faits.row or {}
    counted, in_force = years(row)
    told: Fields = {
        "code": faits.code,
        "genre": faits.genre,
        "nom": faits.nom,
        "departement": _called(decoupage.departements, row.get("departement")),
        "region": _called(decoupage.regions, row.get("region")),
        "codes_postaux": [*row.get("codesPostaux", ())] if faits.siege else None,
        "population": faits.population,
        "annee": counted,
        "en_vigueur": in_force,
        "commune": _above(faits),
        "intercommunalite": _group(faits, decoupage),
        "etablissement_territorial": faits.etablissement,
        "mairie": _hall(hall) if hall else None,
        "nom_des_parties": faits.nom_des_parties or None,
    }
    return told


def _called(names: Mapping[str, str], code: str | None) -> str | None:
    name = names.get(code or "")
    return noms.place(name) if name else None


def _above(faits: Faits) -> Value:
    if not faits.above:
        return None
    return {
        "code": faits.above["code"],
        "nom": noms.place(faits.above["nom"]),
        "population": faits.above.get("population"),
    }


def _group(faits: Faits, decoupage: Decoupage) -> Value:
    if not faits.groupement or faits.genre == "intercommunalite":
        return None
    members = faits.groupement["membres"]
    return {
        "code": faits.groupement["code"],
        "nom": noms.group(faits.groupement["nom"]),
        "population": decoupage.population(m["code"] for m in members),
        "communes": [*sorted((noms.place(m["nom"]) for m in members), key=noms.sortable)],
    }


def _hall(hall: Hall) -> Value:
    return {
        "adresse": [line.replace("'", "’") for line in hall.adresse],
        "telephone": hall.telephone or None,
        "site": hall.site or None,
        "horaires": [*noms.opening(hall.horaires)],
        "minutes": noms.minutes(hall.horaires) or None,
        "releve": RELEVE,
    }


def _measured(faits: Faits, flat: Mapping[str, Shape]) -> Fields:
    own = [flat[name] for name in _own(faits)]
    if faits.perimes:
        return {}
    return {
        "hectares": round(100 * sum(map(area, own))),
        "traversee": round(across(points(own)), 1),
    }


def _frame(sheet: Feuille, view: Projection, hall: Hall | None) -> Value:
    place = sheet.whole(view.at(hall.place)) if hall and hall.place else None
    within = place and 0 <= place[0] <= sheet.largeur and 0 <= place[1] <= sheet.hauteur
    return {
        "largeur": sheet.largeur,
        "hauteur": sheet.hauteur,
        "km": round(sheet.km, 3),
        "mairie": [*place] if place and within else None,
    }


def _written(told: Fields, traits: Mapping[str, str], faits: Faits) -> bytes:
    every: Fields = {
        **told,
        "contour": traits.get(HERE),
        "parties": _zones(faits.parties, traits),
        "voisines": _zones(faits.voisines, traits),
        "sources": [*_sources(told, traits)],
    }
    kept = {name: value for name, value in every.items() if value not in (None, [], "")}
    rows = [f"  {_short(name)}: {_block(value)}" for name, value in kept.items()]
    return ("{\n" + ",\n".join(rows) + "\n}\n").encode()


def _zones(parts: Iterable[Part], traits: Mapping[str, str]) -> Value:
    return [
        _full(
            {
                "code": part.code,
                "nom": part.nom,
                "population": part.population,
                "trace": traits.get(part.code) or None,
            }
        )
        for part in parts
    ]


def _full(told: Fields) -> Fields:
    return {name: value for name, value in told.items() if value is not None}


def _sources(told: Fields, traits: Mapping[str, str]) -> list[Fields]:
    found = [COG]
    found += (
        [GROUPEMENTS] if told["intercommunalite"] or told["genre"] == "intercommunalite" else []
    )
    found += [CONTOURS] if traits else []
    return [*found, *([MAIRIES] if told["mairie"] else [])]


def _block(value: Value) -> str:
    """Return a value as JSON: a list of fields one a line, so that versions compare."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {_short(item)}" for item in value) + "\n  ]"
    return _short(_full(value) if isinstance(value, dict) else value)


def _short(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
