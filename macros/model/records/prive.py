"""What the team knows of a group and keeps to itself: beside the toolbox, in no part of the site."""

from __future__ import annotations

from typing import Annotated

from .common import Record, Text, word_of


class Limites(Record):
    """What a group cannot be asked for, without saying why."""

    lecture: Annotated[str, word_of("lectures")] | None = None
    mobilite: Annotated[str, word_of("mobilites")] | None = None


class Client(Record):
    """Who signs a quote and an agreement: the organisation's name, its address, its SIRET, and the
    function of who signs for it, never a person's name."""

    nom: Text | None = None
    adresse: Text | None = None
    siret: Text | None = None
    fonction: Text | None = None


class Prive(Record):
    """The private facts of a group: limites choose its methods, a_savoir is for the team to read;
    client fills the papers of a session, outside the site."""

    limites: Limites = Limites()
    a_savoir: tuple[Text, ...] = ()
    client: Client | None = None
