"""The toolbox as it stands on disk, read once and read again only when a file changes."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from .exports.paper.calls import paper_calls
from .exports.paper.cartes import overflows
from .exports.paper.document import Atelier
from .exports.paper.proof import unprintable
from .model.catalogue import Catalogue
from .model.depot import read_depot
from .model.disk import contents, files_under
from .model.documents import decode_page
from .model.entries import AnyEntry
from .model.pages_on_disk import faults_beside, pages
from .model.problems import Problem, ToolboxError
from .model.reading import examine
from .presenters.fiches import exemple
from .views.authoring import AuthorEnvironment, PaperEnvironment, answer, examine_text
from .views.macros import macros
from .views.safety import faults_in_markdown, line_of

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder."""

_CALL = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)

State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Toolbox:
    """A catalogue without problems, the macros over it, and the prose of its tools."""

    catalogue: Catalogue
    environment: AuthorEnvironment
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)
    papers: dict[tuple[str, str], str] = field(default_factory=dict)

    def prose(self, entry: AnyEntry) -> Markup:
        """Return the body of a tool with its macro calls answered, as Markdown to keep as it is."""
        return Markup(self.bodies.get((entry.kind, entry.slug), ""))

    def printed(self, entry: AnyEntry) -> str:
        """Return the body of a tool with its macro calls answered for paper, as Markdown."""
        return self.papers.get((entry.kind, entry.slug), "")


_kept: dict[Path, tuple[State, Toolbox]] = {}


def load(root: Path = ROOT) -> Toolbox:
    """Return the toolbox of a project folder; ToolboxError carries every problem in it,
    in its tools, between them, and in the macro calls of every page."""
    state = _state(root)
    kept = _kept.get(root)
    if kept is None or kept[0] != state:
        _kept[root] = kept = (state, _read(root))
    return kept[1]


def _read(root: Path) -> Toolbox:
    catalogue, found = examine(root / "toolbox")
    # A broken course or file makes every call look wrong: say what is certain first.
    if found and (catalogue.broken or not catalogue.formations):
        raise ToolboxError(found)
    env = AuthorEnvironment(macros(catalogue))
    paper = PaperEnvironment(paper_calls(catalogue, env.macros))
    bodies: dict[tuple[str, str], str] = {}
    papers: dict[tuple[str, str], str] = {}
    for entry in (*catalogue.entries(), *catalogue.themes.values()):
        if entry.document.body and not entry.where:
            filled = exemple(entry.record) if entry.kind == "fiches" else ""
            text, faults = answer(env, entry.document.body, entry.path, entry.document.body_line)
            bodies[entry.kind, entry.slug] = text + filled
            found += faults
            found += _refused(
                text + filled, entry.document.body, entry.path, entry.document.body_line
            )
            if not faults:
                text, _ = answer(paper, entry.document.body, entry.path)
                papers[entry.kind, entry.slug] = text + filled
    beside = [*read_depot(root).problems, *faults_beside(root)]
    found += beside
    for path, place in pages(root):
        if all(problem.path != place for problem in beside):
            content, faults = contents(path, place)
            found += faults if content is None else _page_problems(env, content, place)
    toolbox = Toolbox(catalogue, env, bodies, papers)
    found += unprintable(catalogue, toolbox.printed)
    found += overflows(Atelier(catalogue, toolbox.printed))
    if found:
        raise ToolboxError(found)
    return toolbox


def _page_problems(env: AuthorEnvironment, content: bytes, path: str) -> list[Problem]:
    """Return what is wrong in a hand-written page: its encoding, its header, its calls.

    MkDocs shows a broken header as text, without a word: it must be read before.
    """
    text, faults = decode_page(content, path)
    if text is None:
        return faults
    return [*faults, *_refused(_CALL.sub("", text), text, path), *examine_text(env, text, path)]


def _refused(shown: str, source: str, path: str, first: int = 1) -> list[Problem]:
    """Return what a text would put on a page that is not allowed, at its lines in the source."""
    return [
        Problem(path, line_of(fault.needle, source, first), "", fault.sentence)
        for fault in faults_in_markdown(shown)
    ]


def _state(root: Path) -> State:
    found = []
    for folder in ("toolbox", "docs"):
        for path in files_under(root / folder):
            with suppress(FileNotFoundError):  # Gone since it was listed.
                stat = path.lstat()
                found.append((path.as_posix(), stat.st_mtime_ns, stat.st_size))
    return tuple(found)
