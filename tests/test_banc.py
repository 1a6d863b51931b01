"""The bench measures toolboxes that keep every rule: varied, never twice the same, always the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.model.core.catalogue import Catalogue
from macros.model.plans.avertissements import unaccepted
from macros.model.plans.planning import plan_of
from macros.model.reading import examine
from scripts.banc.boite import ajouter, inventes
from scripts.banc.mots import lieu
from scripts.banc.plume import LISTES, Plume

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
    # A few are named by many, as in any large toolbox; the others by their neighbours.
    assert (len(counts), counts[0], counts[-6]) == (100, 2, 2)
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
