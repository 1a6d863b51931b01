"""The things of a whole programme as one shops and packs: buy, bring, print, draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.french import sans_accents
from macros.model.clock.agenda import Session
from macros.model.clock.supplies import needed
from macros.model.records.common import Mot
from macros.model.records.methode import Materiel
from macros.told.plain import Riche

PAPER = "grandes-feuilles"
"""The supply that is drawn on."""

GAMES = "jeux"
"""What is printed once and serves again, from day to day."""

LISTS = ("À acheter", "À emporter", "À imprimer", "À dessiner d’avance")
"""The four lists, in the order of what takes longest to get."""

Fournitures = Mapping[str, Mot]


@dataclass(slots=True)
class Compte:
    """A thing to have: in which list, how many so far, by how many it is sold, under which names
    methods ask for it, on which days; reste: what is printed once and serves again."""

    nom: str
    liste: str
    paquet: int = 0
    reste: bool = False
    quantite: int = 0
    noms: dict[str, None] = field(default_factory=dict)
    jours: dict[int, None] = field(default_factory=dict)

    @property
    def suite(self) -> str:
        """The packs to buy, then the names that this one stands for."""
        packs = -(-self.quantite // self.paquet) if self.paquet and self.quantite else 0
        sold = f"{packs} paquet{'s' if packs > 1 else ''} de {self.paquet}" if packs else ""
        names = [nom for nom in self.noms if nom.casefold() != self.nom.casefold()]
        return " · ".join(filter(None, (sold, ", ".join(names))))


@dataclass(frozen=True, slots=True)
class Course:
    """A line of a list: how many, of what, in how many packs and under which other names, when."""

    quantite: str
    nom: Riche
    suite: Riche
    jours: tuple[int, ...]


def listes(
    sessions: Sequence[Session], people: int, fournitures: Fournitures
) -> dict[str, list[Course]]:
    """Return the four lists of some half-days, each in alphabetical order, the empty ones left out.

    What is used up, printed or drawn adds up from use to use; the rest is brought once, as many as
    the sequence that needs most.
    """
    counts: dict[tuple[str, str], Compte] = {}
    for session in sessions:
        for creneau in session.creneaux:
            for key, one in _of_one(needed(creneau, people), fournitures).items():
                kept = counts.setdefault(key, Compte(one.nom, one.liste, one.paquet))
                lasts = one.liste == LISTS[1] or one.reste
                kept.quantite = (
                    max(kept.quantite, one.quantite) if lasts else kept.quantite + one.quantite
                )
                kept.noms |= one.noms
                kept.jours[session.rang + 1] = None
    ordered = sorted(counts.values(), key=lambda one: sans_accents(one.nom))
    told = {name: [_course(one) for one in ordered if one.liste == name] for name in LISTS}
    return {name: lines for name, lines in told.items() if lines}


def _course(one: Compte) -> Course:
    return Course(str(one.quantite), Riche(one.nom), Riche(one.suite), tuple(one.jours))


def _of_one(
    needs: Sequence[tuple[Materiel, int]], fournitures: Fournitures
) -> dict[tuple[str, str], Compte]:
    """Return what one sequence needs, things of one supply together."""
    counts: dict[tuple[str, str], Compte] = {}
    for item, count in needs:
        for one, many in _asked(item, count, fournitures):
            kept = counts.setdefault((one.liste, one.nom.casefold()), one)
            kept.quantite += many
            if one.liste != LISTS[0] or not _drawn(item.nom, fournitures):
                kept.noms[item.nom] = None
    return counts


def _drawn(nom: str, fournitures: Fournitures) -> bool:
    mot = fournitures.get(supply(nom, fournitures)[0])
    return mot is not None and mot.dessiner


def _asked(item: Materiel, count: int, fournitures: Fournitures) -> Iterator[tuple[Compte, int]]:
    """Yield what a thing asks for: itself or its supply, and the paper that it is drawn on."""
    if item.imprimable:
        kept = supply(item.nom, fournitures)[0] == GAMES
        yield Compte(item.nom, LISTS[2], reste=kept), count
        return
    slug, each = supply(item.nom, fournitures)
    mot = fournitures.get(slug)
    if mot is None:
        yield Compte(item.nom, LISTS[0 if item.consommable else 1]), count
    elif mot.dessiner:
        yield Compte(item.nom, LISTS[3]), count
        if paper := fournitures.get(PAPER):
            yield Compte(paper.nom, LISTS[0], paper.paquet), count
    else:
        yield Compte(mot.nom, LISTS[0 if mot.consommable else 1], mot.paquet), count * each


def supply(nom: str, fournitures: Fournitures) -> tuple[str, int]:
    """Return the supply that a name begins like, the longest beginning first, and how many of it
    one is worth; an empty name for none."""
    found: list[tuple[int, str, int]] = []
    for slug, mot in fournitures.items():
        for start in mot.mots.split(","):
            word, _, times = start.partition(" × ")
            if nom.casefold().startswith(word.strip().casefold()):
                found.append((len(word.strip()), slug, int(times or 1)))
    _, slug, each = max(found, default=(0, "", 1))
    return slug, each
