"""The one loader: from the folder of the toolbox to a catalogue, or to every problem at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from os.path import lexists
from pathlib import Path
from typing import Any

from .base.names import slugify
from .base.problems import Problem, ToolboxError
from .beside import BESIDE, beside_of, read_beside
from .core.catalogue import Catalogue
from .core.entries import AnyEntry, Entry
from .core.file_names import fault_of_name, same_name, twins
from .core.kinds import GLOSSARY, KINDS, Kind, folders
from .core.tables import Vocabulaires
from .open_data import open_data
from .records.accessibilite import Accessibilite
from .records.calendrier import Calendrier
from .records.chaine import Chaine
from .records.common import LISTS, TITLES, Listes, Record
from .records.competences import Competences
from .records.feuilles import Feuilles
from .records.glossaire import Glossaire
from .records.lettres import Lettres
from .records.papiers import Papiers
from .records.recherche import Recherche
from .rules import judge
from .source.disk import contents, fault_of_kind, files_under
from .source.documents import Outcome, read
from .source.images import FOLDER, FORMATS, Picture, read_picture
from .source.shapes import shape

VOCABULAIRES = "vocabulaires.yml"
GLOSSAIRE = f"{GLOSSARY.folder}{GLOSSARY.suffix}"
ACCESSIBILITE = "accessibilite.yml"
PAPIERS = "papiers.yml"
FEUILLES = "feuilles.yml"
LETTRES = "lettres.yml"
CHAINE = "chaine.yml"
RECHERCHE = "recherche.yml"
CALENDRIER = "calendrier.yml"
COMPETENCES = "competences.yml"
HOUSE = Path(__file__).resolve().parents[2] / "toolbox"
"""The toolbox that came with this code: a smaller one borrows its sentences of documents."""


def read_toolbox(root: Path) -> Catalogue:
    """Return the catalogue of a toolbox folder; ToolboxError carries every problem in it."""
    catalogue, problems = examine(root)
    if problems:
        raise ToolboxError(problems)
    return catalogue


def examine(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Return what could be read of a toolbox folder, and every problem of shape or relation."""
    if not root.is_dir():
        sentence = "le dossier des outils manque ; le rétablir, ou recopier le projet"
        return Catalogue(vocabulaires={}), [Problem(root.name, 1, "", sentence)]
    words, problems = _vocabulaires(root)
    if not words:  # Without a list every file would look wrong.
        return Catalogue(vocabulaires={}), problems
    homes = folders()
    tables: dict[str, dict[str, AnyEntry]] = {home.name: {} for home in homes.values()}
    lost = LISTS - set(words)
    broken: dict[str, set[str]] = {"vocabulaires": lost} if lost else {}
    unshaped: list[AnyEntry] = []
    opened, paths = open_data(root, _files(root))
    problems += opened.problems
    same = twins(shown(root, path) for path in paths)
    beside: dict[str, dict[str, AnyEntry]] = {one.field: {} for one in BESIDE}
    images: dict[tuple[str, str], Picture] = {}
    for path in paths:
        if one := beside_of(root, path):
            problems += read_beside(root, path, one, words, beside)
            continue
        home = homes.get(path.relative_to(root).parts[0])
        if home and home.tool and path.parent == root / home.folder / FOLDER:
            problems += _pictured(root, path, home, same, images)
            continue
        misplaced = _twin(shown(root, path), same) or _misplaced(root, path, home)
        problems.extend(misplaced)
        if home is None:
            continue
        entry, faults = (
            (None, []) if misplaced else _entry(root, path, home.name, home.record, words)
        )
        problems.extend(faults)
        if entry is None or entry.record is None:
            broken.setdefault(home.name, set()).add(path.stem)
            unshaped += [entry] if entry else []
        else:
            tables[home.name][entry.slug] = entry
    frozen = {table: frozenset(names) for table, names in (*broken.items(), *opened.broken)}
    empty = Catalogue(words, broken=frozen, unshaped=tuple(unshaped), images=images)
    catalogue = replace(_filled(empty, {**tables, **beside}), donnees=opened.found)
    catalogue, faults = _with_parts(root, catalogue, words)
    for part in (CRITERES.within, DITS.within, SUITE.within, JOURS.within, QUI.within, _lent):
        catalogue, others = part(root, catalogue, words)
        faults += others
    return catalogue, [*problems, *faults, *judge(catalogue)]


def _filled(catalogue: Catalogue, tables: Mapping[str, Mapping[str, AnyEntry]]) -> Catalogue:
    """Return a catalogue with these tables, each in the field of its kind, or among the others."""
    named = {field.name for field in fields(Catalogue)}
    ours: dict[str, Any] = {name: table for name, table in tables.items() if name in named}
    others = {name: table for name, table in tables.items() if name not in named}
    return replace(catalogue, **ours, others={**catalogue.others, **others})


def _files(root: Path) -> Iterator[Path]:
    special = {root / name for name in (VOCABULAIRES, GLOSSAIRE, *(one.file for one in ALONE))}
    for path in files_under(root):
        left = any(part.startswith("_") for part in path.relative_to(root).parts)
        if not left and path not in special:
            yield path


def shown(root: Path, path: Path) -> str:
    """Return a path as messages name it: from the toolbox folder, with forward slashes."""
    return path.relative_to(root.parent).as_posix()


def _twin(place: str, same: Mapping[str, str]) -> list[Problem]:
    return [Problem(place, 1, "", same_name(same[place]))] if place in same else []


def _pictured(
    root: Path,
    path: Path,
    home: Kind,
    same: Mapping[str, str],
    into: dict[tuple[str, str], Picture],
) -> list[Problem]:
    """Read a picture beside the tools of a kind, and return what is wrong with it."""
    place = shown(root, path)
    if problems := _twin(place, same):
        return problems
    if sentence := fault_of_name(path.stem, path.name):
        return [Problem(place, 1, "", sentence)]
    into[home.folder, path.name], problems = read_picture(path, place)
    return problems


def _misplaced(root: Path, path: Path, home: Kind | None) -> list[Problem]:
    if strange := fault_of_kind(path.lstat().st_mode):
        sentence = strange
    elif elsewhere := _not_a_tool(path.suffix.lower(), home):
        sentence = elsewhere
    elif home is None or len(path.relative_to(root).parts) != 2:
        names = ", ".join(folders())
        sentence = f"ce fichier n’est pas à sa place ; le ranger dans un dossier parmi : {names}"
    elif path.suffix != home.suffix:
        sentence = f"un fichier {home.suffix} est attendu dans ce dossier ; {_renamed(path)}"
    else:
        return []
    return [Problem(shown(root, path), 1, "", sentence)]


_PICTURES = [
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".svg",
    ".avif",
    ".heic",
    ".bmp",
    ".tif",
    ".tiff",
]
_TEXTS = [".docx", ".doc", ".odt", ".rtf", ".txt", ".pages", ".pdf", ".html", ".htm"]
_RENAMED = frozenset({".md", ".yml", ".yaml", ".markdown", ".mdown", ""})
"""Suffixes of texts that are right but for their names."""


def _not_a_tool(suffix: str, home: Kind | None) -> str:
    """Return what to do with a file whose kind says that it is no tool."""
    if suffix in FORMATS and home and home.tool:
        return (
            f"une image se range dans toolbox/{home.folder}/{FOLDER}/, "
            f"et le champ « images » d’{'une' if home.feminine else 'un'} {home.one} la montre"
        )
    if suffix in _PICTURES:
        return "une image n’est pas un outil ; la ranger dans docs/assets/images/"
    if suffix in _TEXTS:
        return (
            "ce document n’est pas un outil ; copier son texte dans un fichier créé par "
            "« python3 scripts/run.py new », puis le ranger ailleurs"
        )
    return ""


def _renamed(path: Path) -> str:
    right = path.suffix.lower() in _RENAMED
    return "le renommer" if right else "ranger celui-ci hors de toolbox/"


def _entry(
    root: Path, path: Path, table: str, model: type[Record], words: Vocabulaires
) -> tuple[AnyEntry | None, list[Problem]]:
    """Return what a file holds, without a record when it is wrong; nothing when it is unread."""
    place = shown(root, path)
    document, problems = _document(path, place)
    if sentence := fault_of_name(path.stem, path.name):
        problems = [Problem(place, 1, "", sentence), *problems]
    if document is None:
        return None, problems
    record, faults = shape(document, model, {**words, TITLES: partial(_called, root)})
    problems = [*problems, *faults]
    return Entry(table, path.stem, None if problems else record, document), problems


_TITLE = re.compile(r"^(?:titre|nom):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)


def _called(root: Path, title: str) -> str | None:
    """Return the name of the one file whose title reads as these words, unread files included."""
    wanted, found = slugify(title), set()
    for path in _files(root):
        match = _TITLE.search(path.read_text(encoding="utf-8", errors="replace")[:4000])
        if match and slugify(match[1]) == wanted:
            found.add(path.stem)
    return found.pop() if len(found) == 1 else None


def _document(path: Path, place: str) -> Outcome:
    content, problems = contents(path, place)
    return (None, problems) if content is None else read(content, place, path.suffix)


def _vocabulaires(root: Path) -> tuple[Vocabulaires, list[Problem]]:
    path = root / VOCABULAIRES
    place = shown(root, path)
    if not lexists(path):
        return {}, [Problem(place, 1, "", "le fichier des listes fermées manque ; le rétablir")]
    document, problems = _document(path, place)
    if document is None:
        return {}, problems
    missing = [
        Problem(place, 1, "", f"la liste « {name} » manque ; la rétablir")
        for name in sorted(LISTS - set(document.data))
    ]
    record, faults = shape(document, Listes, {})
    if record is None:  # Judge the tools by the lists that are sound.
        wrong = {fault.field.split(".")[0] for fault in [*problems, *faults]}
        sound = {name: words for name, words in document.data.items() if name not in wrong}
        record, _ = shape(replace(document, data=sound), Listes, {})
    return record.root if record else {}, [*problems, *missing, *faults]


def _with_parts(
    root: Path, catalogue: Catalogue, words: Vocabulaires
) -> tuple[Catalogue, list[Problem]]:
    """Add what lives inside a file: indicators of a theme, terms of the glossary."""
    path = root / GLOSSAIRE
    problems: list[Problem] = []
    if lexists(path):
        entry, problems = _entry(root, path, GLOSSARY.name, Glossaire, words)
        if entry is None or entry.record is None:
            catalogue = _unread(catalogue, GLOSSARY.name, entry)
        else:
            catalogue = replace(catalogue, glossaire_file=entry)
    parts = {kind.name: _parts(kind, catalogue) for kind in KINDS.values() if kind.inside}
    return _filled(catalogue, parts), problems


def _parts(kind: Kind, catalogue: Catalogue) -> Mapping[str, AnyEntry]:
    """Return the records of a kind that files hold in a list, the first of each name."""
    found: dict[str, AnyEntry] = {}
    for holder in catalogue.files():
        if kind.inside and holder.kind == kind.inside.name:
            for n, record in enumerate(getattr(holder.record, kind.part)):
                entry = Entry(kind.name, record.slug, record, holder.document, (kind.part, n))
                found.setdefault(record.slug, entry)
    return found


Put = Callable[[Catalogue, AnyEntry], Catalogue]


@dataclass(frozen=True, slots=True)
class Part:
    """What one file holds beside the tools: its name, its file, its record, how a catalogue takes it."""

    name: str
    file: str
    record: type[Record]
    put: Put

    def within(
        self, root: Path, catalogue: Catalogue, words: Vocabulaires
    ) -> tuple[Catalogue, list[Problem]]:
        """Return a catalogue with what the file of a toolbox holds, when it is there."""
        path = root / self.file
        if not lexists(path):
            return catalogue, []
        entry, problems = _entry(root, path, self.name, self.record, words)
        if entry is None or entry.record is None:
            return _unread(catalogue, self.name, entry), problems
        return self.put(catalogue, entry), problems


CRITERES = Part(
    "accessibilite", ACCESSIBILITE, Accessibilite, lambda c, entry: replace(c, accessibilite=entry)
)
DITS = Part("recherche", RECHERCHE, Recherche, lambda c, entry: replace(c, recherche=entry))
JOURS = Part("calendrier", CALENDRIER, Calendrier, lambda c, entry: replace(c, calendrier=entry))
QUI = Part("competences", COMPETENCES, Competences, lambda c, entry: replace(c, competences=entry))
PHRASES = Part("papiers", PAPIERS, Papiers, lambda c, entry: replace(c, papiers=entry))
PLANCHES = Part("feuilles", FEUILLES, Feuilles, lambda c, entry: replace(c, feuilles=entry))
COURRIERS = Part("lettres", LETTRES, Lettres, lambda c, entry: replace(c, lettres=entry))
SUITE = Part("chaine", CHAINE, Chaine, lambda c, entry: replace(c, chaine=entry))
ALONE = (CRITERES, DITS, JOURS, QUI, PHRASES, PLANCHES, COURRIERS, SUITE)
"""What stands alone at the root of a toolbox."""

LENT = {
    PHRASES: "des phrases des documents",
    PLANCHES: "des planches d’étiquettes",
    COURRIERS: "des lettres à compléter",
}
"""What a toolbox without its own borrows from the one that came with the code, as messages say it."""


def _lent(root: Path, catalogue: Catalogue, words: Vocabulaires) -> tuple[Catalogue, list[Problem]]:
    """Add what documents are made with: the toolbox's own, or else what came with the code."""
    problems: list[Problem] = []
    for part, called in LENT.items():
        home = root if lexists(root / part.file) else HOUSE
        if not lexists(home / part.file):
            sentence = f"le fichier {called} manque ; le rétablir"
            problems.append(Problem(shown(home, home / part.file), 1, "", sentence))
            continue
        catalogue, others = part.within(home, catalogue, words)
        problems += others
    return catalogue, problems


def _unread(catalogue: Catalogue, table: str, entry: AnyEntry | None) -> Catalogue:
    """Return a catalogue that knows that a file of the toolbox's root could not be used."""
    broken = {**catalogue.broken, table: frozenset({table})}
    unshaped = (*catalogue.unshaped, entry) if entry else catalogue.unshaped
    return replace(catalogue, broken=broken, unshaped=unshaped)
