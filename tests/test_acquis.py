"""What a method needs and leaves, on its page: plain words, and who leaves them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.model.core.catalogue import Catalogue
from macros.site.pages.outils import methode_page
from macros.told.acquis import NEAREST, demandes, laisses, suivantes
from macros.told.suites import a_mener, chemins


@pytest.fixture(scope="module")
def petite(boite: Catalogue) -> Catalogue:
    """Four methods: a vote needs options, an enquiry leaves options too, a plan needs a choice."""
    words = {
        "gommettes": (("options",), ("choix",)),
        "enquete-conscientisante": ((), ("options",)),
        "world-cafe": ((), ("options",)),
        "plan-action-atelier": (("choix", "options"), ("options", "plan")),
    }
    found = {
        slug: replace(
            boite.methodes[slug],
            record=boite.methodes[slug].record.model_copy(update={"demande": asks, "laisse": leaves, "suites": ()}),
        )
        for slug, (asks, leaves) in words.items()
    }  # fmt: skip
    return replace(boite, methodes=found)


def test_what_is_needed_comes_with_who_leaves_it(petite: Catalogue) -> None:
    (options,) = demandes(petite, petite.methodes["gommettes"])
    assert options.nom == "des propositions à comparer"
    assert options.sens == "Au moins trois propositions écrites, entre lesquelles choisir."
    assert {one.slug for one in options.methodes} == {"enquete-conscientisante", "world-cafe"}


def test_what_is_left_opens_on_who_needs_it(petite: Catalogue) -> None:
    enquete, vote = petite.methodes["enquete-conscientisante"], petite.methodes["gommettes"]
    assert [a.nom for a in laisses(petite, enquete)] == ["des propositions à comparer"]
    assert {one.slug for one in suivantes(petite, enquete)} == {"gommettes", "plan-action-atelier"}
    assert [one.slug for one in suivantes(petite, vote)] == ["plan-action-atelier"]


def test_what_a_method_names_itself_is_not_told_twice(petite: Catalogue) -> None:
    vote = petite.methodes["gommettes"]
    named = vote.record.model_copy(update={"suites": ("plan-action-atelier",)})
    assert suivantes(petite, replace(vote, record=named)) == ()


def test_ways_tell_what_to_lead_first_and_what_comes_to_be_possible(petite: Catalogue) -> None:
    vote = petite.methodes["gommettes"]
    (before,) = a_mener(petite, vote)
    assert before.titre == "À mener d’abord, pour avoir des propositions à comparer"
    assert chemins(petite, vote)[0].titre == "Ce qu’elle rend possible"


def test_the_nearest_are_told_and_no_more(boite: Catalogue) -> None:
    for entry in boite.methodes.values():
        for found in (*(a.methodes for a in demandes(boite, entry)), suivantes(boite, entry)):
            assert len(found) <= NEAREST
            assert entry not in found


def test_the_page_says_it_in_plain_words_with_links(petite: Catalogue) -> None:
    page = methode_page(petite, petite.methodes["gommettes"], lambda _: "Du texte.").markdown
    assert "Ce qu’il faut déjà avoir : des propositions à comparer." in page
    assert "À mener d’abord : <a href=" in page
    assert "Ce qu’elle laisse : une priorité choisie." in page
    other = methode_page(petite, petite.methodes["world-cafe"], lambda _: "Du texte.").markdown
    assert "Ce qu’il faut déjà avoir" not in other
