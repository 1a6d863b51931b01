"""The bench measures toolboxes that keep every rule: varied, never twice the same, always the same."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from macros.model.core.catalogue import Catalogue
from macros.model.plans.avertissements import unaccepted
from macros.model.plans.planning import plan_of
from macros.model.reading import examine
from scripts.banc.boite import ajouter, inventes
from scripts.banc.cas import CAS, FABRIQUER, NU
from scripts.banc.mesure import Cout, cout
from scripts.banc.mots import lieu
from scripts.banc.pairs import absents, pairs
from scripts.banc.plume import LISTES, Plume
from scripts.banc.resultats import Taille, croissance, depassements, garder, lire, tableau
from scripts.banc.sites import Poids
from scripts.banc.vues import Vue

from .conftest import petite_boite

ALL = 24**3
FEW = 20


def test_made_up_tools_keep_every_rule_and_programmes_leave_nothing_to_look_at(
    racine: Path, boite: Catalogue, tmp_path: Path
) -> None:
    toolbox = petite_boite(racine, tmp_path)
    before = len(list(toolbox.glob("*/*")))
    ajouter(toolbox, inventes(boite, FEW))
    catalogue, problems = examine(toolbox)
    assert [str(problem) for problem in problems] == []
    assert len(catalogue.methodes) == len(boite.methodes) + FEW
    # Three sheets, two themes of indicators, four schemas, a programme.
    assert len(list(toolbox.glob("*/*"))) - before == FEW + 3 + 2 + 4 + 1
    assert len(catalogue.glossaire) > len(boite.glossaire)
    assert unaccepted(plan_of(catalogue, "essai-1"), catalogue) == ()


def test_made_up_methods_differ_and_lead_to_one_another(boite: Catalogue) -> None:
    made = [
        yaml.load(text.split("---\n")[1], yaml.CSafeLoader)
        for path, text in inventes(boite, 100)
        if path.startswith("methodes/")
    ]
    for name, least in (("titre", 100), ("accroche", 100), ("duree", 30), ("famille", 12)):
        assert len({str(fields[name]) for fields in made}) >= least, name
    named = [slug for fields in made for slug in fields["suites"]]
    counts = sorted(map(named.count, set(named)))
    # A few are named by many, as in any large toolbox; the others by their neighbours, the
    # last by none, since nothing comes after itself.
    assert (len(counts), counts[0], counts[-6]) == (99, 1, 2)
    assert counts[-5] > 10


def test_the_same_size_and_seed_give_the_same_files(boite: Catalogue) -> None:
    once = list(inventes(boite, 5))
    assert once == list(inventes(boite, 5))
    assert not {text for _, text in once} & {text for _, text in inventes(boite, 5, seed=2)}


def test_sentences_last_for_a_thousand_methods(boite: Catalogue) -> None:
    assert sum(1 for _ in inventes(boite, 1000)) > 1400


def test_a_model_gives_each_sentence_once_then_refuses() -> None:
    plume, modele = Plume(seed=3), "{qui} vont {faire} {quoi} ensemble."
    assert len({plume.phrase(modele) for _ in range(ALL)}) == ALL
    with pytest.raises(ValueError, match="has given its 13824 sentences"):
        plume.phrase(modele)
    assert len({lieu(n) for n in range(ALL)}) == ALL
    assert all(len(set(words)) == 24 for words in LISTES.values())


COUTS = dict(
    zip(
        [*(cas.nom for cas in CAS), "Hugo"],
        map(Cout, (5, 2, 1, 6, 1.7, 2.5, 2, 1.5, 20, 0.5), [180.0] * 10),
        strict=True,
    )
)
VUE = Vue("methodes/world-cafe/", 12, 91_000, 11_400, 0.031)
CENT = Taille(
    100, COUTS, Poids(500, 50_000, 60_000, 250_000, 580_000, 1_700_000, 20_500_000), (VUE,)
)


def test_a_table_tells_ratios_limits_and_the_last_time() -> None:
    before = replace(CENT, couts=COUTS | {NU: Cout(10, 180)})
    assert list(tableau(CENT, before)) == [
        "100 méthodes inventées, 500 pages ; une page coûte 12,0 ms.",
        "La page d’une méthode pèse 50 Ko, la plus lourde 60 ; leur liste 250, la recherche 580, les données ouvertes 1700, le site 20,5 Mo.",
        "                                             s  rapport  permis   avant    Mo",
        "  hôte nu                                 5,00     1,00            1,00   180",
        "  vérifier à froid                        2,00     0,40            0,20   180",
        "  vérifier sans rien changer              1,00     0,20            0,10   180",
        "  construire à froid                      6,00     1,20    1,10    0,60   180",
        "  construire sans rien changer            1,70     0,34    0,35    0,17   180",
        "  construire après une modification       2,50     0,50    0,40    0,25   180",
        "  ouvrir l’aperçu                         2,00     0,40    0,60    0,20   180",
        "  montrer une modification                1,50     0,30    0,20    0,15   180",
        "  imprimer tout à froid                  20,00     4,00    5,00    2,00   180",
        "  Hugo                                    0,50     0,10            0,05   180",
        "  première vue, au téléphone           demandes     Ko   HTML   sauts",
        "  methodes/world-cafe/                       12     91     11   0,031",
    ]


def test_limits_are_ratios_of_the_same_run_and_memory() -> None:
    assert list(depassements(CENT)) == [
        "À 100 méthodes inventées, « construire à froid » coûte 1,20 fois l’hôte nu ; 1,10 au plus",
        "À 100 méthodes inventées, « construire après une modification » coûte 0,50 fois l’hôte nu ; 0,40 au plus",
        "À 100 méthodes inventées, « montrer une modification » coûte 0,30 fois l’hôte nu ; 0,20 au plus",
    ]
    heavy = replace(CENT, couts=COUTS | {"construire à froid": Cout(5, 512)})
    assert list(depassements(heavy, tenu=True)) == [
        "À 100 méthodes inventées, « construire à froid » prend 512 Mo de mémoire ; 500 au plus"
    ]


def test_what_is_held_is_judged_apart_from_what_is_promised() -> None:
    held = {cas.nom: cas.tenu for cas in CAS if cas.tenu}
    assert [cas.nom for cas in FABRIQUER] == [NU, *held]
    costs = {nom: Cout(5 * ratio, 180) for nom, ratio in held.items()} | {NU: Cout(5, 180)}
    assert list(depassements(replace(CENT, couts=costs), tenu=True)) == []
    worse = {nom: Cout(cost.cpu * 1.01, 180) for nom, cost in costs.items()} | {NU: Cout(5, 180)}
    assert len(list(depassements(replace(CENT, couts=worse), tenu=True))) == len(held)


def test_a_first_view_has_limits_too() -> None:
    beyond = replace(VUE, demandes=15, octets=96_000, sauts=0.06)
    assert list(depassements(replace(CENT, vues=(beyond,)), tenu=True)) == [
        "« methodes/world-cafe/ » demande 15 fichiers ; 14 au plus",
        "« methodes/world-cafe/ » saute en s’ouvrant (0,060) ; 0,05 au plus",
        "« methodes/world-cafe/ » pèse 96 Ko, dont 11 de HTML ; 95 et 12 au plus",
    ]


def test_what_grows_with_the_toolbox_is_told() -> None:
    large = replace(
        CENT, outils=1000, poids=replace(CENT.poids, pages=400, methode=50_500, methode_max=66_000)
    )
    assert list(croissance(CENT, large)) == [
        "de 100 à 1000 méthodes, le temps d’une page est multiplié par 1,25 ; 1,15 au plus",
        "de 100 à 1000 méthodes, le poids de la plus lourde est multiplié par 1,10 ; 1,05 au plus",
    ]


@pytest.mark.parametrize("text", ["", "{}", '{"tailles": [{"outils": 1}]}', '{"tailles": 3}'])
def test_what_was_kept_comes_back_and_what_is_damaged_is_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / ".cache" / "bench.json"
    assert lire(path) == {}
    garder(path, {100: CENT}, {"jour": "2026-11-29"})
    assert lire(path) == {100: CENT}
    path.write_text(text, encoding="utf-8")
    assert lire(path) == {}


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    assert cout([sys.executable, "-c", "pass"], tmp_path).cpu > 0
    with pytest.raises(SystemExit, match="Zut"):
        cout([sys.executable, "-c", "raise SystemExit('Zut')"], tmp_path)


def test_other_makers_of_sites_are_measured_only_when_they_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert absents() == ["Zensical", "Hugo", "Eleventy"]
    assert pairs(tmp_path / "nu") == {}
    (tmp_path / "bin").mkdir()
    (tmp_path / "nu" / "docs" / "methodes").mkdir(parents=True)
    (tmp_path / "nu" / "docs" / "methodes" / "index.md").write_text("# Méthodes", "utf-8")
    hugo = tmp_path / "bin" / "hugo"
    hugo.write_text("#!/bin/sh\ntest -f hugo.toml -a -f docs/methodes/_index.md\n", "utf-8")
    hugo.chmod(0o755)
    assert absents() == ["Zensical", "Eleventy"]
    assert list(pairs(tmp_path / "nu")) == ["Hugo"]
