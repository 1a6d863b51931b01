"""The sentences that printed documents say of themselves, one part per document."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.french import enumeration

from .common import Record, Text

FACT = re.compile(r"\{([^{}]*)\}")
"""Where a fact of the programme comes into a sentence."""


def phrase_with(*facts: str) -> AfterValidator:
    """Return a validator that accepts only some facts between braces in a sentence."""

    def check(value: str) -> str:
        for name in FACT.findall(value):
            if name not in facts:
                raise PydanticCustomError(
                    "fact",
                    "« {name} » n’est pas un fait que cette phrase connaît ; {remedy}",
                    {"name": f"{{{name}}}", "remedy": _remedy(facts)},
                )
        return value

    return AfterValidator(check)


def _remedy(facts: tuple[str, ...]) -> str:
    known = enumeration([f"{{{fact}}}" for fact in facts])
    return f"ceux-ci peuvent y être : {known}" if known else "aucun ne peut y être, le retirer"


Phrase = Annotated[Text, phrase_with()]
"""A sentence that holds no fact of a programme."""
Phrases = Annotated[tuple[Phrase, ...], Field(min_length=1)]


class Pieces(Record):
    """How to use each piece of a session's file."""

    convocation: Phrase
    questionnaire: Phrase
    emargement: Phrase
    grille: Phrase
    preuves: Phrase
    attestation: Phrase


class Dossier(Record):
    """The first page of a session's file."""

    presentation: Phrase
    pieces: Pieces
    a_completer: Phrases
    a_savoir: Phrases


class Convocation(Record):
    """The letter that calls a trainee."""

    objet: Annotated[Text, phrase_with("intitule")]
    salutation: Phrase
    annonce: Annotated[Text, phrase_with("dates", "modalite", "longueur", "duree")]
    au_verso: Phrase
    questionnaire: Annotated[Text, phrase_with("questionnaire", "quand", "courriel")]
    a_lire: Phrase
    presence: Annotated[Text, phrase_with("moment")]
    pieces_jointes: Phrases


class Emargement(Record):
    """The sign-in sheets."""

    consigne: Phrase


class Attestation(Record):
    """The certificate and the attestation; the first nature of action is the one that is ticked."""

    representant: Annotated[Text, phrase_with("organisme")]
    nature: Phrase
    natures: Phrases
    conservation: Phrase
    cachet: Phrase
    niveaux: Phrases
    preuve: Phrase
    sans_preuve: Phrase
    preuves: Phrase


class Questionnaires(Record):
    """What those who answer a questionnaire are told of their answers."""

    reponses: Annotated[Text, phrase_with("organisme", "courriel")]


class Grille(Record):
    """The grid that observes a sequence."""

    consigne: Annotated[Text, phrase_with("notes")]


class Preuves(Record):
    """The grid of what each person did alone, and the objectives that it leaves out."""

    consigne: Phrase
    reste: Annotated[Text, phrase_with("objectifs")]


class Lecture(Record):
    """The grid with which cases are read, before and after."""

    consigne: Phrase


class Brochure(Record):
    """The brochure of a programme."""

    objectifs: Phrase
    preuve: Phrase
    sans_preuve: Phrase
    commences: Phrase
    extrait: Annotated[Text, phrase_with("part", "formation", "duree")]
    evaluation: Phrase
    resultats: Phrase
    remis: Phrase
    du: Phrase
    lieux: Phrase
    suite: Phrase


class Question(Record):
    """A question to answer by hand, and how many lines it leaves."""

    question: Phrase
    lignes: Annotated[int, Field(ge=1, le=12)]


class Cahier(Record):
    """The workbook: what each part says under its title, and the journal of each day."""

    ou_j_en_suis: Phrase
    ce_que_je_produis: Phrase
    preuve: Phrase
    jour_apres_jour: Phrase
    mes_fiches: Phrase
    mes_alliances: Phrase
    journal: Annotated[tuple[Question, ...], Field(min_length=1, max_length=6)]


class Materiel(Record):
    """The list of things."""

    total: Phrase
    fiches: Phrase


class Essai(Record):
    """The sheet of a trial: what each part asks, and where the answers go."""

    consigne: Phrase
    minutes: Phrase
    coupe: Phrase
    dit: Phrase
    changer: Phrase
    ensuite: Phrase
    etat: Phrase
    jamais: Phrase


class Affiche(Record):
    """What a blank poster says of itself."""

    surtitre: Phrase
    consigne: Phrase


class AfficheLibre(Affiche):
    """The blank poster of no model."""

    titre: Phrase


class Affiches(Record):
    """What a poster for the wall leaves to the one for the hand; the blank posters: those of a model,
    and that of none."""

    mur: Phrase
    modele: Affiche
    libre: AfficheLibre


class Fiches(Record):
    """What stands over the criteria of a sheet, over its peer review, and at its foot."""

    criteres: Phrase
    relecture: Phrase
    licence: Phrase


class Indicateurs(Record):
    """The catalogue of indicators, and the page to follow some of them."""

    presentation: Phrase
    tableaux: Phrase
    objectifs: Phrase
    suivi: Phrase
    abrege: Phrase


class Livre(Record):
    """The book: its names, its warnings, what stands over its parts, what its pages of notes ask, how
    it is made."""

    titre: Phrase
    sous_titre: Phrase
    contenu: Annotated[Text, phrase_with("version", "outils")]
    verifications: Annotated[Text, phrase_with("definitions")]
    licence: Annotated[Text, phrase_with("licence")]
    origines: Phrase
    droit: Phrase
    cibles: Phrase
    definitions: Phrase
    index: Phrase
    notes: Annotated[tuple[Question, ...], Field(min_length=1, max_length=6)]
    sources: Phrase
    composition: Annotated[Text, phrase_with("version")]


class Signe(Record):
    """What is read from afar on a time card, and the word under it."""

    FORM: ClassVar[str] = '{ signe: "5", mot: minutes }'

    signe: Annotated[Phrase, Field(max_length=5)]
    mot: Phrase


Court = Annotated[Phrase, Field(max_length=40)]
"""Words that stand on a card or over a large sheet, read at three metres."""


class Mur(Record):
    """What hangs on walls: how each piece is used, then the words that it bears."""

    presentation: Phrase
    commun: Phrase
    fleches: Phrase
    badges: Phrase
    chevalets: Phrase
    agenda: Phrase
    questions: Phrase
    temps: Phrase
    paroles: Phrase
    lettres: Phrase
    titres: Phrase
    cibles: Phrase
    intercalaires: Phrase
    minutes: Annotated[tuple[Signe, ...], Field(min_length=1, max_length=8)]
    mots: Annotated[tuple[Court, ...], Field(min_length=1, max_length=15)]
    entetes: Annotated[tuple[Court, ...], Field(min_length=1, max_length=16)]
    cible: Annotated[tuple[Court, ...], Field(min_length=2, max_length=5)]


class Papiers(Record):
    """Every document's sentences: what papiers.yml holds."""

    dossier: Dossier
    convocation: Convocation
    emargement: Emargement
    attestation: Attestation
    questionnaires: Questionnaires
    grille: Grille
    preuves: Preuves
    lecture: Lecture
    brochure: Brochure
    cahier: Cahier
    materiel: Materiel
    essai: Essai
    affiches: Affiches
    fiches: Fiches
    indicateurs: Indicateurs
    livre: Livre
    mur: Mur
