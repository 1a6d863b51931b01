"""Rules of sources: a tool says what it leans on or that nothing is written, and copies are no sources."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.outil import Source
from .liens import fault

KINDS = ("methodes", "gouvernance", "fiches", "indicateurs")
"""The kinds of tools that say what they lean on."""

COPIES = frozenset(
    (
        "123dok",
        "coursehero",
        "docplayer",
        "docsity",
        "doczz",
        "dokumen",
        "fdocuments",
        "pdfcoffee",
        "pdfhall",
        "pdfslide",
        "profilbaru",
        "readkong",
        "scribd",
        "slideplayer",
        "slideshare",
        "studylib",
        "studylibfr",
        "vdocuments",
        "wikiland",
    )
)
"""Sites that hold copies of others' documents or pages: the name before the last dot of a host."""

_DRAFTS = ("/wiki/utilisateur:", "/wiki/user:", "/wiki/brouillon:", "/wiki/draft:")

_COPY = (
    "« {site} » garde des copies, que l’auteur n’a pas mises là ; citer le document lui-même, "
    "avec « auteur », « titre », « editeur » et « annee », sans adresse"
)
_DRAFT = "c’est le brouillon d’un contributeur, que personne n’a relu ; citer ce dont il parle"


def cited(catalogue: Catalogue) -> Iterator[Problem]:
    """Each source tells why it is there, once, and its address is not that of a copy or a draft."""
    for entry in catalogue.entries():
        for n, source in enumerate(_sources(entry)):
            if sentence := _reason(source):
                yield fault(entry, ("sources", n), sentence)
            if source.url and (sentence := copy_of(source.url)):
                yield fault(entry, ("sources", n, "url"), sentence)


def _sources(entry: AnyEntry) -> tuple[Source, ...]:
    found: tuple[Source, ...] = getattr(entry.record, "sources", ())
    return found


def _reason(source: Source) -> str:
    if source.consulte_pour and source.reference_pour:
        return (
            "une source est lue (« consulte_pour ») ou seulement connue (« reference_pour ») ; "
            "garder l’un des deux"
        )
    if not source.pourquoi:
        return (
            "dire ce qu’on y a lu, avec « consulte_pour » ; ou, si personne ne l’a ouverte, "
            "pour quoi elle fait référence, avec « reference_pour »"
        )
    return ""


def copy_of(url: str) -> str:
    """Return why an address is no source: a copy, a draft; nothing when it may be one."""
    address = urlsplit(url.lower())
    names = (address.hostname or "").rstrip(".").split(".")
    site = next((name for name in names[:-1] if name in COPIES), "")
    if site:
        return _COPY.format(site=address.hostname)
    return _DRAFT if address.path.startswith(_DRAFTS) else ""


def leaning(catalogue: Catalogue) -> Iterator[Problem]:
    """A method, a schema, a sheet or an indicator names a source, or says that none is written."""
    words = ", ".join(catalogue.vocabulaires.get("sans_source", ()))
    for entry in catalogue.entries():
        if entry.kind not in KINDS:
            continue
        said = getattr(entry.record, "sans_source", None)
        if said and _sources(entry):
            sentence = "des sources sont citées plus haut ou plus bas ; retirer ce champ"
            yield fault(entry, ("sans_source",), sentence)
        elif not said and not _sources(entry):
            sentence = (
                "rien ne dit d’où cela vient ; citer au moins une source dans « sources », "
                f"ou écrire « sans_source: » et l’un de ces mots : {words}"
            )
            yield fault(entry, (), sentence)


RULES = (cited, leaning)
