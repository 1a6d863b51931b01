"""What the settings name of docs/: the menu, in whose sections pages find their own place, and
the files that every page loads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.french import sans_accents
from macros.model.base.problems import Problem, remedy
from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS, Kind
from macros.model.source.documents import decode
from macros.model.source.sans_liens import Hidden, within
from macros.model.source.shapes import line_of
from macros.model.source.yaml_source import Lines, Path, dotted, parse

from .handwritten import FOLDER, Handwritten

SETTINGS = "mkdocs.yml"
Nav = Sequence[object]
"""The menu as the host reads it: sources, or one name each, for a source or for a section."""

Named = Iterator[tuple[Path, object]]


TOUT, RELUES = "tout", "relues"
"""What « publier » may say."""


@dataclass(frozen=True)
class Menu:
    """The menu that the settings write, the files that pages load, the line of each part, and what
    the site shows: all, or only what was read again."""

    nav: Nav = ()
    lines: Lines = field(default_factory=dict)
    loaded: tuple[tuple[Path, str], ...] = ()
    publier: str = TOUT

    @property
    def sections(self) -> list[str]:
        """The names of the sections, those inside others too, in order."""
        return list(_sections(self.nav))

    def line(self, where: Path) -> int:
        """Return the line of a part."""
        return line_of(self.lines, where)


def _sections(nav: Nav) -> Iterator[str]:
    for item in nav:
        for name, inside in item.items() if isinstance(item, Mapping) else ():
            if isinstance(inside, list | tuple):
                yield name
                yield from _sections(inside)


def read_menu(content: bytes) -> tuple[Menu, list[Problem]]:
    """Return the menu of the settings, or why they cannot be read; what else stands there is the
    host's to judge."""
    text, problems = decode(content, SETTINGS)
    data: object = None
    lines: Lines = {}
    if text is not None:
        data, lines, problems = parse(text, SETTINGS)
    if not isinstance(data, Mapping):
        return Menu(), problems
    nav = data.get("nav", ())
    if not isinstance(nav, tuple):
        return Menu(), [Problem(SETTINGS, lines[("nav",)], "nav", _ENTRY)]
    publier, wrong = _publier(data, lines)
    return Menu(nav, lines, tuple(_loaded(data)), publier), wrong


def _publier(data: Mapping[str, object], lines: Lines) -> tuple[str, list[Problem]]:
    """Return what the settings say that the site shows, and what is wrong in it."""
    extra, where = data.get("extra"), ("extra", "publier")
    said = extra.get("publier", TOUT) if isinstance(extra, Mapping) else TOUT
    if said in (TOUT, RELUES):
        return str(said), []
    sentence = f"« {said} » ne dit pas ce que le site montre ; écrire « {TOUT} » ou « {RELUES} »"
    return TOUT, [Problem(SETTINGS, line_of(lines, where), dotted(where), sentence)]


def _loaded(data: Mapping[str, object]) -> Iterator[tuple[Path, str]]:
    """Yield the files of docs/ that the settings have every page load."""
    for name in ("extra_css", "extra_javascript"):
        yield from (
            (where, str(value)) for where, value in _named(data.get(name), (name,)) if value
        )
    theme = data.get("theme")
    for name in ("logo", "favicon"):
        if isinstance(theme, Mapping) and name in theme:
            yield ("theme", name), str(theme[name])


_ENTRY = "une liste de pages est attendue ; écrire chaque ligne sous la forme « - Titre: page.md »"


def sources(nav: Nav) -> Named:
    """Yield the place and the value of every page that the menu names."""
    yield from _named(nav, ("nav",))


def _named(value: object, where: Path) -> Named:
    if isinstance(value, list | tuple):
        for n, item in enumerate(value):
            yield from _named(item, (*where, n))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _named(item, (*where, name))
    else:
        yield where, value


def without(nav: Nav, hidden: Hidden) -> Nav:
    """Return a menu without the pages of what is not shown, nor the sections that hold nothing else."""
    left = ((item, _shown_of(item, hidden)) for item in nav)
    return [new for old, new in left if new or not old]


def _shown_of(item: object, hidden: Hidden) -> object:
    if isinstance(item, str):
        return "" if within(item, hidden) else item
    if isinstance(item, list | tuple):
        return without(item, hidden)
    if isinstance(item, Mapping):
        pairs = {name: _shown_of(inside, hidden) for name, inside in item.items()}
        return {name: new for name, new in pairs.items() if new}
    return item


def nav_problems(menu: Menu, known: Collection[str], unsure: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what the menu names that is no page."""
    for where, value in sources(menu.nav):
        if not isinstance(value, str):
            yield Problem(SETTINGS, menu.line(where), "nav", _ENTRY)
        elif "://" not in value and value not in known and not value.startswith(unsure):
            cure = remedy(value, known, "le nom de la page")
            said = f"le menu nomme « {value} », qui n’existe pas ; {cure}, ou retirer cette ligne"
            yield Problem(SETTINGS, menu.line(where), "nav", said)


def missing(menu: Menu, pages: Collection[str], files: Collection[str]) -> Iterator[Problem]:
    """Yield what the whole site needs of docs/ and does not find there."""
    for where, value in menu.loaded:
        if value not in files:
            sentence = f"« {value} » n’existe pas dans {FOLDER}/ ; rétablir ce fichier"
            yield Problem(SETTINGS, menu.line(where), dotted(where[:2]), sentence)
    for source in sorted(NEEDED - set(pages)):
        yield Problem(
            f"{FOLDER}/{source}", 1, "", "cette page manque et d’autres y mènent ; la rétablir"
        )


NEEDED = frozenset(
    f"{name}.md"
    for name in [
        "index",
        "carnet",
        "composer",
        "depouiller",
        "mes-fiches",
        "observer",
        "panier",
        "qui-decide",
        "relire",
        "sans-reseau",
        "sur-cet-appareil",
        "guide/imprimer",
        "guide/une-cliente-appelle",
        "guide/modifier-une-page",
        "obligations/index",
        "obligations/mentions-legales",
        "obligations/signaler",
        "obligations/vie-privee",
    ]
)
"""Pages written by hand to which our templates, our theme or our scripts lead."""


def placed_twice(menu: Menu, pages: Iterable[Handwritten]) -> Iterator[Problem]:
    """Yield the pages that ask for a place in the menu and have one already."""
    named = {value: menu.line(where) for where, value in sources(menu.nav)}
    for page in pages:
        if page.head.menu and page.src in named:
            place = f"{SETTINGS}, ligne {named[page.src]}"
            sentence = f"le menu nomme déjà cette page ({place}) ; retirer ce champ"
            yield Problem(page.path, page.line("menu"), "menu", sentence)


def with_pages(nav: Nav, pages: Iterable[Handwritten]) -> Nav:
    """Return the menu with the lists that it does not name, then the pages that ask for a place in
    it, section by section."""
    asked = [page for page in pages if page.head.menu]
    named = {value for _, value in sources(nav)}
    lists = [kind for kind in KINDS.values() if kind.listed and kind.index not in named]
    return [_section(item, asked, lists) for item in nav]


def with_courses(nav: Nav, catalogue: Catalogue) -> Nav:
    """Return the menu with the modules of the course of reference that it does not name, after the
    page of this course, or else after the first page; and a section for each other course: its page,
    its objectives, its modules, its sheets. No menu at all is left to the host."""
    named = {value for _, value in sources(nav)}
    modules = [one for one in _modules(catalogue) if named.isdisjoint(one.values())]
    others = [catalogue.of(slug) for slug in catalogue.formations if catalogue.of(slug).ici]
    sections = ({seen.formation.titre: _of_course(seen)} for seen in others)
    page = next((f"formations/{s}.md" for s in catalogue.formations if not catalogue.of(s).ici), "")
    placed = _after(nav, page, modules) if page in named else [*nav[:1], *modules, *nav[1:]]
    return nav and [*placed, *sections]


def _after(nav: Nav, page: str, added: Nav) -> Nav:
    """Return a menu with items after a page, in the section that holds it."""
    found: list[object] = []
    for item in nav:
        if not isinstance(item, Mapping):
            found += [item, *(added if item == page else ())]
            continue
        found.append({name: _in(inside, page, added) for name, inside in item.items()})
        found += added if page in item.values() else ()
    return found


def _in(inside: object, page: str, added: Nav) -> object:
    return _after(inside, page, added) if isinstance(inside, list | tuple) else inside


def _of_course(seen: Catalogue) -> Nav:
    wishes = {"Je veux…": f"{seen.ici}objectifs/index.md"}
    sheets = {"Mes fiches": f"{seen.ici}mes-fiches.md"}
    return [f"{seen.ici.rstrip('/')}.md", wishes, *_modules(seen), sheets]


def _modules(seen: Catalogue) -> list[dict[str, str]]:
    return [{f"Module {n}": f"{seen.ici}modules/{n}.md"} for n in seen.modules]


def _section(item: object, asked: list[Handwritten], lists: list[Kind]) -> object:
    if not isinstance(item, Mapping):
        return item
    return {
        name: inside
        if isinstance(inside, str)
        else _filled([*_each(inside, asked, lists), *_under(name, lists)], name, asked)
        for name, inside in item.items()
    }


def _each(inside: Nav, asked: list[Handwritten], lists: list[Kind]) -> Nav:
    return [_section(item, asked, lists) for item in inside]


def _under(section: str, lists: list[Kind]) -> Nav:
    return [{kind.nom: kind.index} for kind in lists if kind.under.capitalize() == section]


def _filled(inside: list[object], name: str, asked: list[Handwritten]) -> Nav:
    """Return a section with its new pages: those with a rank at that rank, the others at the end.

    The section's own page, when it has one, comes before the first rank.
    """
    menus = [(page.head.menu, page) for page in asked if page.head.menu]
    here = [(menu, page) for menu, page in menus if menu.section == name]
    first = sum(isinstance(item, str) for item in inside[:1])
    last = len(inside) + len(here)
    for menu, page in sorted(
        here, key=lambda one: (one[0].rang or last, sans_accents(_shown(one[1])))
    ):
        place = first + menu.rang - 1 if menu.rang else len(inside)
        inside.insert(place, {_shown(page): page.src})
    return inside


def _shown(page: Handwritten) -> str:
    return (page.head.menu and page.head.menu.titre) or page.titre
