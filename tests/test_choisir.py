"""What people choose by, worked out for a page: facets, counts, what each card answers."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue
from macros.site.pages.listes import theme_cards
from macros.site.parts.cards import Carte, cartes
from macros.site.parts.choisir import Panneau, panneau


def over(catalogue: Catalogue, *slugs: str) -> tuple[Panneau | None, list[Carte]]:
    found, (cards,) = panneau(
        catalogue, [cartes(catalogue, [catalogue.methodes[slug] for slug in slugs])]
    )
    return found, cards


def test_a_panel_counts_the_cards_of_each_choice(boite: Catalogue) -> None:
    panel, cards = over(boite, "world-cafe", "meteo-interieure", "forum-ouvert")
    assert panel is not None
    assert panel.nombre == 3
    named = {facet.id: facet for facet in panel.facettes}
    assert named["temps"].une
    assert named["temps"].mots[0] == ("15", "15 min au plus", 1)
    assert named["moment"].mots == (("ouvrir", "Ouvrir", 1), ("produire", "Produire", 2))
    assert "genre" not in named, "all are methods: nothing to choose"
    assert [key for key, _ in panel.tris] == ["titre", "duree", "personnes", "niveau"]
    told = dict(part.split("=") for part in (cards[1].choix or "").split(";"))
    assert (told["moment"], told["tri.duree"]) == ("ouvrir", "15")
    assert told["temps"].startswith("15,20,30,")


def test_fewer_than_two_tools_leave_nothing_to_choose(boite: Catalogue) -> None:
    panel, cards = over(boite, "world-cafe")
    assert panel is None
    assert cards[0].choix is None


def test_what_no_basket_holds_is_no_choice(boite: Catalogue) -> None:
    programmes = cartes(boite, boite.programmes.values())
    methods = cartes(boite, list(boite.methodes.values())[:2])
    panel, (first, second) = panneau(boite, [programmes, methods])
    assert panel is not None
    assert panel.nombre == 2
    assert {card.choix for card in first} == {None}
    assert None not in {card.choix for card in second}


def test_a_theme_answers_what_its_indicators_do(boite: Catalogue) -> None:
    methods = cartes(boite, list(boite.methodes.values())[:2])
    panel, (themes, _) = panneau(boite, [theme_cards(boite, boite.themes.values()), methods])
    assert panel is not None
    assert panel.nombre == len(boite.themes) + 2
    mobility = next(card for card in themes if card.titre == "Mobilité")
    mine = (i for i in boite.indicateurs.values() if i.url.startswith("indicateurs/mobilite/#"))
    numbers = sorted({n for entry in mine for n in boite.objectifs_of(entry)})
    told = dict(part.split("=") for part in (mobility.choix or "").split(";"))
    assert told["genre"] == "indicateurs"
    assert told["objectif"] == ",".join(map(str, numbers))
