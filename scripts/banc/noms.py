"""How made-up tools are called, and which of them name one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.base.bounds import MOST_FORMS
from macros.model.base.names import slugify
from macros.model.core.catalogue import Catalogue

from .mots import FORMES, lieu
from .plume import Plume

POPULAR = 5
"""Tools that the others name most: a large toolbox has its classics, named by a share of all."""

INDICATORS = 10
"""Indicators of a theme: what a real one holds."""

HUNDRED = 100
"""Methods for which one programme is made: more would measure the assembler alone."""


@dataclass(frozen=True, slots=True)
class Noms:
    """The titles of everything made up, the real sheets that methods name as well, and how many
    programmes and words of the glossary there are."""

    methodes: tuple[str, ...]
    fiches: tuple[str, ...]
    themes: tuple[str, ...]
    gouvernance: tuple[str, ...]
    livrables: tuple[str, ...]
    programmes: int
    termes: int

    def liens(self, plume: Plume, n: int) -> dict[str, object]:
        """Return what the n-th method leads to: its neighbours, a classic, sheets, an indicator."""
        instead = plume.phrase("si le groupe veut {faire} {quoi} {ou}")
        found: dict[str, object] = {
            "suites": self.suites(plume, n),
            "alternatives": [
                {"slug": slug, "si": instead[0].lower() + instead[1:]}
                for slug in _but(self._slug(n), [self._slug(n + 3)])
            ],
            "fiches": [slugify(plume.un(self.fiches)), plume.un(self.livrables)],
        }
        if n % 2:
            theme = slugify(plume.un(self.themes))
            found["indicateurs"] = [f"{theme}-{plume.entre(1, INDICATORS)}"]
        if n % 5 == 4:
            found["demande"] = ["options"]
        if n % 5 == 1:
            found["laisse"] = ["options"]
        return found

    def methodes_de(self, plume: Plume, n: int) -> list[str]:
        """Return the methods that the n-th tool of a kind names: two of its rank, a classic."""
        classic = self._slug(plume.entre(0, POPULAR - 1))
        return _but(self._slug(n), [self._slug(n + 1), self._slug(n + 7), classic])

    def suites(self, plume: Plume, n: int) -> list[str]:
        """Return what comes after the n-th method: a classic, two of a lower rank, so that no method
        comes after itself."""
        classic = plume.entre(0, POPULAR - 1)
        return _but(self._slug(n), [self._slug(k) for k in (n - 1, n - 7, classic) if 0 <= k < n])

    def _slug(self, n: int) -> str:
        return slugify(self.methodes[n % len(self.methodes)])


def _but(own: str, slugs: Iterable[str]) -> list[str]:
    return [slug for slug in dict.fromkeys(slugs) if slug != own]


def noms(boite: Catalogue, size: int) -> Noms:
    """Return the names of so many made-up methods, and of the rest in the real one's proportions."""

    def count(kind: str) -> int:
        return max(1, size * len(boite.kind(kind)) // len(boite.methodes))

    known = sum(len(t.record.terme.split(", ")) for t in boite.glossaire.values())
    return Noms(
        methodes=tuple(f"{FORMES[(n + n // 24) % 24]} de {lieu(n)}" for n in range(size)),
        fiches=tuple(f"Fiche de {lieu(n)}" for n in range(count("fiches"))),
        themes=tuple(f"Thème de {lieu(n)}" for n in range(count("themes"))),
        gouvernance=tuple(f"Alliance de {lieu(n)}" for n in range(count("gouvernance"))),
        livrables=tuple(boite.fiches),
        programmes=max(1, size // HUNDRED),
        termes=min(count("glossaire"), MOST_FORMS - known),
    )
