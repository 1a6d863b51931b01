"""Where a tool is named in a project: headers, calls, links of pages, and the menu."""

from __future__ import annotations

import inspect
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS, kind_of
from macros.model.source.documents import decode
from macros.model.source.yaml_source import Path as Field
from macros.model.source.yaml_source import dotted
from macros.site.calls.macros import calls, macros

from .lieux import Spots, replaced, spots
from .retouches import Place

Settings = Mapping[str, tuple[str, ...]]
Token = tuple[str, str, int]
Argument = tuple[int | str, str, int]

_SLUGS = {
    ("schema", "slug"): "gouvernance",
    ("formulaire", "slug"): "fiches",
    ("indicateurs", "theme"): "themes",
    ("indicateurs", "slugs"): "indicateurs",
    ("assembler", "inclure"): "methodes",
    ("assembler", "exclure"): "methodes",
    ("assembler", "repeter"): "methodes",
}

_LINK = re.compile(
    r"\]\(\s*<?([^()\s<>]+)|^[ \t]*\[[^\]\n]+\]:[ \t]*<?([^\s<>]+)|\b(?:href|src)=[\"']([^\"']+)",
    re.MULTILINE,
)
_LEXER = Environment(keep_trailing_newline=True, autoescape=True)


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """One place where a tool is named, and how: a field of a header, a call, a link, the menu."""

    path: str
    start: Place
    end: Place
    how: str
    field: Field = ()
    kind: str = ""

    def __str__(self) -> str:
        field = f" {dotted(self.field)} :" if self.field else ""
        return f"{self.path}:{self.start[0]}:{field}"


@dataclass(frozen=True, slots=True)
class Target:
    """The tool that is looked for: its kind, its name, and the page that holds it when a part."""

    kind: str
    slug: str
    page: str = ""

    @property
    def folder(self) -> str:
        """The folder of its page."""
        return kind_of(self.kind).folder

    @property
    def address(self) -> str:
        """Its page, without ending."""
        return f"{self.folder}/{self.slug}"


def mentions(root: Path, catalogue: Catalogue, target: Target) -> list[Mention]:
    """Return every place of a project that names a tool, its own file apart, in reading order."""
    found = list(_in_headers(root, catalogue, target))
    wanted = _settings(catalogue)
    for entry in filter(lambda entry: entry.document.body, catalogue.files()):
        source = kind_of(entry.kind).page(entry.slug)
        body, line = entry.document.body, entry.document.body_line
        found += _in_text(entry.path, source, body, line, target, wanted)
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        text, _ = decode(path.read_bytes(), name)
        if text is not None:
            found += _in_text(name, name.removeprefix("docs/"), text, 1, target, wanted)
    found += _in_menu(root, target)
    return sorted(found, key=lambda m: (m.path, m.start))


def _in_headers(root: Path, catalogue: Catalogue, target: Target) -> Iterator[Mention]:
    read: dict[str, Spots] = {}
    for found in catalogue.references:
        if (found.kind, found.slug) == (target.kind, target.slug):
            entry, field = found.entry, (*found.entry.where, *found.path)
            if entry.path not in read:
                read[entry.path] = spots(root / entry.path)
            edit = replaced(read[entry.path][field], target.slug, "")
            yield Mention(entry.path, edit.start, edit.end, "en-tête", field, entry.kind)


def _in_text(
    path: str, source: str, text: str, first: int, target: Target, wanted: Settings
) -> Iterator[Mention]:
    """Yield the calls and the links of a page that name a tool."""
    for offset in (*_in_calls(text, target, wanted), *_in_links(text, source, target)):
        line = text.count("\n", 0, offset)
        column = offset - (text.rfind("\n", 0, offset) + 1)
        start = (first + line, column)
        yield Mention(path, start, (start[0], column + len(target.slug)), "texte")


def _settings(catalogue: Catalogue) -> Settings:
    """Return the names of the settings of every call, in order."""
    return {
        name: tuple(inspect.signature(function).parameters)
        for name, function in macros(catalogue).items()
    }


def _in_calls(text: str, target: Target, wanted: Settings, start: int = 0) -> Iterator[int]:
    """Yield where each call names the tool, examples that are only shown included."""
    if "{{" not in text and "{%" not in text:
        return
    tokens, raw = [], False
    position = 0
    try:
        for _, kind, value in _LEXER.lex(text):
            position = text.index(value, position)
            if raw and kind == "data":
                yield from _in_calls(value, target, wanted, start + position)
            elif kind != "whitespace":
                tokens.append((kind, value, start + position))
            raw = kind == "raw_begin" or (raw and kind != "raw_end")
            position += len(value)
    except TemplateSyntaxError:
        return  # Such a page has its own problem; the judge says it.
    for n, (kind, value, _) in enumerate(tokens):
        if kind == "name" and value in wanted and tokens[n + 1 : n + 2] and tokens[n + 1][1] == "(":
            yield from _named(value, list(_arguments(tokens[n + 2 :])), target, wanted[value])


def _named(
    call: str, given: list[Argument], target: Target, names: tuple[str, ...]
) -> Iterator[int]:
    """Yield where one call, with its texts, names the tool."""
    told = [(_setting(key, names), text, offset) for key, text, offset in given]
    genre = next((text for name, text, _ in told if name == "genre"), "")
    known = slugs()
    for name, text, offset in told:
        kind = genre if (call, name) == ("lien", "slug") else known.get((call, name), "")
        if (kind, text) == (target.kind, target.slug):
            yield offset


def slugs() -> Mapping[tuple[str, str], str]:
    """Return the settings of the calls that name a tool, and its kind; lien says its own."""
    made = calls()
    return _SLUGS | {(k.word, "slug"): name for name, k in KINDS.items() if k.word in made}


def _setting(key: int | str, names: tuple[str, ...]) -> str:
    """Return the name of a setting given by its place, or by its name."""
    if isinstance(key, str):
        return key
    return names[key] if key < len(names) else ""


def _arguments(tokens: list[Token]) -> Iterator[Argument]:
    """Yield the texts that a call is given, each with its place among the settings, or its name."""
    depth, index, key = 1, 0, ""
    for n, (kind, value, offset) in enumerate(tokens):
        if kind == "operator":
            depth += (value in "([{") - (value in ")]}")
            if depth == 0:
                return
            if value == "," and depth == 1:
                index, key = index + 1, ""
        elif kind == "name" and depth == 1 and tokens[n + 1 : n + 2] and tokens[n + 1][1] == "=":
            key = value
        elif kind == "string":
            yield key or index, value[1:-1], offset + 1


def _in_links(text: str, source: str, target: Target) -> Iterator[int]:
    """Yield where each link of a page leads to the tool's page, or to its place on a page."""
    for match in _LINK.finditer(text):
        group = match.lastindex or 1
        address, offset = match[group], match.start(group)
        if ":" not in address:
            yield from (offset + at for at in _in_address(address, source, target))


def _in_address(address: str, source: str, target: Target) -> Iterator[int]:
    """Yield how far into an address the name of the tool stands, when it leads there."""
    path, _, anchor = address.partition("#")
    if target.page:
        if anchor == target.slug and (not path or target.page in _pages(path, source)):
            yield len(path) + 1
        return
    page = _page(path)
    if page.rpartition("/")[2] == target.slug and target.address in _pages(path, source):
        yield len(page) - len(target.slug)


def _page(path: str) -> str:
    """Return an address without what names the same page otherwise."""
    for end in ("index.html", "index.md", "/", ".md"):
        path = path.removesuffix(end)
    return path


def _pages(path: str, source: str) -> tuple[str, ...]:
    """Return the pages that a link may mean, from a page's file or from its address."""
    if path.startswith("~/"):
        return (_page(path[2:]),)
    bases = (posixpath.dirname(source), _page(source))
    return tuple(posixpath.normpath(posixpath.join(base, _page(path))) for base in bases)


def _in_menu(root: Path, target: Target) -> Iterator[Mention]:
    path = root / "mkdocs.yml"
    if target.page or not path.is_file():
        return
    name = re.compile(
        rf"(?<![\w/-]){re.escape(target.folder)}/({re.escape(target.slug)})\.md(?![\w-])"
    )
    for n, row in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        for match in name.finditer(row):
            yield Mention(path.name, (n, match.start(1)), (n, match.end(1)), "menu")
