"""What an author meant when a call cannot be read: quotes of a word processor, brackets that lack."""

from __future__ import annotations

import re

_CALL = re.compile(r"\{\{.*?(?:\}\}|\}|$)|(?<!\{)\{[^{}]*\}\}")
_CURLY = re.compile(r"[«“”„‘’]\s*([^«»“”„‘’\"]*?)\s*[»“”‘’]")
_BARE = re.compile(r"([A-Za-z_]+)(?:\s+|\s*:\s*)[\"'«“]?\s*([\w-]+)\s*[\"'»”]?")
_OPEN = re.compile(r"[A-Za-z_]+\s*\([^()]*")
_FORM = re.compile(r"[A-Za-z_]+\s*\([^()]*\)")


def meant(row: str) -> str:
    """Return what to say of the first call of a line that cannot be read, or nothing."""
    for match in _CALL.finditer(row):
        if sentence := _meant(match[0]):
            return sentence
    return ""


def _meant(call: str) -> str:
    inner = call.strip("{} \t")
    straight = _CURLY.sub(r'"\1"', inner)
    if straight != inner and _FORM.fullmatch(straight):
        return f"les guillemets d’un appel sont droits ; écrire {_shown(straight)}"
    if bare := _BARE.fullmatch(inner):
        call_form = f'{bare[1]}("{bare[2]}")'
        return f"un appel a des parenthèses et des guillemets droits ; écrire {_shown(call_form)}"
    if _OPEN.fullmatch(inner):
        return f"la parenthèse n’est pas refermée ; écrire {_shown(inner + ')')}"
    if _FORM.fullmatch(inner):
        return f"un appel a deux accolades de chaque côté ; écrire {_shown(inner)}"
    return ""


def _shown(call: str) -> str:
    return f"{{{{ {call} }}}}"
