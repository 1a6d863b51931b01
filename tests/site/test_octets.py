"""The verbs build and bundle elsewhere, at another hour, write the same bytes as here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.offline.bundle import bundle
from macros.paper.livre.livre import freshest
from macros.store import load
from scripts.bundle import NAMES, files_of

from .conftest import ROOT
from .test_properdocs import digests

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242", "LC_ALL": "C", "LANG": "C"}


@pytest.fixture
def other(site: Path, tmp_path: Path) -> Path:
    """A copy of the project, with the documents that the making of the site left beside it: all is
    read, judged, composed and laid out again."""
    folder = tmp_path / "ailleurs" / "b"
    for name in ("macros", "scripts", "docs", "toolbox"):
        passing = shutil.ignore_patterns("__pycache__", "*.boite-neuf")
        shutil.copytree(ROOT / name, folder / name, ignore=passing)
    passing = shutil.ignore_patterns("memoire", "pages", "verdict", "*.boite-neuf")
    shutil.copytree(ROOT / ".cache", folder / ".cache", ignore=passing)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def verb(project: Path, name: str, *arguments: str) -> str:
    """Run a verb in a project, under other settings of the machine, and return what it says."""
    environment = os.environ | ELSEWHERE
    environment |= {"PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-X", "utf8", "-m", f"scripts.{name}", *arguments]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


PDFS = 25_000_000
"""Bytes of all of them, on a stick (issue 19): 634 weighed 24.8 MB."""


def test_another_folder_another_clock_another_locale_give_the_same_bytes(
    other: Path, site: Path, dossier: Path
) -> None:
    """Neither folder, nor seed, nor time zone is shared; one document in six is printed again.

    A document is kept under the print of its source: that no other name appears proves that the
    sources are the same, byte for byte.
    """
    documents = sorted((other / ".cache" / "documents").iterdir())
    assert len(documents) > 100
    again = documents[::6]
    for document in again:
        document.unlink()
    assert "Site prêt : " in verb(other, "build")
    assert digests(other / "site") == digests(site)
    after = sorted((other / ".cache" / "documents").iterdir())
    assert set(after) <= set(documents)
    made = [path for path in site.rglob("*") if path.suffix in {".pdf", ".docx", ".odt"}]
    assert len(after) == len(made)
    assert sum(path.stat().st_size for path in made if path.suffix == ".pdf") <= PDFS
    assert set(again) & set(after)
    verb(other, "bundle", "--sans-documents")
    day = freshest(load().catalogue)
    here = bundle(files_of(dossier), "Boîte à outils du pouvoir d’agir", day, documents=False)
    assert (other / "dist" / NAMES[False]).read_bytes() == here
