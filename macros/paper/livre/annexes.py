"""What opens and closes the book: the warning, the course, the glossary, indexes and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from macros.french import enumeration, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry, sort_key
from macros.model.records.common import Source
from macros.model.records.formation import Formation
from macros.told.markdown import inline

from ..texts.riche import riches
from .renvois import KINDS, Data, adresse, adresses, cible, inside, renvoi

NOMS = {
    "methodes": ("méthode", "Méthodes"),
    "gouvernance": ("schéma de gouvernance", "Gouvernance"),
    "fiches": ("fiche-projet", "Fiches-projet"),
}
"""The kinds that have a state: the noun that counts them, and the name of their part."""

PLURIELS = {"schéma de gouvernance": "schémas de gouvernance", "fiche-projet": "fiches-projet"}


def etats(catalogue: Catalogue) -> list[Data]:
    """Return how many tools stand in each state, states without tools left out."""
    found = []
    for name, mot in catalogue.vocabulaires["etats"].items():
        counts = [
            pluriel(count, noun, PLURIELS.get(noun, ""))
            for kind, (noun, _) in NOMS.items()
            if (count := sum(e.record.etat == name for e in catalogue.kind(kind).values()))
        ]
        if counts:
            found.append({"nom": mot.nom, "aide": mot.aide, "combien": enumeration(counts)})
    return found


def recoupes(catalogue: Catalogue) -> str:
    """Return how many terms of the glossary were checked against a source, in words."""
    checked = sum(e.record.verifie for e in catalogue.glossaire.values())
    return f"{pluriel(checked, 'définition')} sur {len(catalogue.glossaire)}"


def formation(entry: Entry[Formation]) -> Data:
    """Return a course on one page: its objectives, and how one knows they are reached."""
    f = entry.record
    return {
        "titre": f.titre,
        "cle": f"formation-{entry.slug}",
        "accroche": inline(f.accroche),
        "generaux": riches(f.objectifs_generaux),
        "modules": [
            {
                "numero": m.id,
                "titre": m.titre,
                "objectifs": [
                    {
                        "numero": o.id,
                        "cle": f"objectif-{o.id}",
                        "titre": inline(o.titre),
                        "critere": inline(o.critere),
                        "livrables": inline(enumeration(o.livrables)),
                    }
                    for o in f.objectifs
                    if o.module == m.id
                ],
            }
            for m in f.modules
        ],
    }


# ---- Glossary and indexes ----------------------------------------------------------------


def glossaire(catalogue: Catalogue) -> list[Data]:
    """Return the terms, letter after letter."""
    labels = adresses(catalogue)
    ordered = sorted(catalogue.glossaire.values(), key=lambda e: sort_key(e.titre))
    return _lettres((e.titre, _terme(catalogue, e, labels)) for e in ordered)


def _terme(catalogue: Catalogue, entry: AnyEntry, labels: Mapping[str, str]) -> Data:
    t = entry.record
    return {
        "terme": t.terme,
        "cle": cible(entry),
        "formes": ", ".join(t.formes),
        "definition": inside(inline(t.definition), labels),
        "voir": [renvoi(r.target) for r in catalogue.outgoing(entry, "voir_aussi")],
        "verifie": t.verifie,
    }


def index_methodes(catalogue: Catalogue) -> list[Data]:
    """Return the names of methods, those they also bear included, letter after letter."""
    rows = [
        (name, {"nom": name, "pour": "" if name == e.titre else e.titre, "cible": cible(e)})
        for e in catalogue.methodes.values()
        for name in (e.titre, *e.record.autres_noms)
    ]
    return _lettres(sorted(rows, key=lambda row: sort_key(row[0])))


def index_objectifs(catalogue: Catalogue) -> list[Data]:
    """Return, for each objective, the tools that serve it, the dedicated ones first."""
    return [
        {
            "numero": number,
            "court": o.court,
            "je_veux": inline(o.je_veux),
            "cible": f"objectif-{number}",
            "genres": [
                {"nom": nom, "liens": [renvoi(e) for e in found]}
                for kind, (_, nom) in NOMS.items()
                if (found := catalogue.serving(kind, number))
            ],
        }
        for number, o in sorted(catalogue.objectifs.items())
    ]


def _lettres(rows: Iterable[tuple[str, Data]]) -> list[Data]:
    letters: dict[str, list[Data]] = {}
    for name, row in rows:
        first = next((sign for sign in sort_key(name) if sign.isalnum()), "#")
        letters.setdefault(first.upper() if first.isalpha() else "0-9", []).append(row)
    return [{"lettre": letter, "lignes": found} for letter, found in letters.items()]


# ---- Sources and licences ----------------------------------------------------------------


def sources(catalogue: Catalogue) -> list[Data]:
    """Return everything that was read, once, in the order of titles, and where it is cited."""
    found: dict[str, Data] = {}
    for entry, source in _cited(catalogue):
        key = (source.url or source.titre).rstrip("/").lower()
        row = found.setdefault(
            key,
            {
                "titre": source.titre,
                "url": source.url or "",
                "adresse": adresse(source.url or ""),
                "pour": [],
                "liens": [],
            },
        )
        if (why := source.consulte_pour.rstrip(".")) not in row["pour"]:
            row["pour"].append(why)
        if all(link["cible"] != cible(entry) for link in row["liens"]):
            row["liens"].append(renvoi(entry))
    ordered = sorted(found.values(), key=lambda row: sort_key(row["titre"].lstrip("« ")))
    return [row | {"pour": [inline(why) for why in row["pour"]]} for row in ordered]


def _cited(catalogue: Catalogue) -> Iterator[tuple[AnyEntry, Source]]:
    for kind in KINDS:
        for entry in catalogue.kind(kind).values():
            for source in entry.record.sources:
                yield entry, source


def licences(catalogue: Catalogue) -> list[Data]:
    """Return the kinds of origins that methods have, with how many methods have each."""
    counts = Counter(e.record.licence for e in catalogue.methodes.values())
    return [
        {"nom": mot.nom, "aide": mot.aide, "combien": pluriel(counts[name], "méthode")}
        for name, mot in catalogue.vocabulaires["licences"].items()
        if counts[name]
    ]
