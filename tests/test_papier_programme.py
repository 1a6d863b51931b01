"""The three papers of a programme: its brochure, its run sheet, its list of things."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from pypdf import PdfReader

from macros.french import duree, enumeration, heure, jour
from macros.model.clock.supplies import supplies
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan as planned_of
from macros.model.plans.planning import plan_of
from macros.model.plans.promesses import promises
from macros.model.plans.questions import ICI
from macros.model.records.formation import Formation
from macros.model.records.programme import DemiJournee
from macros.model.records.sequence import Apport, Marge, Pause, SequenceMethode
from macros.paper.brochure import brochure
from macros.paper.cahier import cahier
from macros.paper.conduite import conduite
from macros.paper.materiel import courses, materiel
from macros.paper.press.document import Atelier, Document
from macros.paper.press.press import press
from macros.store import load
from macros.told.consigne import Parole, morceaux
from macros.told.programme.acces import FINANCEMENT, acces
from macros.told.programme.conduite import conduite as run_sheet
from macros.told.programme.suivi import evaluations

from .conftest import textes

SITE = "https://exemple.org/boite"
SLUGS = tuple(load().catalogue.programmes)
LONG = "pouvoir-agir-fevrier-2026"
SHORT = "demi-journee-decouverte"
MM = 72 / 25.4


@cache
def _documents(site: str) -> dict[str, Document]:
    toolbox = load()
    atelier = Atelier(toolbox.catalogue, toolbox.printed, site)
    families = (brochure, conduite, materiel)
    return {d.adresse: d for family in families for d in family.documents(atelier)}


def document(kind: str, slug: str, site: str = SITE) -> Document:
    if kind == "brochure":
        return _documents(site)[f"programmes/{slug}.pdf"]
    return _documents(site)[f"documents/programmes/{slug}-{kind}.pdf"]


@cache
def made(kind: str, slug: str) -> bytes:
    return document(kind, slug).make(SITE)


@cache
def words(kind: str, slug: str) -> str:
    text = _words("".join(textes(made(kind, slug), "-raw")))
    # A step that goes on overleaf is said without the foot and the head between its lines.
    return re.sub(r"Pourl’équipe·[^/]{,200}?/\d+Jour\d+·.{,200}?Notes", "", text)


@cache
def _reader(kind: str, slug: str) -> PdfReader:
    return PdfReader(io.BytesIO(made(kind, slug)))


_LEFT_OUT = dict.fromkeys(map(ord, "\u00ad-*_«»"))


def _words(text: str) -> str:
    """Return a text without spaces, hyphens nor the marks of Markdown; a link is its words."""
    told = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", text)
    return "".join(told.translate(_LEFT_OUT).split())


def says(kind: str, slug: str, *texts: str) -> None:
    found = words(kind, slug)
    missing = [text for text in texts if _words(text) not in found]
    assert not missing


KINDS = ("brochure", "conduite", "materiel")


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_is_an_accessible_french_a4(kind: str, slug: str) -> None:
    reader = _reader(kind, slug)
    assert {
        (round(p.mediabox.width / MM), round(p.mediabox.height / MM)) for p in reader.pages
    } == {(210, 297)}
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"].startswith("fr")
    assert catalog["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in catalog["/Metadata"].get_object().get_data()
    title = load().catalogue.programmes[slug].titre
    assert reader.metadata is not None
    assert _words(title) in _words(reader.metadata.title or "")
    assert reader.outline


@pytest.mark.parametrize("kind", KINDS)
def test_two_prints_are_the_same_bytes(kind: str) -> None:
    again = document(kind, SHORT).make(SITE)
    assert again == made(kind, SHORT)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_pages_that_offer_each_paper(slug: str) -> None:
    assert document("brochure", slug).pages == (f"programmes/{slug}/",)
    assert document("conduite", slug).pages == (f"programmes/{slug}/conduite/",)
    assert document("materiel", slug).pages == (f"programmes/{slug}/preparer/",)


@pytest.mark.parametrize("slug", SLUGS)
def test_everything_due_to_the_public_is_in_the_brochure(boite: Catalogue, slug: str) -> None:
    r = boite.programmes[slug].record
    f: Formation = boite.formations[r.formation].record
    plan = plan_of(boite, slug)
    dated, held = evaluations(boite, plan), promises(plan, boite)
    due = {
        "prerequis": [f.prerequis],
        "objectifs": [*f.objectifs_generaux],
        "reconnaissance": [f.reconnaissance.texte],
        "duree": [duree(r.minutes)],
        "acces": [
            *((r.acces,) if r.acces else (f.admission, acces(r, f).inscription, *f.acces.etapes)),
            f"{f.acces.delai_estime_mois} mois",
        ],
        "modalite": [held.modalite, f"{f.modalite.distance_pourcent} % à distance"],
        "financement": [FINANCEMENT] if r.acces else [
            *f.financement.prises_en_charge, f.financement.cpf, f.financement.conseil,
        ],
        "tarif": [r.tarif or f"{f.tarif.euros} €"],
        "organisme": [f.organisme.contact, f.organisme.courriel, *f.organisme.telephones],
        "methodes": [*held.methodes.tenues, *held.ressources.tenues, *held.ailleurs],
        "evaluations": [text for e in dated for text in (e.delai, e.texte)],
        "handicap": [f.handicap.texte, f.handicap.referent],
        "mise_a_jour": [jour(r.mise_a_jour).split(" ", 1)[1]],
    }  # fmt: skip
    assert set(due) == set(Formation.DUE) == set(brochure.SECTIONS)
    says("brochure", slug, *(text for texts in due.values() for text in texts))
    says("brochure", slug, *Formation.DUE.values())
    says("brochure", slug, f.organisme.siret, f.organisme.mention_declaration, f.organisme.qualiopi)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_brochure_tells_its_objectives_and_its_state(boite: Catalogue, slug: str) -> None:
    r = boite.programmes[slug].record
    numbers = {n for day in r.jours for _, half in day.halves for n in half.objectifs}
    held = promises(plan_of(boite, slug), boite)
    assert {*held.objectifs, *held.commences} == numbers
    for number in numbers:
        o = boite.objectifs[number]
        promised = (o.critere, enumeration(o.livrables)) if number in held.objectifs else ()
        says("brochure", slug, o.titre, *promised)
    etat = boite.mot("etats", r.etat)
    says("brochure", slug, etat.nom, etat.aide, r.exemple or "", r.accroche)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_agenda_keeps_the_hours_of_the_plan(boite: Catalogue, slug: str) -> None:
    data = document("brochure", slug).data
    shown = [
        (str(c.debut), str(c.minutes))
        for group in data["calendrier"].groupes
        for day in group.jours
        for session in day.jour.sessions
        for c in session.creneaux
    ]
    planned = [
        (heure(c.debut), duree(c.minutes))
        for session in plan_of(boite, slug).sessions
        for c in session.creneaux
    ]
    assert shown == planned
    says("brochure", slug, *(hour for hour, _ in planned))


@pytest.mark.parametrize("slug", SLUGS)
def test_strips_of_time_never_overlap(slug: str) -> None:
    for group in document("brochure", slug).data["calendrier"].groupes:
        for day in group.jours:
            ends = [(s.place, s.place + s.largeur) for s in day.ruban]
            assert ends[0][0] >= 0
            assert ends[-1][1] <= 1.001
            assert all(a[1] <= b[0] + 0.001 for a, b in pairwise(ends))


def test_the_notes_of_the_team_stay_out_of_the_brochure(boite: Catalogue) -> None:
    plan = plan_of(boite, LONG)
    notes = [c.sequence.note for s in plan.sessions for c in s.creneaux if c.sequence.note]
    assert len(notes) > 20
    assert not [note for note in notes if _words(note) in words("brochure", LONG)]
    parts = [part for note in notes for part in morceaux(note)]
    says("conduite", LONG, *(p if isinstance(p, str) else p.mots for p in parts))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_run_sheet_loses_nothing(boite: Catalogue, slug: str) -> None:
    for day in run_sheet(boite, plan_of(boite, slug)):
        for x in (x for session in day.sessions for x in session.creneaux):
            says("conduite", slug, heure(x.creneau.debut), x.creneau.titre, x.groupes)
            says("conduite", slug, *x.vigilance, *(o.nom for o in x.materiel))
            told = (x.note, *(e.consigne for e in x.etapes))
            parts = [part for text in told for part in morceaux(text)]
            says("conduite", slug, *(p if isinstance(p, str) else p.mots for p in parts))
            says("conduite", slug, *(e.simple for e in x.etapes))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_day_stands_on_one_page_before_it_is_told(boite: Catalogue, slug: str) -> None:
    days = run_sheet(boite, plan_of(boite, slug))
    pages = textes(document("conduite", slug).make(""), "-raw")
    hands = [
        _words(page) for page in pages if "choses à avoir sous la main" in " ".join(page.split())
    ]
    assert len(hands) == len(days)
    for page, day in zip(hands, days, strict=True):
        for x in (x for session in day.sessions for x in session.creneaux):
            assert _words(heure(x.creneau.debut)) in page
            assert _words(x.creneau.titre) in page
            assert all(_words(o.nom) in page for o in x.materiel)


def test_words_to_say_stand_in_a_block_of_their_own(boite: Catalogue) -> None:
    """On a run sheet the words begin a line, after « Dire : » or to whom they are said."""
    text = "\n".join(textes(document("conduite", LONG).make(""), "-layout"))
    said = [
        part
        for day in run_sheet(boite, plan_of(boite, LONG))
        for x in day.activites
        for e in x.etapes
        for part in morceaux(e.consigne)
        if isinstance(part, Parole)
    ]
    lines = [line for line in text.splitlines() if re.match(r"(\s|\d|h)*[A-ZÉÀ].*\s:\s«", line)]
    assert len(said) > 100
    assert len(lines) >= len(said)


def test_the_bar_of_a_half_day_is_never_last_on_its_page(boite: Catalogue) -> None:
    for slug in SLUGS:
        for page in textes(document("conduite", slug).make(""), "-raw"):
            words = page.split("Pour l’équipe ·")[0]
            bars = re.split(r"Jour \d+ · [\wé-]+, \d+ h.*", words)
            assert len(bars) == 1 or re.search(r"\d+ h( \d\d)?\n", bars[-1]), (slug, page)


def test_long_papers_stay_short(boite: Catalogue) -> None:
    days = len(run_sheet(boite, plan_of(boite, LONG)))
    assert len(_reader("conduite", LONG).pages) <= 43 + days  # Each day has a page of its own.
    assert len(_reader("brochure", LONG).pages) <= 13
    assert len(_reader("brochure", SHORT).pages) <= 5
    assert len(_reader("materiel", SHORT).pages) == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_the_list_counts_the_whole_programme_once(boite: Catalogue, slug: str) -> None:
    plan = plan_of(boite, slug)
    found = supplies(plan.sessions, plan.programme.participants)
    says("materiel", slug, *(b.nom for b in found))
    data = document("materiel", slug).data
    listed = {group.nom: {(x.quantite, str(x.nom)) for x in group.lignes} for group in data["tout"]}
    games = [b for b in found if b.imprimable and courses.supply(b.nom, words_of(boite))[0]]
    printed = {(str(b.quantite), b.nom) for b in found if b.imprimable and b not in games}
    assert printed <= listed["À imprimer"]
    names = [nom for group in listed.values() for _, nom in group]
    assert len(names) == len(set(names))


def words_of(boite: Catalogue) -> courses.Fournitures:
    return boite.vocabulaires["fournitures"]


def test_felt_pens_of_every_name_are_one_line(boite: Catalogue) -> None:
    asked = {
        m.nom
        for entry in boite.methodes.values()
        for m in entry.record.materiel
        if not m.imprimable and "feutre" in m.nom.casefold().split()[0]
    }
    assert len(asked) > 10
    assert {courses.supply(nom, words_of(boite))[0] for nom in asked} == {"feutres"}
    assert courses.supply("Lot de feutres de six couleurs", words_of(boite)) == ("feutres", 6)
    assert courses.supply("Grande affiche à trois colonnes", words_of(boite))[0] == "affiches"
    assert courses.supply("Chaise", words_of(boite)) == ("", 1)


def test_four_lists_buy_bring_print_and_draw(boite: Catalogue) -> None:
    told = courses.listes(plan_of(boite, LONG).sessions, 10, words_of(boite))
    assert [*told] == [*courses.LISTS]
    (pens,) = [x for x in told["À emporter"] if "Feutres" in x.nom]
    assert pens.quantite == "20"
    assert pens.suite.startswith("2 paquets de 12 · ")
    (weather,) = [x for x in told["À imprimer"] if "cartes météo" in x.nom]
    assert (weather.quantite, weather.jours) == ("10", (3, 5))


def test_days_of_a_thing_are_told_in_runs(boite: Catalogue) -> None:
    plan = plan_of(boite, LONG)
    assert materiel._quand(plan, [4]) == "jour 4"
    assert materiel._quand(plan, [1, 2]) == "jours 1 et 2"
    assert materiel._quand(plan, [1, 2, 3, 5, 7, 8, 9]) == "jours 1 à 3, 5 et 7 à 9"
    mixed = materiel._quand(plan_of(boite, "habitants-cinq-soirees"), [1, 3])
    assert mixed == "mardi 16 mars et samedi 3 avril"


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_public_address_papers_name_their_page(kind: str) -> None:
    found = document(kind, SHORT, "")
    assert _words(found.pages[0]) in _words("".join(textes(found.make(""), "-raw")))


def test_a_programme_without_sponsor_nor_place_prints(boite: Catalogue) -> None:
    toolbox = load()
    plan = plan_of(boite, SHORT)
    bare = plan.programme.model_copy(
        update={"commanditaire": None, "lieu": None, "adaptation": None, "exemple": None}
    )
    atelier = Atelier(toolbox.catalogue, lambda _: "")
    data = brochure.brochure(atelier, boite.programmes[SHORT], replace(plan, programme=bare))
    assert press("brochure/brochure.typ", data, bare.mise_a_jour).startswith(b"%PDF")


HOSTILE = (
    "#panic() $x^2$ <b>gras</b> \\u{1F600} [lien](javascript:alert) ]} «\u202e "
    + "long " * 900
    + "fin"
)


def test_hostile_texts_of_any_length_are_all_shown(boite: Catalogue) -> None:
    r = boite.programmes[SHORT].record
    half = DemiJournee(objectifs=(2,), sequences=(Apport(apport=HOSTILE, temps=210),))
    day = r.jours[0].model_copy(update={"matin": half, "lieu": HOSTILE})
    fields = dict.fromkeys(("commanditaire", "lieu", "adaptation", "exemple", "tarif"), HOSTILE)
    wild = r.model_copy(update={**fields, "jours": (day,)})
    entry = replace(boite.programmes[SHORT], record=wild)
    atelier = Atelier(boite, lambda _: HOSTILE)
    plan = planned_of(wild, boite)
    data = brochure.brochure(atelier, entry, plan)
    text = _text(press("brochure/brochure.typ", data, wild.mise_a_jour))
    assert text.count("long") >= 8 * 900
    sheet = conduite.feuille(atelier, entry, plan)
    assert _text(press("conduite/conduite.typ", sheet, wild.mise_a_jour)).count("long") >= 2 * 900


FREE = "Marge : signatures, déplacements, retards"


def test_papers_show_minutes_left_free_a_form_and_its_question(
    boite: Catalogue,
) -> None:
    r = boite.programmes[SHORT].record
    method = boite.methodes["arbre-a-problemes"]
    form = method.record.variantes[0].titre
    led = SequenceMethode(methode=method.slug, forme=form, temps=150, question="Pourquoi {ici} ?")
    half = DemiJournee(objectifs=(2,), sequences=(led, Pause(pause=50), Marge(marge=10)))
    record = r.model_copy(update={"jours": (r.jours[0].model_copy(update={"matin": half}),)})
    entry, plan = replace(boite.programmes[SHORT], record=record), planned_of(record, boite)
    atelier = Atelier(boite, lambda _: "")
    place = boite.territoires[record.territoire].record.ici or ICI
    papers = {
        "brochure/brochure.typ": brochure.brochure(atelier, entry, plan),
        "conduite/conduite.typ": conduite.feuille(atelier, entry, plan),
        "cahier/cahier.typ": cahier.cahier(atelier, entry, plan),
    }
    found = {name: _text(press(name, data, record.mise_a_jour)) for name, data in papers.items()}
    assert all(_words(FREE) in text for text in found.values())
    assert _words(f"Pourquoi {place} ?") in found["conduite/conduite.typ"]
    assert _words(f"forme : {form}") in found["conduite/conduite.typ"]
    assert _words(method.record.variantes[0].texte) in found["conduite/conduite.typ"]


def _text(content: bytes) -> str:
    """Return what stands on the pages: nothing that falls below their feet."""
    kept: list[str] = []

    def visit(text: str, at: list[float], tm: list[float], _font: object, _size: float) -> None:
        if at[5] + at[3] * tm[5] > 20:
            kept.append(text)

    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=visit)
    return _words("".join(kept))
