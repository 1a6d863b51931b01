"""However large the toolbox, a tool's page shows the nearest around it; a list beside it shows all."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue
from macros.site.pages.autour import autour_page, has_one
from macros.site.pages.outils import CARTES, methode_page, neighbours
from macros.told.suites import DEPUIS, LONGEST, SHOWN, Suite, Voisin, autour, proches

TITRE = "Ce qui la prépare bien"


def _suite(boite: Catalogue, count: int) -> Suite:
    tools = [e for e in boite.methodes.values() if e.slug != "abecedaire"]
    return Suite(TITRE, tuple(Voisin(tool) for tool in tools[-count:]))


def test_a_suite_is_whole_up_to_its_bound(boite: Catalogue) -> None:
    entry, suite = boite.methodes["abecedaire"], _suite(boite, LONGEST)
    assert proches(boite, entry, suite) is suite


def test_beyond_what_the_tool_cites_comes_first_then_common_objectives(boite: Catalogue) -> None:
    entry = boite.methodes["abecedaire"]
    cited = {r.target.slug for r in boite.outgoing(entry)}
    shown = [v.outil for v in proches(boite, entry, _suite(boite, 100)).voisins]
    assert len(shown) == SHOWN
    named = [tool.slug in cited for tool in shown]
    assert named == sorted(named, reverse=True)
    assert 0 < sum(named) < SHOWN
    own = set(boite.objectifs_of(entry))
    shared = [len(own & set(boite.objectifs_of(tool))) for tool in shown if tool.slug not in cited]
    assert shared == sorted(shared, reverse=True)
    assert shared[0] == len(own)


def test_a_page_tells_how_many_others_and_its_list_holds_them_all(boite: Catalogue) -> None:
    entry = boite.methodes["plan-action-atelier"]
    whole = {suite.titre: len(suite.voisins) for suite in autour(boite, entry)}
    told = {section.titre: section for section in neighbours(boite, entry)}
    section = told[TITRE]
    assert len(section.cartes) == CARTES
    named = len(section.cartes) + len(section.liens)
    assert named + section.reste == whole[TITRE] > LONGEST
    page = methode_page(boite, entry, lambda _: "Du texte.").markdown
    assert (
        '<p class="precision">Les plus proches : ce que cette page cite, puis ce qui partage le plus '
        "d’objectifs avec elle ; "
        f'<a href="~/methodes/plan-action-atelier/autour/">et {section.reste} autres</a>.</p>'
    ) in page
    everything = autour_page(boite, entry)
    assert everything.src == "methodes/plan-action-atelier/autour.md"
    assert everything.markdown.count("carte__titre") == whole[TITRE]
    assert f"# Autour de « {entry.titre} »" in everything.markdown


def test_a_tool_of_short_suites_has_no_list(boite: Catalogue) -> None:
    entry = boite.methodes["abecedaire"]
    assert not has_one(boite, entry)
    assert {section.reste for section in neighbours(boite, entry)} == {0}


def test_a_page_shows_each_tool_as_a_card_once_and_names_it_again_with_its_reason(
    boite: Catalogue,
) -> None:
    entry = boite.methodes["decision-consentement"]
    sections = neighbours(boite, entry)
    cards = [card.url for section in sections for card in section.cartes]
    assert len(cards) == len(set(cards))
    told = {
        section.titre: [v.outil.titre for v in suite.voisins]
        for section, suite in zip(sections, autour(boite, entry), strict=True)
    }
    shown = {s.titre: {*(c.titre for c in s.cartes), *(x.titre for x in s.liens)} for s in sections}
    assert all(shown[titre] <= set(told[titre]) for titre in told)
    depuis = next(s for s in sections if s.titre == DEPUIS)
    assert {x.titre: x.raison for x in depuis.liens}["Élection sans candidature"] == (
        "la méthode d’ici convient mieux si une personne est déjà volontaire et qu’il suffit de "
        "vérifier que nul n’a d’objection"
    )
