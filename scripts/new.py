"""new: a commented, valid starting file for any kind."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from string import Template
from textwrap import shorten

from holidays import country_holidays

from macros.files import write_whole
from macros.model.base.names import slugify
from macros.model.base.problems import Problem, remedy, report
from macros.model.core.catalogue import Catalogue
from macros.model.core.file_names import fault_of_name, one_name
from macros.model.core.kinds import KINDS, Kind
from macros.model.reading import VOCABULAIRES, examine
from macros.store import ROOT
from scripts.besoins import Demande, ecrit, fait, lus
from scripts.demande import HELP, RefusedError
from scripts.ouvertes import territoire
from scripts.verrou import writing

MODELS = Path(__file__).parent / "modeles"
AHEAD = 56
"""Days kept before a new programme starts: time to enrol."""
LONGEST = 80
"""Signs in a title: what a method, a sheet, a territory may hold."""


def homes() -> Mapping[str, Kind]:
    """Return the kind of the file that holds a new record, by the word that names one."""
    found = ((kind.word, kind.inside or kind) for kind in KINDS.values())
    return {word: home for word, home in found if not home.root}


def main(arguments: list[str], root: Path = ROOT, today: date | None = None) -> int:
    """Write the file of a new record and say where; never overwrite one."""
    if arguments[:1] == ["territoire"] and "".join(arguments[1:2]).startswith("--"):
        return territoire.main(arguments[1:], root, today or date.today())
    words, answers = _asked(arguments)
    usage = _usage(words, answers)
    if usage:
        helped = bool(HELP & set(arguments))
        print(usage, file=sys.stdout if helped else sys.stderr)
        return 0 if helped else 2
    kind, title = words
    with writing(root, "new"):
        return _created(kind, title, root, today or date.today(), answers)


ANSWERS = "--besoins"
"""What comes before the file of answers that a programme is written from."""


def _asked(arguments: list[str]) -> tuple[list[str], str | None]:
    """Return what is asked for, then the file of answers, empty when it is missing."""
    if ANSWERS not in arguments:
        return arguments, None
    place = arguments.index(ANSWERS)
    return arguments[:place] + arguments[place + 2 :], "".join(arguments[place + 1 : place + 2])


def _created(kind: str, title: str, root: Path, today: date, answers: str | None) -> int:
    model = next(MODELS.glob(f"{kind}.*"))
    path = root / "toolbox" / homes()[kind].folder / f"{slugify(title)}{model.suffix}"
    catalogue, problems = examine(root / "toolbox")
    refusal = _refusal(path, path.relative_to(root).as_posix(), title, problems)
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    if answers is not None:
        return _answered(root, path.stem, title, today, catalogue, Path(answers))
    values = placeholders(catalogue, title, today)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = Template(model.read_text(encoding="utf-8")).substitute(values)
    write_whole(path, text.encode())
    print(f"Créé : {path.relative_to(root).as_posix()}")
    if kind == "formation" and values["fiche"] not in catalogue.fiches:
        print("Écrire la fiche que l’objectif 1 demande, puis son nom dans ses « fiches ».")
    return 0


def _answered(
    root: Path, slug: str, title: str, today: date, catalogue: Catalogue, path: Path
) -> int:
    """Write a programme from what a client answered, and say what was left out."""
    try:
        told = lus(root, path, catalogue)
        asked = Demande(slug, title, told, _start(today), _group(catalogue), today)
        for line in ecrit(root, asked, fait(asked, catalogue), catalogue):
            print(line)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _usage(arguments: list[str], answers: str | None) -> str:
    """Return how to write the command, when it is not understood."""
    if answers is not None and (not answers or arguments[:1] != ["programme"]):
        return 'Usage : new programme "Titre" --besoins FICHIER, en .json ou en .yml'
    if len(arguments) != 2 or not slugify(arguments[1]) or HELP & set(arguments):
        example = 'Usage : new GENRE "Titre", par exemple : new methode "Café du monde"'
        return f"{example}\nGenres : {', '.join(homes())}"
    kind = arguments[0]
    if kind not in homes():
        return f"Le genre « {kind} » n’existe pas ; {remedy(kind, homes())}."
    return ""


def _refusal(path: Path, place: str, title: str, problems: list[Problem]) -> str:
    """Return why the file cannot be written, or nothing."""
    if len(title.strip()) > LONGEST:
        return (
            f"Un titre compte {LONGEST} signes au plus, {len(title.strip())} ici ; le raccourcir."
        )
    if sentence := fault_of_name(path.stem, path.name):
        return f"{place} : {sentence}."
    if known := _same_name(path):
        return f"{place.rpartition('/')[0]}/{known} existe déjà ; choisir un autre titre."
    lists = [p for p in problems if p.path in {f"toolbox/{VOCABULAIRES}", "toolbox"}]
    return report(lists) if lists else ""


def _same_name(path: Path) -> str:
    """Return the file of a folder that has a name, for any system, or nothing."""
    if not path.parent.is_dir():
        return ""
    return next((p.name for p in path.parent.iterdir() if one_name(p.name) == path.name), "")


def placeholders(catalogue: Catalogue, title: str, today: date) -> Mapping[str, object]:
    """Return what the models leave blank: title, date, words of the closed lists, known slugs."""
    words = {name: ", ".join(items) for name, items in catalogue.vocabulaires.items()}
    return {
        **words,
        "titre": _quoted(title),
        "titre_court": _quoted(shorten(title, 60, placeholder="…")),
        "slug": slugify(title),
        "date": today.isoformat(),
        "objectif": min(catalogue.objectifs, default=1),
        "formation": catalogue.formation.slug if catalogue.formations else "a-preciser",
        "reference": "reference: false" if catalogue.formations else "# reference: true",
        "territoire": next(iter(catalogue.territoires), "a-preciser"),
        "participants": _group(catalogue),
        "jour_ouvre": _start(today).isoformat(),
        "fiche": next(iter(catalogue.fiches), "a-preciser"),
        "methode": next(iter(catalogue.methodes), "a-preciser"),
        "programme": next(iter(catalogue.programmes), "a-preciser"),
        "jours_session": ", ".join(map(str, _session_days(catalogue, _start(today)))),
    }


def _session_days(catalogue: Catalogue, start: date) -> list[date]:
    """Return the days of the first programme from a day on, as far apart as they are."""
    first = next(iter(catalogue.programmes.values()), None)
    days = [day.date for day in first.record.jours] if first else [start]
    return [start + (day - days[0]) for day in days]


def _group(catalogue: Catalogue) -> int:
    """Return the middle of the group that the course welcomes."""
    if not catalogue.formations:
        return 10
    effectif = catalogue.formation.record.effectif
    return (effectif.min + effectif.max + 1) // 2


def _start(today: date) -> date:
    """Return a Tuesday far enough to enrol, that is not a public holiday."""
    day = today + timedelta(days=AHEAD + (1 - today.weekday()) % 7)
    while day in country_holidays("FR", years=day.year):
        day += timedelta(days=7)
    return day


def _quoted(text: str) -> str:
    """Return a text that stands between straight quotes in YAML."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
