"""Everything that the toolbox holds: one table per kind, and what its files say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..records.accessibilite import Accessibilite
from ..records.calendrier import Calendrier
from ..records.chaine import Chaine
from ..records.choisi import Choisi
from ..records.common import LISTS, Mot
from ..records.competences import Competences
from ..records.donnees import Donnees
from ..records.feuilles import Feuilles
from ..records.fiche import Fiche
from ..records.formation import Formation
from ..records.glossaire import Glossaire, Terme
from ..records.gouvernance import Gouvernance
from ..records.indicateur import Indicateur, Theme
from ..records.lettres import Lettres
from ..records.methode import Methode
from ..records.papiers import Papiers
from ..records.programme import Programme
from ..records.questionnaire import Questionnaire
from ..records.recherche import Recherche
from ..records.retour import Retours
from ..records.session import Session
from ..records.situation import Situation
from ..records.support import Supports, SupportsDeProgramme
from ..records.territoire import Territoire
from ..source.images import Picture
from .entries import AnyEntry, Entry
from .kinds import KINDS, kind_of

Vocabulaires = Mapping[str, Mapping[str, Mot]]


@dataclass(frozen=True, eq=False, repr=False)
class Tables:
    """Every record by kind and slug, in the order of the files; choix, what was chosen for a
    programme, by its slug; retours, what was lived of a method, and supports, what is printed for
    it, by its slug; affaires, what is printed for a programme's own lines, by its slug; donnees, what open data say of a territory, by its code; images, the pictures
    beside tools, by their folder and their name; others holds the kinds that no code of ours names;
    broken names unread files, and unshaped holds those that were read all the same, without a
    record. Where only what was read again is shown, en_relecture holds the titles of what is not, and
    tus those that the file of each page names."""

    vocabulaires: Vocabulaires = field(default_factory=dict)
    formations: Mapping[str, Entry[Formation]] = field(default_factory=dict)
    methodes: Mapping[str, Entry[Methode]] = field(default_factory=dict)
    gouvernance: Mapping[str, Entry[Gouvernance]] = field(default_factory=dict)
    fiches: Mapping[str, Entry[Fiche]] = field(default_factory=dict)
    themes: Mapping[str, Entry[Theme]] = field(default_factory=dict)
    indicateurs: Mapping[str, Entry[Indicateur]] = field(default_factory=dict)
    questionnaires: Mapping[str, Entry[Questionnaire]] = field(default_factory=dict)
    situations: Mapping[str, Entry[Situation]] = field(default_factory=dict)
    territoires: Mapping[str, Entry[Territoire]] = field(default_factory=dict)
    donnees: Mapping[str, Entry[Donnees]] = field(default_factory=dict)
    programmes: Mapping[str, Entry[Programme]] = field(default_factory=dict)
    sessions: Mapping[str, Entry[Session]] = field(default_factory=dict)
    choix: Mapping[str, Entry[Choisi]] = field(default_factory=dict)
    retours: Mapping[str, Entry[Retours]] = field(default_factory=dict)
    supports: Mapping[str, Entry[Supports]] = field(default_factory=dict)
    affaires: Mapping[str, Entry[SupportsDeProgramme]] = field(default_factory=dict)
    glossaire: Mapping[str, Entry[Terme]] = field(default_factory=dict)
    glossaire_file: Entry[Glossaire] | None = None
    accessibilite: Entry[Accessibilite] | None = None
    papiers: Entry[Papiers] | None = None
    feuilles: Entry[Feuilles] | None = None
    lettres: Entry[Lettres] | None = None
    recherche: Entry[Recherche] | None = None
    calendrier: Entry[Calendrier] | None = None
    chaine: Entry[Chaine] | None = None
    competences: Entry[Competences] | None = None
    images: Mapping[tuple[str, str], Picture] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, AnyEntry]] = field(default_factory=dict)
    broken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unshaped: tuple[AnyEntry, ...] = ()
    en_relecture: Mapping[tuple[str, str], str] = field(default_factory=dict)
    tus: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({sum(1 for _ in self.entries())} records)"

    def kind(self, name: str) -> Mapping[str, AnyEntry]:
        """Return the entries of one kind by slug, of the files that hold others too; KeyError when
        there is no such kind."""
        kind_of(name)
        entries: Mapping[str, AnyEntry] = getattr(self, name, self.others.get(name, {}))
        return entries

    @property
    def partial(self) -> bool:
        """Whether a file that others rest on is unread: what is not found here may be there."""
        words = set(self.vocabulaires) >= LISTS
        return bool(self.broken) or not self.formations or not words

    def names(self, kind: str) -> frozenset[str]:
        """Return the slugs of a kind, files that could not be read included."""
        if kind not in self._names:
            self._names[kind] = frozenset(self.kind(kind)) | self.broken.get(kind, frozenset())
        return self._names[kind]

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {}

    def renamed(self, kind: str, slug: str) -> str | None:
        """Return the present slug of a record that used to bear another one."""
        entries = self.kind(kind).values()
        old = (e.slug for e in entries if slug in getattr(e.record, "anciens_slugs", ()))
        return next(old, None)

    def entries(self) -> Iterator[AnyEntry]:
        """Yield every entry that has an address, kind after kind."""
        for name in KINDS:
            yield from self.kind(name).values()

    def files(self) -> Iterator[AnyEntry]:
        """Yield what every file holds, once: parts of a list go with their file."""
        every: list[AnyEntry] = [*self.entries(), *self.themes.values()]
        alone: tuple[AnyEntry | None, ...] = (
            self.accessibilite,
            self.papiers,
            self.feuilles,
            self.lettres,
            self.recherche,
        )
        alone += (self.calendrier, self.competences, self.chaine)
        every += filter(None, (self.glossaire_file, *alone))
        yield from (entry for entry in every if not entry.where)

    def mot(self, liste: str, mot: object) -> Mot:
        """Return a word of a closed list; KeyError when it is not there.

        A list that could not be read, which was told, leaves its words as they are written.
        """
        known = self.vocabulaires.get(liste)
        return Mot(nom=str(mot)) if known is None else known[str(mot)]

    @cached_property
    def mise_a_jour(self) -> date:
        """The last day on which anything was brought up to date.

        What leaves with a programme also comes from its course and its tools. This day never goes
        back, even when a tool gives way to an older one: what seems older than what people hold is
        refused by their calendars.
        """
        days = (getattr(entry.record, "mise_a_jour", date.min) for entry in self.entries())
        return max(days)
