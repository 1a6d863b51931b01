"""The toolbox as it stands on disk, read once and read again only when a file changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from markupsafe import Markup

from macros import memory
from macros.book import Book
from macros.model.base.problems import Problem, ToolboxError
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.pages_on_disk import faults_beside, pages
from macros.model.reading import examine
from macros.model.relues import addresses, only_read
from macros.model.rules.notation import slips
from macros.model.source.depot import Depot, read_depot
from macros.model.source.disk import contents, files_under
from macros.model.source.documents import Document
from macros.paper.cartes.cartes import overflows
from macros.paper.press.document import Atelier
from macros.paper.press.proof import unprintable
from macros.paper.texts.calls import paper_calls
from macros.site.calls.authoring import AuthorEnvironment, PaperEnvironment, answer
from macros.site.calls.macros import macros
from macros.site.contributed.contributions import (
    Contribution,
    dead_field_links,
    dead_links,
    links,
    of_page,
    of_tool,
    refused,
)
from macros.site.contributed.handwritten import FOLDER, Handwritten, handwritten, same_address
from macros.site.contributed.menu import (
    RELUES,
    SETTINGS,
    Menu,
    missing,
    nav_problems,
    placed_twice,
    read_menu,
    without,
)
from macros.site.contributed.written import Link
from macros.site.parts.scripts import EVERYWHERE, read_scripts
from macros.told.fiches import exemple

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder."""

MEASURES = Path(".cache") / "mesures"
"""Where the measures of cards are kept, in a project's folder."""

MEMORY = Path(".cache") / "memoire"
"""Where what was judged once is kept, in a project's folder."""

ENVIRONMENT = "BOITE_PUBLIER"
"""The variable that says, for one run, what the setting « publier » does."""

State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Toolbox:
    """A catalogue without problems, the macros over it, the prose of its tools, the pages written
    by hand, and the text of each by its source, calls answered."""

    catalogue: Catalogue
    environment: AuthorEnvironment
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)
    papers: dict[tuple[str, str], str] = field(default_factory=dict)
    handwritten: tuple[Handwritten, ...] = ()
    answered: dict[str, str] = field(default_factory=dict)

    def prose(self, entry: AnyEntry) -> Markup:
        """Return the body of a tool with its macro calls answered, as Markdown to keep as it is."""
        return Markup(self.bodies.get((entry.kind, entry.slug), ""))

    def printed(self, entry: AnyEntry) -> str:
        """Return the body of a tool with its macro calls answered for paper, as Markdown."""
        return self.papers.get((entry.kind, entry.slug), "")


_kept: dict[Path, tuple[State, Toolbox]] = {}


def load(root: Path = ROOT) -> Toolbox:
    """Return the toolbox of a project folder; ToolboxError carries every problem in it, in its
    tools, between them, in the pages of docs/, in their links and in the menu."""
    state = _state(root)
    kept = _kept.get(root)
    if kept is None or kept[0] != state:
        with _remembered(root):
            _kept[root] = kept = (state, _read(root))
    return kept[1]


@contextmanager
def _remembered(root: Path) -> Iterator[None]:
    """Begin a reading; the first one of our own project rests on what other processes judged, and
    keeps for the next ones what it judges itself."""
    first = root == ROOT and root not in _recalled
    if first:
        _recalled.add(root)
        memory.recall(root / MEMORY)
    memory.begin()
    made = memory.made()
    try:
        with memory.undisturbed():
            yield
    finally:
        if first and memory.made() > made:
            memory.retain(root / MEMORY)
        if first:
            _retained[root] = memory.made()


def remember(root: Path = ROOT) -> None:
    """Keep for the next processes what writing the site worked out since the reading: drawings,
    among others."""
    if root in _recalled and memory.made() > _retained.get(root, 0):
        memory.retain(root / MEMORY)
        _retained[root] = memory.made()


_retained: dict[Path, int] = {}
_recalled: set[Path] = set()


def asked(root: Path = ROOT) -> bool:
    """Say whether a project's site shows only what was read again: BOITE_PUBLIER says so, or else
    « publier » in its settings."""
    said = os.environ.get(ENVIRONMENT, "")
    return (said or _menu(root)[0].publier) == RELUES


def shown(root: Path = ROOT) -> Toolbox:
    """Return a project's toolbox as its site shows it: whole, or, when that is asked, no more than
    what was read again; ToolboxError says what forbids it."""
    whole = load(root)
    if not asked(root):
        return whole
    kept = _shown.get(root)
    if kept is None or kept[0] is not whole:
        with memory.undisturbed():
            _shown[root] = kept = (whole, _pruned(root, whole))
    return kept[1]


_shown: dict[Path, tuple[Toolbox, Toolbox]] = {}


def _pruned(root: Path, whole: Toolbox) -> Toolbox:
    catalogue = only_read(whole.catalogue)
    gone = addresses(catalogue)
    menu, _ = _menu(root)
    pages = tuple(page.without(gone) for page in whole.handwritten)
    menu = replace(menu, nav=without(menu.nav, gone))
    return _judged(root, catalogue, (menu, pages, []), read_depot(root), [])


def _read(root: Path) -> Toolbox:
    catalogue, found = examine(root / "toolbox")
    depot = read_depot(root)
    return _judged(root, catalogue, _by_hand(root, depot), depot, found)


def _judged(
    root: Path, catalogue: Catalogue, around: ByHand, depot: Depot, found: list[Problem]
) -> Toolbox:
    """Return a toolbox, its prose and its pages judged; ToolboxError says all that is wrong."""
    menu, by_hand, faults = around
    toolbox = Toolbox(catalogue, AuthorEnvironment(macros(catalogue)), handwritten=by_hand)
    tools, wrong = _tools(toolbox)
    certain = not (found or wrong)
    texts, calls = _pages(toolbox)
    found += [*faults, *wrong, *calls]
    linked = []
    for text in (*tools, *texts):
        found += refused(text)
        linked.append((text, links(text)))
    wrong_pages = {problem.path for problem in calls}
    answered = {t.page: None if t.path in wrong_pages else t.answered for t in texts}
    found += _leads(toolbox, linked, answered, menu, _media(depot), certain=certain)
    found += unprintable(catalogue, toolbox.printed)
    found += _overflows(toolbox, root / MEASURES)
    if found:
        raise ToolboxError(found)
    return toolbox


ByHand = tuple[Menu, tuple[Handwritten, ...], list[Problem]]
"""The menu, the pages written by hand, what is wrong there."""


def _menu(root: Path) -> tuple[Menu, list[Problem]]:
    settings = root / SETTINGS
    return read_menu(settings.read_bytes() if settings.is_file() else b"nav: []")


def _by_hand(root: Path, depot: Depot) -> ByHand:
    """Return the menu and the pages written by hand, with what is wrong beside and in their headers."""
    menu, found = _menu(root)
    beside = list(faults_beside(root))
    told = {problem.path for problem in beside}
    found += [*beside, *(problem for problem in depot.problems if problem.path not in told)]
    scripts = read_scripts()
    known = {"scripts": set(scripts) - {EVERYWHERE, "palette"}}
    known |= {"sections": set(menu.sections)} if menu.nav else {}
    read = []
    for path, place in pages(root):
        if all(problem.path != place for problem in found):
            content, faults = contents(path, place)
            if content is not None:
                page, faults = handwritten(content, place.removeprefix(f"{FOLDER}/"), known)
                read += [page] if page else []
            found += faults
    return menu, tuple(read), [*found, *placed_twice(menu, read)]


def _tools(toolbox: Toolbox) -> tuple[list[Contribution], list[Problem]]:
    """Keep the prose of every tool with its calls answered; return it, and what is wrong in it."""
    paper = PaperEnvironment(paper_calls(toolbox.catalogue, toolbox.environment.macros))
    texts, found = [], []
    for entry in _files(toolbox.catalogue):
        document = entry.document
        if document.body:
            text, faults = answer(
                toolbox.environment, document.body, entry.path, document.body_line
            )
            filled = exemple(entry.record) if entry.kind == "fiches" and entry.record else ""
            toolbox.bodies[entry.kind, entry.slug] = text
            texts.append(of_tool(entry, text + filled))
            found += faults
            if not faults:
                text, _ = answer(paper, document.body, entry.path)
                toolbox.papers[entry.kind, entry.slug] = text + filled
    return texts, found


def _files(catalogue: Catalogue) -> Iterator[AnyEntry]:
    """Yield what every file of the toolbox holds, once, whatever is wrong in it."""
    yield from catalogue.files()
    yield from catalogue.unshaped


def _pages(toolbox: Toolbox) -> tuple[list[Contribution], list[Problem]]:
    """Return the texts of the pages written by hand, and what is wrong in their calls."""
    texts, found = [], []
    for page in toolbox.handwritten:
        document = page.document
        text, faults = answer(toolbox.environment, document.body, page.path, document.body_line)
        toolbox.answered[page.src] = text
        texts.append(of_page(page, text))
        found += faults or _slips(document)
    return texts, found


def _slips(document: Document) -> list[Problem]:
    """Return what an author meant otherwise in a page: lists, tables and calls that are none."""
    return [
        Problem(document.path, document.body_line + offset, "", sentence)
        for offset, sentence in slips(document.body)
    ]


def _media(depot: Depot) -> frozenset[str]:
    """Return the files of docs/ that are no pages, as the site holds them."""
    return frozenset(name for name in depot.sound if not name.endswith(".md"))


def _leads(
    toolbox: Toolbox,
    texts: Iterable[tuple[Contribution, tuple[Link, ...]]],
    answered: Mapping[str, str | None],
    menu: Menu,
    media: frozenset[str],
    *,
    certain: bool,
) -> Iterator[Problem]:
    """Yield the links and the lines of the menu that lead nowhere."""
    whole = Book(
        catalogue=toolbox.catalogue,
        prose=toolbox.prose,
        printed=toolbox.printed,
        handwritten=answered,
        media=media,
        certain=certain,
    )
    book = whole.addresses()
    for text, found in texts:
        yield from dead_links(text, found, book)
    for entry in _files(toolbox.catalogue):
        yield from dead_field_links(entry, book)
    yield from same_address(toolbox.handwritten, (*whole.planned, *book.former))
    yield from nav_problems(menu, book.pages, book.unsure)
    if menu.nav:  # Without a menu, this is no site: a toolbox alone.
        yield from missing(menu, book.pages, media)


def _overflows(toolbox: Toolbox, folder: Path) -> list[Problem]:
    try:
        return overflows(Atelier(toolbox.catalogue, toolbox.printed), folder)
    except (KeyError, ValueError):
        if not toolbox.catalogue.partial:
            raise
        return []  # A card names what an unread file holds: it is measured once that is read.


def _state(root: Path) -> State:
    """Return what tells whether anything changed: every text, and the names of the other files."""
    found = [_stat(root / SETTINGS)] if (root / SETTINGS).is_file() else []
    for folder in ("toolbox", FOLDER):
        for path in files_under(root / folder):
            with suppress(FileNotFoundError):  # Gone since it was listed.
                found.append(_stat(path))
    return tuple(found)


def _stat(path: Path) -> tuple[str, int, int]:
    stat = path.lstat()
    return path.as_posix(), stat.st_mtime_ns, stat.st_size
