"""Macro calls in authors' pages: a sealed Jinja, and French sentences when a call is wrong."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..model.problems import Problem, nearest, remedy
from .call_slips import meant

Macro = Callable[..., str]

_TYPES = {
    int: "un nombre",
    str: "du texte entre guillemets",
    bool: "true ou false",
    list: "une liste",
    dict: "un dictionnaire comme {2: 1.5}",
}


MOST_TURNS = 200
"""How many times a loop of a page may turn, and how many signs a page may become, in thousands."""

FILTERS = frozenset(
    {
        "capitalize",
        "default",
        "e",
        "escape",
        "first",
        "join",
        "last",
        "length",
        "lower",
        "sort",
        "title",
        "trim",
        "upper",
    }
)

INSIDE = "cet appel est refusé : il touche à l’intérieur du programme ; le retirer"

_COSTLY = (
    nodes.Pow,
    nodes.Mul,
    nodes.Mod,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
)
"""What can make a page that never ends from one line, or read other files."""


class MacroError(Exception):
    """A macro was given a value it cannot use; carries the French sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class SealedTemplate:
    """A template that ignores whatever variables its host offers."""

    template: Template

    def render(self, **_: Any) -> str:
        """Return the page with its calls answered."""
        return self.template.render()


class AuthorEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for contributed pages: our macros, a bounded range, and nothing else."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        super().__init__(undefined=StrictUndefined, keep_trailing_newline=True)
        self.globals.clear()
        self.macros = {name: checked(name, function) for name, function in macros.items()}
        self.globals.update(self.macros, range=_short_range)

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a template sealed from the host's variables."""
        return SealedTemplate(super().from_string(source, *args, **kwargs))


class PaperEnvironment(AuthorEnvironment):
    """The same for documents to print: calls that the site has checked, answered otherwise."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        super().__init__({})
        self.macros = dict(macros)
        self.globals.update(self.macros)


def _short_range(*bounds: int) -> range:
    """Return a range of numbers short enough for a page."""
    made = range(*bounds)
    if len(made) > MOST_TURNS:
        raise MacroError(f"une boucle tourne {MOST_TURNS} fois au plus, {len(made)} demandées")
    return made


def _costly(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield what a page may not do, because it could take for ever or reach other files."""
    for node in tree.find_all(_COSTLY):
        yield node.lineno, "ce calcul ou cette commande n’est pas permis dans une page ; le retirer"
    for found in tree.find_all(nodes.Getattr):
        if not (isinstance(found.node, nodes.Name) and found.node.name == "loop"):
            yield found.lineno, INSIDE
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name):
            yield (
                call.lineno,
                "seuls les appels de la boîte à outils sont permis ; retirer celui-ci",
            )
    for loop in tree.find_all(nodes.For):
        if any(True for _ in nodes.Template(loop.body).find_all(nodes.For)):
            yield loop.lineno, "une boucle dans une boucle n’est pas permise ; la retirer"
    for used in tree.find_all(nodes.Filter):
        if used.name not in FILTERS:
            names = ", ".join(sorted(FILTERS))
            yield used.lineno, f"« |{used.name} » n’est pas permis ; choisir parmi : {names}"


def has_calls(text: str) -> bool:
    """Say whether a text holds anything that Jinja would read."""
    return "{{" in text or "{%" in text


def checked(name: str, function: Macro) -> Macro:
    """Return a macro that explains, in French, a wrong argument name, count or type."""
    signature = inspect.signature(function)
    hints = typing.get_type_hints(getattr(function, "func", function))

    def call(*args: Any, **kwargs: Any) -> str:
        for word in kwargs:
            if word not in signature.parameters:
                raise MacroError(
                    f"« {word} » n’est pas un réglage de {name} ; {remedy(word, signature.parameters)}"
                )
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError:
            raise MacroError(f"{name} s’appelle ainsi : {usage(name, signature)}") from None
        for word, value in bound.arguments.items():
            _check_type(name, word, value, hints.get(word))
        return function(*args, **kwargs)

    return call


def usage(name: str, signature: inspect.Signature) -> str:
    """Return how a macro is called: name(slug, forme=…)."""
    shown = [
        p.name if p.default is inspect.Parameter.empty else f"{p.name}=…"
        for p in signature.parameters.values()
    ]
    return f"{name}({', '.join(shown)})"


def _check_type(name: str, word: str, value: Any, hint: Any) -> None:
    if isinstance(value, StrictUndefined):
        return
    accepted = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    classes = tuple(
        typing.get_origin(a) or a for a in accepted if isinstance(typing.get_origin(a) or a, type)
    )
    fits = isinstance(value, classes) and not (isinstance(value, bool) and bool not in classes)
    if classes and not fits:
        words = [_TYPES[c] for c in classes if c in _TYPES]
        raise MacroError(f"{name} attend {' ou '.join(words)} pour « {word} », « {value} » trouvé")


def examine_text(
    env: AuthorEnvironment, text: str, path: str, first_line: int = 1
) -> list[Problem]:
    """Return every problem in the calls of a page, each with its line."""
    if not has_calls(text):
        return []
    _, problems = answer(env, text, path, first_line)
    return problems


def answer(
    env: AuthorEnvironment, text: str, path: str, first_line: int = 1
) -> tuple[str, list[Problem]]:
    """Return a text with its macro calls answered, and the problems of those that cannot be."""
    if not has_calls(text):
        return text, []
    try:
        tree = env.parse(text)
    except TemplateSyntaxError as error:
        why = meant(text.split("\n")[error.lineno - 1]) or _syntax(error)
        return text, [Problem(path, error.lineno + first_line - 1, "", why)]
    # One sentence a line is enough to find it: the first that applies.
    refused: dict[int, str] = {}
    for line, why in _costly(tree):
        refused.setdefault(line, why)
    costly = [
        Problem(path, line + first_line - 1, "", why) for line, why in sorted(refused.items())
    ]
    if costly:
        return text, costly
    pieces, faults = _plain(env, tree)
    if pieces is None:
        faults = [*faults, *_unknown(env, tree)]
    problems = [Problem(path, line + first_line - 1, "", why) for line, why in sorted(set(faults))]
    if problems:
        return text, problems
    if pieces is not None:
        return "".join(pieces), []
    try:
        return env.from_string(text).render(), []
    except Exception as error:
        line = _template_line(error) + first_line - 1
        return text, [Problem(path, line, "", _sentence(error))]


def _plain(
    env: AuthorEnvironment, tree: nodes.Template
) -> tuple[list[str] | None, list[tuple[int, str]]]:
    """Answer the calls whose arguments are all written out, without compiling the page.

    The pieces of the page are None when something else than texts and such calls is there.
    """
    pieces: list[str] = []
    faults: list[tuple[int, str]] = []
    whole = True
    simple = {id(node) for output in tree.body for node in _outputs(output)}
    for node in _parts(tree):
        if isinstance(node, nodes.TemplateData):
            pieces.append(node.data)
            continue
        shown = _call(env, node, faults) if isinstance(node, nodes.Call) else None
        whole = whole and shown is not None and id(node) in simple
        pieces.append(shown or "")
    return pieces if whole else None, faults


def _outputs(node: nodes.Node) -> list[nodes.Node]:
    return list(node.nodes) if isinstance(node, nodes.Output) else []


def _parts(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield the top parts of a page in order, and the calls hidden inside its other parts."""
    for output in tree.body:
        for node in _outputs(output) or [output]:
            yield node
            yield from (call for call in node.find_all(nodes.Call) if call is not node)


def _call(env: AuthorEnvironment, call: nodes.Call, faults: list[tuple[int, str]]) -> str | None:
    """Return what a written-out call to a macro shows, or None; note why it cannot be answered."""
    if not isinstance(call.node, nodes.Name) or call.node.name not in env.macros:
        return None
    try:
        args = [arg.as_const() for arg in call.args]
        kwargs = {pair.key: pair.value.as_const() for pair in call.kwargs}
    except nodes.Impossible:
        return None
    try:
        return str(env.macros[call.node.name](*args, **kwargs))
    except Exception as error:
        faults.append((call.lineno, _sentence(error)))
        return None


def _unknown(env: AuthorEnvironment, tree: nodes.Template) -> Iterator[tuple[int, str]]:
    unknown = find_undeclared_variables(tree) - set(env.globals)
    for name in tree.find_all(nodes.Name):
        if name.name in unknown and name.ctx == "load":
            close = nearest(name.name, env.macros)
            hint = (
                f"écrire « {close} »"
                if close
                else "voir la liste dans le guide, page « Appeler un outil »"
            )
            yield name.lineno, f"« {name.name} » n’est pas un appel connu ; {hint}"


def _template_line(error: BaseException) -> int:
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _syntax(error: TemplateSyntaxError) -> str:
    return (
        "cet appel n’est pas bien fermé ou mal écrit ; la forme est "
        '{{ methode("slug") }}, avec deux accolades de chaque côté '
        f"(détail technique : {error.message})"
    )


def _sentence(error: Exception) -> str:
    if isinstance(error, MacroError):
        return error.sentence
    if isinstance(error, SecurityError):
        return INSIDE
    if isinstance(error, UndefinedError):
        return f"cet appel demande une valeur qui n’existe pas ; le retirer (détail technique : {error.message})"
    return f"cet appel a échoué ; le retirer ou le corriger (détail technique : {error})"
