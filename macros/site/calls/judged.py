"""What stands between {{ and }} when it is not one call written out: the sentence that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import nodes

from macros.model.base.bounds import MOST_ARGUMENT, MOST_LISTED
from macros.model.base.problems import nearest
from macros.model.base.signs import hidden, unseen

INSIDE = "cet appel est refusé : il touche à l’intérieur du programme ; le retirer"


_COMMAND = "ce calcul ou cette commande n’est pas permis dans une page ; le retirer"


_NOT_OURS = "seuls les appels de la boîte à outils sont permis ; retirer celui-ci"


_ALONE = "un appel s’écrit seul entre {{ et }} ; sortir celui-ci du réglage d’un autre"


_ONLY_CALLS = "seul un appel de la boîte à outils s’écrit entre {{ et }} ; le retirer"


_WRITTEN = (nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Neg)
"""What arguments are made of."""


def wrong(macros: Collection[str], node: nodes.Node) -> Iterator[tuple[int, str]]:
    """Yield what is not a call written out; what touches the inside of the programme first."""
    if not isinstance(node, nodes.Expr):
        yield node.lineno, _COMMAND
        return
    inner = [node, *node.find_all(nodes.Node)]
    for found in inner:
        if isinstance(found, nodes.Getattr):
            yield found.lineno, INSIDE
    for found in inner:
        if why := _why(macros, found, node):
            yield found.lineno, why
    if not isinstance(node, nodes.Call):
        yield node.lineno, _ONLY_CALLS


def _why(macros: Collection[str], found: nodes.Node, whole: nodes.Node) -> str | None:
    """Return why a part of an expression is refused, or None."""
    if isinstance(found, nodes.Name):
        return None if found.name in macros else _unknown(macros, found.name)
    if isinstance(found, nodes.Call):
        if not isinstance(found.node, nodes.Name):
            return _NOT_OURS
        return None if found is whole else _ALONE
    if isinstance(found, nodes.Filter):
        return f"« |{found.name} » n’est pas permis ; écrire le texte voulu"
    if isinstance(found, nodes.Const):
        return _why_value(str(found.value))
    if isinstance(found, nodes.List | nodes.Tuple | nodes.Dict) and len(found.items) > MOST_LISTED:
        return f"une liste de cet appel a {len(found.items)} éléments ; {MOST_LISTED} au plus"
    return None if isinstance(found, _WRITTEN) else _COMMAND


def _why_value(text: str) -> str | None:
    if len(text) > MOST_ARGUMENT:
        return (
            f"un réglage de cet appel a {len(text)} signes ; {MOST_ARGUMENT} au plus, le raccourcir"
        )
    sign = unseen(text)
    return hidden(sign[1], "réglage") if sign else None


def _unknown(macros: Collection[str], name: str) -> str:
    close = nearest(name, macros)
    hint = (
        f"écrire « {close} »" if close else "voir la liste dans le guide, page « Appeler un outil »"
    )
    return f"« {name} » n’est pas un appel connu ; {hint}"
