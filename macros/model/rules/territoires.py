"""Rules of territories: the open data that one names are there, and none lies unused."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..records.donnees import FOLDER, SUFFIX
from .liens import fault


def known_data(catalogue: Catalogue) -> Iterator[Problem]:
    """The file of open data that a territory names is there."""
    for entry in catalogue.territoires.values():
        code = entry.record.donnees
        if code and code not in catalogue.donnees and code not in _unread(catalogue):
            option = "--intercommunalite" if len(code) == 9 else "--commune"
            sentence = (
                f"le fichier toolbox/{FOLDER}/{code}{SUFFIX} manque ; le faire avec "
                f"« run.py new territoire {option} {code} --pour {entry.slug} », ou retirer cette ligne"
            )
            yield fault(entry, ("donnees",), sentence)


def used_data(catalogue: Catalogue) -> Iterator[Problem]:
    """A file of open data is that of a territory: nobody would see it otherwise."""
    wrong = [entry for entry in catalogue.unshaped if entry.kind == "territoires"]
    if len(wrong) < len(catalogue.broken.get("territoires", ())):
        return  # One that is unread may show any of them.
    named = {entry.record.donnees for entry in catalogue.territoires.values()}
    named |= {str(entry.document.data.get("donnees")) for entry in wrong}
    for code, entry in catalogue.donnees.items():
        if code not in named:
            sentence = (
                f'aucun territoire ne montre ces données ; écrire « donnees: "{code}" » dans l’un '
                "d’eux, ou supprimer ce fichier"
            )
            yield Problem(entry.path, 1, "", sentence)


def _unread(catalogue: Catalogue) -> frozenset[str]:
    return catalogue.broken.get("donnees", frozenset())


RULES = (known_data, used_data)
