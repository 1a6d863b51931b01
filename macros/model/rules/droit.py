"""The rule of law: what was read says where, in which version and when; what was not says why."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..plans.droit import MentionLegale, mentions
from .liens import fault
from .sources import copy_of

_NAMES = {
    "source": "« source » (son adresse)",
    "version": "« version » (le jour de la version lue)",
    "lu_le": "« lu_le » (le jour où on l’a lu)",
}
_UNREAD = "personne n’a lu ce texte de loi : le lire, ou dire pourquoi on ne l’a pas fait, avec « pas_relu »"
_READ = "un texte de loi est lu quand on en a lu l’article : ajouter {lacking}, ou {otherwise}"
_OTHERWISE = {
    "base_legale": "écrire « verifie: false » et « pas_relu »",
    "domaines": "écrire « surete: connu » et « pas_relu »",
    "mentions": "écrire « surete: memoire » et « pas_relu »",
    "sources": "dire pour quoi il fait référence, avec « reference_pour »",
}


def law(catalogue: Catalogue) -> Iterator[Problem]:
    """Each mention of the law has its version, its address and its day, or says why nobody read it."""
    for one in mentions(catalogue):
        if one.manque:
            yield fault(one.entry, one.path, _sentence(one))
        if one.path[0] == "base_legale" and one.adresse and (copied := copy_of(one.adresse)):
            yield fault(one.entry, (*one.path, "source"), copied)


def _sentence(one: MentionLegale) -> str:
    if one.etat != "lu":
        return _UNREAD
    names = {**_NAMES, "source": "« url » (son adresse)"} if one.path[0] == "sources" else _NAMES
    lacking = [names[name] for name in one.manque]
    return _READ.format(lacking=" et ".join(lacking), otherwise=_OTHERWISE[str(one.path[0])])


RULES = (law,)
