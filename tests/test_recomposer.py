"""recomposer: what is chosen is kept beside the programme, shown before and after, and follows names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.model.plans.planning import plan_of
from macros.model.reading import examine, read_toolbox
from scripts import recomposer, renommer, retirer

from .conftest import sans_travaux

SLUG = "agents-collectivites-deux-jours"
LOCK = f"toolbox/programmes/{SLUG}.choix.yml"


@pytest.fixture
def projet(tmp_path: Path, racine: Path) -> Path:
    few = shutil.ignore_patterns(
        "pouvoir-agir-fevrier-*",
        "habitants-*",
        "demi-*",
        "elus-*",
        "val-*",
        "242600252.json",  # The data of the territory that leaves with the line above.
        "*.choix.yml",
        "recherche.yml",
        "sessions",  # Of the ten days, which are left out.
    )
    shutil.copytree(racine / "toolbox", tmp_path / "toolbox", ignore=few)
    sans_travaux(tmp_path / "toolbox")
    without_lines(tmp_path / "toolbox/programmes" / f"{SLUG}.md")
    (tmp_path / "toolbox/supports/programmes" / f"{SLUG}.yml").unlink()
    return tmp_path


def without_lines(path: Path) -> None:
    """Take the lines of a written programme away: its half-days are composed."""
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"\n      sequences:\n(?:        .*\n)+", "\n", text)
    path.write_text(re.sub(r"acceptes:\n(?:  .*\n)+", "", bare), encoding="utf-8")


def asked(projet: Path, *words: str) -> int:
    return recomposer.main(list(words), projet)


def test_what_is_chosen_is_written_and_holds(projet, capsys):
    before = plan_of(read_toolbox(projet / "toolbox"), SLUG)
    assert asked(projet, SLUG) == 0
    assert capsys.readouterr().out == f"Rien ne change.\nÉcrit : {LOCK}\n"
    catalogue, problems = examine(projet / "toolbox")
    assert problems == []
    kept = plan_of(catalogue, SLUG)
    assert kept.programme == before.programme
    assert kept.neuves == frozenset()


def test_seeing_writes_nothing(projet, capsys):
    assert asked(projet, SLUG, "--voir") == 0
    assert capsys.readouterr().out.endswith("Rien n’a été écrit.\n")
    assert not (projet / LOCK).exists()


def test_one_half_day_is_chosen_again_and_what_it_costs_is_said(projet, capsys):
    assert asked(projet, SLUG) == 0
    path = projet / LOCK
    text = path.read_text(encoding="utf-8")
    catalogue = read_toolbox(projet / "toolbox")
    second = plan_of(catalogue, SLUG).sessions[1]
    kept = catalogue.programmes[SLUG].record.contraintes.inclure
    slug = next(
        c.sequence.slug
        for c in second.creneaux
        if c.methode and c.outil.record.moment != "ouvrir" and c.sequence.slug not in kept
    )
    programme = projet / "toolbox/programmes" / f"{SLUG}.md"
    written = programme.read_text(encoding="utf-8")
    assert "exclure: [" in written
    programme.write_text(written.replace("exclure: [", f"exclure: [{slug}, "), encoding="utf-8")
    now = plan_of(read_toolbox(projet / "toolbox"), SLUG)
    assert (0, "apres_midi") in now.neuves
    capsys.readouterr()
    assert asked(projet, SLUG, "1", "apres_midi") == 0
    said = capsys.readouterr().out
    assert said.endswith(f"Écrit : {LOCK}\n")
    assert f'"{slug}"' not in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert plan_of(read_toolbox(projet / "toolbox"), SLUG).neuves == frozenset()


def test_a_choice_follows_names_and_goes_with_its_programme(projet, capsys):
    assert asked(projet, SLUG) == 0
    text = (projet / LOCK).read_text(encoding="utf-8")
    assert 'methode: "contrat-de-groupe"' in text
    assert renommer.main(["methode", "contrat-de-groupe", "regles-du-groupe"], projet) == 0
    after = (projet / LOCK).read_text(encoding="utf-8")
    assert after == text.replace("contrat-de-groupe", "regles-du-groupe")
    assert renommer.main(["programme", SLUG, "agents-deux-jours"], projet) == 0
    moved = projet / "toolbox/programmes/agents-deux-jours.choix.yml"
    assert not (projet / LOCK).exists()
    assert moved.read_text(encoding="utf-8") == after.replace(SLUG, "agents-deux-jours")
    assert retirer.main(["programme", "agents-deux-jours"], projet) == 0
    assert not moved.exists()
    capsys.readouterr()


def test_a_choice_without_its_programme_is_told(projet):
    (projet / "toolbox/programmes/perdu.choix.yml").write_text(
        "demi_journees: []\n", encoding="utf-8"
    )
    _, problems = examine(projet / "toolbox")
    assert [str(problem) for problem in problems] == [
        "toolbox/programmes/perdu.choix.yml:1: aucun programme ne s’appelle « perdu » ; supprimer ce fichier"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], recomposer.USAGE),
        (["--quoi"], recomposer.USAGE),
        (["inconnu"], "« inconnu » n’existe pas dans programmes"),
        ([SLUG, "3"], f"« {SLUG} » ne compose pas cette demi-journée ; en nommer une autre."),
        ([SLUG, "1"], "Aucun choix n’est encore gardé : recomposer d’abord tout le programme."),
    ],
)
def test_what_cannot_be_is_said(projet, capsys, words, told):
    assert asked(projet, *words) in {1, 2}
    assert told in capsys.readouterr().err
    assert not (projet / LOCK).exists()


def test_words_of_the_trainer_stay_when_all_is_chosen_again(projet, capsys):
    assert asked(projet, SLUG) == 0
    path = projet / LOCK
    text = path.read_text(encoding="utf-8")
    said = text.replace(
        '{ apport: "Le tour des projets",',
        '{ apport: "Le tour des projets", note: "Trois mots au mur.",',
    )
    assert said != text
    path.write_text(said, encoding="utf-8")
    kept = plan_of(read_toolbox(projet / "toolbox"), SLUG)
    notes = [c.sequence.note for s in kept.sessions for c in s.creneaux]
    assert "Trois mots au mur." in notes
    assert asked(projet, SLUG) == 0
    assert 'note: "Trois mots au mur."' in path.read_text(encoding="utf-8")
    capsys.readouterr()


def test_a_title_of_the_trainer_takes_the_place_of_the_composed_one(projet, capsys):
    assert asked(projet, SLUG) == 0
    path = projet / LOCK
    text = path.read_text(encoding="utf-8")
    said = text.replace('apport: "Le retour du plan montré"', 'apport: "Corriger le plan avec eux"')
    assert said != text
    path.write_text(said, encoding="utf-8")
    kept = plan_of(read_toolbox(projet / "toolbox"), SLUG)
    titles = [getattr(c.sequence, "apport", None) for s in kept.sessions for c in s.creneaux]
    assert "Corriger le plan avec eux" in titles
    assert "Le retour du plan montré" not in titles
    assert kept.neuves == frozenset()
    capsys.readouterr()
