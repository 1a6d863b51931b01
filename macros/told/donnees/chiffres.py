"""Ten figures at most of a territory: each with its year, its scale, what it does not say, and the
method that gathers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.french import duree, milliers, mois, nombre
from macros.model.core.catalogue import Catalogue
from macros.model.records.donnees import Donnees, Zone

MOST = 10
VILLAGE = 500
"""People under which a commune counts as a small village."""


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A figure: its value, of what, when, at which scale, what it does not say, the method that would
    gather it, by name and address."""

    valeur: str
    quoi: str
    quand: str
    echelle: str
    tait: str
    methode: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Dit:
    """A figure before its method is looked for in the toolbox."""

    valeur: str
    quoi: str
    quand: str
    echelle: str
    tait: str
    methode: str


def chiffres(catalogue: Catalogue, d: Donnees) -> tuple[Chiffre, ...]:
    """Return the figures of a territory, the plainest first; a method that is not in the toolbox is
    not named."""
    return tuple(_linked(catalogue, one) for one in [*_every(d)][:MOST])


def _linked(catalogue: Catalogue, one: _Dit) -> Chiffre:
    entry = catalogue.methodes.get(one.methode)
    named = (entry.titre, f"~/{entry.url}") if entry else ("", "")
    return Chiffre(one.valeur, one.quoi, one.quand, one.echelle, one.tait, *named)


def _every(d: Donnees) -> Iterator[_Dit]:
    yield from _people(d)
    yield from _ground(d)
    yield from _parts(d)
    yield from _group(d)
    yield from _hall(d)


SCALES = {
    "commune": "la commune",
    "arrondissement": "l’arrondissement",
    "intercommunalite": "l’intercommunalité",
}


def counted(d: Donnees) -> tuple[str, ...]:
    """Return which year a population counts, and in which it is in force, as far as is known."""
    told = (d.annee and f"comptée pour {d.annee}", d.en_vigueur and f"en vigueur en {d.en_vigueur}")
    return tuple(one for one in told if one)


def _counted(d: Donnees) -> str:
    return ", ".join(counted(d)).replace("comptée", "compté") or "année à vérifier"


def _people(d: Donnees) -> Iterator[_Dit]:
    noun = "habitant" if d.population < 2 else "habitants"
    yield _Dit(
        milliers(d.population), noun, _counted(d), SCALES[d.genre],
        "Qui n’a pas été compté, qui ne vient que la journée ou que l’été, et ce que chacun vit ici.",
        "porte-a-porte",
    )  # fmt: skip
    if d.hectares and d.population:
        each = d.population * 100 / d.hectares
        yield _Dit(
            milliers(round(each)) if each >= 10 else nombre(round(each, 1)),
            "habitants par km², en moyenne",
            _counted(d), SCALES[d.genre],
            "Où l’on se serre et où il n’y a personne : une moyenne mêle les rues, les champs et les entrepôts.",
            "coupe-territoriale",
        )  # fmt: skip


def _ground(d: Donnees) -> Iterator[_Dit]:
    if d.hectares:
        km2 = d.hectares / 100
        yield _Dit(
            f"{milliers(round(km2)) if km2 >= 10 else nombre(round(km2, 1))} km²", "environ, mesurés sur le contour de la carte",
            "contour d’avant 2026", SCALES[d.genre],
            "Ce qui est ouvert à tous, fermé, dangereux ou aimé dans cette surface.",
            "carto-mentale-quartier",
        )  # fmt: skip
    if d.traversee:
        yield _Dit(
            f"{nombre(d.traversee)} km", "d’un bout à l’autre, à vol d’oiseau",
            "contour d’avant 2026", SCALES[d.genre],
            "Le temps que l’on met, à pied, en fauteuil, avec une poussette ou sans voiture, et ce qu’il coûte.",
            "diagnostic-en-marchant",
        )  # fmt: skip


def _parts(d: Donnees) -> Iterator[_Dit]:
    counted = [z for z in d.parties if z.population is not None]
    if len(counted) > 1:
        yield from _spread(d, sorted(counted, key=lambda z: z.population or 0))
    if d.genre == "intercommunalite":
        yield from _villages(d, counted)
    elif d.voisines:
        count = len(d.voisines)
        yield _Dit(
            str(count), "voisine" if count == 1 else "voisines", "contours d’avant 2026",
            f"autour de {SCALES[d.genre]}",
            "Où les gens vont vraiment : au travail, au marché, chez le médecin, voir leur famille.",
            "carte-des-ressources",
        )  # fmt: skip


def _spread(d: Donnees, ordered: Sequence[Zone]) -> Iterator[_Dit]:
    low, high = ordered[0], ordered[-1]
    one = (d.nom_des_parties or "parties").split()[0].removesuffix("s")
    yield _Dit(
        f"de {milliers(low.population or 0)} à {milliers(high.population or 0)}",
        f"habitants par {one} : le moins à {low.nom}, le plus à {high.nom}"
        if one == "commune"
        else f"habitants par {one} : le moins dans le {low.nom}, le plus dans le {high.nom}",
        _counted(d), f"chaque {one}",
        "Ce qui change d’une rue ou d’un hameau à l’autre, et qui s’y sent chez soi.",
        "cartographie-sensible",
    )  # fmt: skip


def _villages(d: Donnees, counted: Sequence[Zone]) -> Iterator[_Dit]:
    small = sum((z.population or 0) < VILLAGE for z in counted)
    yield _Dit(
        f"{small} sur {len(d.parties)}", f"communes de moins de {VILLAGE} habitants",
        _counted(d), "chaque commune",
        "Ce qui tient un village : un café, une école, une personne qui prend le temps.",
        "carte-des-ressources",
    )  # fmt: skip
    biggest = max(counted, key=lambda z: z.population or 0, default=None)
    if biggest and d.population:
        share = round(100 * (biggest.population or 0) / d.population)
        yield _Dit(
            f"{share} %", f"des habitants vivent à {biggest.nom}", _counted(d), SCALES[d.genre],
            "Qui parle au nom des plus petites communes, et si l’on s’y sent écouté.",
            "sociogramme-acteurs",
        )  # fmt: skip


def _group(d: Donnees) -> Iterator[_Dit]:
    if d.commune and d.commune.population and d.population:
        yield _share(d, d.commune.nom, d.commune.population, f"la commune : {d.commune.nom}")
    group = d.intercommunalite
    if group is None:
        return
    if group.population and d.population and not d.commune:
        yield _share(d, group.nom, group.population, "l’intercommunalité")
    yield _Dit(
        str(len(group.communes)), f"communes dans l’intercommunalité ({group.nom})",
        "liste de 2026", "l’intercommunalité",
        "Qui décide quoi, de la commune ou de l’intercommunalité : cela se demande, projet par projet.",
        "diagramme-venn",
    )  # fmt: skip


def _share(d: Donnees, nom: str, total: int, scale: str) -> _Dit:
    share = 100 * d.population / total
    told = nombre(round(share, 1)) if share < 10 else str(round(share))
    return _Dit(
        f"{told} %" if share >= 0.1 else "moins de 0,1 %",
        f"des habitants ({nom}) vivent ici", _counted(d), scale,
        "Combien de voix l’on a dans les décisions, et qui parle pour qui.",
        "sociogramme-acteurs",
    )  # fmt: skip


def _hall(d: Donnees) -> Iterator[_Dit]:
    if d.mairie and d.mairie.minutes:
        yield _Dit(
            duree(d.mairie.minutes), "d’ouverture de la mairie par semaine",
            f"relevé en {mois(d.mairie.releve)}, à vérifier", "la mairie principale",
            "Qui travaille à ces heures-là, qui n’ose pas entrer, qui repart sans réponse.",
            "rallye-acteurs",
        )  # fmt: skip
