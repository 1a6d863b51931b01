"""The kinds of records: each one is declared here once, and every list of kinds derives from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from macros.french import majuscule

from ..records.common import Record
from ..records.fiche import Fiche
from ..records.formation import Formation
from ..records.glossaire import Glossaire, Terme
from ..records.gouvernance import Gouvernance
from ..records.indicateur import Indicateur, Theme
from ..records.methode import Methode
from ..records.outil import Tool
from ..records.programme import Programme
from ..records.questionnaire import Questionnaire
from ..records.session import Session
from ..records.situation import Situation
from ..records.territoire import Territoire


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record: what names it, where it is written, how it shows, what it has.

    name: its key in the catalogue, in addresses and in open data; word: what commands and calls
    name one by, the name without its s unless told. one, many, feminine: its noun, the word unless
    told; nom: what the whole is called, when it is not its plural. titre and accroche open its
    list, aide is on its door, suites announces a few of them. under: the address of the list that
    leads to its own. root: its one file, in no folder.
    inside: the kind of the file that holds it, in the list part. references: its fields that name
    others, and their kinds; words: its fields to search by, and their closed lists. alone: why it
    is not copied. own: what shows it by code of its own, where the others are shown as they are. tone: its part
    of the book; on pages a colour tells a moment, and nothing else.
    """

    name: str
    record: type[Record]
    word: str = ""
    one: str = ""
    many: str = ""
    feminine: bool = False
    nom: str = ""
    genre: str = ""
    titre: str = ""
    accroche: str = ""
    aide: str = ""
    suites: str = ""
    icon: str = ""
    tone: str = "ardoise"
    folder: str = ""
    suffix: str = ".md"
    root: bool = False
    inside: Kind | None = None
    part: str = ""
    references: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    alone: str = ""
    under: str = "outils"
    listed: bool = True
    called: bool = False
    basket: bool = False
    book: bool = False
    own: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        word = self.word or self.name.removesuffix("s")
        one = self.one or word
        many = self.many or f"{one}s"
        told = {
            "word": word,
            "one": one,
            "many": many,
            "genre": self.nom or majuscule(one),
            "nom": majuscule(many),
            "titre": majuscule(many),
            "accroche": f"{'Toutes les' if self.feminine else 'Tous les'} {many}.",
            "suites": f"Des {many}",
            "folder": self.name,
        }
        for name, default in told.items():
            if not getattr(self, name):
                object.__setattr__(self, name, default)

    @property
    def tool(self) -> bool:
        """Whether it is a tool: it has a state, a prose of its own, objectives."""
        return issubclass(self.record, Tool)

    @property
    def index(self) -> str:
        """The source of the page that lists it."""
        return self.inside.page("") if self.inside and self.inside.root else f"{self.name}/index.md"

    def page(self, slug: str) -> str:
        """Return the source of the page that shows one of its files."""
        return f"{self.folder}.md" if self.root else f"{self.folder}/{slug}.md"

    @property
    def title(self) -> str:
        """The field that names one for people."""
        return _title(self.record)


@cache  # Every name that people read is asked for so, and a record takes long to list its fields.
def _title(record: type[Record]) -> str:
    return next(n for n in ("titre", "nom", "terme", "phrase") if n in record.model_fields)


THEMES = Kind(
    name="themes",
    record=Theme,
    one="thème d’indicateurs",
    many="thèmes d’indicateurs",
    tone="prune",
    folder="indicateurs",
    suffix=".yml",
    alone="ses indicateurs porteraient les mêmes noms",
    own=frozenset({"page"}),
)

GLOSSARY = Kind(
    name="glossaire_file",
    record=Glossaire,
    one="glossaire",
    folder="glossaire",
    suffix=".yml",
    root=True,
)

_DECLARED = (
    Kind(
        name="formations",
        record=Formation,
        feminine=True,
        icon="school",
        tone="ocre",
        suffix=".yml",
        alone="les outils ne sauraient plus de laquelle ils écrivent les numéros",
        references=(("signature", "methodes"),),
        under="",
        listed=False,
        own=frozenset({"pages"}),
    ),
    Kind(
        name="methodes",
        record=Methode,
        one="méthode",
        feminine=True,
        accroche="Des façons de faire à plusieurs, minutées, avec les mots à dire et ce qui peut déraper.",
        aide="Animer, enquêter, débattre, décider",
        icon="forum",
        tone="brique",
        references=(
            ("suites", "methodes"),
            ("fiches", "fiches"),
            ("indicateurs", "indicateurs"),
        ),
        words=(
            ("famille", "familles"),
            ("moment", "moments"),
            ("energie", "energies"),
            ("espace", "espaces"),
            ("difficulte", "difficultes"),
            ("accessibilite.lecture", "lectures"),
            ("distance.possible", "distances"),
        ),
        called=True,
        basket=True,
        book=True,
        own=frozenset({"page", "list", "card", "book"}),
    ),
    Kind(
        name="gouvernance",
        record=Gouvernance,
        one="schéma de gouvernance",
        many="schémas de gouvernance",
        nom="Gouvernance",
        accroche="Des manières de répartir les rôles et les décisions, à adapter avec les personnes concernées.",
        aide="Qui décide quoi, avec qui, comment",
        icon="sitemap",
        tone="mer",
        references=(("fiches", "fiches"), ("methodes", "methodes")),
        words=(("famille", "familles_gouvernance"),),
        called=True,
        basket=True,
        book=True,
        own=frozenset({"page", "list", "card", "book"}),
    ),
    Kind(
        name="fiches",
        record=Fiche,
        one="fiche-projet",
        many="fiches-projet",
        feminine=True,
        accroche="Les livrables de la formation : des champs à remplir et des critères pour savoir où l’on en est.",
        aide="Les livrables à remplir, avec leurs critères",
        suites="Des fiches à remplir",
        icon="clipboard-text",
        tone="olive",
        references=(("methodes", "methodes"), ("fiches", "fiches")),
        called=True,
        basket=True,
        book=True,
        own=frozenset({"page", "list", "card", "book"}),
    ),
    Kind(
        name="indicateurs",
        record=Indicateur,
        accroche="De quoi compter avec une feuille et un crayon, et savoir ce que le chiffre ne dit pas.",
        aide="Suivre ses effets, relié aux ODD",
        icon="chart-box-outline",
        tone="prune",
        inside=THEMES,
        part="indicateurs",
        references=(("methodes", "methodes"), ("fiches", "fiches")),
        alone="il partage le fichier de son thème ; y écrire le nouveau à la main",
        called=True,
        basket=True,
        book=True,
        own=frozenset({"list", "card", "book"}),
    ),
    Kind(
        name="questionnaires",
        record=Questionnaire,
        accroche="Se situer avant, dire à chaud, mesurer ce qui reste un mois après.",
        aide="Avant, à chaud, un mois après",
        icon="clipboard-list-outline",
        suffix=".yml",
        words=(("moment", "moments_evaluation"),),
        called=True,
        own=frozenset({"page", "card"}),
    ),
    Kind(
        name="situations",
        record=Situation,
        feminine=True,
        nom="Quand ça coince",
        genre="Situation",
        titre="Quand ça coince",
        accroche="Ce qui arrive dans un groupe, dit comme on le dit : quoi se demander, quoi essayer, quoi éviter.",
        aide="Ce qui arrive, et quoi essayer d’abord",
        icon="lifebuoy",
        tone="brique",
        suffix=".yml",
        references=(("voir_aussi", "situations"),),
        words=(("famille", "familles_situations"),),
        own=frozenset({"page", "list"}),
    ),
    Kind(
        name="territoires",
        record=Territoire,
        accroche="Des organisations, des lieux et des données publiques pour ancrer une formation quelque part.",
        icon="map-marker-radius",
        under="programmes",
        called=True,
        own=frozenset({"page", "card"}),
    ),
    Kind(
        name="programmes",
        record=Programme,
        accroche="Des programmes complets, heure par heure, à reprendre et à adapter à son territoire.",
        icon="calendar-month",
        tone="ocre",
        references=(("indicateurs", "indicateurs"),),
        under="",
        own=frozenset({"pages", "card"}),
    ),
    Kind(
        name="sessions",
        record=Session,
        feminine=True,
        accroche="Les dates, le lieu, le prix et les places : quand un programme a vraiment lieu.",
        icon="calendar-check",
        tone="ocre",
        suffix=".yml",
        under="programmes",
        listed=False,
        own=frozenset({"pages", "card"}),
    ),
    Kind(
        name="glossaire",
        word="terme",
        record=Terme,
        one="mot",
        nom="Glossaire",
        genre="Terme",
        accroche="Les mots que l’on emploie ici, et ce que l’on entend par là.",
        aide="Les mots de la formation",
        icon="book-open-variant",
        inside=GLOSSARY,
        part="termes",
        references=(("voir_aussi", "glossaire"),),
        words=(("domaine", "domaines"),),
        alone="un mot du glossaire s’écrit dans toolbox/glossaire.yml",
        book=True,
        own=frozenset({"list", "book"}),
    ),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _DECLARED}
"""The kinds of records that have an address, by name: the order of lists, menus and open data."""


def every() -> Mapping[str, Kind]:
    """Return every kind by name, those of the files that hold others included, each after them."""
    both = (one for kind in KINDS.values() for one in (kind, kind.inside))
    return {one.name: one for one in both if one and not one.root}


def kind_of(name: str) -> Kind:
    """Return the kind of a name; KeyError when there is none."""
    if name in KINDS:
        return KINDS[name]
    for kind in KINDS.values():
        if kind.inside and kind.inside.name == name and not kind.inside.root:
            return kind.inside
    raise KeyError(name)


def folders() -> Mapping[str, Kind]:
    """Return the kind of the files of each folder of the toolbox, by the folder's name."""
    homes = (kind.inside or kind for kind in KINDS.values())
    return {home.folder: home for home in homes if not home.root}


def by_word() -> Mapping[str, Kind]:
    """Return every kind by the word that commands and calls name one by."""
    return {kind.word: kind for kind in every().values()}


def references(name: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind's records that name others, and the kind of those; none when it
    is no kind."""
    return kind_of(name).references if name in KINDS or name in every() else ()
