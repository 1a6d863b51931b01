"""Macro calls in authors' pages: calls written out and nothing else, told in French when wrong.

Jinja only reads: it never runs. What a page may hold is a list of what is allowed, a call to a macro
whose arguments are all written out; what nobody thought of is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.kept import digest
from macros.memory import Memory
from macros.model.base.bounds import MOST_ARGUMENT, MOST_CALLS, MOST_DAYS, MOST_SHOWN
from macros.model.base.problems import Problem
from macros.model.source.documents import prose_faults

from .call_slips import meant
from .checked import Macro, MacroError, UnsureError, checked
from .judged import wrong as judged

_TANGLED = "un appel de ce texte s’emboîte trop ; l’écrire plus simplement"


HEAVY = {"assembler": (1, "jours")}
"""Calls that cost as much as many: the place and the name of the argument that counts days."""


class ExhaustedError(MacroError):
    """A page costs too much already: no other call is answered."""


@dataclass(slots=True)
class Spent:
    """What a page has cost so far."""

    calls: int = 0
    signs: int = 0

    def call(self, weight: int) -> None:
        """Count a call, before it is made; MacroError when the page has made too many."""
        self.calls += weight
        if self.calls > MOST_CALLS:
            what = f"plus de {MOST_CALLS} appels, ou de {MOST_DAYS} journées composées, dans cette page"
            raise ExhaustedError(f"{what} ; la partager")

    def show(self, shown: str) -> None:
        """Count what a call shows; MacroError when the page has become too long."""
        self.signs += len(shown)
        if self.signs > MOST_SHOWN:
            raise ExhaustedError("les appels de cette page montrent trop de choses ; la partager")


@dataclass(frozen=True, slots=True)
class Call:
    """A call to a macro, on a line of its page, with arguments that are all written out."""

    line: int
    name: str
    args: tuple[object, ...]
    kwargs: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What stands on a line of a page and is no call, with the sentence that says why."""

    line: int
    sentence: str


Part = str | Call | Wrong

_READ: Memory[tuple[Part, ...]] = Memory("calls")


@dataclass(frozen=True, slots=True)
class Answer:
    """A page with its calls answered, in pieces: what each shows, what its author wrote of it."""

    shown: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def text(self, text: str) -> None:
        """Add what stands between two calls."""
        self.shown.append(text)
        self.written.append(text)

    def call(self, shown: str, arguments: Iterable[object]) -> None:
        """Add what a call shows: our HTML, where the author only wrote arguments, or a field."""
        self.shown.append(shown)
        self.written.append(" ".join(map(str, arguments)) if "<" in shown else shown)


@dataclass(frozen=True, slots=True)
class SealedTemplate:
    """A page that ignores whatever variables its host offers."""

    environment: AuthorEnvironment
    source: str

    def render(self, **_: object) -> str:
        """Return the page with its calls answered; MacroError when one cannot be."""
        text, problems = answer(self.environment, self.source, "")
        if problems:
            raise MacroError(problems[0].sentence)
        return text


class AuthorEnvironment(Environment):
    """Jinja for contributed pages: it reads calls to our macros, and nothing runs but these."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        super().__init__(keep_trailing_newline=True)
        self.globals.clear()
        self.macros = {name: checked(name, function) for name, function in macros.items()}

    def from_string(self, source: Any, *_: Any, **__: Any) -> Any:
        """Return a page sealed from the host's variables."""
        return SealedTemplate(self, source)


class PaperEnvironment(AuthorEnvironment):
    """The same for documents to print: calls that the site has checked, answered otherwise."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        super().__init__({})
        self.macros = dict(macros)


def has_calls(text: str) -> bool:
    """Say whether a text holds anything that Jinja would read."""
    return "{{" in text or "{%" in text


def answer(
    env: AuthorEnvironment, text: str, path: str, first_line: int = 1
) -> tuple[str, list[Problem]]:
    """Return a text with its macro calls answered, and the problems of those that cannot be."""
    if not has_calls(text):
        return text, []
    try:
        key = digest(text, *sorted(env.macros))
        made, faults = _answered(env, _READ.of(key, lambda: tuple(_parts(env, text))))
    except TemplateSyntaxError as error:
        why = meant(text.split("\n")[error.lineno - 1]) or _syntax(error)
        return text, [Problem(path, error.lineno + first_line - 1, "", why)]
    except (RecursionError, ValueError):  # Brackets in brackets, a number of 5,000 figures.
        return text, [Problem(path, _first_call(text) + first_line, "", _TANGLED)]
    problems = [Problem(path, n + first_line - 1, "", why) for n, why in sorted(set(faults))]
    problems = problems or prose_faults("".join(made.written), path, first_line)
    return (text, problems) if problems else ("".join(made.shown), [])


def _first_call(text: str) -> int:
    """Return the line, from 0, where the first call of a text is written."""
    places = (place for mark in ("{{", "{%") if (place := text.find(mark)) >= 0)
    return text.count("\n", 0, min(places))


def _answered(
    env: AuthorEnvironment, parts: Iterable[Part]
) -> tuple[Answer, list[tuple[int, str]]]:
    """Answer the calls of a page, in order; say on which lines something else is written."""
    made, faults, spent = Answer(), [], Spent()
    for part in parts:
        if isinstance(part, str):
            made.text(part)
        elif isinstance(part, Wrong):
            faults.append((part.line, part.sentence))
        else:
            try:
                _call(env, part, made, spent)
            except UnsureError:
                continue
            except Exception as error:
                faults.append((part.line, _sentence(error)))
                if isinstance(error, ExhaustedError):
                    break
    return made, faults


def _parts(env: AuthorEnvironment, text: str) -> Iterator[Part]:
    """Yield the texts, the calls and what is neither of a page, in order."""
    for top in env.parse(text).body:
        for node in top.nodes if isinstance(top, nodes.Output) else (top,):
            if isinstance(node, nodes.TemplateData):
                yield node.data
            elif fault := next(judged(env.macros, node), None):
                yield Wrong(*fault)  # One sentence a call is enough: the first.
            elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
                yield _read(node.node.name, node)


def _read(name: str, call: nodes.Call) -> Part:
    """Return a call, or what is wrong when its arguments are not values."""
    try:
        args = tuple(arg.as_const() for arg in call.args)
        kwargs = {pair.key: pair.value.as_const() for pair in call.kwargs}
    except Exception as error:
        return Wrong(call.lineno, _sentence(error))
    return Call(call.lineno, name, args, kwargs)


def _call(env: AuthorEnvironment, call: Call, made: Answer, spent: Spent) -> None:
    """Answer one call, on copies of its arguments."""
    args, kwargs = deepcopy((call.args, call.kwargs))
    spent.call(_weight(call.name, args, kwargs))
    shown = str(env.macros[call.name](*args, **kwargs))
    spent.show(shown)
    made.call(shown, (*args, *kwargs.values()))


def _weight(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> int:
    """Return how many calls this one counts for."""
    if name not in HEAVY:
        return 1
    place, counted = HEAVY[name]
    days = args[place] if len(args) > place else kwargs.get(counted, 1)
    # Too many for one call is for the call itself to say.
    return max(1, min(days, MOST_DAYS)) * (MOST_CALLS // MOST_DAYS) if type(days) is int else 1


def _syntax(error: TemplateSyntaxError) -> str:
    return (
        "cet appel n’est pas bien fermé ou mal écrit ; la forme est "
        '{{ methode("slug") }}, avec deux accolades de chaque côté '
        f"(détail technique : {str(error.message)[:MOST_ARGUMENT]})"
    )


def _sentence(error: Exception) -> str:
    if isinstance(error, MacroError):
        return error.sentence
    return f"cet appel a échoué ; le retirer ou le corriger (détail technique : {error})"
