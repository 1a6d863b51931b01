"""The file of a session on paper: what is owed is there, from the plan, and nobody is named."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader

from macros.french import duree, espaces, heure, jour
from macros.model.core.catalogue import Catalogue, programme_objectifs
from macros.model.plans.planning import plan_of
from macros.model.plans.preuves import prouves
from macros.paper.press.document import Atelier, Document
from macros.paper.session.grille import passages
from macros.paper.session.questionnaires import passations, sans_objet
from macros.paper.session.session import documents
from macros.store import load
from macros.told.programme.deroule import jours_de

from .conftest import textes

ENTIER = "pouvoir-agir-fevrier-2026"
PROGRAMMES = (
    ENTIER,
    "agents-collectivites-deux-jours",
    "habitants-cinq-soirees",
    "demi-journee-decouverte",
)
A4 = (210, 297)


@cache
def _tous() -> dict[str, Document]:
    boite = load()
    return {d.adresse: d for d in documents(Atelier(boite.catalogue, boite.printed))}


def _document(slug: str, nom: str) -> Document:
    return _tous()[f"documents/programmes/{slug}-{nom}.pdf"]


@cache
def _fait(slug: str, nom: str) -> bytes:
    return _document(slug, nom).make()


@cache
def _lu(slug: str, nom: str) -> PdfReader:
    return PdfReader(io.BytesIO(_fait(slug, nom)))


def _plat(texte: str) -> str:
    """A text without spaces: on paper, lines end anywhere."""
    return re.sub(r"[\s\u00ad]", "", espaces(texte))


@cache
def _feuilles(slug: str, nom: str) -> list[str]:
    return [_plat(texte) for texte in textes(_fait(slug, nom), "-raw")]


def _texte(slug: str, nom: str) -> str:
    return "".join(_feuilles(slug, nom))


def _format(reader: PdfReader) -> set[tuple[int, int]]:
    boxes = [page.mediabox for page in reader.pages]
    return {(round(b.width / 72 * 25.4), round(b.height / 72 * 25.4)) for b in boxes}


def test_every_programme_has_its_pieces_and_each_page_its_documents(boite: Catalogue) -> None:
    for slug in PROGRAMMES:
        due = {"dossier", "convocation", "emargement", "attestation"}
        due |= {"positionnement", "cas-avant", "a-chaud", "cas-apres", "a-froid"}
        due -= set(boite.programmes[slug].record.a_la_place)
        led = {ENTIER}
        due |= {"grille"} if slug in led else set()
        due |= {"preuves"} if prouves(plan_of(boite, slug), boite) else set()
        start = f"documents/programmes/{slug}-"
        assert {a[len(start) : -4] for a in _tous() if a.startswith(start)} == due
        assert _document(slug, "convocation").pages == (f"programmes/{slug}/preparer/",)
        assert f"programmes/{slug}/emargement/" in _document(slug, "emargement").pages


def test_generic_questionnaires_belong_to_their_own_pages(boite: Catalogue) -> None:
    for slug, entry in boite.questionnaires.items():
        document = _tous()[f"documents/questionnaires/{slug}.pdf"]
        assert (document.famille, document.pages) == ("questionnaires", (entry.url,))
        texte = _plat("".join(textes(document.make(), "-raw")))
        for partie in entry.record.parties:
            assert _plat(partie.titre) in texte
            for question in partie.questions:
                assert _plat(question.texte)[:30] in texte


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_the_letter_tells_each_day_as_planned(boite: Catalogue, slug: str) -> None:
    plan, texte = plan_of(boite, slug), _texte(slug, "convocation")
    f = boite.formations[plan.programme.formation].record
    assert len(_lu(slug, "convocation").pages) <= 2
    for day in jours_de(boite, plan):
        heures = [f"{heure(s.debut)} – {heure(s.fin)}" for s in day.sessions]
        assert _plat(f"{day.date_longue} {' et '.join(heures)}") in texte
        assert _plat(day.lieu) in texte
    for due in (plan.programme.titre, f.handicap.texte, f.handicap.referent, f.organisme.courriel):
        assert _plat(due) in texte
    for piece in ("règlement intérieur", "livret d’accueil", "à compléter par l’organisme"):
        assert _plat(piece) in texte
    before = [p for p in passations(boite, plan) if p.moment == "avant"]
    assert bool(before) is not {"positionnement", "cas-avant"}.issubset(plan.programme.a_la_place)
    assert all(_plat(one.quand) in texte for one in before[:1])


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_one_sign_in_sheet_a_day_with_a_row_for_each_person(boite: Catalogue, slug: str) -> None:
    plan, reader = plan_of(boite, slug), _lu(slug, "emargement")
    o = boite.formations[plan.programme.formation].record.organisme
    days = jours_de(boite, plan)
    assert (len(reader.pages), _format(reader)) == (len(days), {A4[::-1]})
    for day, texte in zip(days, _feuilles(slug, "emargement"), strict=True):
        for due in (plan.programme.titre, o.nom, o.siret, o.declaration_activite, day.lieu):
            assert _plat(due) in texte
        for s in day.sessions:
            assert _plat(f"{s.nom}, {heure(s.debut)} – {heure(s.fin)}") in texte
        assert _plat(f"Durée du jour : {duree(day.total)}") in texte
    for sheet in _document(slug, "emargement").data.feuilles:
        assert len(sheet.lignes) >= plan.programme.participants
        assert len([x for x in sheet.lignes if x.numero]) == plan.programme.participants


def test_a_large_group_takes_several_sheets_a_day(boite: Catalogue) -> None:
    from macros.paper.session.pieces import MOST_ROWS, emargement

    plan = plan_of(boite, PROGRAMMES[3])
    big = type(plan)(plan.programme.model_copy(update={"participants": 30}), plan.sessions)
    tete = _document(PROGRAMMES[3], "emargement").data.programme
    sheets = emargement(Atelier(boite, lambda _: ""), big, tete).feuilles
    assert [x.feuille for x in sheets] == ["feuille 1 sur 2", "feuille 2 sur 2"]
    assert sum(len(x.lignes) for x in sheets) >= 30
    assert all(len(x.lignes) <= MOST_ROWS for x in sheets)


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_questionnaires_ask_only_about_the_objectives_at_work(boite: Catalogue, slug: str) -> None:
    plan = plan_of(boite, slug)
    worked = programme_objectifs(plan.programme)
    for p in passations(boite, plan):
        texte = _texte(slug, p.questionnaire.slug)
        assert _plat(plan.programme.titre) in texte
        assert _plat(p.quand) in texte
        asked = [q for x in p.questionnaire.record.parties for q in x.questions]
        for q in asked:
            assert (_plat(q.texte.replace("**", "")) in texte) == (
                (q.objectif is None or q.objectif in worked) and q.id not in sans_objet(plan)
            )
        assert all(_plat(q.de) in texte for q in asked if q.de)


@pytest.mark.parametrize("slug", PROGRAMMES)
def test_the_certificate_names_nobody_and_is_ready_for_funders(boite: Catalogue, slug: str) -> None:
    r = plan_of(boite, slug).programme
    o = boite.formations[r.formation].record.organisme
    texte = _texte(slug, "attestation")
    assert _plat(o.contact) not in texte
    assert _document(slug, "attestation").data["natures"][0]["choisie"]
    for due in (
        *(r.titre, o.nom, o.siret, o.declaration_activite, jour(r.jours[0].date)),
        *(jour(r.jours[-1].date), f"Durée prévue : {duree(r.minutes)}", "Nom et prénom"),
        *("Nature de l’action", "heures réalisées", "Cachet et signature", "Fait à"),
        *("Acquis", "En cours d’acquisition", "Non évalué", "Attestation de fin de formation"),
    ):
        assert _plat(due) in texte
    for n in programme_objectifs(r):
        assert _plat(boite.objectifs[n].titre) in texte
    assert len(_lu(slug, "attestation").pages) == 2


def test_the_grid_shows_the_clues_of_its_sheet_on_one_page(boite: Catalogue) -> None:
    texte = _texte(ENTIER, "grille")
    assert len(_lu(ENTIER, "grille").pages) == 1
    for due in ("Clarté", "Cadre", "Participation", "Production", "Consigne orale et affichée"):
        assert _plat(due) in texte
    for due in ("Suites nommées et datées", "1 2 3 4", "Personne qui observe", "Progrès à viser"):
        assert _plat(due) in texte
    assert passages(boite, plan_of(boite, ENTIER)) == 10
    assert passages(boite, plan_of(boite, PROGRAMMES[1])) == 0
    assert passages(boite, plan_of(boite, PROGRAMMES[2])) == 0


@pytest.mark.parametrize("slug", [ENTIER, PROGRAMMES[3]])
def test_the_whole_file_holds_every_piece_in_order(slug: str) -> None:
    names = [x.nom for x in _document(slug, "dossier").data["pieces"]]
    assert names[:4] == [
        "Convocation",
        "Questionnaire de positionnement",
        "Situations courtes, avant",
        "Feuilles d’émargement",
    ]
    assert names[-1] == "Questionnaire à froid"
    start = f"documents/programmes/{slug}-"
    pieces = [a[len(start) : -4] for a in _tous() if a.startswith(start)]
    whole = len(_lu(slug, "dossier").pages)
    written = [n for n, texte in enumerate(_feuilles(slug, "dossier"), 1) if texte]
    alone = sum(len(_lu(slug, nom).pages) for nom in pieces if nom != "dossier")
    assert len(written) == 1 + alone
    blank = set(range(1, whole + 1)) - set(written)
    assert all(n % 2 == 0 for n in blank)
    first = _feuilles(slug, "dossier")[0]
    assert all(_plat(nom) in first for nom in names)
    assert _plat(f"{whole - 2} à {whole}") in first


@pytest.mark.parametrize("slug", [ENTIER, PROGRAMMES[3]])
def test_each_piece_and_each_day_begins_on_a_sheet_of_its_own(slug: str) -> None:
    found = enumerate(_feuilles(slug, "dossier"), 1)
    starts = [n for n, texte in found if "·dossier,p." in texte and "1/" in texte]
    days = [
        n
        for n, texte in enumerate(_feuilles(slug, "dossier"), 1)
        if "Feuilled’émargement·" in texte
    ]
    assert all(n % 2 == 1 for n in (*starts, *days))
    assert len(starts) >= len(_document(slug, "dossier").data["pieces"])


def test_documents_are_tagged_titled_french_a4_and_the_same_twice() -> None:
    for nom in ("dossier", "convocation", "grille", "attestation", "a-chaud"):
        document, reader = _document(ENTIER, nom), _lu(ENTIER, nom)
        assert reader.metadata is not None
        assert reader.metadata.title == espaces(document.data["titre"])
        assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
        assert _format(reader) == ({A4, A4[::-1]} if nom == "dossier" else {A4})
    document = _document(ENTIER, "dossier")
    assert document.make("https://exemple.org") == document.make("https://exemple.org")
