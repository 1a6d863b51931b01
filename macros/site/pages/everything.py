"""Every page that the toolbox adds to the site, in one list."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from posixpath import relpath

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS, Kind, every
from macros.told.programme.signalements import signalements
from macros.told.simples import SUITE, jumeaux

from ..contributed.contributions import page_at
from ..parts.links import folder_of
from ..parts.policy import POLICY
from ..parts.rendering import Page
from . import accessibilite as pages_accessibilite
from . import animer as pages_animer
from . import autour as pages_autour
from . import cours as pages_cours
from . import formateurs as pages_formateurs
from . import glossaire as pages_glossaire
from . import jugements as pages_jugements
from . import listes as pages_listes
from . import noms as pages_noms
from . import outils as pages_outils
from . import programme as pages_programme
from . import reperes as pages_reperes
from . import richesse as pages_richesse
from . import sessions as pages_sessions
from . import simples as pages_simples
from . import situations as pages_situations
from . import tus as pages_tus
from .formateurs import Told
from .outils import Prose, source_of

Make = Callable[[], Page]
Planned = Iterator[tuple[str, Make]]
"""The source of each page, and what makes it."""


TEAM: Mapping[str, Callable[..., Page]] = {
    "conduite": pages_formateurs.conduite_page,
    "preparer": pages_formateurs.preparer_page,
    "emargement": pages_formateurs.emargement_page,
}
"""The pages of a programme for its team."""


def pages(
    catalogue: Catalogue, prose: Prose, site_url: str = "", jour: date = date.min
) -> Iterator[Page]:
    """Yield the pages of the tools, of the course, of the programmes and of the lists.

    site_url is the site's public address, when there is one; jour the day on which sessions are past
    or to come: before any day, none is past.
    """
    for _, make in planned(catalogue, prose, site_url, jour):
        yield make()


def planned(
    catalogue: Catalogue, prose: Prose, site_url: str = "", jour: date = date.min
) -> Planned:
    """Yield the source of every page that the toolbox adds, and what makes it: none made yet."""
    yield from _tools(catalogue, prose)
    yield from _course(catalogue, jour)
    yield from _programmes(catalogue, prose, site_url, jour)
    yield from _sessions(catalogue, prose, site_url, jour)
    yield from _lists(catalogue)


PAGES: Mapping[str, Callable[[Catalogue, AnyEntry, Prose], Page]] = {
    "methodes": pages_outils.methode_page,
    "gouvernance": pages_outils.gouvernance_page,
    "fiches": pages_outils.fiche_page,
    "themes": pages_reperes.theme_page,
    "questionnaires": pages_reperes.questionnaire_page,
    "territoires": pages_reperes.territoire_page,
    "situations": pages_situations.situation_page,
}
"""The pages of the kinds that have one of their own."""

LISTS: Mapping[str, Callable[[Catalogue, Kind], Page]] = {
    "methodes": pages_listes.by_family,
    "gouvernance": pages_listes.by_family,
    "fiches": pages_listes.fiches_index,
    "indicateurs": pages_listes.indicateurs_index,
    "glossaire": pages_glossaire.glossaire_page,
    "situations": pages_situations.situations_index,
}
"""The lists of the kinds that have one of their own."""


def _tools(c: Catalogue, prose: Prose) -> Planned:
    for name, kind in every().items():
        if "pages" not in kind.own:
            make = PAGES.get(name, pages_outils.as_it_is)
            for entry in c.kind(name).values():
                if not entry.where:
                    made = partial(make, c, entry, prose)
                    yield source_of(entry), partial(pages_tus.avec_les_tus, c, entry, made)
                    if kind.tool and pages_autour.has_one(c, entry):
                        yield f"{entry.url}autour.md", partial(pages_autour.autour_page, c, entry)
    for entry in jumeaux(c):
        yield f"{entry.url}{SUITE}.md", partial(pages_simples.simple_page, c, entry)


def _course(c: Catalogue, jour: date = date.min) -> Planned:
    for seen, entry in ((c.of(slug), entry) for slug, entry in c.formations.items()):
        course = partial(pages_cours.formation_page, seen, entry, jour)
        yield source_of(entry), partial(pages_tus.avec_les_tus, c, entry, course)
        for module in seen.modules.values():
            make = partial(pages_cours.module_page, seen, module, entry.path)
            yield f"{seen.ici}modules/{module.id}.md", make
        for objectif in seen.objectifs.values():
            make = partial(pages_cours.objectif_page, seen, objectif, entry.path)
            yield f"{seen.ici}objectifs/{objectif.id}.md", make
        if seen.ici:
            make = partial(pages_listes.objectifs_index, seen, entry.path)
            yield f"{seen.ici}objectifs/index.md", make
            yield f"{seen.ici}mes-fiches.md", partial(pages_cours.mes_fiches_page, seen, entry)


def _sessions(c: Catalogue, prose: Prose, site_url: str, jour: date) -> Planned:
    for entry in c.sessions.values():
        make = partial(pages_sessions.session_page, c, entry, site_url, jour)
        yield source_of(entry), make
        if c.chaine:
            made = partial(pages_sessions.papiers_page, c, entry, c.chaine.record)
            yield f"sessions/{entry.slug}/papiers.md", made
        prepared = partial(pages_sessions.preparer_page, c, entry, prose)
        yield f"sessions/{entry.slug}/preparer.md", prepared
    if c.chaine:
        made = partial(pages_sessions.mentions_page, c.chaine.record)
        yield "formateurs/mentions.md", made
    yield "sessions/index.md", partial(pages_sessions.sessions_page, c, jour)


def _programmes(c: Catalogue, prose: Prose, site_url: str, jour: date) -> Planned:
    """Yield each programme for the public, then for its team; then the list for all teams."""
    told: Told = cache(partial(signalements, c))
    for slug, entry in c.programmes.items():
        seen = c.seen_by(entry)
        yield (
            source_of(entry),
            partial(pages_programme.programme_page, seen, entry, prose, site_url, jour),
        )
        for name, make in TEAM.items():
            words = {"prose": prose} if name == "preparer" else {}
            yield f"programmes/{slug}/{name}.md", partial(make, seen, entry, told, **words)
    yield "formateurs/index.md", partial(pages_formateurs.formateurs_page, c, told, jour)
    yield "formateurs/couverture.md", partial(pages_richesse.couverture_page, c, jour)
    yield pages_noms.SOURCE, partial(pages_noms.noms_page, c)
    yield "formateurs/minutes.md", partial(pages_richesse.minutes_page, c)
    if c.formations:
        yield pages_jugements.SOURCE, partial(pages_jugements.jugements_page, c)


def _lists(c: Catalogue) -> Planned:
    yield "outils/index.md", partial(pages_listes.outils_page, c)
    yield pages_animer.SOURCE, pages_animer.animer_page
    if any(jumeaux(c)):
        yield pages_simples.SOURCE, partial(pages_simples.simples_index, c)
    for kind in KINDS.values():
        if kind.listed:
            yield kind.index, partial(LISTS.get(kind.name, pages_listes.simple_index), c, kind)
    for name in c.vocabulaires.get("moments", ()):
        yield f"moments/{name}.md", partial(pages_listes.moment_page, c, name)
    yield "moments/index.md", partial(pages_listes.moments_index, c)
    yield "objectifs/index.md", lambda: pages_listes.objectifs_index(c, c.formation.path)
    if c.accessibilite:
        made = partial(pages_accessibilite.accessibilite_page, c, c.accessibilite)
        yield "obligations/accessibilite.md", made


def redirections(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the HTML page that stands at each former address and leads to the present one."""
    for old, new, titre in former(catalogue):
        there, here = folder_of(old), folder_of(new)
        yield f"{there}index.html", _redirection(titre, f"{relpath(here, there)}/")


def former(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield the source that each page of a renamed file had, its present one, the file's title: its
    own page, then those of a course and of a programme that stand under it."""
    under = [source for source, _ in _course(catalogue)]
    under += [f"programmes/{slug}/{name}.md" for slug in catalogue.programmes for name in TEAM]
    for entry in catalogue.files():
        for slug in getattr(entry.record, "anciens_slugs", ()):
            old, new = page_at(entry.kind, slug), page_at(entry.kind, entry.slug)
            yield old, new, entry.titre
            room = f"{new.removesuffix('.md')}/"
            for source in under:
                if source.startswith(room):
                    moved = f"{old.removesuffix('.md')}/{source.removeprefix(room)}"
                    yield moved, source, entry.titre


def _redirection(titre: str, url: str) -> str:
    name = html.escape(titre)
    return (
        '<!doctype html><html lang="fr"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta http-equiv="refresh" content="0; url={url}"><link rel="canonical" href="{url}">'
        f'<title>{name}</title><p>Cette page a changé d’adresse : <a href="{url}">{name}</a>.</p></html>\n'
    )
