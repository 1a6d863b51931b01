"""The papers of a session, from the quote to the attestation: what chaine.yml holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..base.problems import remedy
from . import lettres
from .common import SLUG, IsoDate, Record, Text, Url
from .papiers import Phrase, Phrases, phrase_with
from .session import Payeur

FAITS = (
    *(
        "intitule",
        "formation",
        "dates",
        "debut",
        "fin",
        "longueur",
        "duree",
        "horaires",
        "modalite",
    ),
    *("distance", "lieu", "places", "prix", "total", "commanditaire", "prerequis", "admission"),
    *("reconnaissance", "inscription", "reglement", "abandon", "handicap", "referent", "organisme"),
    *("adresse", "ville", "siret", "declaration", "courriel", "telephones", "contact", "effectif"),
    *("conservation", "region", "tva", "compris", "sujet", "territoire", "equipe"),
    *("montant", "inscrits", "soit", "taxes", "taxes_dues", "plafond", "echeancier", "a_part"),
    *("annulation", "differend", "abandon_seul", "a_renvoyer"),
)
"""What a sentence may say of a session, between braces; empty, it refuses the paper."""

BLANCS: Mapping[str, str] = {
    "region": "région",
    "tva": "régime, ou article d’exonération",
    "compris": "salle, repas, supports : quoi",
    "commanditaire": "qui demande, quoi",
    "sujet": "sujet du groupe",
    "territoire": "lieu d’action",
    "equipe": "prénoms, noms, titres",
    "inscrits": "nombre de personnes",
    "soit": "montant pour les personnes inscrites",
    "echeancier": "montant et date de chaque versement",
    "annulation": "qui peut reporter ou annuler, jusqu’à quand, avec quels frais",
    "differend": "médiation, puis tribunal de quelle ville",
    "abandon_seul": "ce qui reste dû, ce qui est rendu : mots pour une personne seule",
    "a_part": "",
    "a_renvoyer": "",
    "taxes": "hors taxes, TVA, à payer",
    "taxes_dues": "hors taxes, TVA, à payer",
}
"""Facts that refuse nothing: what a blank asks for in their place."""

Liste = Literal[
    "objectifs",
    "livrables",
    "contenu",
    "jours",
    "moyens",
    "evaluations",
    "equipe",
    "modalites",
    "jointes",
]
"""What a paper may list of a session; empty, it refuses the paper too."""

Fait = Annotated[Text, phrase_with(*FAITS)]
Faits = Annotated[tuple[Fait, ...], Field(min_length=1)]


class Bloc(lettres.Bloc):
    """A block of a paper: those of a letter, its sentences holding facts; a list of the session's;
    one table to sign per day; one objective after another with its result. coche is the rank of the box that
    is ticked already. mentions are those that it
    answers to."""

    FORM: ClassVar[str] = '{ texte: "Du {debut} au {fin}." }'
    KNOWN: ClassVar[tuple[str, ...]] = (*lettres.NATURES, "liste", "presence", "acquis")

    texte: Fait | None = None
    liste: Liste | None = None
    presence: Phrases | None = None
    acquis: Phrases | None = None
    coche: Annotated[int, Field(ge=1)] | None = None
    mentions: tuple[Text, ...] = ()


class Mention(Record):
    """What a text asks for: its article, in force since when (version), what it says in our words, the
    day and the place where we read it, how sure that reading is, why it was not read in the text
    (pas_relu), and what a person must still confirm."""

    quoi: Phrase
    dit: Phrase | None = None
    article: Phrase
    lu: IsoDate
    dans: Phrase
    source: Url | None = None
    version: Phrase | None = None
    surete: Literal["texte", "tiers", "memoire"]
    pas_relu: Phrase | None = None
    confirmer: Phrase


class Papier(Record):
    """A paper: its title, what it serves for, who signs it (anybody when it is not said), whether it
    is also printed by us, or only written as a file for Word; mentions are those of the whole paper."""

    titre: Phrase
    usage: Phrase
    pour: tuple[Payeur, ...] = ()
    pdf: bool = True
    entete: bool = True
    mentions: tuple[Text, ...] = ()
    confirmer: Phrases
    corps: Annotated[tuple[Bloc, ...], Field(min_length=1)]


class Echeance(Record):
    """A day that the team holds: how many days before the first (below zero) or after the last, or how
    many months after the last, the same day of the month; moment: its questionnaires leave then."""

    jours: Annotated[int, Field(ge=-366, le=366)] = 0
    mois: Annotated[int, Field(ge=0, le=12)] = 0
    quoi: Phrase
    detail: Phrase | None = None
    moment: Literal["avant"] | None = None


class Bilan(Record):
    """What the yearly report asks of a session: the kinds of trainees that it counts apart."""

    lire: Phrase
    stagiaires: Phrases


def _named(named: dict[str, Papier]) -> dict[str, Papier]:
    for name in named:
        if not SLUG.match(name):
            raise PydanticCustomError(
                "paper_name",
                "« {name} » nomme un fichier : minuscules sans accent, chiffres et tirets seulement",
                {"name": name},
            )
    return named


class Chaine(Record):
    """Every paper of a session, in the order of their use, what the law asks of them, what a lawyer must
    confirm first, the days to hold and the figures of the year: what chaine.yml holds."""

    avertissement: Phrase
    a_confirmer: tuple[Phrase, ...] = ()
    mentions: dict[str, Mention]
    papiers: Annotated[dict[str, Papier], AfterValidator(_named)]
    echeances: Annotated[tuple[Echeance, ...], Field(min_length=1)]
    bilan: Bilan

    @model_validator(mode="after")
    def _mentions_known(self) -> Self:
        for name, papier in self.papiers.items():
            for mention in mentions_of(papier):
                if mention not in self.mentions:
                    raise PydanticCustomError(
                        "mention",
                        "le papier « {name} » nomme la mention « {mention} », que ce fichier n’a pas ; {remedy}",
                        {
                            "name": name,
                            "mention": mention,
                            "remedy": remedy(mention, self.mentions),
                        },
                    )
        return self


def mentions_of(papier: Papier) -> list[str]:
    """Return the mentions that a paper answers to, each once, in their order."""
    every = (*papier.mentions, *(m for bloc in papier.corps for m in bloc.mentions))
    return list(dict.fromkeys(every))
