"""Rules of a site that shows only what was read again: it holds something, and leans on no draft."""

from __future__ import annotations

from collections.abc import Iterator

from macros.french import enumeration

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..plans.planning import Plan, plan_of
from ..plans.relues import Names
from ..records.sequence import UseOfTool
from .liens import fault

NOTHING = (
    "rien n’est encore « relue » ni « testee » : le site serait vide ; relire un premier outil, ou "
    "écrire « publier: tout »"
)
LEANS = "ce programme serait montré et mène « {titre} », en brouillon ; le relire, ou mettre ce programme en « etat: brouillon »"
COMPOSES = (
    "ce programme serait montré et sa composition prend {titres}, en brouillon ; les relire, ou les "
    "écrire dans « exclure »"
)
OTHERWISE = (
    "sans les brouillons, ce programme se composerait autrement ; garder sa composition avec "
    "« python3 scripts/run.py recomposer {slug} »"
)
DATED = "cette session serait annoncée et suit « {titre} », en brouillon ; relire ce programme, ou retirer la session"


def forbidden(whole: Catalogue, hidden: Names) -> Iterator[Problem]:
    """Yield why a site cannot show only what was read: nothing was, or what is shown leans on drafts."""
    states = [e for e in whole.entries() if hasattr(e.record, "etat")]
    if all((e.kind, e.slug) in hidden for e in states):
        yield Problem("mkdocs.yml", 1, "extra.publier", NOTHING)
        return
    for entry in whole.programmes.values():
        if (entry.kind, entry.slug) not in hidden:
            yield from _leaning(whole, entry, hidden)
    for session in whole.sessions.values():
        if ("programmes", session.record.programme) in hidden:
            titre = whole.programmes[session.record.programme].titre
            yield fault(session, ("programme",), DATED.format(titre=titre))


def _leaning(whole: Catalogue, entry: AnyEntry, hidden: Names) -> Iterator[Problem]:
    """Yield the drafts that a programme writes, each at its line, then those that its composition takes."""
    told = set()
    for one in whole.references:
        name = (one.kind, one.slug)
        if one.entry is entry and name in hidden and "exclure" not in one.path:
            told.add(name)
            yield fault(entry, one.path, LEANS.format(titre=whole.kind(one.kind)[one.slug].titre))
    used = dict.fromkeys(name for name in _used(plan_of(whole, entry.slug)) if name in hidden)
    titres = [
        f"« {whole.kind(kind)[slug].titre} »" for kind, slug in used if (kind, slug) not in told
    ]
    if titres:
        yield fault(entry, ("jours",), COMPOSES.format(titres=enumeration(titres)))


def _used(plan: Plan) -> Iterator[tuple[str, str]]:
    for session in plan.sessions:
        for creneau in session.creneaux:
            if isinstance(creneau.sequence, UseOfTool):
                yield creneau.sequence.KIND, creneau.sequence.slug


def otherwise(whole: Catalogue, shown: Catalogue) -> Iterator[Problem]:
    """Yield the programmes that would not be lived as their teams prepare them."""
    for slug, entry in shown.programmes.items():
        if list(_used(plan_of(whole, slug))) != list(_used(plan_of(shown, slug))):
            yield fault(entry, ("jours",), OTHERWISE.format(slug=slug))
