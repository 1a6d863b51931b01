"""One verb writes at a time, and a verb that dies leaves all whole.

Holds two promises: « the whole site, or nothing » (scripts/build.py), and the guide’s « Si un
problème reste, rien n’est remplacé : le site précédent demeure tel quel. Il en va de même si
l’ordinateur s’arrête au milieu » (docs/guide/index.md).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from scripts import build, bundle, imprimer, new
from scripts.verrou import HOLDER, LOCK, BusyError, writing

from .coups import PAGES, of_site, prepared, rendered

ROOT = Path(__file__).resolve().parents[1]
FOUR_PAST_TWO = datetime(2026, 11, 29, 14, 3)


def test_the_second_is_told_who_writes_since_when(tmp_path):
    expected = (
        "Un autre travail est en cours dans ce dossier : build, depuis 14 h 03, "
        f"processus {os.getpid()} ; attendre qu’il finisse, ou l’arrêter."
    )
    with (
        writing(tmp_path, "build", FOUR_PAST_TWO),
        pytest.raises(BusyError, match="en cours") as told,
        writing(tmp_path, "new"),
    ):
        pass
    assert str(told.value) == expected
    assert not (tmp_path / HOLDER).exists()
    with writing(tmp_path, "new"):
        pass


@pytest.mark.parametrize("words", ["", "build", "a\nb\nc\nd\n", "\udcff"])
def test_a_holder_that_cannot_be_read_is_not_named(tmp_path, words):
    with writing(tmp_path, "build"):
        (tmp_path / HOLDER).write_bytes(words.encode("utf-8", "surrogateescape"))
        with pytest.raises(BusyError) as told, writing(tmp_path, "new"):
            pass
    assert str(told.value) == (
        "Un autre travail est en cours dans ce dossier ; attendre qu’il finisse, ou l’arrêter."
    )


def test_a_verb_that_fails_frees_the_lock(tmp_path):
    with pytest.raises(ValueError, match="essai"), writing(tmp_path, "build"):
        raise ValueError("essai")
    with writing(tmp_path, "new"):
        pass


def test_another_project_is_not_held(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with writing(tmp_path / "a", "build"), writing(tmp_path / "b", "build"):
        pass


FIRST = """
import sys
from pathlib import Path
from scripts import build
from tests.coups import rendered
root = Path(sys.argv[1])

def stop(name, do):
    def stopped(*a, **k):
        print(name, flush=True)
        sys.stdin.readline()
        return do(*a, **k)
    return stopped

build.shown = stop("lecture", lambda root: None)
build.render = stop("rendu", rendered)
build.put_in_place = stop("mise en place", build.put_in_place)
build.forget = stop("rangement", lambda *a: None)
sys.exit(build.main(root))
"""
"""A build that stops at four moments, until told to go on."""


@pytest.fixture
def first(tmp_path, monkeypatch):
    prepared(tmp_path)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", FIRST, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        encoding="utf-8",
    )
    yield running
    running.kill()
    running.communicate()


def others(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Try every other verb that writes, and return what each was told."""
    monkeypatch.setattr(imprimer, "ROOT", root)
    told = []
    for act in (
        lambda: build.main(root),
        lambda: bundle.main([], root),
        lambda: new.main(["methode", "Café"], root),
        lambda: imprimer.main(["cartes", "meteo-interieure"]),
    ):
        with pytest.raises(BusyError) as refused:
            act()
        told.append(str(refused.value))
    return told


def test_whenever_the_second_comes_the_site_is_never_short(first, tmp_path, monkeypatch):
    """Four moments of a build, four verbs that come then: all refused, and the site is whole."""
    for moment in ("lecture", "rendu", "mise en place", "rangement"):
        assert first.stdout.readline() == f"{moment}\n"
        told = others(tmp_path, monkeypatch)
        assert len(set(told)) == 1
        assert " : build, depuis " in told[0]
        assert f", processus {first.pid} ; attendre" in told[0]
        assert of_site(tmp_path) == ("neuf" if moment == "rangement" else "ancien")
        first.stdin.write("\n")
        first.stdin.flush()
    first.communicate()
    assert first.returncode == 0
    assert of_site(tmp_path) == "neuf"


def test_a_killed_build_blocks_nobody(first, tmp_path, monkeypatch):
    assert first.stdout.readline() == "lecture\n"
    first.kill()
    first.wait()
    assert (tmp_path / HOLDER).exists()
    monkeypatch.setattr(build, "shown", lambda root: None)
    monkeypatch.setattr(build, "render", rendered)
    assert build.main(tmp_path) == 0
    assert of_site(tmp_path) == "neuf"
    kept = {".cache", LOCK, "dist", "docs", "site", "toolbox"}
    assert {path.name for path in tmp_path.iterdir()} == kept


@pytest.mark.parametrize(
    ("scenario", "least"), [("build", 60), ("bundle", 40), ("new", 25), ("cache", 4)]
)
def test_killed_before_each_dealing_with_the_disk_all_is_whole(tmp_path, scenario, least):
    """What stands is the former or the new, at once or, for a site set aside, after the next verb;
    nothing half done is left."""
    command = [sys.executable, "-m", "tests.coups", scenario, str(tmp_path / "projet")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["coups"] >= least
    assert set(told["aussitot"]) <= {"ancien", "neuf", "mis de côté : ancien"}
    assert told["aussitot"].get("mis de côté : ancien", 0) <= 1
    assert set(told["ensuite"]) == {"ancien", "neuf"}
    assert told["restes"] == []
    assert told["sans_coup"] == "neuf"


def test_what_killed_verbs_left_is_cleared_by_the_next(tmp_path):
    prepared(tmp_path)
    (tmp_path / "site.neuf" / "a").mkdir(parents=True)
    (tmp_path / "site.ancien").mkdir()
    written = (".cache/documents", "dist", "toolbox/methodes")
    for folder in written:
        (tmp_path / folder / ".x.1234.boite-neuf").write_bytes(b"coup")
    with writing(tmp_path, "new"):
        assert sorted(path.name for path in tmp_path.glob("site*")) == ["site"]
        assert list(tmp_path.rglob("*.boite-neuf")) == []
    assert of_site(tmp_path) == "ancien"


def test_a_site_that_cannot_take_its_place_leaves_the_former(tmp_path, monkeypatch):
    """Windows refuses to rename a folder that a server reads."""
    prepared(tmp_path)
    monkeypatch.setattr(build, "shown", lambda root: None)
    monkeypatch.setattr(build, "render", rendered)
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == "site.neuf":
            raise PermissionError(13, "Permission denied", str(path), None, str(target))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        build.main(tmp_path)
    assert of_site(tmp_path) == "ancien"
    assert sorted(path.name for path in tmp_path.glob("site*")) == ["site"]


def test_a_disk_without_rights_takes_the_site_all_the_same(tmp_path, monkeypatch):
    """A USB key refuses chmod."""
    prepared(tmp_path)
    monkeypatch.setattr(build, "shown", lambda root: None)
    monkeypatch.setattr(build, "render", rendered)

    def refused(path: Path, mode: int) -> None:
        raise PermissionError(1, "Operation not permitted", str(path))

    monkeypatch.setattr(Path, "chmod", refused)
    assert build.main(tmp_path) == 0
    assert of_site(tmp_path) == "neuf"


def test_the_site_is_readable_by_a_server_whatever_the_mask(tmp_path, monkeypatch):
    prepared(tmp_path)
    for module in (build, bundle):
        monkeypatch.setattr(module, "shown", lambda root: type("Boite", (), {"catalogue": None}))
        monkeypatch.setattr(module, "render", rendered)
    monkeypatch.setattr(bundle, "freshest", lambda catalogue: FOUR_PAST_TWO.date())
    former = os.umask(0o077)
    try:
        assert build.main(tmp_path) == 0
        assert bundle.main(["--sans-documents"], tmp_path) == 0
    finally:
        os.umask(former)
    modes = {p.relative_to(tmp_path).as_posix(): p.stat().st_mode for p in tmp_path.rglob("*")}
    for name in ("site", "site/a", "site/b"):
        assert modes[name] & 0o777 == 0o755
    for name in (*(f"site/{page}" for page in PAGES), f"dist/{bundle.NAMES[False]}"):
        assert modes[name] & 0o777 == 0o644
