"""Situations: what one does or says standing comes first, short, wherever it happens in a room."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from pydantic import ValidationError

from macros.model.core.catalogue import Catalogue
from macros.model.records.situation import Situation
from macros.site.pages.situations import situation_page

LIVE = ("parole", "tension")
"""The families of what happens in a room, under one's eyes."""


def written(**changed: object) -> Situation:
    """A situation with one tool for each reason, changed at will."""
    fields = {
        "phrase": "Personne ne parle",
        "famille": "parole",
        "se_dit_aussi": ("Un grand silence", "Ils se taisent"),
        "avant_tout": "Que risque-t-on à parler ?",
        "recours": ({"methode": "a", "pourquoi": "D’abord."}, {"fiche": "b", "pourquoi": "Puis."}),
        "eviter": ("Désigner quelqu’un.",),
        "signe": "Une voix de plus.",
        "etat": "brouillon",
        "mise_a_jour": "2026-11-30",
    }
    return Situation.model_validate({**fields, **changed})


def test_gestures_may_be_absent_and_are_three_at_most():
    assert written().sur_le_moment == ()
    assert written(sur_le_moment=("Se lever.",)).sur_le_moment == ("Se lever.",)
    with pytest.raises(ValidationError):
        written(sur_le_moment=("a", "b", "c", "d"))


def test_a_gesture_is_short_enough_to_be_held_in_mind():
    assert written(sur_le_moment=("a" * 220,))
    with pytest.raises(ValidationError):
        written(sur_le_moment=("a" * 221,))


def test_what_happens_in_a_room_says_what_to_do_standing(boite: Catalogue):
    lacking = [
        entry.slug
        for entry in boite.situations.values()
        if entry.record.famille in LIVE and not entry.record.sur_le_moment
    ]
    assert lacking == []


def test_the_page_opens_with_the_gestures_then_the_question(boite: Catalogue):
    text = situation_page(boite, boite.situations["trop-de-bruit"], lambda _: Markup()).markdown
    first, second = text.index("Sur le moment, en trente secondes"), text.index("La question à se")
    assert first < second < text.index("## Quoi essayer, dans cet ordre")
    assert "lever la main" in text[first:second]


def test_a_page_without_gestures_says_nothing_of_them(boite: Catalogue):
    page = situation_page(boite, boite.situations["trop-de-reponses"], lambda _: Markup())
    assert "Sur le moment" not in page.markdown
