"""A name that leads nowhere: what became of the tool, or what was meant."""

from __future__ import annotations

from ..base.names import fits, near_name, slugify
from ..base.problems import Named, allowed
from .catalogue import Catalogue
from .entries import AnyEntry
from .kinds import Kind, kind_of


def lost(catalogue: Catalogue, kind: str, slug: str) -> Named:
    """Return what to say of a name that no record of a kind bears: only what is near is advised."""
    new = catalogue.renamed(kind, slug)
    if new:
        return _renamed(catalogue, kind, slug, new)
    meant = near_name(slug, catalogue.names(kind)) or entitled(catalogue, kind, slug)
    heir = _heir(catalogue, kind, slug)
    if meant:
        sentence = f"« {slug} » n’existe pas dans {kind} ; écrire « {meant} »"
    elif heir:
        sentence = f"« {slug} » n’existe pas dans {kind} ; {_maybe(kind, slug, heir)}"
    else:
        place = _where(kind_of(kind))
        sentence = f"« {slug} » n’existe pas dans {kind} ; {allowed(catalogue.names(kind), place)}"
    return Named(sentence, *_many(kind, slug, heir, meant))


def _where(kind: Kind) -> str:
    """Return where a name of a kind comes from."""
    home = kind.inside
    if home is None:
        return f"le nom du fichier dans toolbox/{kind.folder}"
    return f"le « slug » dans toolbox/{home.folder}{home.suffix if home.root else ''}"


def _renamed(catalogue: Catalogue, kind: str, slug: str, new: str) -> Named:
    many = (
        f"{{count}} renvois disent encore « {slug} », l’ancien nom de « {new} » ({{places}}) ; "
        f"lancer : {command(kind, slug, new)}"
    )
    home = catalogue.kind(kind)[new].path
    return Named(f"« {slug} » a changé de nom ; écrire « {new} »", many, home)


def _many(kind: str, slug: str, heir: AnyEntry | None, meant: str | None) -> tuple[str, str]:
    told = f"{{count}} renvois mènent à « {slug} », qui n’existe pas dans {kind} ({{places}}) ; "
    if heir is None and meant:
        return f"{told}écrire « {meant} »", ""
    if heir is None:
        verb = f"renommer {kind_of(kind).word} {slug} NOUVEAU-NOM"
        return f"{told}si cet outil a changé de nom, lancer : {verb} ; sinon les retirer", ""
    what = _maybe(kind, slug, heir)
    return f"{told}{what}, ou écrire ici « anciens_slugs: [{slug}] »", heir.path


def _maybe(kind: str, slug: str, heir: AnyEntry) -> str:
    return f"si « {heir.slug} » est son nouveau nom, lancer : {command(kind, slug, heir.slug)}"


def command(kind: str, old: str, new: str) -> str:
    """Return the command that carries every reference from one name to another."""
    return f"renommer {kind_of(kind).word} {old} {new}"


def entitled(catalogue: Catalogue, kind: str, words: str) -> str | None:
    """Return the one record whose title, or other name, reads as these words."""
    wanted = slugify(words)
    found = [e.slug for e in catalogue.kind(kind).values() if wanted in map(slugify, _names(e))]
    return found[0] if len(found) == 1 else None


def _heir(catalogue: Catalogue, kind: str, slug: str) -> AnyEntry | None:
    """Return the one record that may be this one under another name: nothing names it, it says no
    old name, and its title has the words of the old one; or it is the only one so left alone."""
    alone = [
        entry
        for entry in catalogue.kind(kind).values()
        if (kind, entry.slug) not in catalogue.named
        and not getattr(entry.record, "anciens_slugs", ())
    ]
    alike = [
        entry
        for entry in alone
        if fits(slug, _names(entry)) and not fits(entry.slug, _names(entry))
    ]
    found = alike or [entry for entry in alone if fits(slug, _names(entry))] or alone
    return found[0] if len(found) == 1 else None


def _names(entry: AnyEntry) -> tuple[str, ...]:
    return (entry.titre, *getattr(entry.record, "autres_noms", ()))
