"""nouvelle-session: a programme on other dates, working days found, what was avoided said."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from holidays import country_holidays

from macros.files import write_whole
from macros.french import date_courte, du, enumeration, jour, pluriel, sans_accents
from macros.model.clock.ouvrables import d_affilee
from macros.model.clock.ouvres import Ecarte, Evite, TooFarError, poses
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.calendrier import dates_du_territoire
from macros.model.records.programme import Programme
from macros.model.records.territoire import DateTerritoire
from macros.store import ROOT

from .demande import HELP, RefusedError, catalogue_of, known
from .lieux import quoted
from .verrou import writing

Dates = tuple[DateTerritoire, ...]

USAGE = (
    "Usage : nouvelle-session PROGRAMME --debut AAAA-MM-JJ [--nom NOM]\n"
    "Par exemple : nouvelle-session pouvoir-agir-fevrier-2026 --debut 2027-03-09"
)
LONG = 5
"""Days from which a time to avoid puts a whole seminar off, as school holidays do."""
SHOWN = 12
"""Lines of a programme named at most, when they name days of its own."""
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_NAMED = re.compile(rf"\ble (?:\d{{1,2}}|1er)(?! h\b|\d)\b|\b(?:{_MONTHS}) 20\d\d\b")
_IN_TITLE = re.compile(rf",? (?:en |de |d[’'])(?:{_MONTHS}) 20\d\d")
_SEASON = re.compile(rf"-(?:{sans_accents(_MONTHS)})-20\d\d$")


def main(arguments: list[str], root: Path = ROOT, today: date | None = None) -> int:
    """Write the file of a new session of a programme, and say what was avoided; overwrite nothing."""
    asked = _asked(arguments)
    if asked is None:
        helped = bool(HELP & set(arguments))
        print(USAGE, file=sys.stdout if helped else sys.stderr)
        return 0 if helped else 2
    try:
        with writing(root, "nouvelle-session"):
            print("\n".join(_written(root, today or date.today(), *asked)))
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _asked(arguments: list[str]) -> tuple[str, str, str] | None:
    """Return the programme, the first day and the name asked for; nothing when not understood."""
    words, options = list(arguments), {"--debut": "", "--nom": ""}
    for name in options:
        if name in words:
            at = words.index(name)
            if at + 1 == len(words):
                return None
            options[name] = words[at + 1]
            del words[at : at + 2]
    if len(words) != 1 or words[0].startswith("-") or not options["--debut"]:
        return None
    return words[0], options["--debut"], options["--nom"]


def _written(root: Path, today: date, slug: str, start: str, name: str) -> Iterator[str]:
    catalogue = catalogue_of(root)
    entry = known(catalogue, "programmes", slug)
    first = _first(start, today)
    home = catalogue.territoires[entry.record.territoire]
    known_days = tuple(dates_du_territoire(catalogue, home.record))
    days, left = _laid(entry.record, first, known_days)
    path = root / f"toolbox/sessions/{_named(name or entry.slug, days[0], named=bool(name))}.yml"
    if path.exists():
        raise RefusedError(
            f"{path.relative_to(root).as_posix()} existe déjà ; choisir un autre --nom."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _text(catalogue, entry, days, today).encode())
    yield f"Créé : {path.relative_to(root).as_posix()}"
    yield f"Jours : {enumeration(_dated(days))}."
    yield from _avoided(left)
    yield from _unknown(known_days, home.titre, days)
    yield from _naming_days(root, entry)


def _dated(days: list[date]) -> list[str]:
    """Return days in words: a shared year is told once, with the last."""
    shared = len({day.year for day in days}) == 1
    return [jour(day, year=not shared or day == days[-1]) for day in days]


def _first(start: str, today: date) -> date:
    try:
        first = date.fromisoformat(start)
    except ValueError:
        raise RefusedError(
            f"« {start} » n’est pas une date ; écrire par exemple 2027-03-09."
        ) from None
    if first <= today:
        raise RefusedError(
            f"Le {date_courte(first)} n’est plus à venir ; choisir un jour plus tard."
        )
    return first


def _laid(programme: Programme, first: date, home: Dates) -> tuple[list[date], list[Ecarte]]:
    jours = [day.date for day in programme.jours]
    try:
        return poses(jours, first, _long(home), _short(home, {day.weekday() for day in jours}))
    except TooFarError:
        raise RefusedError(
            "Aucune suite de jours libres avant un an : regarder les dates à éviter du territoire."
        ) from None


def _long(home: Dates) -> Evite:
    """Return why a day is in a long time that the territory avoids."""
    return lambda day: _of_home(home, day, long=True)


def _short(home: Dates, used: set[int]) -> Evite:
    """Return why a day alone is avoided: a week-end that the programme does not use, a public
    holiday, a day of the territory's."""

    def why(day: date) -> str:
        if day.weekday() >= 5 and day.weekday() not in used:
            return "un samedi" if day.weekday() == 5 else "un dimanche"
        # Alsace-Moselle has two holidays more: none of our programmes is there.
        name = country_holidays("FR", years=day.year, language="fr").get(day)
        feast = f"jour férié, {name}".replace("'", "’") if name else ""
        return feast or _of_home(home, day, long=False)

    return why


def _of_home(home: Dates, day: date, *, long: bool) -> str:
    found = (
        one.quoi
        for one in home
        if one.effet == "eviter"
        and one.holds(day)
        and (((one.au or one.du) - one.du).days >= LONG) is long
    )
    return next(found, "")


def _named(base: str, first: date, *, named: bool) -> str:
    if named:
        return base
    month = sans_accents(date_courte(first)).split(" ", 1)[1].replace(" ", "-")
    return f"{_SEASON.sub('', base)}-{month}"


def _text(catalogue: Catalogue, entry: Entry[Programme], days: list[date], today: date) -> str:
    record = entry.record
    formation = catalogue.formations[record.formation].record
    price = (
        f"# prix: {{ euros: {formation.tarif.euros}, par: personne, mention: net }}"
        if record.tarif
        else f"prix: {{ euros: {formation.tarif.euros}, par: personne, mention: net }}"
    )
    lines = [
        "# Une session : ce programme, à ces dates. Ce qui n’est pas écrit ici est celui du programme.",
        f"titre: {quoted(_title(days))}",
        *_without_season(record.titre),
        f"programme: {entry.slug}",
        f"# Du {jour(days[0])} au {jour(days[-1])} :",
        "jours:",
        *(f"  - {day}" for day in days),
        "# Le dernier jour pour s’inscrire, quand il vient plus tôt que celui de la formation :",
        f"# inscription_avant: {days[0] - timedelta(days=2 * formation.acces.delai_inscription_jours)}",
        f"# lieu: {quoted(record.lieu or 'À préciser')}",
        f"places: {record.participants}",
        price,
        f"# commanditaire: {quoted(record.commanditaire or 'Qui demande cette session')}",
        "# Qui signe et paie : une structure (convention), une personne seule (contrat), ou les deux.",
        "payeurs: [structure]",
        "# Des rôles, jamais des noms :",
        "intervenants:",
        "  - { role: Formatrice ou formateur, fait: conduit les journées }",
        "# Les conditions de l’organisme, mot pour mot. Sans elles, convention et contrat ne se font pas.",
        "# compris: Ce que le prix comprend (salle, repas, supports)",
        "# reglement: À compléter",
        "# abandon: À compléter",
        "# annulation: À compléter",
        "# differend: À compléter",
        "# Une ou plusieurs personnes paient elles-mêmes, à côté de la structure ? Leur nombre, leur prix, leurs versements",
        "# (le premier à 30 % du prix au plus, après le délai de rétractation), ce qui reste dû si l’une arrête :",
        "# particuliers:",
        "#   personnes: 1",
        "#   prix: { euros: 300, par: personne, mention: net }",
        f"#   versements: [{{ euros: 90, le: {days[0]} }}, {{ euros: 210, le: {days[-1]} }}]",
        "#   abandon: À compléter",
        f"# lien: {formation.organisme.site}",
        "# Tant que cette ligne est là, la session est dite à confirmer. La retirer quand tout est sûr.",
        "exemple: Ces dates sont proposées ; elles se confirment à l’inscription.",
        f"mise_a_jour: {today}",
    ]
    return "\n".join([*lines, ""])


def _title(days: list[date]) -> str:
    """Return « À partir de mars 2027 », or the days themselves when they follow one another."""
    if not d_affilee(days):
        return f"À partir {du(date_courte(days[0]).split(' ', 1)[1])}"
    start, end = date_courte(days[0]), date_courte(days[-1])
    if start == end:
        return start
    shared = 2 if days[0].month == days[-1].month else 1 if days[0].year == days[-1].year else 0
    return f"{start.rsplit(' ', shared)[0]} au {end}"


def _without_season(title: str) -> list[str]:
    """Return the line of a name without the season that a programme's title holds, if it holds one."""
    bare = _IN_TITLE.sub("", title)
    return [f"intitule: {quoted(bare)}"] if bare != title else []


def _avoided(left: list[Ecarte]) -> Iterator[str]:
    if not left:
        yield "Rien à éviter : ces jours ouvrés gardent le rythme du programme."
        return
    yield "Évités :"
    for one in left:
        yield f"  {jour(one.jour)} ({one.raison}) : remplacé par le {jour(one.pris)}"


def _unknown(home: Dates, title: str, days: list[date]) -> Iterator[str]:
    """Yield what nobody looked at: a year of which neither the territory nor its zone says anything."""
    years = {day.year for one in home for day in (one.du, one.au or one.du)}
    missing = sorted({day.year for day in days} - years)
    if missing:
        yield (
            f"À regarder : le territoire « {title} » ne donne aucune date pour "
            f"{enumeration(missing)} (vacances scolaires, fêtes) ; écrire sa « zone » et ses « dates », "
            "puis recommencer."
        )


def _naming_days(root: Path, entry: Entry[Programme]) -> Iterator[str]:
    """Yield the lines of a programme that name its own days: a session has others."""
    text = (root / entry.path).read_text(encoding="utf-8")
    found = [str(n) for n, line in enumerate(text.splitlines(), 1) if _NAMED.search(line)]
    if found:
        shown = ", ".join(found[:SHOWN]) + (", …" if len(found) > SHOWN else "")
        yield (
            f"À relire : {pluriel(len(found), 'ligne')} de {entry.path} nomment des jours du programme "
            f"(« le 27 »), pas ceux de la session : lignes {shown}. Dire plutôt « le dernier jour »."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
