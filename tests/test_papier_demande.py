"""One document asked for by its address: it alone is told, by a press that comes and goes."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from macros import documents
from macros.paper.affiches import affiches
from macros.paper.cartes import cartes
from macros.paper.press import presses, workshop
from macros.paper.press.document import Atelier, Document
from macros.paper.press.press import PressError

CARD = "documents/cartes/world-cafe.pdf"


def refused(*asked: object) -> str:
    raise AssertionError(asked)


@pytest.fixture
def untold(boite, monkeypatch) -> Atelier:
    """A workshop where nothing can be told: every family asks for a code or for a prose, sessions
    included."""
    monkeypatch.setattr(Atelier, "qr", refused)
    return Atelier(boite, refused)


def test_documents_are_listed_without_telling_them(untold):
    found = list(documents.documents(untold))
    assert {document.famille for document in found} >= {"livre", "cartes", "fiches", "programmes"}
    with pytest.raises(AssertionError):
        found[0].told()


def test_one_is_found_by_its_address(untold, boite):
    found = documents.one(untold, CARD)
    assert found is not None
    assert (found.adresse, found.titre) == (CARD, f"Carte : {boite.methodes['world-cafe'].titre}")


def test_an_address_without_document_gives_none(untold):
    assert documents.one(untold, "documents/cartes/nulle-part.pdf") is None


def test_families_are_not_asked_past_the_one(untold, monkeypatch):
    def endless(atelier: Atelier):
        yield from islice(documents.cartes.documents(atelier), 1)
        refused()

    monkeypatch.setattr(documents, "FAMILIES", (endless,))
    first = next(iter(untold.catalogue.methodes))
    found = documents.one(untold, f"documents/cartes/{first}.pdf")
    assert isinstance(found, Document)


def test_its_data_are_told_once(boite):
    found = documents.one(Atelier(boite, lambda entry: ""), CARD)
    assert found is not None
    assert found.data is found.data


def test_a_press_prints_many_then_leaves_with_its_memory(boite):
    card = documents.one(Atelier(boite, lambda entry: ""), CARD)
    assert card is not None
    card.make()
    press = presses._IDLE.queue[-1]
    card.make()
    assert presses._IDLE.queue[-1] is press
    presses.rest()
    assert presses._IDLE.empty()
    assert press._process.returncode == 0


def test_a_press_that_printed_much_is_replaced(boite, monkeypatch):
    monkeypatch.setattr(presses, "MOST_SIGNS", 0)
    card = documents.one(Atelier(boite, lambda entry: ""), CARD)
    assert card is not None
    assert card.make().startswith(b"%PDF")
    assert presses._IDLE.empty()


def test_a_press_that_dies_is_said_and_replaced(boite):
    card = documents.one(Atelier(boite, lambda entry: ""), CARD)
    assert card is not None
    made = card.make()
    press = presses._IDLE.queue[-1]
    press._process.kill()
    press._process.wait()
    with pytest.raises(PressError, match="the press stopped"):
        card.make()
    assert card.make() == made


def asked(monkeypatch) -> list[str]:
    """What the presses are asked for, template by template."""
    found: list[str] = []
    ask = presses.Press.ask

    def noting(press, told):
        found.append(told["template"])
        return ask(press, told)

    monkeypatch.setattr(presses.Press, "ask", noting)
    return found


def test_a_poster_takes_one_turn_of_the_press_and_none_when_it_is_kept(
    boite, tmp_path, monkeypatch
):
    found = asked(monkeypatch)
    posters = list(islice(affiches.documents(Atelier(boite, lambda entry: "")), 2))
    first = list(workshop.print_all(posters, tmp_path))
    assert sorted(found) == ["affiches/affiche.typ", "affiches/affiche_mur.typ"]
    again = list(workshop.print_all(posters, tmp_path))
    assert sorted(found) == ["affiches/affiche.typ", "affiches/affiche_mur.typ"]
    assert [one.content for one in again] == [one.content for one in first]


def told(data, day, site) -> bytes:
    return str(data).encode()


def test_a_changed_method_makes_again_its_card_and_its_decks_alone(boite, tmp_path):
    def printed(catalogue) -> dict[str, bool]:
        every = documents.cartes.documents(Atelier(catalogue, lambda entry: ""))
        made = workshop.print_all((replace(one, maker=told) for one in every), tmp_path)
        return {one.document.adresse: one.seconds > 0 for one in made}

    entry = boite.methodes["premortem"]
    assert all(printed(boite).values())
    assert not any(printed(boite).values())
    record = entry.record.model_copy(update={"accroche": "Imaginer l’échec, puis l’éviter."})
    changed = {**boite.methodes, "premortem": replace(entry, record=record)}
    again = printed(replace(boite, methodes=changed))
    modules = [f"module-{n}" for n in boite.modules_of(entry)]
    objectifs = [f"objectif-{n}" for n in boite.objectifs_of(entry)]
    used = {p for p in boite.programmes if entry in cartes.used(boite, p)}
    names = ["premortem", "toutes", *modules, *objectifs, *(f"programme-{p}" for p in used)]
    assert {adresse for adresse, made in again.items() if made} == {
        f"documents/cartes/{name}.pdf" for name in names
    }
