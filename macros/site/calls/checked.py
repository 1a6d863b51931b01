"""A macro that explains, in French, a wrong argument name, count or type."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable

from macros.model.base.problems import remedy

Macro = Callable[..., str]


_TYPES = {
    int: "un nombre",
    str: "du texte entre guillemets",
    bool: "true ou false",
    list: "une liste",
    dict: "un dictionnaire comme {2: 1.5}",
}


class MacroError(Exception):
    """A macro was given a value it cannot use; carries the French sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnsureError(MacroError):
    """What a macro was asked for rests on a file that could not be read: nothing to say yet."""

    def __init__(self) -> None:
        super().__init__("")


class HiddenError(MacroError):
    """What a macro was asked for is not shown here; carries its title."""


def checked(name: str, function: Macro) -> Macro:
    """Return a macro that explains, in French, a wrong argument name, count or type."""
    signature = inspect.signature(function)
    hints = typing.get_type_hints(getattr(function, "func", function))

    def call(*args: object, **kwargs: object) -> str:
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


def _check_type(name: str, word: str, value: object, hint: object) -> None:
    accepted = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    classes = tuple(
        typing.get_origin(a) or a for a in accepted if isinstance(typing.get_origin(a) or a, type)
    )
    fits = isinstance(value, classes) and not (isinstance(value, bool) and bool not in classes)
    if classes and not fits:
        words = [_TYPES[c] for c in classes if c in _TYPES]
        raise MacroError(f"{name} attend {' ou '.join(words)} pour « {word} », « {value} » trouvé")
