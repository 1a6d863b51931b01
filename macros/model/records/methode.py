"""A facilitation method: what machines compute with; its prose stays in the file's body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Protocol

from pydantic import Field

from .common import Duree, Level, Minutes, People, Range, Record, Slug, Text, word_of
from .compte import Compte
from .outil import Origine, Tool
from .simple import MethodeSimple


class Implication(Record):
    """The highest level of involvement within reach if the sponsor commits (names only)."""

    arnstein: Annotated[str, word_of("arnstein")] | None = None
    iap2: Annotated[str, word_of("iap2")] | None = None
    note: Text | None = None


class Preparation(Record):
    """What to do before the group arrives, and how many minutes it takes."""

    minutes: Annotated[int, Field(ge=0, le=2400)]
    liste: tuple[Text, ...] = ()


class Materiel(Record):
    """One thing to bring; the quantity is multiplied by sessions, subgroups or people.

    What is printed or used up is counted again at each use; the rest is brought once. comment says how
    one gets what no file prints: drawn or written by hand, cut out of a map, taken from a collection.
    """

    nom: Text
    quantite: Annotated[int, Field(ge=1, le=1000)] = 1
    par: Annotated[str, word_of("quantites_par")] = "seance"
    imprimable: bool = False
    consommable: bool = False
    comment: Text | None = None


class Etape(Record):
    """One timed step: what to say, and the same in plain words.

    facultative: it is dropped first when time is short; minimum: the fewest minutes it still holds in.
    figure: what it looks like, when its fields do not tell; motif: what is looked at in its drawing;
    taille: how many work together, when it is not as many as in the rest of the method. compte: what
    takes longer with more people, or with more things; empty when nothing does, whatever the words say.
    """

    titre: Text
    minutes: Minutes
    minimum: Minutes | None = None
    facultative: bool = False
    modalite: Annotated[str, word_of("modalites")]
    figure: Annotated[str, word_of("figures")] | None = None
    motif: Annotated[str, word_of("motifs")] | None = None
    taille: Annotated[int, Field(ge=2, le=40)] | None = None
    compte: tuple[Compte, ...] | None = None
    consigne: Text
    consigne_simple: Text | None = None


class Variante(Record):
    """Another way to run the method, and when it helps; what it changes of the method makes it a
    form. The assembler chooses among those that tell their own steps: one that is only described
    would be led with the steps of another."""

    titre: Text
    texte: Text
    duree: Duree | None = None
    participants: Range | None = None
    taille_sous_groupe: People | None = None
    lecture: Annotated[str, word_of("lectures")] | None = None
    mobilite: Annotated[str, word_of("mobilites")] | None = None
    espace: Annotated[str, word_of("espaces")] | None = None
    sans_materiel: tuple[Text, ...] = ()
    materiel: tuple[Materiel, ...] = ()
    etapes: tuple[Etape, ...] = ()

    @property
    def forme(self) -> bool:
        """Whether it changes what the assembler looks at."""
        told = (self.duree, self.participants, self.lecture, self.mobilite, self.espace)
        return any(value is not None for value in told) or bool(self.sans_materiel)


class Nourrit(Record):
    """The fields of a sheet that a method gives matter for."""

    FORM: ClassVar[str] = "{ fiche: besoins-priorises, champs: [priorites] }"

    fiche: Slug
    champs: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Accessibilite(Record):
    """What the method asks of people, and how to welcome everyone."""

    lecture: Annotated[str, word_of("lectures")]
    mobilite: Annotated[str, word_of("mobilites")]
    conseils: Annotated[tuple[Text, ...], Field(min_length=1)]


class Distance(Record):
    """Whether the method works on line, and how."""

    possible: Annotated[str, word_of("distances")]
    conseil: Text | None = None


class Alternative(Record):
    """Another method to prefer under a named condition."""

    slug: Slug
    si: Text


class Methode(Tool):
    """A facilitation method that a newcomer can run tomorrow.

    place keeps it for the first or the last day, or for the end of a seminar.
    moins: the fewest small groups, when people go from one to another. motif: what its drawings
    show on a wall, on a table, in the middle; heros: the step by whose drawing it is known, from 1.
    demande is what the group must have before it, laisse what it has afterwards. question is asked
    to the group: {sujet}, {du sujet}, {au sujet} and {ici} become the programme's. parallele: what
    it takes to run it in several groups at once; rituel: it may come back every day. en_simple: what
    its twin in plain sentences says besides its steps.
    """

    famille: Annotated[str, word_of("familles")]
    moment: Annotated[str, word_of("moments")]
    duree: Duree
    participants: Range
    taille_sous_groupe: People | None = None
    moins: Annotated[int, Field(ge=1, le=9)] = 1
    motif: Annotated[str, word_of("motifs")] | None = None
    heros: Annotated[int, Field(ge=1)] | None = None
    difficulte: Annotated[Level, word_of("difficultes")]
    implication: Implication | None = None
    energie: Annotated[str, word_of("energies")]
    espace: Annotated[str, word_of("espaces")]
    preparation: Preparation
    materiel: tuple[Materiel, ...]
    etapes: Annotated[tuple[Etape, ...], Field(min_length=2)]
    production: Text
    vigilance: Annotated[tuple[Text, ...], Field(min_length=1)]
    variantes: tuple[Variante, ...] = ()
    accessibilite: Accessibilite
    distance: Distance
    place: Annotated[str, word_of("places")] | None = None
    rituel: bool = False
    en_simple: MethodeSimple | None = None
    parallele: Annotated[str, word_of("paralleles")] | None = None
    question: Text | None = None
    demande: tuple[Annotated[str, word_of("acquis")], ...] = ()
    laisse: tuple[Annotated[str, word_of("acquis")], ...] = ()
    nourrit: tuple[Nourrit, ...] = ()
    suites: tuple[Slug, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    fiches: tuple[Slug, ...] = ()
    indicateurs: tuple[Slug, ...] = ()
    origine: Origine
    licence: Annotated[str, word_of("licences")]

    def sous_forme(self, titre: str | None) -> Methode:
        """Return the method as one of its variants runs it, by the variant's title; itself when
        there is none of that title."""
        found = next((v for v in self.variantes if v.titre == titre), None)
        return self.model_copy(update=_changes(self, found)) if found else self

    def menee(self, line: Menee) -> Methode:
        """Return the method as a line of a programme leads it: its form, then its own steps, things
        and size of groups."""
        changed: dict[str, object] = {}
        if line.etapes:
            changed["etapes"] = line.etapes
        if line.materiel or line.sans_materiel:
            changed["materiel"] = choses(self.materiel, line)
        if line.groupes:
            changed["taille_sous_groupe"] = line.groupes
        return self.model_copy(update=changed) if changed else self

    @property
    def pleniere(self) -> bool:
        """Whether more than half of the time is spent all together."""
        return together(self.etapes)


def together(etapes: Sequence[Etape]) -> bool:
    """Say whether more than half of the time of some steps is spent all together."""
    spent = sum(etape.minutes for etape in etapes if etape.modalite == "pleniere")
    return 2 * spent > sum(etape.minutes for etape in etapes)


def _changes(methode: Methode, forme: Variante) -> dict[str, object]:
    names = ("duree", "participants", "taille_sous_groupe", "espace")
    told: dict[str, object] = {n: v for n in names if (v := getattr(forme, n)) is not None}
    if forme.etapes:
        told["etapes"] = forme.etapes
    access = {n: v for n in ("lecture", "mobilite") if (v := getattr(forme, n)) is not None}
    if access:
        told["accessibilite"] = methode.accessibilite.model_copy(update=access)
    if forme.sans_materiel or forme.materiel:
        told["materiel"] = choses(methode.materiel, forme)
    return told


class Changes(Protocol):
    """What a form or a line of a programme changes of the things that a method needs."""

    @property
    def materiel(self) -> tuple[Materiel, ...]:
        """The things added, or put in place of those of the same name."""

    @property
    def sans_materiel(self) -> tuple[str, ...]:
        """Words of the names of the things dropped."""


class Menee(Changes, Protocol):
    """What a line of a programme changes of the method that it leads."""

    @property
    def etapes(self) -> tuple[Etape, ...]:
        """Its own steps, none to keep the method's."""

    @property
    def groupes(self) -> int | None:
        """How many people work together at most, None to keep the method's size."""


def choses(known: Sequence[Materiel], by: Changes) -> tuple[Materiel, ...]:
    """Return the things of a method once changed: those dropped left out, those of the same name
    replaced where they stand, the others added."""
    own = {m.nom.casefold(): m for m in by.materiel}
    kept = [own.pop(m.nom.casefold(), m) for m in known if not _without(m.nom, by)]
    return (*kept, *own.values())


def _without(nom: str, by: Changes) -> bool:
    return any(word.casefold() in nom.casefold() for word in by.sans_materiel)
