"""The verbs check and build on a copy of the project: all or nothing, and one sentence a fault."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .petit import petit_site


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, racine: Path) -> Path:
    """The smallest project that builds, with the code in it: the verbs take it for their own."""
    folder = petit_site(tmp_path_factory.mktemp("projet") / "Boîte d’été")
    (folder / "macros").unlink()
    for name in ("macros", "scripts"):
        code = shutil.ignore_patterns("__pycache__")
        shutil.copytree(racine / name, folder / name, ignore=code)
    return folder


def verb(
    project: Path, name: str, settings: dict[str, str] | None = None, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a verb in a project, under other settings of the machine when some are given."""
    environment = os.environ | {"PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"}
    environment |= settings or {}
    command = [sys.executable, "-X", "utf8", "-m", f"scripts.{name}", *arguments]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def prints(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_build_writes_a_whole_site_and_says_what_it_made(project: Path) -> None:
    assert verb(project, "check").stdout.startswith("Tout va bien : ")
    done = verb(project, "build")
    assert done.returncode == 0, done.stderr
    assert "Site prêt : " in done.stdout
    assert (project / "site" / "index.html").is_file()
    assert sorted(p.name for p in project.glob("site*")) == ["site"]


FAULTS = {
    "docs/index.md": (
        "\n{{ cycler.__init__.__globals__.os.popen('id').read() }}\n",
        "cet appel est refusé : il touche à l’intérieur du programme ; le retirer",
    ),
    "docs/reperes/un.md": ("\n{{ methode(slug) }}\n", "« slug » n’est pas un appel connu"),
    "toolbox/methodes/affiche.md": (
        '\n{{ fiche("cart") }}\n',
        "« cart » n’existe pas dans fiches ; écrire « carte »",
    ),
}


def test_faults_in_pages_stop_the_build_and_leave_the_former_site(project: Path) -> None:
    """Three files, all told at once."""
    before = prints(project / "site")
    kept = {name: (project / name).read_text(encoding="utf-8") for name in FAULTS}
    for name, (added, _) in FAULTS.items():
        (project / name).write_text(kept[name] + added, encoding="utf-8")
    try:
        for command in ("check", "build"):
            done = verb(project, command)
            assert done.returncode == 1
            for name, (_, sentence) in FAULTS.items():
                line = len(kept[name].splitlines()) + 2
                assert f"{name}:{line}: {sentence}" in done.stdout + done.stderr
            assert "Traceback" not in done.stderr
            assert "uid=" not in done.stdout + done.stderr
        assert prints(project / "site") == before
        assert sorted(p.name for p in project.glob("site*")) == ["site"]
    finally:
        for name, text in kept.items():
            (project / name).write_text(text, encoding="utf-8")


def test_a_dead_link_stops_the_build(project: Path) -> None:
    page = project / "docs" / "reperes" / "index.md"
    kept = page.read_text(encoding="utf-8")
    page.write_text(kept + "\n[perdu](../nulle-part.md)\n", encoding="utf-8")
    try:
        done = verb(project, "build")
        assert done.returncode == 1
        assert "nulle-part.md" in done.stderr
    finally:
        page.write_text(kept, encoding="utf-8")


PAGES = (
    (
        "---\ntitle: Débat : pour\n---\n\n# Débat\n".encode(),
        "2: un deux-points dans le texte le coupe en deux",
    ),
    ("# Été\n".encode("cp1252"), "1: ce fichier n’est pas en UTF-8"),
    (b"---\ntitle: Essai\n\n# Essai\n", "1: l’en-tête n’est pas refermé"),
)


def test_pages_written_by_hand_are_judged_too(project: Path) -> None:
    written = {project / "docs" / f"essai-{n}.md": page for n, page in enumerate(PAGES)}
    for path, (content, _) in written.items():
        path.write_bytes(content)
    try:
        done = verb(project, "check")
        assert done.returncode == 1
        for path, (_, sentence) in written.items():
            assert f"docs/{path.name}:{sentence}" in done.stdout
    finally:
        for path in written:
            path.unlink()


KILLS = 3
"""How many builds are killed here; twenty were, by hand, before the first landing."""


def forget(project: Path) -> None:
    """Forget what builds kept of their reading and of their pages: the next has it all to do."""
    (project / ".cache/site-fait").unlink(missing_ok=True)
    for name in ("memoire", "pages", "verdict"):
        shutil.rmtree(project / ".cache" / name, ignore_errors=True)


def test_a_build_killed_at_any_moment_leaves_the_former_site_whole(project: Path) -> None:
    before = prints(project / "site")
    environment = os.environ | {"PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "scripts.build"]
    forget(project)
    start = time.monotonic()
    done = verb(project, "build")
    assert done.returncode == 0
    assert "Rien n’a changé" not in done.stdout
    whole = time.monotonic() - start
    moments = random.Random(6)  # noqa: S311
    for _ in range(KILLS):
        forget(project)
        running = subprocess.Popen(
            command,
            cwd=project,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            running.wait(timeout=whole * moments.uniform(0.02, 0.9))
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        assert prints(project / "site") == before


def test_a_site_set_aside_by_a_killed_build_comes_back(project: Path) -> None:
    before = prints(project / "site")
    (project / "site").rename(project / "site.ancien")
    (project / "docs" / "essai.md").write_bytes(b"---\ntitle: Essai\n")
    try:
        assert verb(project, "build").returncode == 1
    finally:
        (project / "docs" / "essai.md").unlink()
    assert prints(project / "site") == before
    assert sorted(p.name for p in project.glob("site*")) == ["site"]
