"""A course: every fact the public is owed before signing, and its objectives."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from macros.french import euros

from .common import IsoDate, Minutes, Objectif, Postcode, Range, Record, Slug, Text, Url, word_of

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


Si = Literal[
    "signature",
    "seminaires",
    "suivi",
    "reseau",
    "jours",
    "conduite",
    "production",
    "territoire",
    "entiere",
]
"""On what a promise may depend: signature, a programme leads a method that signs the course;
seminaires, it has two of them at least, or more than a week between two days; suivi, a
network carries it, or it says how each person is followed between its days; reseau, its days are
numbered in two seminars at least, so that a network carries it; jours, two days at least; conduite, everyone leads a sequence, evaluated; production, some sheet is filled; territoire,
somebody or somewhere of the territory has a place in half of its half-days at least; entiere, it is
the whole course."""


class Promesse(Record):
    """Something that the public is told, and what a programme must hold to tell it too: all that is
    written, one of the objectives at least, time for the sheet. Without a condition it is a text."""

    FORM: ClassVar[str] = "{ texte: Un suivi entre les séminaires., si: seminaires }"

    texte: Text
    si: Si | None = None
    objectifs: tuple[Objectif, ...] = ()
    fiche: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, value: object) -> object:
        return {"texte": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _as_written(self, told: SerializerFunctionWrapHandler) -> object:
        fields: dict[str, object] = told(self)
        kept = {name: value for name, value in fields.items() if value}
        return self.texte if list(kept) == ["texte"] else kept


Promesses = Annotated[tuple[Promesse, ...], Field(min_length=1)]


class Modalite(Record):
    """How the course is taught, what more is said of it, and the share of it at a distance, in
    percent."""

    type: Literal["presentiel", "mixte", "distance"]
    distance_pourcent: Annotated[int, Field(ge=0, le=100)]
    texte: Text
    precisions: tuple[Promesse, ...] = ()


class DureeFormation(Record):
    """The length of the course, in days and in hours."""

    jours: Annotated[int, Field(ge=1, le=366)]
    heures: Annotated[int, Field(ge=1, le=2000)]


class Tarif(Record):
    """The price for one person, in whole euros, and what it includes."""

    euros: Annotated[int, Field(ge=0)]
    mention: Text

    @property
    def somme(self) -> str:
        """The price as one writes it: « 1 500 € »."""
        return euros(self.euros)


class Acces(Record):
    """How to enrol, how early (days) and how long it takes at most (months)."""

    inscription: Text
    delai_inscription_jours: Annotated[int, Field(ge=0)]
    delai_estime_mois: Annotated[int, Field(ge=0)]
    etapes: Texts


class Financement(Record):
    """Who may pay, and whether the personal training account (CPF) can be used."""

    prises_en_charge: Texts
    cpf: Text
    conseil: Text


class Reconnaissance(Record):
    """What the course leads to; certifiante says whether a certification is delivered."""

    certifiante: bool
    texte: Text


class Handicap(Record):
    """How people with disabilities are welcomed, and whom to call."""

    texte: Text
    referent: Text


class CodesLheo(Record):
    """Codes of a course in the LHÉO 2.3 language of training catalogues, for the organisation to
    confirm: FORMACODE and its version, NSF, ROME, public, kind of path (and that of a programme
    without seminars), entry level, selection."""

    formacode_version: Text = "V12"
    formacodes: Annotated[tuple[Text, ...], Field(max_length=5)] = ()
    nsf: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    rome: Annotated[tuple[Text, ...], Field(max_length=5)] = ()
    publics: Annotated[tuple[Text, ...], Field(min_length=1, max_length=10)] = ("80006",)
    parcours: Annotated[int, Field(ge=1, le=4)] = 4
    parcours_sans_seminaires: Annotated[int, Field(ge=1, le=4)] | None = None
    niveau_entree: Annotated[int, Field(ge=1, le=18)] = 1
    recrutement: Annotated[tuple[int, ...], Field(min_length=1)] = (3, 8)


class Organisme(Record):
    """The training organisation, as it presents itself to the public; region is its prefect’s, tva the
    regime or the article that its papers name: told once, taken everywhere."""

    nom: Text
    presentation: Text
    adresse: Text
    code_postal: Postcode
    ville: Text
    siret: Text
    declaration_activite: Text
    mention_declaration: Text
    qualiopi: Text
    site: Url
    courriel: Text
    telephones: Texts
    contact: Text
    fonction_contact: Text
    region: Text | None = None
    tva: Text | None = None


class Travail(Record):
    """A question of the course, and the sequence of a programme that works on it: the day by its rank,
    the half-day, the line by its title or its tool; dit, what one does then."""

    question: Annotated[Text, Field(max_length=120)]
    programme: Slug
    jour: Annotated[int, Field(ge=1)]
    demi_journee: Annotated[str, word_of("demi_journees")]
    sequence: Text
    dit: Text


class Module(Record):
    """A part of the course: what it works on, or the questions it asks, and when it works on some."""

    id: Annotated[int, Field(ge=1)]
    titre: Annotated[Text, Field(max_length=120)]
    court: Annotated[Text, Field(max_length=40)]
    presentation: Text
    contenus: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    travaux: tuple[Travail, ...] = ()


class Seuil(Record):
    """A count that a deliverable must reach: min rows or items in a field of a sheet."""

    fiche: Slug
    champ: Slug
    min: Annotated[int, Field(ge=1)]


class Conduite(Record):
    """What each trainee must lead before the end to meet an objective, and for how long."""

    texte: Text
    minutes_par_personne: Minutes


class OutilsDeObjectif(Record):
    """Tools that serve an objective without writing its number: those of objectives of the course
    of reference (comme), and others by name."""

    FORM: ClassVar[str] = "{ comme: [1], methodes: [world-cafe] }"

    comme: tuple[Objectif, ...] = ()
    methodes: tuple[Slug, ...] = ()
    gouvernance: tuple[Slug, ...] = ()
    fiches: tuple[Slug, ...] = ()
    indicateurs: tuple[Slug, ...] = ()


class Preuve(Record):
    """What each trainee does, says or writes alone for an objective, in how many minutes for
    everyone together (par_personne: for each in turn), and who looks at it; trace is what is left
    of it, in the few words of an attestation."""

    texte: Text
    trace: Annotated[Text, Field(max_length=120)]
    minutes: Minutes
    par_personne: bool = False
    regard: Text


class ObjectifOperationnel(Record):
    """What a trainee will be able to do, and how anyone can see it was done; its number is its
    course's own."""

    id: Objectif
    module: Annotated[int, Field(ge=1)]
    titre: Text
    court: Annotated[Text, Field(max_length=60)]
    je_veux: Annotated[Text, Field(max_length=90)]
    critere: Text
    livrables: Texts
    seuils: tuple[Seuil, ...] = ()
    fiches: Annotated[tuple[Slug, ...], Field(min_length=1)]
    presentation: Text
    evaluation: Text
    conduite: Conduite | None = None
    preuve: Preuve | None = None
    outils: OutilsDeObjectif | None = None

    def sert(self, kind: str) -> tuple[str, ...]:
        """Return the slugs of the tools of a kind that the course itself says to serve it."""
        named: tuple[str, ...] = getattr(self.outils, kind, ())
        return (*named, *self.fiches) if kind == "fiches" else named


class Evaluation(Record):
    """When the course is evaluated, how long before or after, and with which questionnaire.

    Days and months count from the first day when negative, from the last one otherwise.
    """

    moment: Annotated[str, word_of("moments_evaluation")]
    delai: Text
    jours: Annotated[int, Field(ge=-366, le=366)] = 0
    mois: Annotated[int, Field(ge=-12, le=12)] = 0
    questionnaire: Slug
    texte: Text
    precisions: tuple[Promesse, ...] = ()


class Formation(Record):
    """A course, complete against indicator 1 of the French national quality framework; the numbers
    that tools write are those of the course of reference. signature names the methods that its
    programmes of two days or more hold."""

    DUE: ClassVar[dict[str, str]] = {
        "prerequis": "les prérequis, ou leur absence",
        "objectifs": "les objectifs",
        "reconnaissance": "le type de reconnaissance",
        "duree": "la durée",
        "acces": "les modalités et délais d’accès",
        "modalite": "les modalités pédagogiques",
        "financement": "les financements",
        "tarif": "les tarifs",
        "organisme": "les contacts",
        "methodes": "les méthodes mobilisées",
        "evaluations": "les modalités d’évaluation",
        "handicap": "l’accessibilité aux personnes handicapées",
        "mise_a_jour": "la date de mise à jour",
    }
    """Items owed to the public: Qualiopi indicator 1, decree 2026-728, in force 2026-11-01."""

    titre: Annotated[Text, Field(max_length=120)]
    accroche: Annotated[Text, Field(max_length=200)]
    pourquoi: Text
    questions: Texts
    session: Text
    publics: Texts
    prerequis: Text
    motivation: Text
    admission: Text
    modalite: Modalite
    duree: DureeFormation
    effectif: Range
    tarif: Tarif
    acces: Acces
    financement: Financement
    reconnaissance: Reconnaissance
    handicap: Handicap
    organisme: Organisme
    objectifs_generaux: Texts
    methodes: Promesses
    modules: Annotated[tuple[Module, ...], Field(min_length=1)]
    objectifs: Annotated[tuple[ObjectifOperationnel, ...], Field(min_length=1)]
    evaluations: Annotated[tuple[Evaluation, ...], Field(min_length=1)]
    ressources: Promesses
    equipe: Texts
    points_forts: Promesses
    signature: tuple[Slug, ...] = ()
    reference: bool | None = None
    lheo: CodesLheo = CodesLheo()
    a_verifier: tuple[Text, ...] = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
