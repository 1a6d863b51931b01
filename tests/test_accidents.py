"""Accidents of every day, verb by verb: one French sentence each, and nothing half done."""

from __future__ import annotations

import errno
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from macros.host.apercu import Preview
from scripts import __main__ as launcher
from scripts import accidents, bench, bom, build, bundle, imprimer, new, serve
from scripts.accidents import AccidentError, sentence
from scripts.verrou import writing

from .coups import of_site, of_zip, prepared, rendered

ROOT = Path(__file__).resolve().parents[1]
PROJECT = str(accidents.ROOT / "site" / "index.html")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, "Le disque est plein : site/index.html n’a pas été écrit ; libérer de la place, puis recommencer."),
        (errno.EDQUOT, "Le disque est plein : site/index.html n’a pas été écrit ; libérer de la place, puis recommencer."),
        (errno.EACCES, "site/index.html est protégé en écriture ou en lecture ; en donner les droits, ou copier le projet ailleurs, puis recommencer."),
        (errno.EPERM, "site/index.html est protégé en écriture ou en lecture ; en donner les droits, ou copier le projet ailleurs, puis recommencer."),
        (errno.EROFS, "site/index.html est protégé en écriture ou en lecture ; en donner les droits, ou copier le projet ailleurs, puis recommencer."),
        (errno.ENOENT, "site/index.html manque, ou a disparu pendant le travail ; le rétablir, puis recommencer."),
        (errno.ESTALE, "site/index.html manque, ou a disparu pendant le travail ; le rétablir, puis recommencer."),
        (errno.EISDIR, "site/index.html est un dossier, un fichier est attendu à cette place ; le déplacer ou le renommer, puis recommencer."),
        (errno.ENOTDIR, "site/index.html est un fichier, un dossier est attendu à cette place ; le déplacer, puis recommencer."),
        (errno.EEXIST, "site/index.html existe déjà ; le déplacer ou le renommer, puis recommencer."),
        (errno.ENOTEMPTY, "site/index.html n’est pas vide ; le vider, ou le déplacer, puis recommencer."),
        (errno.ELOOP, "site/index.html est un raccourci qui tourne en rond ; le supprimer, puis recommencer."),
        (errno.ENAMETOOLONG, "site/index.html est un nom trop long ; le raccourcir, ou rapprocher le projet de la racine, puis recommencer."),
        (errno.EFBIG, "site/index.html est trop gros pour ce disque ; en changer, puis recommencer."),
        (errno.EMFILE, "Trop de fichiers sont ouverts à la fois (site/index.html) ; fermer des programmes, puis recommencer."),
        (errno.ENFILE, "Trop de fichiers sont ouverts à la fois (site/index.html) ; fermer des programmes, puis recommencer."),
        (errno.EBUSY, "site/index.html est occupé par un autre programme ; le fermer, puis recommencer."),
        (errno.ETXTBSY, "site/index.html est occupé par un autre programme ; le fermer, puis recommencer."),
        (errno.EIO, "Le disque ne répond pas bien (site/index.html) ; vérifier son état, copier le projet ailleurs, puis recommencer."),
        (errno.ENOMEM, "La mémoire manque (site/index.html) ; fermer des programmes, puis recommencer."),
        (errno.EPIPE, "Le système a refusé un fichier (site/index.html) ; vérifier le disque, puis recommencer."),
    ],
)  # fmt: skip
def test_each_fault_of_the_system_has_its_sentence(code, expected):
    assert sentence(OSError(code, os.strerror(code), PROJECT)) == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left"), "Le disque est plein : un fichier n’a pas été écrit ; libérer de la place, puis recommencer."),
        (OSError(errno.ENOSPC, "No space left", b"/mnt/cl\xc3\xa9/x"), "Le disque est plein : /mnt/clé/x n’a pas été écrit ; libérer de la place, puis recommencer."),
        (PermissionError(13, "Denied", PROJECT, None, f"{PROJECT}.bak"), "site/index.html.bak est protégé en écriture ou en lecture ; en donner les droits, ou copier le projet ailleurs, puis recommencer."),
        (OSError("Nom étrange"), "Le système a refusé un fichier (Nom étrange) ; vérifier le disque, puis recommencer."),
        (MemoryError(), "La mémoire manque (ce travail) ; fermer des programmes, puis recommencer."),
        (KeyboardInterrupt(), "Arrêté. Ce qui était en place n’a pas changé."),
        (AccidentError("Une phrase."), "Une phrase."),
        (ModuleNotFoundError("No module", name="typst.x"), "Le paquet « typst » manque ou est abîmé dans .venv ; supprimer le dossier .venv, puis recommencer : il sera refait."),
        (ImportError("bad magic number"), "Un paquet manque ou est abîmé dans .venv ; supprimer le dossier .venv, puis recommencer : il sera refait."),
        (ModuleNotFoundError("No module", name="macros.store"), "Le module macros.store du projet manque ou est abîmé ; recopier le projet, puis recommencer."),
        (KeyError("x"), ""),
    ],
)  # fmt: skip
def test_other_accidents_have_theirs_and_our_own_faults_none(error, expected):
    assert sentence(error) == expected


def test_a_file_that_another_program_holds_on_windows():
    error = PermissionError(13, "Denied", PROJECT)
    error.winerror = 32
    assert sentence(error) == (
        "site/index.html est occupé par un autre programme ; le fermer, puis recommencer."
    )


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(errno.ENOSPC, "No space left", PROJECT), 1, "Le disque est plein : "),
        (ModuleNotFoundError("No module", name="nh3"), 1, "Le paquet « nh3 » manque "),
        (AccidentError("Une phrase."), 1, "Une phrase."),
        (KeyboardInterrupt(), 130, "Arrêté. "),
    ],
)
def test_a_verb_never_ends_in_a_traceback(monkeypatch, capsys, error, code, said):
    def verb(*arguments, **options):
        raise error

    monkeypatch.setattr(runpy, "run_module", verb)
    assert launcher.main("build") == code
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_a_reader_that_stops_reading_is_no_accident():
    """As in: check | head -1."""
    code = (
        "import runpy, sys; from scripts import __main__ as m\n"
        "def verb(*a, **k): print('ligne\\n' * 100_000)\n"
        "runpy.run_module = verb; sys.exit(m.main('check'))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 1


def test_links_without_a_report_says_so(tmp_path, monkeypatch):
    from scripts import links

    monkeypatch.setattr(links, "ROOT", tmp_path)
    monkeypatch.setattr(links, "REPORT", tmp_path / "dist" / "liens.md")
    monkeypatch.setattr(links.shutil, "which", lambda name, path: "false")
    with pytest.raises(AccidentError, match=r"^lychee n’a pas écrit de rapport ; "):
        links.main()


def test_a_fault_of_ours_is_owned(monkeypatch, capsys):
    def verb(*arguments, **options):
        raise KeyError("essai")

    monkeypatch.setattr(runpy, "run_module", verb)
    assert launcher.main("build") == 1
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "KeyError: 'essai'",
        "Le programme lui-même a un défaut, vos textes n’y sont pour rien ; "
        "envoyer ces lignes à l’équipe.",
    ]


VERBS = ("build", "bundle", "check", "serve", "new", "imprimer", "bom")


@pytest.mark.parametrize("package", ["pydantic", "filelock"])
def test_a_missing_package_is_named_whatever_the_verb(package):
    """One process tries every verb that needs it, from the bare launcher."""
    code = (
        "import sys; from scripts.__main__ import main; from macros import kept\n"
        "kept.kept = lambda path: None\n"
        f"sys.modules[{package!r}] = None\n"
        f"print([main(verb) for verb in {VERBS!r} if verb != 'check' or {package!r} != 'filelock'])"
    )
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    count = len(VERBS) - (package == "filelock")
    # The preview says its address first, before it asks for any package.
    assert done.stdout.splitlines()[-1] == f"{[1] * count}"
    assert (
        done.stderr.splitlines()
        == [
            f"Le paquet « {package} » manque ou est abîmé dans .venv ; "
            "supprimer le dossier .venv, puis recommencer : il sera refait."
        ]
        * count
    )


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A project with a former site and a former zip, whose verbs make four files."""
    prepared(tmp_path)
    for module in (build, bundle):
        monkeypatch.setattr(module, "shown", lambda root: type("Boite", (), {"catalogue": None}))
        monkeypatch.setattr(module, "render", rendered)
    monkeypatch.setattr(bundle, "freshest", lambda catalogue: __import__("datetime").date.today())
    monkeypatch.setattr(imprimer, "ROOT", tmp_path)
    monkeypatch.setattr(bom, "ROOT", tmp_path)
    return tmp_path


def taken(name: str) -> str:
    return (
        f"« {name} » n’est pas un dossier, un dossier est attendu à cette place ; "
        "déplacer ce fichier, puis recommencer."
    )


ACTS = {
    "site": lambda root: build.main(root),
    "dist": lambda root: bundle.main([], root),
    "papier": lambda root: imprimer.main(["cartes", "meteo-interieure"]),
}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("kind", ["file", "lost shortcut", "tube"])
def test_a_file_in_the_place_of_a_folder(project, name, kind):
    import shutil

    path = project / name
    shutil.rmtree(path, ignore_errors=True)
    {"file": Path.touch, "lost shortcut": lambda p: p.symlink_to("x"), "tube": os.mkfifo}[kind](
        path
    )
    with pytest.raises(AccidentError) as told:
        ACTS[name](project)
    assert str(told.value) == taken(name)
    assert os.path.lexists(path)


def test_a_site_that_is_a_shortcut_is_not_replaced(project, tmp_path_factory):
    served = tmp_path_factory.mktemp("www") / "site"
    (project / "site").rename(served)
    (project / "site").symlink_to(served)
    with pytest.raises(AccidentError, match=r"^« site » est un raccourci : "):
        build.main(project)
    assert (project / "site").is_symlink()
    assert of_site(project) == "ancien"


def test_a_site_set_aside_outlives_a_file_in_its_place(project):
    (project / "site").rename(project / "site.ancien")
    (project / "site").touch()
    with pytest.raises(AccidentError):
        build.main(project)
    (project / "site").unlink()
    with pytest.raises(OSError, match="No space left"), writing(project, "essai"):
        raise FULL
    assert of_site(project) == "ancien"


@pytest.mark.parametrize("name", ["site.neuf", "site.ancien"])
@pytest.mark.parametrize("kind", ["file", "shortcut"])
def test_what_bears_the_name_of_a_work_in_progress_is_cleared(project, name, kind):
    path = project / name
    path.symlink_to(project / "docs") if kind == "shortcut" else path.touch()
    assert build.main(project) == 0
    assert of_site(project) == "neuf"
    assert (project / "docs").is_dir()
    assert sorted(p.name for p in project.glob("site*")) == ["site"]


FULL = OSError(errno.ENOSPC, "No space left on device", "x")


@pytest.mark.parametrize("error", [FULL, KeyboardInterrupt(), MemoryError(), OSError(5, "I/O")])
def test_a_build_cut_short_leaves_the_former_site(project, monkeypatch, error):
    def cut(folder, **options):
        rendered(folder)
        raise error

    monkeypatch.setattr(build, "render", cut)
    monkeypatch.setattr(bundle, "render", cut)
    for act in (lambda: build.main(project), lambda: bundle.main([], project)):
        with pytest.raises(type(error)):
            act()
    assert of_site(project) == of_zip(project) == "ancien"
    assert sorted(p.name for p in project.glob("site*")) == ["site"]


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_a_full_disk_leaves_no_empty_file(project, monkeypatch, call):
    """Whatever the step where the disk says that it is full."""

    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os if call == "fsync" else Path, call, full)
    with pytest.raises(OSError, match="No space left") as told:
        new.main(["methode", "Café du monde"], root=project)
    sheet = project / "toolbox/methodes/cafe-du-monde.md"
    assert sentence(told.value) == (
        f"Le disque est plein : {sheet} n’a pas été écrit ; libérer de la place, puis recommencer."
    )
    assert list((project / "toolbox/methodes").iterdir()) == []
    with pytest.raises(OSError, match="No space left"):
        bundle.main(["--sans-documents"], project)
    assert of_zip(project) == "ancien"
    assert [path.name for path in (project / "dist").iterdir()] == [bundle.NAMES[False]]


def test_a_full_disk_while_the_site_goes_to_its_place(project, monkeypatch):
    def full(descriptor: int) -> None:
        raise FULL

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        build.main(project)
    assert of_site(project) == "ancien"
    assert sorted(p.name for p in project.glob("site*")) == ["site"]


def test_a_missing_configuration_is_told(tmp_path):
    expected = (
        "Le fichier mkdocs.yml manque ; le rétablir, ou recopier le projet, puis recommencer."
    )
    for act in (lambda: build.render(tmp_path / "x", root=tmp_path), lambda: serve.main(tmp_path)):
        with pytest.raises(AccidentError) as told:
            act()
        assert str(told.value) == expected


def test_ports_all_taken_are_told(tmp_path, monkeypatch):
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    monkeypatch.setattr(serve, "show", None)
    with Preview(0) as other:
        monkeypatch.setattr(serve, "preview", lambda _: Preview(other.server_port))
        with pytest.raises(AccidentError) as told:
            serve.main(tmp_path)
    assert str(told.value) == (
        "Les adresses http://127.0.0.1:8000 à 8019 sont déjà prises, sans doute par d’autres "
        "aperçus ; en arrêter un (Ctrl+C dans sa fenêtre), puis recommencer."
    )


def test_a_taken_port_gives_way_to_the_next_one_and_it_is_said(monkeypatch, capsys):
    with Preview(0) as first:
        port = first.server_port
        monkeypatch.setattr(serve, "PORT", port)
        with serve._listening() as second:
            assert second.server_port > port
    assert capsys.readouterr().out == (
        f"L’adresse http://127.0.0.1:{port} est déjà prise ; l’aperçu prend une des suivantes.\n"
    )


def test_a_project_has_one_preview_and_the_second_says_where_it_is(tmp_path, monkeypatch, capsys):
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    said = []

    def show(root, server):
        with pytest.raises(AccidentError) as told:
            serve.main(root)
        said.append((str(told.value), server.address))
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "show", show)
    assert serve.main(tmp_path) == 0
    ((told, address),) = said
    assert told == (
        f"Un aperçu de ce projet est déjà ouvert : {address} ; y aller, ou l’arrêter (Ctrl+C dans "
        "sa fenêtre), puis recommencer."
    )
    out = capsys.readouterr().out.splitlines()
    assert out[-2:] == [
        f"L’aperçu s’ouvre : {address} (Ctrl et C pour l’arrêter)",
        "L’aperçu est arrêté.",
    ]
    assert not (tmp_path / ".cache" / "apercu.txt").exists()


@pytest.mark.parametrize("arguments", [["cent"], ["-1"], ["0"], ["1.5"], ["100", "x"]])
def test_bench_says_how_it_is_called(arguments, capsys):
    assert bench.main(arguments) == 2
    assert capsys.readouterr().err == (
        "bench s’appelle ainsi : bench 100 1000 (des nombres d’outils)\n"
    )


def test_a_bill_that_cannot_be_read_is_told(project):
    with pytest.raises(AccidentError, match=r"^cyclonedx_py n’a pas pu lire requirements\.txt ; "):
        bom.materials()
