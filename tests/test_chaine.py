"""The papers of a session: facts in place, articles said, holes that refuse, agreement and contract apart."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument
from icalendar import Calendar

from macros.data.downloads import downloads
from macros.documents import documents
from macros.french import du
from macros.model.clock.ouvrables import ouvre
from macros.model.core.catalogue import Catalogue
from macros.model.plans.tenues import entree_tenue, plan_tenu
from macros.model.reading import examine
from macros.model.records.session import Particuliers, Prix, Versement
from macros.model.rules.sessions import payments, who_pays
from macros.paper.noms.liste import Personne
from macros.paper.noms.noms import Noms, papiers
from macros.paper.press.document import Atelier, Document
from macros.site.pages.sessions import mentions_page, papiers_page
from macros.told.apres import UN_MOIS
from macros.told.chaine import papier, papiers_de, refus
from macros.told.connu import connu
from macros.told.lettres import Lettre
from tests.conftest import extrait, textes

SESSION = "pouvoir-agir-mars-2027"


def changed(boite: Catalogue, **changes: object) -> Catalogue:
    entry = boite.sessions[SESSION]
    record = entry.record.model_copy(update=changes)
    return replace(boite, sessions={SESSION: replace(entry, record=record)})


def versement(euros: int, le: str) -> Versement:
    return Versement.model_validate({"euros": euros, "le": le})


def lettre(boite: Catalogue, name: str) -> Lettre:
    assert boite.chaine
    tenue = boite.sessions[SESSION]
    return papier(boite, tenue, boite.chaine.record.papiers[name], connu(boite, tenue))


def words(told: Lettre) -> str:
    return "\n".join(
        "".join(b.mots or f"[{b.blanc}]" for b in bloc.bouts) or " | ".join(bloc.mots)
        for bloc in told.corps
    )


def refusals(boite: Catalogue) -> dict[str, str]:
    assert boite.chaine
    tenue = boite.sessions[SESSION]
    known = connu(boite, tenue)
    found = papiers_de(boite.chaine.record, tenue)
    return {name: said for name, paper in found if (said := refus(tenue, paper, known))}


@pytest.fixture(scope="module")
def files(boite: Catalogue) -> dict[str, Document]:
    every = documents(Atelier(boite, lambda _: ""))
    return {d.adresse.rpartition("/")[2]: d for d in every if "/sessions/" in d.adresse}


# Facts, articles, blanks


def test_a_convention_says_what_the_session_is(boite: Catalogue) -> None:
    told = words(lettre(boite, "convention"))
    for fact in (
        "« Pouvoir d’agir et coopération, trois séminaires »",
        "10 jours, 70 heures, du mardi 9 mars 2027 au vendredi 2 avril 2027",
        "part d’enseignement à distance : 0 %",
        "1\u202f500\u00a0€ net par personne, [montant pour les personnes inscrites].",
        "Effectif : de 7 à 12 personnes.",
    ):
        assert fact in told
    assert "Code du travail, L6353-1 et D6353-1, I, 1°" in told
    assert "lu le" not in told  # The day of our reading is the team's, on the page to tick.
    assert "Prix, TVA" not in told
    assert "préfet de la région Provence-Alpes-Côte d’Azur" in told
    assert "TVA : aucune, [régime, ou article d’exonération]." in told
    assert "Relecture croisée" in told
    confirm = " ".join(str(one) for one in lettre(boite, "convention").confirmer)
    assert "Code du travail, L6353-1 et D6353-1, I, 1°, lu le 30 novembre 2026" in confirm
    assert "février" not in told.replace("23 février 2027", "")  # The last day to enrol.
    assert "{" not in told


def test_an_agreement_and_a_contract_are_never_taken_for_each_other(boite: Catalogue) -> None:
    assert boite.chaine
    for payeur, name, other in (
        ("structure", "convention", "contrat"),
        ("particulier", "contrat", "convention"),
    ):
        alone = changed(boite, payeurs=(payeur,))
        names = [one for one, _ in papiers_de(boite.chaine.record, alone.sessions[SESSION])]
        assert name in names
        assert other not in names
    contract = words(lettre(boite, "contrat"))
    assert "dix jours : ce contrat est signé dans les locaux de l’organisme | quatorze" in contract
    assert "jours à compter" not in contract
    assert "nul" not in contract.split()
    said = " ".join(str(one) for one in lettre(boite, "contrat").confirmer)
    assert "dans les locaux de l’organisme : dix jours" in said
    assert "hors des locaux de l’organisme : quatorze jours" in said
    assert "Diplômes, titres ou références de chacune" in contract
    assert "rétracter" not in words(lettre(boite, "convention"))


def test_a_group_and_a_person_alone_sign_from_one_session_and_are_never_confused(
    boite: Catalogue,
) -> None:
    group = Prix(euros=4800, par="groupe", tva=20)
    alone = Particuliers(
        personnes=1,
        prix=Prix(euros=330, par="personne", mention="net"),
        versements=(
            versement(99, "2027-03-10"),
            versement(231, "2027-04-02"),
        ),
        abandon="les heures suivies, et rien d’autre",
    )
    both = changed(boite, prix=group, particuliers=alone)
    convention, contrat = (words(lettre(both, name)) for name in ("convention", "contrat"))
    devis = words(lettre(both, "devis"))
    assert "La structure inscrit 11 personnes" in convention
    assert "Une personne paie elle-même sa place : elle signe un contrat à part" in convention
    for told in (convention, devis):
        assert "4\u202f800\u00a0€ hors taxes pour le groupe" in told
        assert (
            "TVA à 20 % : 960\u00a0€. À payer, toutes taxes comprises : 5\u202f760\u00a0€." in told
        )
        assert "330" not in told
    assert "4\u202f800" not in contrat
    assert "330\u00a0€ net par personne." in contrat
    assert "ne dépasse pas trente pour cent du prix, soit 99\u00a0€." in contrat
    paid = "Versements : 99\u00a0€ le mercredi 10 mars, puis 231\u00a0€ le vendredi 2 avril 2027."
    assert paid in contrat
    assert "Pour une autre raison : les heures suivies, et rien d’autre." in contrat
    assert "Les heures suivies restent dues" in convention
    assert "Les heures suivies restent dues" not in contrat
    assert "[ce qui reste dû, ce qui est rendu" in words(lettre(boite, "contrat"))
    sheets = lettre(both, "emargement").corps
    rows = [bout.mots for bloc in sheets if bloc.nature == "presence" for bout in bloc.bouts]
    assert rows.count("12") == 10  # One sheet a day holds all twelve.
    refused = refusals(changed(boite, prix=group))
    assert list(refused) == ["contrat"]


def test_who_pays_alone_beside_an_organisation_is_judged(boite: Catalogue) -> None:
    apart = Particuliers(personnes=12)
    wrong = changed(boite, particuliers=apart, payeurs=("structure",))
    assert [one.sentence.partition(" ;")[0] for one in who_pays(wrong)] == [
        "une structure et des personnes seules paient ici",
        "sur 12 places, il n’en reste aucune pour la structure",
    ]


def test_what_a_person_alone_pays_first_is_little_enough_and_late_enough(boite: Catalogue) -> None:
    def told(*parts: tuple[int, str]) -> list[str]:
        paid = tuple(versement(*one) for one in parts)
        own = Particuliers(prix=Prix(euros=300, par="personne"), versements=paid)
        return [one.sentence for one in payments(changed(boite, particuliers=own))]

    assert told((90, "2027-03-06"), (210, "2027-04-02")) == []
    assert told((100, "2027-03-05"), (100, "2027-03-05")) == [
        "les versements se suivent ; mettre la date la plus proche d’abord",
        "les versements font 200\u00a0€, le prix à payer 300\u00a0€ ; les accorder",
        "le premier versement dépasse 30 % du prix ; écrire 90\u00a0€ ou moins",
        "qui signe le 23 février 2027, dernier jour pour s’inscrire, peut encore se rétracter : "
        "rien n’est payé avant dix jours ; écrire 2027-03-06 ou plus tard",
    ]


def test_a_contract_signed_at_a_distance_on_the_last_day_says_until_when_one_may_withdraw(
    boite: Catalogue,
) -> None:
    assert boite.chaine
    until = "rétracté au moins jusqu’au 9 mars 2027 compris."
    assert f"{until} Aucun versement avant." in lettre(boite, "contrat").confirmer[0]
    early = (versement(450, "2027-03-08"),)
    both = changed(boite, particuliers=Particuliers(versements=early))
    page = papiers_page(both, both.sessions[SESSION], boite.chaine.record).markdown
    assert "Le premier versement, le 8 mars 2027, vient trop tôt" in page
    assert "faire signer au plus tard le 21 février 2027" in page


def test_a_form_to_withdraw_goes_with_a_contract_alone(boite: Catalogue) -> None:
    assert boite.chaine
    told = words(lettre(boite, "retractation"))
    assert "À : Sagiterre" in told
    assert "Je me rétracte du contrat qui porte sur la formation « Pouvoir d’agir" in told
    assert "Contrat signé le | Mon nom et mon prénom | Mon adresse | Aujourd’hui, le" in told
    group = changed(boite, payeurs=("structure",))
    names = [one for one, _ in papiers_de(boite.chaine.record, group.sessions[SESSION])]
    assert "retractation" not in names


def test_what_the_team_confirms_is_in_no_paper_that_is_sent(
    files: dict[str, Document], imprime: Callable[[Document, str], bytes]
) -> None:
    kept = " ".join(textes(imprime(files[f"{SESSION}-a-cocher.pdf"], "")))
    assert "Contrat de formation professionnelle" in kept
    for name in ("devis", "convention", "contrat"):
        assert "s’en servir" not in " ".join(textes(imprime(files[f"{SESSION}-{name}.pdf"], "")))
        word = WordDocument(io.BytesIO(files[f"{SESSION}-{name}.docx"].make("")))
        assert not [p for p in word.paragraphs if "s’en servir" in p.text]


def test_an_example_says_so_at_its_head_and_a_sure_session_does_not(boite: Catalogue) -> None:
    assert words(lettre(boite, "devis")).startswith("EXEMPLE, à ne pas signer. Les dates")
    assert "EXEMPLE" not in words(lettre(changed(boite, exemple=None), "devis"))


def test_every_paper_ends_with_what_a_person_confirms_and_claims_nothing(boite: Catalogue) -> None:
    assert boite.chaine
    for name in boite.chaine.record.papiers:
        told = lettre(boite, name)
        assert told.confirmer
        assert "personne n’a dit qu’il est conforme" in told.avertissement
        assert "conforme" not in words(told)
    (ours,) = (one for one in lettre(boite, "certificat").confirmer if "R6332-26" in one)
    assert "Prendre le modèle du jour sur le site du ministère" in ours


# Holes


def test_a_hole_refuses_the_paper_in_a_sentence(boite: Catalogue) -> None:
    assert refusals(boite) == {}
    assert refusals(changed(boite, prix=None, reglement=None)) == {
        "devis": (
            "« Proposition et devis » n’est pas fait : le prix et les modalités de règlement manquent. "
            "Écrire « prix » dans la session : { euros: 1500, par: personne } et « reglement » dans la "
            "session (toolbox/sessions/pouvoir-agir-mars-2027.yml)."
        ),
        "convention": (
            "« Convention de formation professionnelle » n’est pas fait : le prix et les modalités de "
            "règlement manquent. Écrire « prix » dans la session : { euros: 1500, par: personne } et "
            "« reglement » dans la session (toolbox/sessions/pouvoir-agir-mars-2027.yml)."
        ),
        "contrat": (
            "« Contrat de formation professionnelle » n’est pas fait : le prix manque. Écrire « prix » "
            "dans la session : { euros: 1500, par: personne } "
            "(toolbox/sessions/pouvoir-agir-mars-2027.yml)."
        ),
    }
    without = documents(Atelier(changed(boite, prix=None), lambda _: ""))
    assert not [d for d in without if d.adresse.endswith(("-devis.pdf", "-contrat.docx"))]
    page = papiers_page(boite, changed(boite, prix=None).sessions[SESSION], boite.chaine.record)
    assert "Contrat de formation professionnelle » n’est pas fait" in page.markdown


# Files


def test_the_chain_is_there_as_pdf_and_for_word(files: dict[str, Document]) -> None:
    names = {name.removeprefix(f"{SESSION}-") for name in files}
    both = (
        "devis",
        "convention",
        "contrat",
        "retractation",
        "reglement-interieur",
        "livret-accueil",
    )
    both += ("convocation", "emargement", "attestation")
    asked = ("positionnement", "cas-avant", "a-chaud", "cas-apres", "a-froid")
    own = ("programme", "conduite", "materiel", "dossier", "a-cocher")
    alone = {f"{name}.pdf" for name in (*own, *asked, *UN_MOIS)}
    assert names == alone | {f"{name}.{kind}" for name in both for kind in ("pdf", "docx")} | {
        "certificat.docx"
    }


def test_what_is_joined_to_a_session_is_dated_from_it(
    files: dict[str, Document], imprime: Callable[[Document, str], bytes]
) -> None:
    for name, days in (
        ("programme", ("Du mardi 9 mars 2027 au vendredi 2 avril 2027", "mardi 23 février 2027")),
        (
            "conduite",
            ("du mardi 9 mars 2027 au vendredi 2 avril 2027", "le 12 (ici, jeudi 18 mars)"),
        ),
        ("materiel", ("Cartons du 4 au 10 février (dates du programme)",)),
        ("dossier", ("du mardi 9 mars 2027 au vendredi 2 avril 2027",)),
        ("positionnement", ("À nous renvoyer, reçu le mardi 2 mars 2027 au plus tard",)),
        ("a-froid", ("Envoyé le vendredi 30 avril 2027",)),
        (UN_MOIS[0], ("Envoyé le vendredi 30 avril 2027", "du mardi 9 mars 2027")),
    ):
        told = " ".join("\n".join(textes(imprime(files[f"{SESSION}-{name}.pdf"], ""))).split())
        assert [day for day in days if day not in told] == [], name
        assert "février 2026" not in told
        assert not re.search(r"\b12 février (?!\(ici, )", told), name


def test_a_session_that_is_long_past_keeps_the_chain_alone(boite: Catalogue) -> None:
    def names(day: date) -> set[str]:
        every = documents(Atelier(boite, lambda _: "", jour=day))
        found = {d.adresse.rpartition("/")[2] for d in every if "/sessions/" in d.adresse}
        return {name.removeprefix(f"{SESSION}-") for name in found}

    assert "a-froid.pdf" in names(date(2027, 7, 3))
    assert not {"a-froid.pdf", "programme.pdf"} & names(date(2027, 7, 4))
    assert "devis.pdf" in names(date(2027, 7, 4))


def test_the_page_of_papers_says_the_day_of_each_questionnaire(boite: Catalogue) -> None:
    assert boite.chaine
    page = papiers_page(boite, boite.sessions[SESSION], boite.chaine.record).markdown
    assert "vendredi 30 avril 2027</strong> Envoyer le questionnaire « <a" in page
    assert "Un mois après, pour l’employeur" in page
    assert "« Où sont les habitants et les structures »" in page


def test_one_day_to_send_and_one_to_receive_wherever_questionnaires_are_told(
    boite: Catalogue,
) -> None:
    assert boite.chaine
    page = papiers_page(boite, boite.sessions[SESSION], boite.chaine.record).markdown
    send = "mercredi 24 février 2027"  # The day after the last day to enrol: thirty-one days before is sooner.
    assert page.count(f"<strong>{send}</strong> Envoyer le questionnaire") == 2
    assert page.count("À recevoir le mardi 2 mars 2027.") == 2
    assert f"<strong>{send}</strong> J−13 · Inscrire, positionner" in page
    early = changed(boite, inscription_avant=date(2027, 1, 29))
    page = papiers_page(early, early.sessions[SESSION], boite.chaine.record).markdown
    assert page.count("<strong>vendredi 5 février 2027</strong> Envoyer le questionnaire") == 2
    assert (
        "Remplir « Questionnaire de positionnement » et « Situations courtes, avant », à nous renvoyer à "
        "sagiterre37@gmail.com ou par la poste : reçu le mardi 2 mars 2027 au plus tard."
    ) in words(lettre(boite, "convocation"))


def test_papers_bear_the_days_of_the_session(
    files: dict[str, Document], imprime: Callable[[Document, str], bytes]
) -> None:
    for name in ("convocation", "emargement", "attestation", "devis"):
        told = " ".join("\n".join(textes(imprime(files[f"{SESSION}-{name}.pdf"], ""))).split())
        assert "mars 2027" in told
        assert "février 2026" not in told


def test_the_same_word_file_twice(files: dict[str, Document]) -> None:
    made = [files[f"{SESSION}-attestation.docx"].make("") for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        told = archive.read("word/document.xml").decode()
    assert "En cours d’acquisition" in told
    assert "Ce qui a été vu, par qui" not in told  # The grid of proofs keeps it.


def test_sheets_for_word_are_one_a_day_and_wait_for_hands(files: dict[str, Document]) -> None:
    read = WordDocument(io.BytesIO(files[f"{SESSION}-emargement.docx"].make("")))
    assert len(read.tables) == 10
    top, head, *rows = read.tables[0].rows
    assert "mardi 9 mars 2027" in top.cells[0].text
    assert "EXEMPLE" in top.cells[0].text
    assert [cell.text for cell in head.cells][:3] == ["N°", "Nom et prénom", "Structure"]
    assert [row.cells[0].text for row in rows[:13]] == [*map(str, range(1, 13)), ""]
    assert {cell.text for cell in rows[0].cells[1:]} == {""}
    lying = [
        s for s in read.sections if s.page_width and s.page_height and s.page_width > s.page_height
    ]
    assert len(lying) == 10


def test_a_certificate_for_word_ticks_its_action_and_says_what_is_kept(
    files: dict[str, Document],
) -> None:
    read = WordDocument(io.BytesIO(files[f"{SESSION}-certificat.docx"].make("")))
    told = read.element.xml
    assert told.count('w14:checked w14:val="1"') == 1
    assert "pendant une durée de 3 ans" in "".join(p.text for p in read.paragraphs)
    assert "Écrire ici" not in read.tables[0]._tbl.xml


def test_papers_with_names_follow_the_session(boite: Catalogue) -> None:
    tenue = boite.sessions[SESSION]
    people = [Personne(prenom="Rôle", nom="Un", structure="Structure A")]
    atelier = Atelier(boite, lambda _: "")
    noms = Noms(atelier, entree_tenue(boite, tenue), plan_tenu(boite, tenue), people)
    made = {one.adresse: one for one in papiers(noms)}
    assert "convocations/01-role-un.pdf" in made
    assert "trois séminaires" in made["attestations.pdf"].titre


# Days and figures


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2027, 3, 29), date(2027, 3, 26)),  # Easter Monday, then a week-end.
        (date(2027, 5, 6), date(2027, 5, 5)),  # Ascension.
        (date(2027, 5, 17), date(2027, 5, 14)),  # Whit Monday.
        (date(2027, 5, 2), date(2027, 4, 30)),  # A Sunday, after 1 May.
        (date(2027, 3, 30), date(2027, 3, 30)),
    ],
)
def test_a_day_without_work_gives_the_working_day_before(day: date, held: date) -> None:
    assert ouvre(day) == held


@pytest.mark.parametrize(
    ("noun", "told"),
    [
        ("des repas partagés", "des repas partagés"),
        ("les repas partagés", "des repas partagés"),
        ("le logement", "du logement"),
        ("de la farine", "de la farine"),
        ("d’autres lieux", "d’autres lieux"),
        ("avril", "d’avril"),
        ("août 2027", "d’août 2027"),
        ("octobre 2027", "d’octobre 2027"),
        ("la halle", "de la halle"),
    ],
)
def test_de_meets_its_noun_as_one_says_it(noun: str, told: str) -> None:
    assert du(noun) == told


def test_the_days_to_hold_are_a_calendar(boite: Catalogue) -> None:
    content = dict(downloads(boite, ""))[f"sessions/{SESSION}-echeances.ics"]()
    events = Calendar.from_ical(content).walk("VEVENT")
    told = [(e.decoded("dtstart"), str(e["summary"]).partition(" (")[0]) for e in events]
    assert told[0] == (date(2027, 1, 28), "J−40 · Préparer")
    assert told[-2:] == [
        (date(2027, 4, 30), "J+1 mois, avancé au jour ouvré · À froid, un mois"),
        (date(2027, 7, 2), "J+3 mois · À froid, trois mois"),
    ]
    assert len(told) == 9


def test_the_figures_of_the_year_name_nobody(boite: Catalogue) -> None:
    content = dict(downloads(boite, ""))["sessions/bilan.csv"]()
    assert isinstance(content, bytes)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    every, *kinds = rows
    assert every["heures par stagiaire"] == "70"
    assert (every["stagiaires prévus"], every["heures-stagiaires prévues"]) == ("12", "840")
    assert every["stagiaires présents"] == ""
    assert [row["genre de stagiaires"] for row in kinds][3] == "Particuliers à leurs propres frais"


# The lawyer's checklist


def test_each_mention_says_its_article_its_day_its_papers_and_what_is_left(
    boite: Catalogue,
) -> None:
    assert boite.chaine
    chaine = boite.chaine.record
    told = mentions_page(chaine).markdown
    for one in chaine.mentions.values():
        assert one.confirmer.partition("«")[0].split(".")[0][:30] in told
    assert told.count("<dt>Article</dt>") == len(chaine.mentions)
    assert "lu chez un tiers le 22 novembre 2026" in told
    assert "Code de la consommation, L221-18 et L221-20, lu le 30 novembre 2026" in told


def test_an_unknown_mention_and_an_unknown_fact_are_refused(racine: Path, tmp_path: Path) -> None:
    toolbox = extrait(racine, tmp_path, "chaine.yml")
    path = toolbox / "chaine.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("mentions: [devis]", "mentions: [devi]"), encoding="utf-8")
    (problem, *_) = [p for p in examine(toolbox)[1] if p.path == "toolbox/chaine.yml"]
    assert problem.sentence == (
        "le papier « devis » nomme la mention « devi », que ce fichier n’a pas ; écrire « devis »"
    )
    path.write_text(text.replace("{reconnaissance}", "{diplome}"), encoding="utf-8")
    (problem, *_) = [p for p in examine(toolbox)[1] if p.path == "toolbox/chaine.yml"]
    assert "« {diplome} » n’est pas un fait que cette phrase connaît" in problem.sentence
