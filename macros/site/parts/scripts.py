"""The visitor's scripts: the modules of macros/web as small classic scripts that open from a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WEB = Path(__file__).parents[2] / "web"
EVERYWHERE = "partout"
"""The module of what every page loads; palette.js comes before all, from the theme."""

DATA = "donnees/"
"""How a module names a script of data: `import … from "./donnees/outils.js"`."""

_IMPORT = re.compile(r'^import (?:(\{[^}]*\}|\* as \w+) from )?"\./([a-z0-9/-]+)\.js";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.M)
_STRANGE = re.compile(r"^\s*(?:import|export)\b.*|^.*\bimport[.(].*", re.M)
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.S | re.M)


@dataclass(frozen=True)
class Script:
    """A module as the visitor gets it: its text, and the names of those it needs before it."""

    name: str
    text: str
    needs: tuple[str, ...]


@lru_cache(maxsize=500)
def linked(name: str, source: str) -> Script:
    """Return a module as a classic script; ValueError on an import or export of another form.

    What a module exports is `boite.name`; all scripts together define this one global.
    """
    body = _EXPORT.sub("", _IMPORT.sub("", source)).strip()
    if strange := _STRANGE.search(_COMMENT.sub("", body)):
        raise ValueError(f"{name}.js: {strange[0].strip()}")
    needs = [(what, needed) for what, needed in _IMPORT.findall(source)]
    lines = [f"const {_bound(what)} = {_place(needed)};" for what, needed in needs if what]
    exported = _EXPORT.findall(source)
    given = [f"{_place(name)} = {{ {', '.join(exported)} }};"] if exported else []
    begin = [BEGIN] if given and not needs else []
    text = "\n".join([*begin, "(() => {", *lines, body, *given, "})();", ""])
    return Script(name, text, tuple(needed for _, needed in needs))


BEGIN = "var boite = boite || {};"
"""How a script that needs no other begins: it makes the namespace, whatever an element is called."""


def _bound(what: str) -> str:
    """Return the left of an import: `{ a as b }` is `{ a: b }`, `* as x` is x."""
    return re.sub(r"(\w+) as ", r"\1: ", what.removeprefix("* as "))


def _place(name: str) -> str:
    """Return where a module stands in the namespace, under its own name: boite.panierPage."""
    last = name.rpartition("/")[2]
    return "boite." + re.sub(r"-(\w)", lambda m: m[1].upper(), last)


def read_scripts(folder: Path = WEB, data: Iterable[Script] = ()) -> Mapping[str, Script]:
    """Return every script of the site by name, those of data that travel with what needs them included;
    ValueError when some modules need each other in a ring."""
    return gathered({**{script.name: script for script in data}, **read_modules(folder)})


def read_modules(folder: Path = WEB) -> Mapping[str, Script]:
    """Return every module of a folder by name, linked alone."""
    paths = sorted(folder.glob("*.js"))
    return {path.stem: linked(path.stem, path.read_text(encoding="utf-8")) for path in paths}


SMALL = 8_000
"""Signs of a module under which it is not worth a request, nor bytes that pack badly, of its own."""


def gathered(found: Mapping[str, Script]) -> Mapping[str, Script]:
    """Return the scripts of the site by name: modules that the same scripts lead to travel in one, and
    so does what every page loads. A small one that several lead to travels with what they all load.
    Sources are cut for who reads them, at no cost for who loads them."""
    everywhere = ordered([EVERYWHERE], found) if EVERYWHERE in found else ()
    order = [name for name in ordered(found, found) if name in found]
    ends: dict[str, frozenset[str]] = {}
    for name in reversed(order):
        users = (ends[user.name] for user in found.values() if name in user.needs)
        above = frozenset((EVERYWHERE,)) if name in everywhere else frozenset().union(*users)
        ends[name] = above or frozenset((name,))
    ends = _hosted(ends, found)
    last = {ends[name]: name for name in order}
    inside = {name: last[ends[name]] for name in order}
    return {
        name: _together(name, [found[n] for n in order if inside[n] == name], inside)
        for name in dict.fromkeys(inside.values())
    }


def _hosted(
    ends: Mapping[str, frozenset[str]], found: Mapping[str, Script]
) -> dict[str, frozenset[str]]:
    """Return what each module travels with, once small groups joined the nearest larger one that all
    who load them load too; never one that would bring them data."""
    sizes: dict[frozenset[str], int] = {}
    for name, group in ends.items():
        data = any(need.startswith(DATA) for need in found[name].needs)
        sizes[group] = sizes.get(group, 0) + (SMALL if data else len(found[name].text))
    host = {
        group: min(larger, key=lambda one: (len(one), sorted(one)))
        for group, size in sizes.items()
        if len(group) > 1 and size < SMALL and (larger := [one for one in sizes if group < one])
    }
    return {name: host.get(group, group) for name, group in ends.items()}


def _together(name: str, modules: Sequence[Script], inside: Mapping[str, str]) -> Script:
    needs = dict.fromkeys(inside.get(need, need) for module in modules for need in module.needs)
    text = "".join(module.text for module in modules)
    return Script(name, text, tuple(need for need in needs if need != name))


def ordered(entries: Iterable[str], scripts: Mapping[str, Script]) -> tuple[str, ...]:
    """Return the entries after all that they need, each once; ValueError on a ring."""
    found: dict[str, None] = {}
    for entry in entries:
        found |= dict.fromkeys(_with_needs(entry, scripts, ()))
    return tuple(found)


def _with_needs(name: str, scripts: Mapping[str, Script], above: tuple[str, ...]) -> Iterator[str]:
    if name in above:
        raise ValueError(f"{' → '.join((*above, name))}: a ring")
    for need in scripts[name].needs if name in scripts else ():
        yield from _with_needs(need, scripts, (*above, name))
    yield name


def addresses(names: Iterable[str], scripts: Mapping[str, Script]) -> tuple[str, ...]:
    """Return the addresses that a page loads: what every page needs, what its own scripts need."""
    return tuple(map(shipped_at, ordered((EVERYWHERE, *names), scripts)))


def shipped_at(name: str) -> str:
    """Return where the site holds a script, or a script of data."""
    return f"assets/{name}.js" if name.startswith(DATA) else f"assets/javascripts/{name}.js"
