"""Governance schemas, project sheets and indicators of the book, whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from macros.french import date_courte, duree, enumeration, fourchette, pluriel
from macros.model.core.entries import AnyEntry
from macros.model.records.fiche import Fiche
from macros.model.records.gouvernance import BaseLegale, Gouvernance
from macros.told.dessin.drawing import description, figure, links_in_words, title
from macros.told.fiches import champs, criteres
from macros.told.indicateurs import indicateur
from macros.told.markdown import Node, inline

from ..press.document import Atelier
from ..texts.dessins import drawing
from ..texts.riche import riches
from .pieces import fait, tete, voisins
from .renvois import (
    Data,
    adresse,
    adresses,
    cible,
    deux_colonnes,
    fort,
    larges,
    para,
    points,
    renvoi,
    rubrique,
    sections,
)


def gouvernance(atelier: Atelier, entry: AnyEntry) -> Data:
    """Return everything that the page of a governance schema tells."""
    catalogue = atelier.catalogue
    r: Gouvernance = entry.record
    famille = catalogue.mot("familles_gouvernance", r.famille).nom
    rows = [
        rubrique("Quand le choisir, quand l’éviter", points(r.quand)),
        rubrique("Les rôles", *(para(fort(x.role), ". ", *inline(x.mission)) for x in r.roles)),
        rubrique("Les règles du jeu", points(r.regles)),
        rubrique("Les limites, et comment les tenir", points(r.limites)),
        *sections(atelier.prose(entry), adresses(catalogue)),
    ]
    if r.base_legale:
        rows.append(rubrique("Ce que dit le droit", *(_droit(b) for b in r.base_legale)))
    narrow, wide = larges(rows)
    return {
        **tete(atelier, entry, famille),
        "autres_noms": enumeration(r.autres_noms),
        "faits": [
            fait("Taille", fourchette(r.effectif.min, r.effectif.max, "personnes")),
            fait("Mise en place", catalogue.mot("complexites", r.complexite).nom),
        ],
        "schema": drawing(figure(r), f"{title(r)}. {description(r)}"),
        "liens": [x | {"libelle": inline(x["libelle"])} for x in links_in_words(catalogue, r)],
        "instances": [
            {
                "nom": i.nom,
                "composition": inline(i.composition),
                "attributions": riches(i.attributions),
                "decide": inline(i.regle_decision),
                "reunit": inline(i.rythme),
            }
            for i in r.instances
        ],
        "colonnes": deux_colonnes(narrow),
        "larges": wide,
        "suites": voisins(atelier, entry, ("methodes", "fiches")),
    }


def fiche(atelier: Atelier, entry: AnyEntry) -> Data:
    """Return everything that the page of a project sheet tells."""
    r: Fiche = entry.record
    narrow, wide = larges(sections(atelier.prose(entry), adresses(atelier.catalogue)))
    court = atelier.catalogue.objectifs[r.objectifs[0]].court
    return {
        **tete(atelier, entry, f"Objectif {r.objectifs[0]} · {court}"),
        "autres_noms": enumeration(r.autres_noms),
        "faits": [
            fait("Temps pour la remplir", duree(r.duree_remplissage)),
            fait("À remplir", pluriel(len(r.champs), "champ")),
            fait("Relecture", "Croisée" if r.relecture_croisee else "À plusieurs si possible"),
        ],
        "but": inline(r.but),
        "criteres": [{**c, "texte": inline(c["texte"])} for c in criteres(r)],
        "champs": [_champ(c) for c in champs(atelier.catalogue, r)],
        "colonnes": deux_colonnes(narrow),
        "larges": wide,
        "suites": voisins(atelier, entry, ("methodes", "fiches", "gouvernance", "indicateurs")),
    }


def theme(atelier: Atelier, entry: AnyEntry) -> Data:
    """Return a theme of indicators as a table."""
    catalogue, r = atelier.catalogue, entry.record
    rows = [catalogue.indicateurs[i.slug] for i in r.indicateurs]
    return {
        "titre": r.titre,
        "cle": f"theme-{entry.slug}",
        "dimension": catalogue.mot("dimensions", r.dimension).nom,
        "accroche": inline(r.accroche),
        "lignes": [_indicateur(atelier, i) for i in rows],
        "a_verifier": [{"texte": t, "noms": n} for t, n in _doutes(rows)],
        "mise_a_jour": date_courte(r.mise_a_jour),
    }


def _droit(b: BaseLegale) -> Node:
    status = "Source lue." if b.verifie else "À vérifier avant de s’y appuyer."
    note: Node = {"t": "appui", "c": [f" {status} "]}
    told: list[Node] = [fort(b.texte), " : ", *inline(b.note), note]
    if b.source:
        told.append({"t": "lien", "url": b.source, "c": [adresse(b.source)]})
    return para(*told)


def _champ(c: Mapping[str, Any]) -> Data:
    asked = [c["type"], c["compte"], "" if c["requis"] else "facultatif"]
    choices = c["colonnes"] or c["options"]
    nom = "Colonnes" if c["colonnes"] else "Choix"
    return {
        "label": inline(c["label"]),
        "precision": ", ".join(filter(None, asked)),
        "aide": inline(c["aide"]),
        "choix": f"{nom} : {' · '.join(choices)}" if choices else "",
    }


def _indicateur(atelier: Atelier, entry: AnyEntry) -> Data:
    i = indicateur(atelier.catalogue, entry)
    reperes = [
        ("Facilité", [i["facilite"]]),
        ("Quand", inline(i["frequence"])),
        ("Échelle", [i["echelles"]]),
        ("Source", inline(i["source_donnees"])),
        ("ODD", [" · ".join(_odd(o) for o in i["odd"])]),
    ]
    return {
        "cle": cible(entry),
        "nom": i["nom"],
        "unite": f"{i['unite']} · {i['sens']}",
        "definition": inline(i["definition"]),
        "calcul": inline(i["mode_calcul"]),
        "limite": inline(i["limite"]),
        "methodes": [renvoi(m) for m in atelier.catalogue.neighbours(entry, "methodes")],
        "reperes": [{"nom": nom, "valeur": valeur} for nom, valeur in reperes],
    }


def _doutes(rows: Sequence[AnyEntry]) -> Iterator[tuple[list[Node], str]]:
    """Yield what remains to be checked in a theme, once, with the indicators it is said of."""
    found: dict[str, list[str]] = {}
    for entry in rows:
        for text in entry.record.a_verifier:
            found.setdefault(text, []).append(entry.titre)
    for text, names in found.items():
        yield inline(text), "" if len(names) == len(rows) else enumeration(names)


def _odd(goal: Mapping[str, Any]) -> str:
    cibles = f" (cible {', '.join(goal['cibles'])})" if goal["cibles"] else ""
    return f"{goal['numero']} {goal['nom']}{cibles}"
