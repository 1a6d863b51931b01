"""What several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.catalogue import Catalogue
from macros.store import ROOT, load


@pytest.fixture(scope="session")
def racine() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def boite() -> Catalogue:
    """The catalogue of the real toolbox, free of problems."""
    return load().catalogue


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--maj", action="store_true", help="rewrite the golden files: tests/vues, tests/casse"
    )


@pytest.fixture
def maj(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files are being rewritten."""
    return bool(request.config.getoption("--maj"))


SLOWEST = ("test_verbes.py", "test_navigateur.py", "test_hors_ligne.py", "test_bureautique.py")
"""Files that take minutes: started first, so that no process ends long after the others."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the slowest files first."""
    last = len(SLOWEST)
    ranks = {name: rank for rank, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: ranks.get(item.path.name, last))
