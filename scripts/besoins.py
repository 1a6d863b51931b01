"""new programme --besoins: a programme that builds from what a client answered, each line with its source;
what is private stays apart, and serves to choose methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from macros.data.besoins import QUESTIONNAIRE, Besoins, besoins
from macros.data.choix import choix_yaml, lignes
from macros.files import write_whole
from macros.french import enumeration
from macros.model.assembly.reserve import reserve
from macros.model.assembly.sur_mesure import USUAL, spread
from macros.model.base.names import slugify
from macros.model.base.problems import report
from macros.model.clock.ouvrables import ouvrable
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan, plan
from macros.model.records.choisi import SUFFIX, Choisi
from macros.model.records.prive import Prive
from macros.model.records.programme import Programme
from macros.model.records.questionnaire import Question
from macros.model.source.documents import read_markdown, read_yaml
from macros.model.source.shapes import shape
from macros.told.flow import flow

from .demande import PRIVE, RefusedError, carry_out
from .prive import closed, prive_yaml, received
from .quelques_uns import est_de_quelques_uns, quelques_uns
from .retouches import Changes

MOST = 200_000
"""Bytes of a file of answers."""
DEMIS = (1, 2, 4, 6, 10, 20)
"""Half-days of each answer about time, in the order of the options."""
MOMENTS = (("matin", "apres_midi"), ("matin",), ("apres_midi",), ("soir",))
"""Half-days of a day, in the order of the options."""
MANQUE = ("vidéoprojecteur", "ordinateur", "téléphone")
"""What is missing in the room, in the order of the options."""
APPORTE = ("Chaque personne vient avec son projet.", "Le groupe vient avec un projet commun.")
"""What people come with, in the order of the options; none for the last one."""
SOURCE = "# recueil :"

Lines = Mapping[tuple[int, str], Sequence[str]]
"""The lines of half-days, by their day from 0 and their name."""
Line = tuple[str, object, str]
"""A field of a programme, its value, the question whose answer gave it."""


@dataclass(frozen=True, slots=True)
class Demande:
    """What is written: the name and the title of a programme, its answers, the days it begins on
    when nobody said, the group it has when nobody counted."""

    slug: str
    titre: str
    besoins: Besoins
    debut: date
    participants: int
    today: date


@dataclass(frozen=True, slots=True)
class Fait:
    """A programme ready to be written, with its choice, its private facts and what was left out;
    without choice, its lines are its own."""

    texte: str
    choix: str
    prive: Prive
    laisses: tuple[int, ...]


def lus(root: Path, path: Path, catalogue: Catalogue) -> Besoins:
    """Return the answers of a file; RefusedError carries everything that is wrong in it."""
    if QUESTIONNAIRE not in catalogue.questionnaires:
        raise RefusedError(f"Le questionnaire « {QUESTIONNAIRE} » n’est plus dans la boîte.")
    content = received(root, path, MOST, "un recueil")
    told, problems = besoins(content, path.name, catalogue.questionnaires[QUESTIONNAIRE].record)
    if problems:
        raise RefusedError(f"{report(sorted(problems))}\nRien n’a été écrit.")
    return told


def fait(demande: Demande, catalogue: Catalogue) -> Fait:
    """Return a programme that can be composed: objectives leave, the best known first, until the time
    suffices; RefusedError when none is left."""
    prive = _prive(demande.besoins, catalogue)
    wanted = list(_objectifs(demande.besoins, catalogue))
    kept, refused = wanted, ""
    while kept:
        text = _texte(demande, catalogue, kept)
        record = _record(text, demande.slug, catalogue)
        made = plan(reserve(record, prive, catalogue), catalogue)
        if not made.refus:
            aside = tuple(o for o in wanted if o not in kept)
            choix = _choix(demande.slug, record, made, catalogue)
            if not choix:  # Beyond what a choice keeps by itself: sheets left out for want of time.
                told = {(s.rang, s.nom): lignes(s) for s in made.sessions}
                text = _texte(demande, catalogue, kept, told)
                _record(text, demande.slug, catalogue)
            said = tuple(quelques_uns(demande.besoins, made, catalogue))
            known = prive.model_copy(update={"a_savoir": (*prive.a_savoir, *said)})
            return Fait(text, choix, known, aside)
        refused = "\n".join(one.phrase for one in made.refus)
        kept = _fewer(kept, record, made, demande.besoins)
    raise RefusedError(f"Ce temps et ces limites ne laissent composer aucun objectif :\n{refused}")


def ecrit(root: Path, demande: Demande, fait: Fait, catalogue: Catalogue) -> Iterator[str]:
    """Write a programme, its choice and its private facts; yield what to say. All, or nothing."""
    base = f"toolbox/programmes/{demande.slug}"
    written = {f"{base}.md": fait.texte.encode()}
    if fait.choix:
        written[f"{base}{SUFFIX}"] = fait.choix.encode()
    if (root / PRIVE / f"{demande.slug}.yml").exists():
        raise RefusedError(f"{PRIVE}/{demande.slug}.yml existe déjà ; choisir un autre titre.")
    (root / "toolbox" / "programmes").mkdir(parents=True, exist_ok=True)
    carry_out(root, Changes(written))
    yield from (f"Créé : {name}" for name in written)
    if not fait.choix:
        yield "Les séquences y sont écrites une à une : ce choix ne se referait pas seul."
    if fait.prive != Prive():
        place = root / PRIVE / f"{demande.slug}.yml"
        place.parent.mkdir(exist_ok=True)
        write_whole(place, prive_yaml(demande.slug, fait.prive).encode())
        closed(place)
        closed(place.parent)
        yield f"Gardé à part : {PRIVE}/{demande.slug}.yml, que ni git, ni le site, ni le paquet ne reçoivent"
        if est_de_quelques_uns(demande.besoins, catalogue):
            yield "Pour quelques personnes seulement : ce fichier dit, méthode par méthode, quoi faire autrement."
    if fait.laisses:
        yield f"Le temps ne suffit pas à tout ; laissé de côté : {_numbered(fait.laisses)}."
    if open_ := list(_unanswered(demande, catalogue)):
        yield f"À demander encore : {enumeration(open_)}."
    yield "À relire avant de montrer : chaque ligne dit de quelle réponse elle vient."


def _unanswered(demande: Demande, catalogue: Catalogue) -> Iterator[str]:
    """Yield the questions that are expected and have no answer."""
    for part in catalogue.questionnaires[QUESTIONNAIRE].record.parties:
        for q in part.questions:
            if q.requis and q.id not in demande.besoins.reponses:
                yield f"« {_short(q)} »"
            if q.id == "debut" and demande.besoins.texte(q.id) and not demande.besoins.debut:
                yield f"« {_short(q)} »"


def _numbered(numbers: Sequence[int]) -> str:
    return f"objectif{'s' if len(numbers) > 1 else ''} {enumeration([str(n) for n in numbers])}"


# ---- What answers say -------------------------------------------------------------


def _objectifs(told: Besoins, catalogue: Catalogue) -> Iterator[int]:
    """Yield the objectives that were asked for, else the first of the course."""
    known = [n for n in told.rangs("objectifs") if n in catalogue.objectifs]
    yield from known or [min(catalogue.objectifs, default=1)]


def _fewer(objectifs: Sequence[int], r: Programme, made: Plan, told: Besoins) -> list[int]:
    """Return all objectives but one of those that were refused: the one that the group knows best,
    the last of equals."""
    halves = (getattr(r.jours[one.rang], one.nom) for one in made.refus)
    refused = {o for half in halves for o in half.objectifs}
    known = max(refused, key=lambda o: (told.niveaux.get(o, 2), o))
    return [o for o in objectifs if o != known]


def _prive(told: Besoins, catalogue: Catalogue) -> Prive:
    """Return what is kept apart: limits by the rank of their option, then what the team has to know."""
    vocab = catalogue.vocabulaires
    lectures, mobilites = (list(vocab[name]) for name in ("lectures", "mobilites"))
    limits = {}
    # From the most able on, as it is asked; the rank after the last is of a few people, not of all.
    if (lecture := told.rang("lecture")) and lecture <= len(lectures):
        limits["lecture"] = lectures[::-1][lecture - 1]
    if (mobilite := told.rang("mobilite")) and mobilite <= len(mobilites):
        limits["mobilite"] = mobilites[::-1][mobilite - 1]
    names = {
        "amenagements": "Aménagements",
        "langues": "Langues",
        "groupe": "Le groupe",
        "budget": "Budget",
        "signataire": "Qui décide et signe",
        "impossibles": "Dates impossibles",
        "repondant": "Feuille remplie",
        "adresse": "Adresse de qui signe",
        "siret": "SIRET",
        "payeurs": "Paient seuls",
    }
    facts = tuple(f"{nom} : {told.texte(k)}" for k, nom in names.items() if told.texte(k))
    asked = {"adresse": "adresse", "siret": "siret", "fonction": "signataire"}
    signs = {field: told.texte(k) for field, k in asked.items() if told.texte(k)}
    return Prive.model_validate({"limites": limits, "a_savoir": facts, "client": signs or None})


def _territoire(told: str, catalogue: Catalogue) -> str | None:
    """Return the territory whose file has no word that an answer does not say."""
    words = set(slugify(told).split("-"))
    known = catalogue.territoires
    return next((slug for slug in known if set(slug.split("-")) <= words), None)


# ---- The file ---------------------------------------------------------------------


def _texte(
    demande: Demande, catalogue: Catalogue, objectifs: Sequence[int], lines_of: Lines | None = None
) -> str:
    """Return the text of a programme: a line a field, each with the question that gave it."""
    asked = catalogue.questionnaires[QUESTIONNAIRE].record
    questions = {q.id: q for p in asked.parties for q in p.questions}
    lines = [_line(*one, questions) for one in _champs(demande, catalogue)]
    days = list(_jours(demande, objectifs, lines_of or {}))
    head = (
        "# Écrit d’après un recueil des besoins : relire chaque ligne, puis retirer les commentaires.\n"
        "# Les réponses de la dernière partie ne sont pas ici, et n’ont pas à y être.\n"
    )
    names = ("objectifs", "temps", "moments", "debut")
    sources = enumeration(
        [f"« {_short(questions[n])} »" for n in names if n in demande.besoins.reponses]
    )
    jours = f"jours: {SOURCE} {sources}" if sources else "jours: # à préciser"
    foot = [
        "etat: brouillon",
        f"mise_a_jour: {demande.today}",
        "---",
        "",
        "## L’esprit du programme",
    ]
    return "\n".join(
        ["---", head + "\n".join(lines), jours, *days, *foot, "", "Deux ou trois phrases.", ""]
    )


def _line(name: str, value: object, source: str, questions: Mapping[str, Question]) -> str:
    told = f"{SOURCE} « {_short(questions[source])} »" if source in questions else f"# {source}"
    return f"{name}: {flow(value)}" + (f"  {told}" if source else "")


def _short(q: Question) -> str:
    """Return the words of a question that hold in a comment."""
    return q.texte.partition(" :")[0].partition(",")[0].removesuffix("?").strip()


def _champs(demande: Demande, catalogue: Catalogue) -> Iterator[Line]:
    told, absent = demande.besoins, "sans réponse : à préciser"
    place = _territoire(told.texte("ou"), catalogue)
    yield "titre", demande.titre, ""
    yield "accroche", "À écrire, ce programme en une phrase.", ""
    yield "formation", catalogue.formation.slug, ""
    if told.texte("structure"):
        yield "commanditaire", told.texte("structure"), "structure"
    yield (
        "territoire",
        place or next(iter(catalogue.territoires), "a-preciser"),
        "ou"
        if place
        else f"à changer : aucun territoire de la boîte ne répond à « {told.texte('ou') or '…'} »",
    )
    if told.texte("sujet"):
        yield "sujet", told.texte("sujet"), "sujet"
    yield "participants", *_groupe(demande, catalogue)
    if told.texte("public"):
        yield "publics", [told.texte("public")], "public"
    if (brought := told.rang("projets")) and brought <= len(APPORTE):
        yield "apporte", [{"acquis": "projet", "quoi": APPORTE[brought - 1]}], "projets"
    yield "tarif", "Sur devis", ""
    levels = {f'"{o}"': level for o, level in told.niveaux.items() if o in catalogue.objectifs}
    if levels:
        yield "positionnement", levels, "les niveaux donnés dans le recueil, objectif par objectif"
    yield from _limites(told)
    names = MOMENTS[(told.rang("moments") or 1) - 1]
    yield (
        "horaires",
        {**{n: USUAL[n] for n in names}, "pause": 15},
        "les heures usuelles : à ajuster",
    )
    yield "lieu", told.texte("lieu") or "À préciser", "lieu" if told.texte("lieu") else absent
    notes = {"souhaits": "Souhait", "eviter": "À éviter"}
    if kept := [f"{nom} : {told.texte(k)}" for k, nom in notes.items() if told.texte(k)]:
        yield "equipe", kept, "recueil : « Pour quoi faire », pour l’équipe seule"


def _groupe(demande: Demande, catalogue: Catalogue) -> tuple[int, str]:
    """Return how many people the course can take of those that were told, and where that comes from."""
    told = demande.besoins.participants
    if told is None:
        return demande.participants, "sans réponse : à préciser"
    size = catalogue.formation.record.effectif
    kept = min(max(told, size.min), size.max)
    if kept == told:
        return told, "combien"
    return (
        kept,
        f"recueil : {told} ; la formation accueille de {size.min} à {size.max} personnes, en parler",
    )


def _limites(told: Besoins) -> Iterator[Line]:
    limits: dict[str, object] = {}
    if missing := [MANQUE[n - 1] for n in told.rangs("manque") if n <= len(MANQUE)]:
        limits["materiel_absent"] = missing
    if told.rang("distance") == 1:
        limits["distance"] = True
    if limits:
        yield "contraintes", limits, "recueil : ce qui manque sur place, et la distance"


def _jours(demande: Demande, objectifs: Sequence[int], lines_of: Lines) -> Iterator[str]:
    """Yield the days: working days in a row, evenings a week apart, half-days by their objectives."""
    told = demande.besoins
    names = MOMENTS[(told.rang("moments") or 1) - 1]
    count = DEMIS[(told.rang("temps") or 2) - 1]
    weights = [2 - (told.niveaux.get(o, 2) - 2) / 4 for o in objectifs]
    parts, day = spread(objectifs, weights, count), _ouvre(_debut(demande))
    for n in range(0, count, len(names)):
        if n == 0 and not told.debut and told.texte("debut"):
            yield f"  # « {told.texte('debut')} » : premier jour ouvré proposé ; demander le jour."
        if n == 0 and told.debut and day != told.debut:
            yield f"  # {told.debut} n’est pas un jour ouvré : le premier qui suit."
        yield f"  - date: {day}"
        for name, part in zip(names, parts[n : n + len(names)], strict=False):
            if lines := lines_of.get((n // len(names), name)):
                yield f"    {name}:\n      objectifs: {list(part)}\n      sequences:"
                yield from (f"        - {line}" for line in lines)
            else:
                yield f"    {name}: {{ objectifs: {list(part)} }}"
        day = _ouvre(day + timedelta(days=7 if names == ("soir",) else 1))


def _debut(demande: Demande) -> date:
    """Return the day from which a programme may begin: told, else of the month told, else the usual."""
    return demande.besoins.debut_apres(demande.today) or demande.debut


def _ouvre(day: date) -> date:
    """Return a day that is worked, or the first after it."""
    while not ouvrable(day):
        day += timedelta(days=1)
    return day


# ---- Composed ---------------------------------------------------------------------


def _record(text: str, slug: str, catalogue: Catalogue) -> Programme:
    """Return a programme as its file will tell it; RefusedError says why it cannot be."""
    place = f"toolbox/programmes/{slug}.md"
    document, problems = read_markdown(text.encode(), place)
    record, faults = (
        shape(document, Programme, dict(catalogue.vocabulaires)) if document else (None, [])
    )
    if record is None or problems or faults:
        raise RefusedError(f"{report(sorted([*problems, *faults]))}\nRien n’a été écrit.")
    return record


def _choix(slug: str, record: Programme, made: Plan, catalogue: Catalogue) -> str:
    """Return what was chosen when it holds for who knows nothing of the private limits; else nothing."""
    text = choix_yaml(slug, made)
    document, problems = read_yaml(text.encode(), f"{slug}{SUFFIX}")
    kept, faults = shape(document, Choisi, dict(catalogue.vocabulaires)) if document else (None, [])
    if kept is None or problems or faults:
        raise RefusedError(report(sorted([*problems, *faults])))
    public = plan(record, catalogue, kept)
    return text if public.programme.jours == made.programme.jours else ""
