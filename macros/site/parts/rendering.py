"""The templates' environment: autoescaped, strict, and without any logic of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros import french
from macros.model.base.names import slugify

from . import text
from .apart import PLACE, set_aside
from .compiled import Compiled
from .icons import icon

_TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A page to add to the site: its address as a source file, its Markdown, what to edit."""

    src: str
    markdown: str
    source: str


@cache
def environment() -> Environment:
    """Return the environment of our own templates, made once."""
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(),
    )
    env.filters |= {
        "md": text.inline,
        "litteral": text.literal,
        "duree": french.duree,
        "date": french.date_courte,
        "enum": french.enumeration,
        "lettres": french.en_lettres,
        "slug": slugify,
        "brut": set_aside,
    }
    env.globals |= {
        "icone": icon,
        "pluriel": french.pluriel,
        "fourchette": french.fourchette,
        "place_papiers": Markup(PLACE),
    }
    return env


def render(template: str, **values: object) -> str:
    """Return a template filled with values; StrictUndefined refuses a missing one."""
    return environment().get_template(template).render(**values)


def fragment(template: str, **values: object) -> Markup:
    """Return a template filled with values as one block of HTML, without blank lines."""
    return Markup(re.sub(r"\n\s*\n+", "\n", render(template, **values)).strip())


def page(
    src: str,
    titre: str,
    source: str,
    template: str,
    *,
    description: str = "",
    scripts: Sequence[str] = (),
    alone: bool = False,
    **values: object,
) -> Page:
    """Return a page whose header is safe YAML and whose Markdown comes from a template.

    scripts: those of macros/web that this page alone needs. alone: whether the page has the whole
    screen, without the tree of the site’s pages.
    """
    meta: dict[str, object] = {
        "title": titre,
        "description": description or titre,
        "source": source,
    }
    if scripts:
        meta["scripts"] = list(scripts)
    hide = "navigation, menu" if alone else "navigation"
    header = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()
    )
    body = render(template, titre=titre, description=description, **values)
    return Page(src, f"---\n{header}\nhide: [{hide}]\n---\n\n{body}", source)
