"""The header of a page written by hand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from ..base.problems import found, remedy
from .common import Record, Text

SCRIPTS, SECTIONS = "scripts", "sections"
"""What a header may name beyond itself: given as context when it is judged."""


def _known(name: str, sentence: str) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(name)
        if known is not None and value not in known:
            told = sentence.format(value=value)
            raise PydanticCustomError(
                "known", "{told}", {"told": f"{told} ; {remedy(value, known)}"}
            )
        return value

    return AfterValidator(check)


def _once(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(value)) < len(value):
        raise PydanticCustomError("once", "un script est nommé deux fois ; en retirer un")
    return value


Script = Annotated[str, _known(SCRIPTS, "« {value} » n’est pas un script du site")]
Section = Annotated[Text, _known(SECTIONS, "« {value} » n’est pas une partie du menu")]


class Menu(Record):
    """Where a page stands in the menu: its section, its rank there, and the words shown."""

    section: Section
    rang: Annotated[int, Field(ge=1, le=99)] | None = None
    titre: Annotated[Text, Field(max_length=40)] | None = None


def _menu(value: object) -> object:
    if isinstance(value, str):
        return {"section": value}
    if isinstance(value, dict):
        return value
    raise PydanticCustomError(
        "menu",
        "une partie du menu est attendue, {found} ; par exemple « menu: Repères »",
        {"found": found(value)},
    )


class PageHeader(Record):
    """What a page written by hand says of itself.

    recherche: whether the search finds it.
    """

    title: Text | None = None
    description: Text = ""
    hide: tuple[Literal["navigation", "toc", "path", "footer"], ...] = ()
    scripts: Annotated[tuple[Script, ...], AfterValidator(_once)] = ()
    menu: Annotated[Menu, BeforeValidator(_menu)] | None = None
    recherche: bool = True
