"""What is told of a territory itself: how one gets into its places, what was promised there, what is to
be read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.french import date_courte, enumeration, majuscule
from macros.model.core.catalogue import Catalogue
from macros.model.records.territoire import Acteur, Commodites, Constat, Salle, Territoire

NOMS = {"fauteuil": "fauteuil roulant", "ombre": "ombre", "toilettes": "toilettes"}
"""How each thing that somebody may need in a place is called."""


@dataclass(frozen=True, slots=True)
class Vu:
    """Something seen or read of a place: its name, what is said, by when one knows it, its address."""

    nom: str
    dit: str
    su: str
    source: str


@dataclass(frozen=True, slots=True)
class Accueil:
    """How one gets into a place: what is known, then « À vérifier sur place : ombre, toilettes »."""

    connus: tuple[Vu, ...]
    a_verifier: str


def accueil(lieu: Commodites) -> Accueil:
    """Return what is known of a place, and what nobody has seen yet."""
    known = {name: getattr(lieu, name) for name in NOMS}
    missing = [NOMS[name] for name, one in known.items() if one is None]
    return Accueil(
        connus=tuple(_vu(NOMS[name], one) for name, one in known.items() if one is not None),
        a_verifier=f"{majuscule(enumeration(missing))} : à vérifier sur place" if missing else "",
    )


def jamais_vus(lieux: Sequence[Commodites]) -> str:
    """Return what is said once of a list of places: what nobody has seen is to be checked."""
    seen = any(getattr(one, name) for one in lieux for name in NOMS)
    where = "sauf où c’est écrit" if seen else "partout"
    return f"{majuscule(enumeration(NOMS.values()))} : à vérifier sur place, {where}."


def _vu(nom: str, one: Constat) -> Vu:
    day = one.vu_le or one.lu_le
    verb = "vu" if one.vu_le else "lu"
    return Vu(
        majuscule(nom), one.dit, f"{verb} le {date_courte(day)}" if day else "", one.source or ""
    )


def salle(one: Salle) -> str:
    """Return « 40 personnes » and the day on which its page was read, as far as they are known."""
    held = f"{one.personnes} personnes" if one.personnes else ""
    read = f"lu le {date_courte(one.lu_le)}" if one.lu_le else "à vérifier"
    return " ; ".join(filter(None, (held, read)))


def nommee(one: Acteur) -> str:
    """Return why an organisation is named, or since when it agreed to be; nothing when nobody said."""
    agreed = f"D’accord pour être citée ici, le {date_courte(one.accord)}." if one.accord else ""
    reason = f"Pourquoi la citer : {one.raison}" if one.raison else ""
    return " ".join(filter(None, (agreed, reason)))


@dataclass(frozen=True, slots=True)
class ARelire:
    """A territory to read again: its name, its address, by when, whether that day has come."""

    titre: str
    url: str
    avant: str
    passe: bool


def a_relire(catalogue: Catalogue, jour: date) -> list[ARelire]:
    """Return the territories as seen on a day, the first to be read again first; those that say no
    day come first."""
    entries = sorted(catalogue.territoires.values(), key=lambda e: _due(e.record))
    return [
        ARelire(e.titre, f"~/{e.url}", _avant(e.record), _due(e.record) <= jour.isoformat())
        for e in entries
    ]


def _due(record: Territoire) -> str:
    return record.relire_avant.isoformat() if record.relire_avant else ""


def _avant(record: Territoire) -> str:
    if record.relire_avant is None:
        return "aucune date de relecture ; en écrire une dans « relire_avant »"
    return f"à relire avant le {date_courte(record.relire_avant)}"
