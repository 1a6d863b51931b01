"""The launcher: one sentence for each thing that may be missing, and it works from anywhere."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The launcher as a module, moved to a folder of its own."""
    spec = importlib.util.spec_from_file_location("lanceur", ROOT / "scripts" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / lock).write_text("", encoding="utf-8")
    return module


def test_an_old_python_is_refused_in_one_sentence(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 18))
    assert run.main(["build"]) == 1
    expected = "Python 3.11 ou plus récent est nécessaire ; celui-ci est le 3.9.\n"
    assert capsys.readouterr().err == expected


def test_the_launcher_reads_on_an_old_python() -> None:
    import ast

    source = (ROOT / "scripts" / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_an_unknown_verb_shows_the_known_ones(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["bild"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("« bild » n’est pas une commande connue.")
    assert "  check    montre tous les problèmes" in captured.out
    assert run.main([]) == 0


def test_a_missing_venv_module_is_told(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert run.prepare("requirements.txt") == (
        "Le module « venv » de Python manque ; l’installer "
        "(sous Debian ou Ubuntu : apt install python3-venv), ou installer uv."
    )


def test_a_read_only_folder_is_told(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.os, "access", lambda path, mode: False)
    expected = f"Le dossier {run.ROOT} est en lecture seule ; le copier ailleurs puis recommencer."
    assert run.prepare("requirements.txt") == expected


@pytest.mark.parametrize(
    "output",
    [
        "NewConnectionError: Failed to establish a new connection: [Errno -3] Temporary failure "
        "in name resolution",
        "error: Failed to fetch: `x`\n  Caused by: dns error",
    ],
)
def test_no_network_is_told(run: ModuleType, output: str) -> None:
    assert run.explain(output) == (
        "Le réseau ne répond pas ; la première installation demande une connexion. "
        "Recommencer ensuite."
    )


def test_a_wrong_hash_is_told(run: ModuleType) -> None:
    output = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
    assert "n’a pas l’empreinte attendue" in run.explain(output)


def test_another_failure_shows_its_last_line(run: ModuleType) -> None:
    assert run.explain("un\ndeux\n") == "L’installation a échoué : deux"


def test_the_locks_pin_every_package_with_hashes_and_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert entries
        assert all("==" in line for line in entries)
        assert text.count("--hash=sha256:") >= len(entries)
        assert "://" not in text
        assert "--index-url" not in text


def test_it_runs_from_another_folder_and_a_path_with_spaces_and_accents(tmp_path: Path) -> None:
    project = tmp_path / "Clé d’été (copie) #1"
    (project / "scripts").mkdir(parents=True)
    for name in ("run.py", "__main__.py", "accidents.py"):
        shutil.copy(ROOT / "scripts" / name, project / "scripts")
    (project / "scripts" / "__init__.py").write_text("", encoding="utf-8")
    (project / "scripts" / "check.py").write_text(
        "import sys, pathlib\nprint(pathlib.Path.cwd().name, sys.argv[1:])\nsys.exit(3)\n",
        encoding="utf-8",
    )
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (project / lock).write_text("", encoding="utf-8")
    command = [sys.executable, str(project / "scripts" / "run.py"), "check", "été"]
    for _ in range(2):
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 3, done.stderr
        assert done.stdout == "Clé d’été (copie) #1 ['été']\n"
    assert done.stderr == ""


def test_an_environment_that_no_longer_fits_is_made_again(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    broken = run.python()
    broken.parent.mkdir(parents=True)
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    assert not run.usable()
    assert run.create() == ""
    assert run.usable()


@pytest.mark.parametrize("verb", ["build", "check", "serve", "new", "test"])
def test_a_path_that_python_cannot_take_is_told(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    verb: str,
) -> None:
    root = run.ROOT / f"Boîte{os.pathsep}copie"
    monkeypatch.setattr(run, "ROOT", root)
    assert run.main([verb]) == 1
    assert capsys.readouterr().err == (
        f"Le chemin « {root} » contient « {os.pathsep} », qui sépare des chemins pour Python ; "
        "renommer ce dossier, puis recommencer.\n"
    )


@pytest.mark.parametrize(
    ("verb", "lock"), [("build", "requirements.txt"), ("lint", "requirements-dev.txt")]
)
def test_a_missing_lock_file_is_told(
    run: ModuleType, capsys: pytest.CaptureFixture[str], verb: str, lock: str
) -> None:
    (run.ROOT / lock).unlink()
    assert run.main([verb]) == 1
    assert capsys.readouterr().err == (
        f"Le fichier {lock} manque ; le rétablir, ou recopier le projet, puis recommencer.\n"
    )


def test_an_environment_that_is_a_file_is_told(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    run.VENV.write_text("", encoding="utf-8")
    assert run.main(["build"]) == 1
    expected = f"{run.VENV} n’est pas un dossier ; le supprimer, puis recommencer.\n"
    assert capsys.readouterr().err == expected


def test_nothing_is_installed_under_a_verb_that_works(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """The launcher, bare, and the verbs, with their library, hold the same lock."""
    from scripts.verrou import writing

    with writing(run.ROOT, "build"):
        assert run.main(["check"]) == 1
    assert capsys.readouterr().err == (
        "Un autre travail est en cours dans ce dossier ; attendre qu’il finisse, ou l’arrêter.\n"
    )
    assert not run.VENV.exists()


def test_verbs_wait_for_an_installation(run: ModuleType) -> None:
    from scripts.verrou import BusyError, writing

    with (run.ROOT / ".verrou").open("a") as held:
        assert run.alone(held.fileno())
        with pytest.raises(BusyError), writing(run.ROOT, "build"):
            pass
    with writing(run.ROOT, "build"):
        pass


def test_an_interpreter_that_does_not_start_is_told(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "ready", lambda lock: True)
    run.python().parent.mkdir(parents=True)
    run.python().write_bytes(b"\x00")
    assert run.main(["check"]) == 1
    assert capsys.readouterr().err.startswith(f"Le système a refusé {run.python()} : ")


@pytest.mark.parametrize("patient", [True, False])
def test_ctrl_c_lets_the_verb_put_things_in_order(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, patient: bool
) -> None:
    told = []

    class Running:
        def __init__(self, *arguments: object, **options: object) -> None:
            pass

        def wait(self, timeout: float | None = None) -> int:
            told.append(timeout)
            if timeout is None:
                raise KeyboardInterrupt
            if not patient:
                raise subprocess.TimeoutExpired("build", timeout)
            return 130

        def poll(self) -> int | None:
            return 130 if patient else None

        def kill(self) -> None:
            told.append("tué")

    monkeypatch.setattr(run, "prepare", lambda lock: "")
    monkeypatch.setattr(run.subprocess, "Popen", Running)
    assert run.main(["build"]) == 130
    assert told == [None, run.PATIENCE] + ([] if patient else ["tué"])
