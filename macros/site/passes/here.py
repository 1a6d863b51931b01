"""What the passes over a page know: what goes for every page, and which page this is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.told.papiers import Papier

from ..parts.links import Addresses
from .explained import Explained
from .foreign import Foreign


@dataclass(frozen=True)
class Around:
    """What every page is finished with, made once: words to link and to mark, where pages are,
    the documents of each."""

    words: Explained | None = None
    strange: Foreign | None = None
    addresses: Addresses = field(default_factory=dict)
    papers: Mapping[str, Sequence[Papier]] = field(default_factory=dict)


@dataclass(frozen=True)
class Here:
    """The page being finished: its address in the site, its source as a page, its name."""

    around: Around
    url: str
    src: str = ""
    title: str = ""
