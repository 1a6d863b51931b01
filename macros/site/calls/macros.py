"""The macros that authors may call, by their French names."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from macros.french import duree, en_lettres, enumeration
from macros.model.base.problems import remedy
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, alphabetical
from macros.model.core.kinds import KINDS
from macros.model.records.methode import Methode
from macros.model.source.sans_liens import LATER
from macros.told.competences import domaines
from macros.told.programme.preuves import temps

from ..parts import diagram, sections
from ..parts.cards import carte, cartes
from ..parts.questions import questions as questions_of
from ..parts.rendering import fragment
from ..parts.text import inline, terme_link
from .asked import find, known_number, known_word
from .checked import HiddenError, Macro, MacroError, UnsureError
from .programmes import assembler, programme

Test = Callable[[Any, AnyEntry], bool]
"""Whether a record, of an entry, is one that a list was asked for."""


def macros(catalogue: Catalogue) -> Mapping[str, Macro]:
    """Return every macro by name; each one answers with HTML or Markdown ready to stand."""
    shown = (kind for kind in KINDS.values() if kind.called)
    bound: dict[str, Macro] = {kind.word: _one(catalogue, kind.name) for kind in shown}
    bound |= {f.__name__: functools.partial(f, catalogue) for f in _own()}
    if catalogue.en_relecture:
        bound = {name: _said(macro) for name, macro in bound.items()}
    return {name: _unsure(macro) for name, macro in bound.items()} if catalogue.partial else bound


def calls() -> frozenset[str]:
    """Return the name of every macro."""
    shown = {kind.word for kind in KINDS.values() if kind.called}
    return frozenset(shown | {function.__name__ for function in _own()})


def _own() -> tuple[Callable[..., str], ...]:
    """Return the macros that are not the plain show of a record of a kind."""
    return (
        liste,
        lien,
        schema,
        formulaire,
        indicateurs,
        terme,
        formation,
        portes,
        questions,
        qui_decide,
        preuves,
        objectif,
        programme,
        assembler,
    )


def _unsure(macro: Macro) -> Macro:
    """Return a macro that says nothing when it fails: what it shows may be in an unread file."""

    @functools.wraps(macro)
    def call(*args: object, **kwargs: object) -> str:
        try:
            return macro(*args, **kwargs)
        except MacroError:
            raise
        except Exception as error:
            raise UnsureError from error

    call.func = getattr(macro, "func", macro)  # type: ignore[attr-defined]
    return call


NOT_ENOUGH = "*Les outils relus ne suffisent pas encore à le montrer.*"


def _said(macro: Macro) -> Macro:
    """Return a macro that says the name of a tool that is not shown in the place of the tool, and that
    too few are shown when it cannot do without the others: it does with all of them."""

    @functools.wraps(macro)
    def call(*args: object, **kwargs: object) -> str:
        try:
            return macro(*args, **kwargs)
        except HiddenError as error:
            return f"{inline(error.sentence)}{LATER}"
        except MacroError:
            return NOT_ENOUGH

    call.func = getattr(macro, "func", macro)  # type: ignore[attr-defined]
    return call


def _one(catalogue: Catalogue, kind: str) -> Macro:
    def show(slug: str) -> str:
        return fragment("carte.html.j2", cartes=[carte(catalogue, find(catalogue, kind, slug))])

    return show


def liste(
    catalogue: Catalogue,
    genre: str = "methodes",
    module: int | None = None,
    objectif: int | None = None,
    moment: str | None = None,
    famille: str | None = None,
    duree_max: int | None = None,
    participants: int | None = None,
    difficulte_max: int | None = None,
    lecture: str | None = None,
    distance: str | None = None,
    nombre: int | None = None,
) -> str:
    """Show the cards of a kind that pass every filter; minutes for duree_max."""
    if genre not in KINDS:
        raise MacroError(f"le genre « {genre} » n’existe pas ; {remedy(genre, KINDS)}")
    for name, value, words in (
        ("moment", moment, "moments"),
        ("lecture", lecture, "lectures"),
        ("distance", distance, "distances"),
    ):
        known_word(catalogue, name, value, words)
    tests: list[Test] = []
    if famille is not None:
        words = dict(KINDS[genre].words).get("famille", "familles")
        known_word(catalogue, "famille", famille, words)
        tests.append(lambda r, e: getattr(r, "famille", None) == famille)
    if module is not None:
        known_number(catalogue, "module", module, catalogue.modules)
        tests.append(lambda r, e: module in catalogue.modules_of(e))
    if objectif is not None:
        known_number(catalogue, "objectif", objectif, catalogue.objectifs)
        tests.append(lambda r, e: objectif in catalogue.objectifs_of(e))
    wanted = {
        "moment": moment,
        "duree_max": duree_max,
        "participants": participants,
        "difficulte_max": difficulte_max,
        "lecture": lecture,
        "distance": distance,
    }
    tests += _method_tests(genre, {name: v for name, v in wanted.items() if v is not None})
    found = [e for e in catalogue.kind(genre).values() if all(test(e.record, e) for test in tests)]
    shown = cartes(catalogue, alphabetical(found)[:nombre])
    return (
        fragment("carte.html.j2", cartes=shown)
        if shown
        else "*Aucun outil ne correspond à ces critères.*"
    )


METHOD_TESTS: Mapping[str, Callable[[Any, Methode, AnyEntry], bool]] = {
    "moment": lambda asked, r, _: r.moment == asked,
    "duree_max": lambda asked, r, _: r.duree.conseillee <= asked,
    "participants": lambda asked, r, _: r.participants.min <= asked <= r.participants.max,
    "difficulte_max": lambda asked, r, _: r.difficulte <= asked,
    "lecture": lambda asked, r, _: r.accessibilite.lecture == asked,
    "distance": lambda asked, r, _: r.distance.possible == asked,
}
"""Whether a method answers what one setting of a list asks for."""


def _method_tests(genre: str, asked: Mapping[str, object]) -> Iterator[Test]:
    for name, value in asked.items():
        if genre != "methodes":
            raise MacroError(
                f'« {name} » ne trie que les méthodes ; le retirer ou écrire genre="methodes"'
            )
        yield functools.partial(METHOD_TESTS[name], value)


def lien(catalogue: Catalogue, genre: str, slug: str, texte: str | None = None) -> str:
    """Show a tool's name as a link inside a sentence."""
    if genre not in KINDS:
        raise MacroError(f"le genre « {genre} » n’existe pas ; {remedy(genre, KINDS)}")
    if texte and (genre, slug) in catalogue.en_relecture:
        raise HiddenError(texte)
    entry = find(catalogue, genre, slug)
    return f'<a href="~/{entry.url}">{inline(texte or entry.titre)}</a>'


def schema(catalogue: Catalogue, slug: str) -> str:
    """Show the diagram of a governance schema, with the same links as a table."""
    return diagram.schema(catalogue, find(catalogue, "gouvernance", slug))


def formulaire(catalogue: Catalogue, slug: str) -> str:
    """Show a sheet's success criteria and fields."""
    return sections.formulaire(catalogue, find(catalogue, "fiches", slug))


def indicateurs(
    catalogue: Catalogue,
    theme: str | None = None,
    objectif: int | None = None,
    odd: int | None = None,
    facilite_max: int | None = None,
    slugs: list[str] | None = None,
) -> str:
    """Show a table of indicators: a theme, an objective, a sustainable goal, or chosen ones."""
    if theme is not None and theme in catalogue.broken.get("themes", ()):
        raise UnsureError
    if theme is not None and theme not in catalogue.themes:
        raise MacroError(f"le thème « {theme} » n’existe pas ; {remedy(theme, catalogue.themes)}")
    if objectif is not None:
        known_number(catalogue, "objectif", objectif, catalogue.objectifs)
    if slugs is not None:
        found = [find(catalogue, "indicateurs", slug) for slug in slugs]
    else:
        found = list(catalogue.indicateurs.values())
    kept = [
        e
        for e in found
        if theme in (None, e.document_slug)
        and (objectif is None or objectif in catalogue.objectifs_of(e))
        and (odd is None or odd in e.record.odd)
        and (facilite_max is None or e.record.facilite <= facilite_max)
    ]
    if not kept:
        return "*Aucun indicateur ne correspond à ces critères.*"
    return sections.tableau_indicateurs(catalogue, kept)


def terme(catalogue: Catalogue, slug: str, forme: str | None = None) -> str:
    """Show a word of the glossary inside a sentence, with its definition one click away."""
    entry = find(catalogue, "glossaire", slug)
    return terme_link(entry, inline(forme or entry.record.terme.lower()))


def objectif(catalogue: Catalogue, numero: int, formation: str | None = None) -> str:
    """Show an operational objective with its success criterion, of a course."""
    if formation is not None:
        catalogue = catalogue.of(find(catalogue, "formations", formation).slug)
    known_number(catalogue, "objectif", numero, catalogue.objectifs)
    return fragment("objectif.html.j2", o=catalogue.objectifs[numero], ici=catalogue.ici)


def formation(catalogue: Catalogue, champ: str, slug: str | None = None) -> str:
    """Show one fact of the course, as duree.heures or tarif.euros, several as a list, or a number
    in letters: how many there are, as nombre.objectifs, or how much, as nombre.duree.jours."""
    entry = catalogue.formation if slug is None else find(catalogue, "formations", slug)
    value: Any = entry.record
    count = champ.removeprefix("nombre.")
    for part in count.split("."):
        fields = list(type(value).model_fields) if hasattr(type(value), "model_fields") else []
        if part not in fields:
            raise MacroError(
                f"« {part} » n’est pas une information de la formation ; {remedy(part, fields)}"
            )
        value = getattr(value, part)
    if count != champ:
        if type(value) is not int and not isinstance(value, tuple):
            raise MacroError(f"« {count} » n’est pas une liste : rien à compter")
        return en_lettres(value if isinstance(value, int) else len(value))
    return _fact(champ, value)


def portes(catalogue: Catalogue) -> str:
    """Show the doors of the courses: each module of the course of reference, then each other course."""
    others = [seen.formation for seen in catalogue.views[1:]]
    return fragment("portes.html.j2", modules=catalogue.modules.values(), formations=others)


def qui_decide(catalogue: Catalogue) -> str:
    """Return the table of who decides what, by kind of commune."""
    entry = catalogue.competences
    if entry is None:
        raise MacroError("la table « qui décide quoi » manque ; rétablir toolbox/competences.yml")
    sortes = catalogue.vocabulaires["sortes_communes"].values()
    return fragment(
        "qui_decide.html.j2",
        domaines=domaines(catalogue),
        sortes=sortes,
        ailleurs=entry.record.ailleurs,
        a_verifier=entry.record.a_verifier,
        mise_a_jour=entry.record.mise_a_jour,
    )


def questions(catalogue: Catalogue) -> str:
    """Show the home's three questions, and three methods that answer them."""
    return questions_of(catalogue)


def preuves(catalogue: Catalogue, formation: str | None = None) -> str:
    """Show what each person does alone for every objective of a course, and who looks at it."""
    seen = (
        catalogue
        if formation is None
        else catalogue.of(find(catalogue, "formations", formation).slug)
    )
    told = [(o, temps(o.preuve) if o.preuve else "") for o in seen.objectifs.values()]
    return fragment("preuves.html.j2", preuves=told, ici=seen.ici)


def _fact(champ: str, value: object) -> str:
    if isinstance(value, int) and champ.endswith("minutes"):
        return duree(value)
    if isinstance(value, str | int):
        return str(inline(str(value)))
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return str(inline(enumeration(value)))
    inner = list(type(value).model_fields) if isinstance(value, BaseModel) else []
    choices = ", ".join(f"{champ}.{name}" for name in inner) or "une information plus précise"
    raise MacroError(f"« {champ} » contient plusieurs informations ; demander : {choices}")
