"""The visitor's scripts: the modules of macros/web as small classic scripts that open from a folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    return gathered({**{script.name: script for script in data}, **ranked(read_modules(folder))})


def read_modules(folder: Path = WEB) -> Mapping[str, Script]:
    """Return every module of a folder by name, linked alone."""
    paths = sorted(folder.glob("*.js"))
    return {path.stem: linked(path.stem, path.read_text(encoding="utf-8")) for path in paths}


READ_BY_NAME = frozenset(
    _place(name)
    for name in (
        *("appareil", "composer-sorties", "envoyer", "fiche", "fichiers"),
        *("garder", "panier", "recherche", "remplir", "trouver"),
    )
)
"""The places of modules whose exports are read by name in a browser's console, by our tests, by a page when what it
asks for comes later."""
_TAKEN = re.compile(r"^const (\{[^}]*\}|\w+) = (boite\.\w+);$", re.M)
_GIVEN = re.compile(r"^(boite\.\w+) = \{ (.*) \};$", re.M)


def ranked(found: Mapping[str, Script]) -> dict[str, Script]:
    """Return modules that hand over by rank what others take of them, the most wanted first: names,
    said again in every file, were 2 % of what visitors load. A module that is taken whole, or read in
    a console, keeps its names."""
    taken = [pair for script in found.values() for pair in _TAKEN.findall(script.text)]
    given = {place for script in found.values() for place, _ in _GIVEN.findall(script.text)}
    named = READ_BY_NAME | {place for what, place in taken if not what.startswith("{")}
    wanted: dict[str, Counter[str]] = {}
    for what, place in taken:
        wanted.setdefault(place, Counter()).update(list(_names(what)))
    ranks = {
        place: sorted(names, key=lambda name: (-names[name], name))
        for place, names in wanted.items()
        if place in given - named
    }

    def take(match: re.Match[str]) -> str:
        if match[2] not in ranks:
            return match[0]
        bound = _names(match[1])
        row = [bound.get(name, "") for name in ranks[match[2]]]
        while row and not row[-1]:
            row.pop()
        return f"const [{', '.join(row)}] = {match[2]};"

    def give(match: re.Match[str]) -> str:
        if match[1] in named:
            return match[0]
        return f"{match[1]} = [{', '.join(ranks[match[1]])}];" if match[1] in ranks else ""

    return {
        name: replace(script, text=_GIVEN.sub(give, _TAKEN.sub(take, script.text)))
        for name, script in found.items()
    }


def _names(what: str) -> dict[str, str]:
    """Return what an import takes, by the names under which it was exported."""
    parts = (part.partition(":") for part in what.strip("{} \n").split(",") if part.strip())
    return {name.strip(): (mine or name).strip() for name, _, mine in parts}


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
    made = {
        name: _together(name, [found[n] for n in order if inside[n] == name], inside)
        for name in dict.fromkeys(inside.values())
    }
    return {**made, **_shared(made)}


SHARED: Mapping[str, Mapping[str, str]] = {
    "evaluation": {
        "reponses": ".depouiller, .repondre",
        "observer": ".observer",
        "depouiller": ".depouiller",
        "questionnaire": ".repondre",
    },
    "travaux": {
        "mes-fiches": ".avancement",
        "relire": ".relire",
        "appareil": ".appareil",
        "carnet-page": ".mon-carnet, .recolte",
        "noms": ".noms",
    },
    "plus": {"plus": "", "plus-classement": "", "plus-catalogue": "[data-outil=catalogue]"},
}
"""Scripts of pages that one goes to and fro between: one file, each runs where its element stands.
A page still loads the data that its own script asks for, and no other."""


def _shared(made: Mapping[str, Script]) -> dict[str, Script]:
    """Return the scripts that share a file, each with its own needs and the text of the whole."""
    found: dict[str, Script] = {}
    for file, members in SHARED.items():
        here = {name: made[name] for name in members if name in made}
        text = "".join(_where(members[name], script.text) for name, script in here.items())
        found |= {name: Script(file, text, script.needs) for name, script in here.items()}
    return found


def _where(selector: str, text: str) -> str:
    alone = text.removeprefix(f"{BEGIN}\n")
    if not selector:
        return alone
    return f"if (document.querySelector({selector!r})) {{\n{alone}}}\n"


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
    order = ordered((EVERYWHERE, *names), scripts)
    files = [shipped_at(scripts[name].name if name in scripts else name) for name in order]
    # A file that several share comes once, after all that any of them needs.
    return tuple(dict.fromkeys(reversed(files)))[::-1]


def shipped_at(name: str) -> str:
    """Return where the site holds a script, or a script of data."""
    return f"assets/{name}.js" if name.startswith(DATA) else f"assets/javascripts/{name}.js"
