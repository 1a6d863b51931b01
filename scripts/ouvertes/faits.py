"""What open data say of one territory: who it is, its parts, what surrounds it, its town hall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scripts.demande import RefusedError
from scripts.ouvertes import noms
from scripts.ouvertes.annuaire import Annuaire, Shape
from scripts.ouvertes.decoupage import Commune, Decoupage, Groupement

Shapes = Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a territory, or a neighbour: its code, its name, its people when they are counted,
    its outline."""

    code: str
    nom: str
    population: int | None
    shape: Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Faits:
    """A territory as open data know it.
    above: the commune of a district; perimes: communes whose outline is older than what joined them."""

    code: str
    genre: str
    nom: str
    row: Commune | None = None
    above: Commune | None = None
    groupement: Groupement | None = None
    etablissement: str | None = None
    population: int = 0
    shape: Shape = ()
    nom_des_parties: str = ""
    parties: tuple[Part, ...] = ()
    voisines: tuple[Part, ...] = ()
    perimes: tuple[str, ...] = ()

    @property
    def siege(self) -> str:
        """The code of its town hall, none for an intercommunality: the directory says no seat."""
        return "" if self.genre == "intercommunalite" else self.code


def faits_commune(code: str, decoupage: Decoupage) -> Faits:
    """Return what is known of a commune or of a district, without outlines; RefusedError when there is
    no such one, or when another took it."""
    if district := decoupage.districts.get(code):
        return _district(code, district, decoupage)
    row = decoupage.communes.get(code)
    if row is None:
        raise RefusedError(_lost(code, decoupage))
    if "population" not in row:
        raise RefusedError(
            f"Personne n’habite {noms.place(row['nom'])} ({code}) selon le recensement ; "
            "ce n’est pas un territoire de formation. Rien n’a été écrit."
        )
    return Faits(
        code=code,
        genre="commune",
        nom=noms.place(row["nom"]),
        row=row,
        groupement=decoupage.groupement_de.get(code),
        etablissement=decoupage.etablissement_de.get(code),
        population=row["population"],
    )


def _district(code: str, district: Commune, decoupage: Decoupage) -> Faits:
    home = decoupage.communes[district["commune"]]
    return Faits(
        code=code,
        genre="arrondissement",
        nom=noms.place(district["nom"]),
        row=district,
        above=home,
        groupement=decoupage.groupement_de.get(home["code"]),
        population=district.get("population", 0),
    )


def faits_intercommunalite(siren: str, decoupage: Decoupage) -> Faits:
    """Return what is known of an intercommunality, without outlines; RefusedError when there is none."""
    found = decoupage.groupements.get(siren)
    if found is None:
        near = [g for code, g in decoupage.groupements.items() if _one_figure_off(code, siren)]
        known = ", ".join(f"{g['code']} ({noms.group(g['nom'])})" for g in near)
        cure = f"est-ce {known} ?" if near else "le chercher sur le site de l’intercommunalité."
        raise RefusedError(
            f"Aucune intercommunalité à fiscalité propre n’a le Siren {siren} en 2026 ; {cure} "
            "Rien n’a été écrit."
        )
    members = [member["code"] for member in found["membres"]]
    return Faits(
        code=siren,
        genre="intercommunalite",
        nom=noms.group(found["nom"]),
        row=decoupage.communes.get(members[0]),
        groupement=found,
        population=decoupage.population(members),
    )


def _one_figure_off(code: str, other: str) -> bool:
    return sum(a != b for a, b in zip(code, other, strict=True)) == 1


def also_postal(code: str, decoupage: Decoupage) -> str:
    """Return what to say of a commune's code that is a postal code elsewhere, or nothing."""
    found = [
        c
        for c in decoupage.communes.values()
        if code in c.get("codesPostaux", ()) and c["code"] != code
    ]
    if not found:
        return ""
    several = ", ".join(f"{c['code']} ({noms.place(c['nom'])})" for c in found[:6])
    return (
        f"Attention : {code} est aussi un code postal ; si c’est ce que vous vouliez : {several}."
    )


def _lost(code: str, decoupage: Decoupage) -> str:
    heir = decoupage.repris.get(code)
    if heir:
        nom = noms.place(heir["nom"])
        parts = {p["code"]: p for p in decoupage.parties.get(heir["code"], ())}
        own = f", celui {noms.of(noms.place(parts[code]['nom']))}," if code in parts else ""
        return (
            f"Le code {code}{own} n’est plus celui d’une commune : {nom} l’a reprise ; écrire "
            f"--commune {heir['code']}. Rien n’a été écrit."
        )
    if code in decoupage.groupements:
        return f"{code} est le Siren d’une intercommunalité ; écrire --intercommunalite {code}."
    postal = [c for c in decoupage.communes.values() if code in c.get("codesPostaux", ())]
    if postal:
        several = ", ".join(f"{c['code']} ({noms.place(c['nom'])})" for c in postal[:6])
        return (
            f"{code} est un code postal, pas le code Insee d’une commune ; choisir parmi : {several}. "
            "Rien n’a été écrit."
        )
    return (
        f"Aucune commune n’a le code Insee {code} en 2026 ; le chercher par le nom de la commune sur le "
        "site de l’Insee (ce n’est pas le code postal). Rien n’a été écrit."
    )


def outlined(faits: Faits, decoupage: Decoupage, annuaire: Annuaire) -> Faits:
    """Return a territory with its outline, its parts and its neighbours, as far as they are known."""
    if faits.genre == "intercommunalite":
        return _members(faits, decoupage, annuaire)
    if faits.genre == "arrondissement":
        return _among_districts(faits, decoupage, annuaire)
    parts = _parts(faits.code, decoupage, annuaire)
    if stale(faits.code, decoupage, annuaire):
        bare = tuple(replace(part, shape=()) for part in parts)
        return replace(
            faits, nom_des_parties="communes déléguées", parties=bare, perimes=(faits.nom,)
        )
    shape = annuaire.communes.get(faits.code) or tuple(p for one in parts for p in one.shape)
    around = touching(shape, annuaire.communes, {faits.code})
    kinds = {p["type"] for p in decoupage.parties.get(faits.code, ())}
    return replace(
        faits,
        shape=shape,
        nom_des_parties=_called(kinds) if parts else "",
        parties=parts,
        voisines=_communes(around, decoupage, annuaire.communes),
    )


def stale(code: str, decoupage: Decoupage, annuaire: Annuaire) -> bool:
    """Say whether the outline of a commune is older than what joined it: one of its delegated communes
    has none, though it was a commune."""
    parts = decoupage.parties.get(code, ())
    joined = [p["code"] for p in parts if p["type"] == "commune-deleguee"]
    return code in annuaire.communes and any(c not in annuaire.parties for c in joined)


def _called(kinds: set[str]) -> str:
    if "arrondissement-municipal" in kinds:
        return "arrondissements"
    return "communes associées" if kinds == {"commune-associee"} else "communes déléguées"


def _parts(code: str, decoupage: Decoupage, annuaire: Annuaire) -> tuple[Part, ...]:
    found = []
    for row in decoupage.parties.get(code, ()):
        shape = annuaire.districts.get(row["code"]) or annuaire.parties.get(row["code"], ())
        found.append(Part(row["code"], noms.district(row["nom"]), row.get("population"), shape))
    by_name = found[:1] and found[0].population is None
    return tuple(sorted(found, key=lambda p: noms.sortable(p.nom) if by_name else p.code))


def _members(faits: Faits, decoupage: Decoupage, annuaire: Annuaire) -> Faits:
    codes = [m["code"] for m in faits.groupement["membres"]] if faits.groupement else []
    parts = _communes(codes, decoupage, annuaire.communes)
    old = tuple(part.nom for part in parts if stale(part.code, decoupage, annuaire))
    return replace(faits, nom_des_parties="communes", parties=parts, perimes=old)


def _among_districts(faits: Faits, decoupage: Decoupage, annuaire: Annuaire) -> Faits:
    shape = annuaire.districts.get(faits.code, ())
    home = faits.above["code"] if faits.above else ""
    others = touching(shape, annuaire.districts, {faits.code})
    around = touching(shape, annuaire.communes, {home})
    districts = tuple(
        Part(
            c,
            noms.district(decoupage.districts[c]["nom"]),
            decoupage.districts[c].get("population"),
            annuaire.districts[c],
        )
        for c in sorted(others)
    )
    communes = _communes(around, decoupage, annuaire.communes)
    return replace(faits, shape=shape, voisines=(*districts, *communes))


def touching(shape: Shape, others: Shapes, apart: set[str]) -> list[str]:
    """Return the codes of the shapes that share a point with one, without these."""
    own = {p for polygon in shape for ring in polygon for p in ring}
    return [
        code
        for code, other in others.items()
        if code not in apart and any(p in own for poly in other for ring in poly for p in ring)
    ]


def _communes(codes: Iterable[str], decoupage: Decoupage, shapes: Shapes) -> tuple[Part, ...]:
    found = [
        Part(code, noms.place(row["nom"]), row.get("population"), shapes.get(code, ()))
        for code in codes
        if (row := decoupage.communes.get(code))
    ]
    return tuple(sorted(found, key=lambda part: noms.sortable(part.nom)))
