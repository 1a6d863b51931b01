"""renommer, dupliquer, retirer: every reference follows, nothing else moves, nothing is half done."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from macros.model.base.problems import Problem
from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import by_word
from macros.model.reading import examine, read_toolbox
from macros.site.calls.macros import macros
from scripts import demande, dupliquer, renommer, retirer, retouches
from scripts.lieux import added, dropped, replaced, spots
from scripts.renvois import Target, _in_text, _settings, mentions, slugs
from scripts.retouches import Changes, Edit, retouched
from scripts.verrou import LOCK

from .conftest import petite_boite

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory, racine: Path) -> Path:
    folder = tmp_path_factory.mktemp("modele")
    petite_boite(racine, folder)
    shutil.copytree(racine / "docs", folder / "docs", ignore=shutil.ignore_patterns("assets"))
    shutil.copy(racine / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="module")
def lue(modele: Path) -> tuple[Catalogue, list[Problem]]:
    return examine(modele / "toolbox")


@pytest.fixture
def intact(
    modele: Path, lue: tuple[Catalogue, list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A project that no test changes, read once for all."""
    monkeypatch.setattr(demande, "examine", lambda _: lue)
    return modele


@pytest.fixture
def projet(
    modele: Path,
    lue: tuple[Catalogue, list[Problem]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A project to change, read once for the first verb; its judge looks at the toolbox alone:
    pages are judged too in one test below."""
    first = iter([lue])
    monkeypatch.setattr(demande, "examine", lambda root: next(first, None) or examine(root))
    monkeypatch.setattr(retouches, "load", lambda root: read_toolbox(root / "toolbox"))
    return Path(shutil.copytree(modele, tmp_path / "projet"))


@pytest.fixture
def sans_juge(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that look at files, and judge them by themselves when it matters."""
    monkeypatch.setattr(demande, "worse", lambda root, changes: [])


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


def lines(told: str) -> list[str]:
    return told.splitlines()


# --- renommer


def test_every_reference_follows_and_what_changed_is_said(
    modele: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole judge here: tools, pages and calls."""
    project = Path(shutil.copytree(modele, tmp_path / "projet"))
    before = contents(project)
    assert renommer.main(["methode", "contrat-de-groupe", "accord-du-groupe"], project) == 0
    told = lines(capsys.readouterr().out)
    assert told[:3] == [
        "Renommé : « contrat-de-groupe » s’appelle « accord-du-groupe » "
        "(toolbox/methodes/accord-du-groupe.md).",
        "38 renvois suivent, dans 32 fichiers :",
        "  docs/obligations/qualiopi.md : 1",
    ]
    assert "  toolbox/methodes/pat-miroir.md : 2" in told
    assert told[-1] == "L’ancienne adresse methodes/contrat-de-groupe/ conduit à la nouvelle."
    after = contents(project)
    moved = after.pop("toolbox/methodes/accord-du-groupe.md")
    former = before.pop("toolbox/methodes/contrat-de-groupe.md")
    prints = before.pop("toolbox/supports/contrat-de-groupe.yml")
    assert after.pop("toolbox/supports/accord-du-groupe.yml") == prints
    assert moved == former.replace(
        b"mise_a_jour: 2026-11-22\n",
        b"mise_a_jour: 2026-11-22\nanciens_slugs: [contrat-de-groupe]\n",
    )
    assert {
        name: text.replace(b"accord-du-groupe", b"contrat-de-groupe")
        for name, text in after.items()
    } == before
    assert len([name for name in after if after[name] != before[name]]) == 32


BACK = [
    ("fiche", "carte-synergies", "liens-utiles"),
    ("gouvernance", "evs", "espace-de-vie"),
    ("formation", "pouvoir-agir", "agir-ensemble"),
    ("indicateur", "participants-nb", "presents-nb"),
    ("terme", "faire-avec", "agir-avec"),
    ("situation", "un-conflit", "le-conflit"),
]


def test_renamed_and_back_the_bytes_are_the_same_but_for_old_names(
    projet: Path, sans_juge: None
) -> None:
    before = contents(projet)
    for kind, old, new in BACK:
        assert renommer.main([kind, old, new], projet) == 0
    catalogue, problems = examine(projet / "toolbox")
    assert problems == []
    for kind, old, new in BACK:
        entry = demande.known(catalogue, by_word()[kind].name, new)
        assert mentions(projet, catalogue, demande.target_of(entry, old)) == []
        assert kind == "theme" or entry.record.anciens_slugs == (old,)
    for kind, old, new in BACK:
        assert renommer.main([kind, new, old], projet) == 0
    after = contents(projet)
    assert set(after) == set(before)
    added_rows = {f"anciens_slugs: [{new}]" for _, _, new in BACK}
    for name, text in after.items():
        rows = text.decode("utf-8").split("\n")
        kept = [row for row in rows if row.strip() not in added_rows]
        assert "\n".join(kept) == before[name].decode("utf-8")


def test_a_title_gives_the_name_and_takes_the_place_of_the_former(
    projet: Path, sans_juge: None
) -> None:
    assert renommer.main(["methode", "blason", 'Le blason "à soi"'], projet) == 0
    text = (projet / "toolbox/methodes/le-blason-a-soi.md").read_text(encoding="utf-8")
    assert text.startswith('---\ntitre: "Le blason \\"à soi\\""\nautres_noms: ')
    assert "anciens_slugs: [blason]" in text


def test_the_title_alone_may_change(
    projet: Path, capsys: pytest.CaptureFixture[str], sans_juge: None
) -> None:
    assert renommer.main(["methode", "blason", "Blason "], projet) == 0
    assert capsys.readouterr().out == "Rien à changer : « blason » s’appelle déjà « blason ».\n"
    assert renommer.main(["methode", "blason", "BLASON"], projet) == 0
    assert '\ntitre: "BLASON"\n' in (projet / "toolbox/methodes/blason.md").read_text("utf-8")


def test_twice_is_once(projet: Path, capsys: pytest.CaptureFixture[str], sans_juge: None) -> None:
    assert renommer.main(["methode", "blason", "ecusson"], projet) == 0
    before = contents(projet)
    capsys.readouterr()
    assert renommer.main(["methode", "blason", "ecusson"], projet) == 0
    assert capsys.readouterr().out == "Rien à changer : « blason » s’appelle déjà « ecusson ».\n"
    assert contents(projet) == before


def test_a_file_renamed_by_hand_is_followed(projet: Path, sans_juge: None) -> None:
    other = Path(shutil.copytree(projet, projet.with_name("autre")))
    assert renommer.main(["methode", "blason", "ecusson"], other) == 0
    folder = projet / "toolbox/methodes"
    (folder / "blason.md").rename(folder / "ecusson.md")
    assert renommer.main(["methode", "blason", "ecusson"], projet) == 0
    assert contents(projet) == contents(other)


def test_cut_short_the_same_verb_ends_the_work(projet: Path, sans_juge: None) -> None:
    """As a power cut would: the file has moved, some files are written, nothing is undone."""
    start = contents(projet)
    folder = projet / "toolbox/methodes"
    assert renommer.main(["methode", "blason", "ecusson"], projet) == 0
    wanted = contents(projet)
    changed = [name for name, text in wanted.items() if text != start.get(name)]
    assert len(changed) == 5
    for done in range(5):
        for name in changed[done:]:
            (projet / name).write_bytes(start.get(name) or start[name.replace("ecusson", "blason")])
        assert renommer.main(["methode", "blason", "ecusson"], projet) == 0
        assert contents(projet) == wanted
    assert not (folder / "blason.md").exists()


def test_a_fault_while_writing_puts_everything_back(
    projet: Path, sans_juge: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(projet)
    write = retouches.write_whole
    for last in range(1, 5):
        written: list[Path] = []

        def full(path: Path, content: bytes, last: int = last, done: list[Path] = written) -> None:
            if projet in path.parents:
                done.append(path)
                if len(done) == last:
                    raise OSError(28, "No space left on device", str(path))
            write(path, content)

        monkeypatch.setattr(retouches, "write_whole", full)
        with pytest.raises(OSError, match="No space left"):
            renommer.main(["methode", "contrat-de-groupe", "accord"], projet)
        assert contents(projet) == before


REFUS = [
    (["methode", "contrat-de-groupes", "accord"], "« contrat-de-groupes » n’existe pas dans methodes ; écrire « contrat-de-groupe »."),
    (["methode", "zzz", "accord"], "« zzz » n’existe pas dans methodes ; vérifier le nom du fichier dans toolbox/methodes."),
    (["methode", "budget", "accord"], "« budget » n’existe pas dans methodes ; vérifier le nom du fichier dans toolbox/methodes."),
    (["methode", "blason", "world-cafe"], "« world-cafe » est déjà pris par toolbox/methodes/world-cafe.md ; choisir un autre nom."),
    (["methode", "blason", "World Café"], "« world-cafe » est déjà pris par toolbox/methodes/world-cafe.md ; choisir un autre nom."),
    (["methode", "blason", "!?"], "« !? » ne fait pas un nom ; y mettre des lettres ou des chiffres."),
    (["methode", "zzz", "blason"], "« zzz » n’existe pas dans methodes ; vérifier le nom du fichier dans toolbox/methodes."),
    (["indicateur", "culture", "arts"], "« culture » est un thème d’indicateurs ; écrire « theme » à la place de « indicateur »."),
    (["theme", "cultur", "arts"], "« cultur » n’existe pas dans indicateurs ; écrire « culture »."),
    (["terme", "faire-avecs", "x"], "« faire-avecs » n’existe pas dans glossaire ; écrire « faire-avec »."),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "sentence"), REFUS)
def test_what_cannot_be_renamed_is_told_and_nothing_changes(
    intact: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    before = contents(intact)
    assert renommer.main(arguments, intact) == 1
    assert capsys.readouterr().err == sentence + "\n"
    assert contents(intact) == before


def test_a_former_address_is_never_given_again(
    projet: Path, capsys: pytest.CaptureFixture[str], sans_juge: None
) -> None:
    renommer.main(["methode", "blason", "ecusson"], projet)
    capsys.readouterr()
    sentence = (
        "« blason » est l’ancienne adresse de toolbox/methodes/ecusson.md ; choisir un autre nom.\n"
    )
    assert renommer.main(["methode", "world-cafe", "blason"], projet) == 1
    assert capsys.readouterr().err == sentence
    assert dupliquer.main(["methode", "world-cafe", "Blason"], projet, TODAY) == 1
    assert capsys.readouterr().err == sentence


def test_unread_files_stop_the_verbs(
    projet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demande, "examine", examine)
    path = projet / "toolbox/methodes/blason.md"
    path.write_text("---\ntitre: Blason : un\n---\n\nTexte.\n", encoding="utf-8")
    before = contents(projet)
    for verb, arguments in (
        (renommer, ["methode", "world-cafe", "cafe"]),
        (retirer, ["methode", "world-cafe"]),
        (dupliquer, ["methode", "world-cafe", "Café"]),
    ):
        assert verb.main(arguments, projet) == 1
        assert capsys.readouterr().err == (
            "toolbox/methodes/blason.md:2: un deux-points dans le texte le coupe en deux ; "
            'mettre le texte entre guillemets : titre: "Blason : un"\n'
            "1 problème à corriger.\n"
            "Rien n’a été changé : des fichiers ne se lisent pas, leurs renvois seraient perdus.\n"
        )
    assert contents(projet) == before


def test_what_would_break_the_toolbox_is_refused(
    projet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(projet)
    long = "Un titre bien trop long pour tenir sur une carte, que personne ne lira jamais jusqu’au bout"
    assert renommer.main(["methode", "blason", long], projet) == 1
    told = lines(capsys.readouterr().err)
    assert told[0].endswith(": titre : 80 signes au plus, 91 trouvés ; raccourcir")
    assert told[-1] == "Rien n’a été changé : voilà ce qui casserait."
    assert contents(projet) == before


# --- dupliquer

DRAFTS = [
    ("methode", "world-cafe", "Café des voisins", "methodes/cafe-des-voisins.md"),
    ("fiche", "budget", "Budget partagé", "fiches/budget-partage.md"),
    ("gouvernance", "evs", "Espace « de » quartier", "gouvernance/espace-de-quartier.md"),
    ("questionnaire", "a-chaud", 'Bilan "à chaud" court', "questionnaires/bilan-a-chaud-court.yml"),
    ("territoire", "marseille-centre", "Marseille nord", "territoires/marseille-nord.md"),
    ("programme", "pouvoir-agir-fevrier-2026", "Session d’été", "programmes/session-d-ete.md"),
]


@pytest.mark.parametrize(("kind", "slug", "title", "path"), DRAFTS)
def test_a_draft_starts_from_another_tool_and_has_no_problem(
    projet: Path, capsys: pytest.CaptureFixture[str], kind: str, slug: str, title: str, path: str
) -> None:
    before = contents(projet)
    assert dupliquer.main([kind, slug, title], projet, TODAY) == 0
    assert lines(capsys.readouterr().out)[0].startswith(f"Créé : toolbox/{path}, d’après toolbox/")
    after = contents(projet)
    written = after.pop(f"toolbox/{path}").decode("utf-8")
    shelf = "toolbox/supports/programmes" if kind == "programme" else "toolbox/supports"
    prints = f"{shelf}/{slug}.yml"
    if prints in before:
        assert after.pop(f"{shelf}/{Path(path).stem}.yml") == before[prints]
    assert after == before
    assert "\nmise_a_jour: 2026-11-29\n" in written
    assert "anciens_slugs" not in written
    catalogue, problems = examine(projet / "toolbox")
    assert problems == []
    (made,) = (e for e in catalogue.entries() if e.path == f"toolbox/{path}")
    assert made.titre == title
    assert getattr(made.record, "etat", "brouillon") == "brouillon"
    assert dupliquer.main([kind, slug, title], projet, TODAY) == 1
    assert capsys.readouterr().err == (
        f"« {made.slug} » est déjà pris par toolbox/{path} ; choisir un autre nom.\n"
    )


def test_a_draft_is_refused_as_a_copy_once_it_says_it_is_written(projet: Path) -> None:
    dupliquer.main(["methode", "world-cafe", "Café des voisins"], projet, TODAY)
    path = projet / "toolbox/methodes/cafe-des-voisins.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(dupliquer.TO_WRITE, "Parler entre voisins, une table à la fois."), "utf-8"
    )
    (only,) = map(str, examine(projet / "toolbox")[1])
    assert only == (
        "toolbox/methodes/cafe-des-voisins.md:1: ce fichier est une copie de "
        "toolbox/methodes/world-cafe.md : 82 passages y sont les mêmes ; les récrire, ou le "
        'supprimer et lancer : dupliquer methode world-cafe "Nouveau titre"'
    )


NOT_COPIED = [
    (["formation", "pouvoir-agir", "X"], "Ce genre ne se duplique pas : les outils ne sauraient plus de laquelle ils écrivent les numéros."),
    (["theme", "culture", "X"], "Ce genre ne se duplique pas : ses indicateurs porteraient les mêmes noms."),
    (["indicateur", "participants-nb", "X"], "Ce genre ne se duplique pas : il partage le fichier de son thème ; y écrire le nouveau à la main."),
    (["terme", "faire-avec", "X"], "Ce genre ne se duplique pas : un mot du glossaire s’écrit dans toolbox/glossaire.yml."),
    (["methode", "world-cafes", "X"], "« world-cafes » n’existe pas dans methodes ; écrire « world-cafe »."),
    (["methode", "world-cafe", "Blason"], "« blason » est déjà pris par toolbox/methodes/blason.md ; choisir un autre nom."),
    (["methode", "world-cafe", "…"], "« … » ne fait pas un titre ; y mettre des lettres."),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "sentence"), NOT_COPIED)
def test_what_cannot_be_copied_is_told(
    intact: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    before = contents(intact)
    assert dupliquer.main(arguments, intact, TODAY) == 1
    assert capsys.readouterr().err == sentence + "\n"
    assert contents(intact) == before


# --- retirer


def test_a_tool_leaves_the_lists_that_named_it(
    projet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(projet)
    assert retirer.main(["methode", "blason"], projet) == 0
    assert lines(capsys.readouterr().out) == [
        "Retiré : toolbox/methodes/blason.md.",
        "3 renvois enlevés, dans 3 fichiers :",
        "  toolbox/methodes/bingo-humain.md : 1",
        "  toolbox/methodes/portrait-chinois.md : 1",
        "  toolbox/recherche.yml : 1",
    ]
    after = contents(projet)
    assert "toolbox/methodes/blason.md" not in after
    assert after["toolbox/methodes/bingo-humain.md"] == before[
        "toolbox/methodes/bingo-humain.md"
    ].replace(
        b"  - slug: blason\n    si: si le groupe est petit et reste ensemble plusieurs jours\n", b""
    )
    assert examine(projet / "toolbox")[1] == []


NEEDED = [
    (["methode", "contrat-de-groupe"], "« contrat-de-groupe » n’a pas été retiré : 17 endroits en dépendent ; y nommer un autre outil, ou l’enlever."),
    (["fiche", "budget"], "« budget » n’a pas été retiré : 9 endroits en dépendent ; y nommer un autre outil, ou l’enlever."),
    (["formation", "pouvoir-agir"], "« pouvoir-agir » n’a pas été retiré : 20 endroits en dépendent ; y nommer un autre outil, ou l’enlever."),
    (["questionnaire", "a-chaud"], "« a-chaud » n’a pas été retiré : 17 endroits en dépendent ; y nommer un autre outil, ou l’enlever."),
    (["territoire", "marseille-centre"], "« marseille-centre » n’a pas été retiré : 6 endroits en dépendent ; y nommer un autre outil, ou l’enlever."),
    (["methode", "world-cafee"], "« world-cafee » n’existe pas dans methodes ; écrire « world-cafe »."),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "first"), NEEDED)
def test_what_something_rests_on_stays(
    intact: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], first: str
) -> None:
    before = contents(intact)
    assert retirer.main(arguments, intact) == 1
    told = lines(capsys.readouterr().err)
    assert told[0] == first
    assert all(row.startswith(("  docs/", "  toolbox/", "  mkdocs.yml:")) for row in told[1:])
    assert contents(intact) == before


def test_the_place_of_what_rests_on_a_tool_is_told(
    intact: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retirer.main(["fiche", "budget"], intact)
    assert lines(capsys.readouterr().err)[1:] == [
        "  docs/reperes/module-1.md:33",
        "  toolbox/recherche.yml:592 : essais.14.accepte.2",
        "  toolbox/recherche.yml:649 : essais.71.accepte.1",
        "  toolbox/recherche.yml:747 : essais.169.accepte.2",
        "  toolbox/situations/fin-de-subvention.yml:24 : recours.1.fiche",
        "  toolbox/situations/fixer-un-prix.yml:18 : recours.1.fiche",
        "  toolbox/situations/les-comptes-sont-obscurs.yml:23 : recours.1.fiche",
        "  toolbox/situations/repartir-l-argent.yml:31 : recours.1.fiche",
        "  toolbox/situations/trouver-de-l-argent.yml:36 : recours.1.fiche",
    ]


def test_the_search_follows_however_its_file_is_written(projet: Path, sans_juge: None) -> None:
    path = projet / "toolbox" / "recherche.yml"
    text = path.read_text(encoding="utf-8")
    found = re.search(r"^suggestions: \[(.*)\]$", text, re.M)
    assert found
    block = "".join(f"\n  - {name}" for name in found[1].split(", "))
    path.write_text(text.replace(found[0], f"suggestions:{block}"), encoding="utf-8")
    assert renommer.main(["situation", "un-conflit", "le-conflit"], projet) == 0
    told = path.read_text(encoding="utf-8")
    assert "\n  - le-conflit\n" in told
    assert "situations/le-conflit" in told
    assert "un-conflit" not in told


def test_a_part_leaves_its_file(projet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert retirer.main(["indicateur", "evenements-culturels-nb"], projet) == 0
    told = lines(capsys.readouterr().out)
    assert told[0] == "Retiré : « evenements-culturels-nb » dans toolbox/indicateurs/culture.yml."
    assert b"evenements-culturels-nb" not in b"".join(contents(projet / "toolbox").values())
    assert examine(projet / "toolbox")[1] == []


# --- how to call them

USAGES = [
    (renommer, "Usage : renommer GENRE ANCIEN NOUVEAU, par exemple : renommer methode world-cafe cafe-du-monde"),
    (dupliquer, 'Usage : dupliquer GENRE NOM "Nouveau titre", par exemple : dupliquer methode world-cafe "Café des voisins"'),
    (retirer, "Usage : retirer GENRE NOM, par exemple : retirer methode world-cafe"),
]  # fmt: skip
GENRES = "Genres : formation, methode, gouvernance, fiche, indicateur, theme, questionnaire, situation, territoire, programme, session, terme"


@pytest.mark.parametrize(("verb", "usage"), USAGES)
def test_each_verb_says_how_to_call_it(
    capsys: pytest.CaptureFixture[str], verb: ModuleType, usage: str
) -> None:
    for help_asked in ("-h", "--help"):
        assert verb.main([help_asked]) == 0
        told = lines(capsys.readouterr().out)
        assert (told[0], told[-1]) == (usage, GENRES)
    for wrong in ([], ["methode"], ["methode", "a", "b", "c"]):
        assert verb.main(wrong) == 2
        assert lines(capsys.readouterr().err)[0] == usage
    count = 2 if verb is retirer else 3
    assert verb.main(["metode", "a", "b"][:count]) == 2
    assert lines(capsys.readouterr().err)[:2] == [
        "Le genre « metode » n’existe pas ; écrire « methode ».",
        usage,
    ]


# --- what a page says

NAMED = [
    ('{{ methode("vieux") }}', '{{ methode("neuf") }}'),
    ("{{methode('vieux')}}", "{{methode('neuf')}}"),
    ('{{ methode( slug = "vieux" ) }}', '{{ methode( slug = "neuf" ) }}'),
    ('{{ lien("methodes", "vieux") }}', '{{ lien("methodes", "neuf") }}'),
    ('{{ lien("methodes", "vieux", "le vieux") }}', '{{ lien("methodes", "neuf", "le vieux") }}'),
    ('{{ lien(slug="vieux", genre="methodes") }}', '{{ lien(slug="neuf", genre="methodes") }}'),
    ('{{ lien("methodes",\n  "vieux") }}', '{{ lien("methodes",\n  "neuf") }}'),
    ('{{ assembler([2], inclure=["vieux", "a"]) }}', '{{ assembler([2], inclure=["neuf", "a"]) }}'),
    ('{%- if true -%} {{ methode("vieux") }} {% endif %}', '{%- if true -%} {{ methode("neuf") }} {% endif %}'),
    ('{% raw %}{{ methode("vieux") }}{% endraw %}', '{% raw %}{{ methode("neuf") }}{% endraw %}'),
    ('| a | {{ lien("methodes", "vieux") }} et {{ methode("vieux") }} |', '| a | {{ lien("methodes", "neuf") }} et {{ methode("neuf") }} |'),
    ("[Le vieux](../methodes/vieux.md)", "[Le vieux](../methodes/neuf.md)"),
    ("[Le vieux](../methodes/vieux.md#vieux)", "[Le vieux](../methodes/neuf.md#vieux)"),
    ("[Le vieux](<../methodes/vieux.md>)", "[Le vieux](<../methodes/neuf.md>)"),
    ("[Le vieux](../methodes/vieux/)", "[Le vieux](../methodes/neuf/)"),
    ("[Le vieux](../../methodes/vieux/index.html)", "[Le vieux](../../methodes/neuf/index.html)"),
    ("[v]\n\n[v]: ../methodes/vieux.md", "[v]\n\n[v]: ../methodes/neuf.md"),
    ('<a href="../../methodes/vieux/">vieux</a>', '<a href="../../methodes/neuf/">vieux</a>'),
    ("![](../methodes/vieux.md) [x](../methodes/vieux.md)", "![](../methodes/neuf.md) [x](../methodes/neuf.md)"),
]  # fmt: skip
OTHERS = [
    '{{ fiche("vieux") }}',
    '{{ lien("fiches", "vieux") }}',
    '{{ lien("methodes", "autre", "vieux") }}',
    '{{ terme("autre", "vieux") }}',
    '{{ methode("vieux-cafe") }}',
    '{{ liste(famille="vieux") }}',
    'methode("vieux") sans accolades',
    "[Le vieux](../fiches/vieux.md)",
    "[Le vieux](vieux.md)",
    "[Le vieux](../methodes/vieux-cafe.md)",
    "[Le vieux](../methodes/tres-vieux.md)",
    "[Le vieux](https://exemple.fr/methodes/vieux/)",
    "[Le vieux](#vieux)",
    "Le vieux outil, `vieux`.",
]


def followed(text: str, catalogue: Catalogue, target: Target, source: str, new: str) -> str:
    found = _in_text("p.md", source, text, 1, target, _settings(catalogue))
    edits = [Edit(mention.start, mention.end, new) for mention in found]
    return retouched(text.encode(), edits).decode()


@pytest.mark.parametrize(("before", "after"), NAMED)
def test_calls_and_links_of_pages_follow(boite: Catalogue, before: str, after: str) -> None:
    target = Target("methodes", "vieux")
    assert followed(before, boite, target, "reperes/page.md", "neuf") == after


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_the_tool_stays(boite: Catalogue, text: str) -> None:
    target = Target("methodes", "vieux")
    assert followed(text, boite, target, "reperes/page.md", "neuf") == text


def test_parts_follow_by_their_anchor(boite: Catalogue) -> None:
    word = Target("glossaire", "vieux", "glossaire")
    text = '[a](../glossaire.md#vieux) [b](../glossaire.md#autre) [c](#vieux) {{ terme("vieux") }}'
    assert followed(text, boite, word, "reperes/page.md", "neuf") == text.replace("vieux", "neuf")
    number = Target("indicateurs", "vieux", "indicateurs/culture")
    text = '[a](../indicateurs/culture.md#vieux) {{ indicateurs(slugs=["x", "vieux"]) }}'
    assert followed(text, boite, number, "reperes/page.md", "neuf") == text.replace("vieux", "neuf")


def test_every_call_that_names_a_tool_is_known(boite: Catalogue) -> None:
    """A new call with a « slug » joins the table, or renommer would forget it."""
    names = _settings(boite)
    given = {
        (call, name) for call, settings in names.items() for name in settings if "slug" in name
    }
    assert given - set(slugs()) == {("lien", "slug")}
    assert {call for call, _ in slugs()} <= set(macros(boite))


# --- places in a header

LISTS = [
    ("mise_a_jour: 2026-11-22\nx: 1\n", "mise_a_jour: 2026-11-22\nanciens_slugs: [vieux]\nx: 1\n"),
    ("mise_a_jour: 2026-11-22", "mise_a_jour: 2026-11-22\nanciens_slugs: [vieux]"),
    ("mise_a_jour: 2026-11-22 # le jour\n", "mise_a_jour: 2026-11-22 # le jour\nanciens_slugs: [vieux]\n"),
    ("mise_a_jour: 2026-11-22\nanciens_slugs: [a]\n", "mise_a_jour: 2026-11-22\nanciens_slugs: [a, vieux]\n"),
    ('mise_a_jour: 2026-11-22\nanciens_slugs: ["a", \'b\'] # fin\n', 'mise_a_jour: 2026-11-22\nanciens_slugs: ["a", \'b\', vieux] # fin\n'),
    ("mise_a_jour: 2026-11-22\nanciens_slugs: []\n", "mise_a_jour: 2026-11-22\nanciens_slugs: [vieux]\n"),
    ("mise_a_jour: 2026-11-22\nanciens_slugs:\n  - a\n  - b\nx: 1\n", "mise_a_jour: 2026-11-22\nanciens_slugs:\n  - a\n  - b\n  - vieux\nx: 1\n"),
    ("mise_a_jour: 2026-11-22\nanciens_slugs:\n- a\n", "mise_a_jour: 2026-11-22\nanciens_slugs:\n- a\n- vieux\n"),
    ("mise_a_jour: 2026-11-22\r\nx: 1\r\n", "mise_a_jour: 2026-11-22\r\nanciens_slugs: [vieux]\r\nx: 1\r\n"),
]  # fmt: skip


def edited(tmp_path: Path, text: str, change: Callable[[Path], Edit]) -> str:
    path = tmp_path / "f.yml"
    path.write_bytes(text.encode())
    return retouched(path.read_bytes(), [change(path)]).decode()


@pytest.mark.parametrize(("before", "after"), LISTS)
def test_an_old_name_joins_the_list(tmp_path: Path, before: str, after: str) -> None:
    change = lambda path: added(spots(path), (), "anciens_slugs", "vieux", "mise_a_jour")  # noqa: E731
    assert edited(tmp_path, before, change) == after


PARTS = [
    ("t:\n  - slug: a\n    nom: A\n", "t:\n  - slug: a\n    anciens_slugs: [vieux]\n    nom: A\n"),
    ("t:\n  - { slug: a, nom: A }\n", "t:\n  - { slug: a, anciens_slugs: [vieux], nom: A }\n"),
]


@pytest.mark.parametrize(("before", "after"), PARTS)
def test_an_old_name_joins_a_part(tmp_path: Path, before: str, after: str) -> None:
    change = lambda path: added(spots(path), ("t", 0), "anciens_slugs", "vieux", "slug")  # noqa: E731
    assert edited(tmp_path, before, change) == after


DROPPED = [
    ("l: [a, vieux, c]\n", 1, "l: [a, c]\n"),
    ("l: [vieux, c]\n", 0, "l: [c]\n"),
    ("l: [a, vieux]\n", 1, "l: [a]\n"),
    ("l: [vieux]\n", 0, "l: []\n"),
    ('l: [a,\n  "vieux", # ici\n  c]\n', 1, "l: [a,\n  c]\n"),
    ("l:\n  - a\n  - vieux # ici\n  - c\n", 1, "l:\n  - a\n  - c\n"),
    ("l:\n  - a\n  # sur c\n  - c\n", 0, "l:\n  # sur c\n  - c\n"),
    ("l:\n  - vieux\nx: 1\n", 0, "x: 1\n"),
    (
        "l:\n  - a\n  - slug: vieux\n    si: >\n      un\n      deux\n\nx: 1\n",
        1,
        "l:\n  - a\nx: 1\n",
    ),
    ("l:\n  - { slug: vieux, si: a }\n  - { slug: b, si: c }\n", 0, "l:\n  - { slug: b, si: c }\n"),
    ("l:\r\n  - a\r\n  - vieux\r\nx: 1\r\n", 1, "l:\r\n  - a\r\nx: 1\r\n"),
    ("l:\n  - a\n  - vieux", 1, "l:\n  - a"),
]


@pytest.mark.parametrize(("before", "n", "after"), DROPPED)
def test_an_item_leaves_its_list(tmp_path: Path, before: str, n: int, after: str) -> None:
    assert edited(tmp_path, before, lambda path: dropped(spots(path), ("l", n))) == after


WORDS = [
    ("a: vieux\n", "a: neuf\n"),
    ("a: vieux # le vieux\n", "a: neuf # le vieux\n"),
    ('é: 1\na:   "vieux"\n', 'é: 1\na:   "neuf"\n'),
    ("a: 'vieux'\r\nb: vieux\r\n", "a: 'neuf'\r\nb: vieux\r\n"),
    ("\ufeffa: vieux\n", "\ufeffa: neuf\n"),
    ("{ é😀: ù, a: vieux }\n", "{ é😀: ù, a: neuf }\n"),
    ("x: 1\u2028\na: vieux\rb: 2\r\n", "x: 1\u2028\na: neuf\rb: 2\r\n"),
]


@pytest.mark.parametrize(("before", "after"), WORDS)
def test_a_word_changes_and_nothing_else(tmp_path: Path, before: str, after: str) -> None:
    change = lambda path: replaced(spots(path)[("a",)], "vieux", "neuf")  # noqa: E731
    assert edited(tmp_path, before, change) == after


def test_nothing_to_do_is_nothing() -> None:
    assert Changes({}).nothing
    assert retouched(b"\xef\xbb\xbfa\r\nb", []) == b"\xef\xbb\xbfa\r\nb"
