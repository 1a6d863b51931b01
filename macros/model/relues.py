"""The catalogue of a site that shows only what was read again: pruned once, so that all that shows follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import fields, replace

from macros.kept import digest

from .base.problems import Problem, ToolboxError
from .beside import BESIDE
from .core.catalogue import Catalogue
from .core.entries import AnyEntry, Entry
from .core.kinds import KINDS, kind_of, references
from .plans.relues import Names, en_relecture
from .records.common import Record
from .records.formation import Formation, ObjectifOperationnel, Promesse
from .records.indicateur import Theme
from .records.methode import Methode
from .records.programme import Programme
from .records.recherche import Recherche
from .records.situation import Recours, Situation
from .records.support import Supports, SupportsDeProgramme
from .rules.relues import forbidden, otherwise
from .source.sans_liens import Hidden, rewritten, unlinked

Changes = dict[str, object]
"""Fields of a record, and what they hold instead."""


def only_read(whole: Catalogue) -> Catalogue:
    """Return what is shown of a sound catalogue when only what was read again is: what names anything
    else names it no more; ToolboxError says all that forbids it."""
    hidden = en_relecture(whole)
    _refuse([*forbidden(whole, hidden)])
    shown = _pruned(whole, hidden)
    _refuse([*otherwise(whole, shown)])
    return shown


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ToolboxError(problems)


def addresses(catalogue: Catalogue) -> Hidden:
    """Return where what is not shown would be, former names included, its own documents too."""
    return frozenset(
        place
        for kind, slug in catalogue.en_relecture
        for place in (
            kind_of(kind).page(slug).removesuffix(".md"),
            *(
                f"documents/{room}/{slug}"
                for room in (kind, "cartes", "affiches", "essais", "simples")
            ),
        )
    )


def _pruned(whole: Catalogue, hidden: Names) -> Catalogue:
    titles = {name: whole.kind(name[0])[name[1]].titre for name in sorted(hidden)}
    named = replace(whole, en_relecture=titles, tus=_unsaid(whole, hidden))
    places = addresses(named)
    tables: dict[str, object] = {}
    for one in fields(Catalogue):
        value = getattr(whole, one.name)
        if isinstance(value, Entry):
            tables[one.name] = _entry(value, hidden, places)
        elif isinstance(value, Mapping) and any(isinstance(e, Entry) for e in value.values()):
            tables[one.name] = _table(value, hidden, places)
    return _parted(replace(named, **tables))  # type: ignore[arg-type]


def _table(table: Mapping[str, AnyEntry], hidden: Names, places: Hidden) -> Mapping[str, AnyEntry]:
    kept = {key: e for key, e in table.items() if (e.kind, e.slug) not in hidden}
    return {key: _entry(entry, hidden, places) for key, entry in kept.items()}


def _parted(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue whose parts of files are those of the files as they are now."""
    holders = {e.path: e for e in catalogue.files()}
    parts = {
        kind.name: {
            slug: _part(entry, holders[entry.path])
            for slug, entry in catalogue.kind(kind.name).items()
        }
        for kind in KINDS.values()
        if kind.inside
    }
    return replace(catalogue, **parts)  # type: ignore[arg-type]


def _part(entry: AnyEntry, holder: AnyEntry) -> AnyEntry:
    part, n = entry.where
    return replace(entry, record=getattr(holder.record, str(part))[n], document=holder.document)


def _unsaid(whole: Catalogue, hidden: Names) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the titles that each page's file names in its header and that are not shown."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in whole.references:
        if (one.kind, one.slug) in hidden and one.entry.kind in KINDS:
            said = found.setdefault(_page_of(one.entry), {})
            said[whole.kind(one.kind)[one.slug].titre] = None
    return {key: tuple(said) for key, said in found.items()}


def _page_of(entry: AnyEntry) -> tuple[str, str]:
    """Return the kind and the slug of the file whose page shows an entry."""
    inside = kind_of(entry.kind).inside
    return (inside.name, entry.document_slug) if inside else (entry.kind, entry.slug)


def _entry(entry: AnyEntry, hidden: Names, places: Hidden) -> AnyEntry:
    """Return an entry that neither names nor leads to what is not shown; itself when it did not."""
    document = entry.document
    source = _source(entry)
    change: Callable[[str], str] = lambda text: unlinked(text, source, places)  # noqa: E731
    record = _silent(entry.kind, rewritten(entry.record, change), hidden)
    body, data = change(document.body), rewritten(document.data, change)
    if record is entry.record and body == document.body:
        return entry
    other = replace(document, body=body, data=data)
    if document.mark:  # What was made of the whole file is not what this one makes.
        object.__setattr__(other, "mark", digest(document.mark, *sorted(places)))
    return replace(entry, record=record, document=copy(other))


def _source(entry: AnyEntry) -> str:
    """Return the page from which the links of a file's prose start."""
    return kind_of(entry.kind).page(entry.slug) if entry.document.body else ""


def _silent(kind: str, record: Record, hidden: Names) -> Record:
    """Return a record that names nothing of what is not shown."""
    named = references(kind) if type(record) not in _BESIDE else ()
    lists = {n: _kept(getattr(record, n), other, hidden) for n, other in named}
    own = _OWN.get(type(record))
    changes = {**lists, **(own(record, hidden) if own else {})}
    new = {name: value for name, value in changes.items() if value != getattr(record, name)}
    return record.model_copy(update=new) if new else record


def _kept(slugs: tuple[str, ...], kind: str, hidden: Names) -> tuple[str, ...]:
    return tuple(slug for slug in slugs if (kind, slug) not in hidden)


def _of_method(r: Methode, hidden: Names) -> Changes:
    others = tuple(a for a in r.alternatives if ("methodes", a.slug) not in hidden)
    return {
        "alternatives": others,
        "nourrit": tuple(n for n in r.nourrit if ("fiches", n.fiche) not in hidden),
    }


def _of_situation(r: Situation, hidden: Names) -> Changes:
    def shown(one: Recours) -> bool:
        return all((kind, slug) not in hidden for _, kind, slug in one.nomme)

    return {"recours": tuple(filter(shown, r.recours))}


def _of_theme(r: Theme, hidden: Names) -> Changes:
    return {"indicateurs": tuple(_silent("indicateurs", i, hidden) for i in r.indicateurs)}


def _of_supports(r: Supports | SupportsDeProgramme, hidden: Names) -> Changes:
    return {"supports": tuple(s for s in r.supports if ("fiches", s.fiche) not in hidden)}


def _of_search(r: Recherche, hidden: Names) -> Changes:
    def pages(told: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(page for page in told if tuple(page.split("/", 1)) not in hidden)

    ways = tuple(a.model_copy(update={"vers": pages(a.vers)}) for a in r.acces)
    trials = tuple(e.model_copy(update={"accepte": pages(e.accepte)}) for e in r.essais)
    return {
        "suggestions": _kept(r.suggestions, "situations", hidden),
        "acces": tuple(a for a in ways if a.vers),
        "essais": tuple(e for e in trials if e.accepte),
    }


def _of_programme(r: Programme, hidden: Names) -> Changes:
    """Return what it sets aside of what is shown: all else that it names is, or it is refused."""
    left = _kept(r.contraintes.exclure, "methodes", hidden)
    return {"contraintes": r.contraintes.model_copy(update={"exclure": left})}


def _of_course(r: Formation, hidden: Names) -> Changes:
    told = {name: tuple(_promise(p, hidden) for p in getattr(r, name)) for name in PROMISES}
    modules = tuple(
        m.model_copy(
            update={
                "travaux": tuple(t for t in m.travaux if ("programmes", t.programme) not in hidden)
            }
        )
        for m in r.modules
    )
    aims = tuple(_aim(o, hidden) for o in r.objectifs)
    return {**told, "modules": modules, "objectifs": aims}


PROMISES = ("methodes", "ressources", "points_forts")


def _promise(p: Promesse, hidden: Names) -> Promesse:
    return p.model_copy(update={"fiche": None}) if ("fiches", p.fiche) in hidden else p


def _aim(o: ObjectifOperationnel, hidden: Names) -> ObjectifOperationnel:
    tools = o.outils and o.outils.model_copy(
        update={
            kind: _kept(getattr(o.outils, kind), kind, hidden)
            for kind in KINDS
            if hasattr(o.outils, kind)
        }
    )
    return o.model_copy(
        update={
            "fiches": _kept(o.fiches, "fiches", hidden),
            "seuils": tuple(s for s in o.seuils if ("fiches", s.fiche) not in hidden),
            "outils": tools,
        }
    )


_OWN: Mapping[type[Record], Callable[..., Changes]] = {
    Methode: _of_method,
    Situation: _of_situation,
    Theme: _of_theme,
    Supports: _of_supports,
    SupportsDeProgramme: _of_supports,
    Recherche: _of_search,
    Programme: _of_programme,
    Formation: _of_course,
}
"""What a kind of record names besides its lists."""

_BESIDE = frozenset(one.record for one in BESIDE)
"""What stands beside a tool under its name: not the tool."""
