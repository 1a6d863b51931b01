"""What several test files share."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.model.core.catalogue import Catalogue
from macros.paper.press.document import Document
from macros.paper.press.workshop import print_all
from macros.store import ROOT, load


@pytest.fixture(scope="session")
def racine() -> Path:
    """The project's folder."""
    return ROOT


def petite_boite(racine: Path, dossier: Path) -> Path:
    """Copy the real toolbox into a folder, without the programmes that take seconds to compose."""
    programmes = (racine / "toolbox/programmes").glob("*.md")
    few = (f"{p.stem}.*" for p in programmes if "sequences:" not in p.read_text(encoding="utf-8"))
    target = dossier / "toolbox"
    shutil.copytree(racine / "toolbox", target, ignore=shutil.ignore_patterns(*few))
    return target


def extrait(racine: Path, dossier: Path, *names: str) -> Path:
    """Copy the lists of the real toolbox into a folder, and these tools of it, with what methods and
    programmes print: what they refer to is missing."""
    target = dossier / "toolbox"
    shelves = {"methodes": "supports", "programmes": "supports/programmes"}
    beside = [
        f"{shelf}/{Path(n).stem}.yml" for n in names if (shelf := shelves.get(n.split("/")[0]))
    ]
    printed = [name for name in beside if (racine / "toolbox" / name).is_file()]
    for name in ("vocabulaires.yml", "papiers.yml", *names, *printed):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(racine / "toolbox" / name, target / name)
    return target


def textes(pdf: bytes, *options: str) -> list[str]:
    """Return the text of each page of a document, twenty times faster than a reader in Python."""
    command = ["pdftotext", "-q", "-enc", "UTF-8", *options, "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


@pytest.fixture(scope="session")
def boite() -> Catalogue:
    """The catalogue of the real toolbox, free of problems."""
    return load().catalogue


@pytest.fixture(scope="session")
def imprime(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Document, str], bytes]:
    """Print a document, with the site's address: once for all the processes that share the tests."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "documents"

    def content(document: Document, site_url: str) -> bytes:
        (printed,) = print_all([document], folder, site_url)
        assert not printed.faults
        return printed.content

    return content


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--maj", action="store_true", help="rewrite the golden files: tests/vues, tests/casse"
    )


@pytest.fixture
def maj(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files are being rewritten."""
    return bool(request.config.getoption("--maj"))


SLOWEST = (
    "test_navigateur.py",
    "test_changer_un_outil.py",  # Two need no site: who runs them waits for none to be built.
    "test_papier_accessible.py",
    "test_octets.py",
    "test_hors_ligne.py",
    "test_papier_hostiles.py",
    "test_garde.py",
    "test_garder.py",
)
"""Files that take a minute: started first, so that no process ends long after the others."""


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Look no more for garbage in what a file leaves: toolboxes and documents stay to the end."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the slowest files first."""
    last = len(SLOWEST)
    ranks = {name: rank for rank, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: ranks.get(item.path.name, last))


def sans_travaux(toolbox: Path) -> None:
    """Take from courses the questions that lead to sequences of programmes that are not there."""
    for path in (toolbox / "formations").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\n    travaux:\n(?:      .*\n)+", "\n", text), encoding="utf-8")
