"""A session: when, where, for whom and at what price a programme is really led."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.french import euros

from ..base.bounds import MOST_DAYS_WRITTEN
from .common import IsoDate, People, Record, Slug, Text, Url

Payeur = Literal["structure", "particulier"]
"""Who signs and pays: an organisation, by an agreement; a person alone, by a contract."""


PLAFOND = 30
"""The share of a price, in per cent, that a person alone may owe first (Code du travail, L6353-6)."""

MOST_ALONE = 50
"""People who pay alone in one session, at most."""


class Prix(Record):
    """A price in whole euros, for one person or for the whole group, and what is said of it; tva is the
    rate in per cent that comes above it, 0 for none, nothing when nobody said."""

    FORM: ClassVar[str] = "{ euros: 1500, par: personne, mention: net }"

    euros: Annotated[int, Field(ge=0)]
    par: Literal["personne", "groupe"]
    mention: Text | None = None
    tva: Annotated[int, Field(ge=0, le=20)] | None = None

    @property
    def en_mots(self) -> str:
        """The price as one writes it: « 1 500 € net par personne »."""
        taxes = "hors taxes" if self.tva else self.mention
        kept = (euros(self.euros), taxes, "par personne" if self.par == "personne" else "")
        return " ".join(filter(None, kept)) + (" pour le groupe" if self.par == "groupe" else "")

    def total(self, places: int) -> int:
        """Return the price of a whole group, in euros."""
        return self.euros * places if self.par == "personne" else self.euros


class Intervenant(Record):
    """A part in the session, never a name: its role, what it does there."""

    FORM: ClassVar[str] = "{ role: Formatrice ou formateur, fait: conduit les dix jours }"

    role: Text
    fait: Text | None = None


class Versement(Record):
    """A part of a price, in whole euros with taxes, and the day it is paid."""

    FORM: ClassVar[str] = "{ euros: 90, le: 2027-04-27 }"

    euros: Annotated[int, Field(ge=1)]
    le: IsoDate


class Particuliers(Record):
    """People who pay their own place in a session that an organisation pays for the others: how many,
    their price when it is not the organisation's, when they pay it, what is due if one stops."""

    FORM: ClassVar[str] = "{ personnes: 1, prix: { euros: 300, par: personne, mention: net } }"

    personnes: Annotated[int, Field(ge=1, le=MOST_ALONE)] = 1
    prix: Prix | None = None
    versements: tuple[Versement, ...] = ()
    abandon: Text | None = None


class Session(Record):
    """A programme on its days: jours, one date for each of the programme's, in the same order.

    intitule is the course's name on every paper, when the programme's own names another season;
    territoire is where it is led, when that is not where its programme was written for;
    commanditaire says who asks, an organisation or a kind of people; payeurs who signs; compris what the
    price holds; reglement and abandon the organisation's own words on payment and on stopping, which some papers owe;
    annulation
    and differend those on putting off and on disagreeing; particuliers those who pay alone beside an
    organisation; intervenants the roles of the team; what is not given is the programme's, or its course's.
    """

    titre: Annotated[Text, Field(max_length=80)]
    programme: Slug
    intitule: Annotated[Text, Field(max_length=120)] | None = None
    jours: Annotated[tuple[IsoDate, ...], Field(min_length=1, max_length=MOST_DAYS_WRITTEN)]
    inscription_avant: IsoDate | None = None
    lieu: Text | None = None
    territoire: Slug | None = None
    places: People | None = None
    prix: Prix | None = None
    commanditaire: Text | None = None
    particuliers: Particuliers | None = None
    payeurs: Annotated[tuple[Payeur, ...], Field(min_length=1)] = ("structure",)
    intervenants: tuple[Intervenant, ...] = ()
    modalite: Literal["presentiel", "mixte", "distance"] | None = None
    lien: Url | None = None
    reglement: Text | None = None
    compris: Text | None = None
    abandon: Text | None = None
    annulation: Text | None = None
    differend: Text | None = None
    exemple: Text | None = None
    a_verifier: tuple[Text, ...] = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if any(first >= then for first, then in zip(self.jours, self.jours[1:], strict=False)):
            raise PydanticCustomError(
                "order", "les jours doivent se suivre, chaque date une fois, la plus proche d’abord"
            )
        return self

    @property
    def debut(self) -> date:
        """The first day."""
        return self.jours[0]

    @property
    def fin(self) -> date:
        """The last day."""
        return self.jours[-1]
