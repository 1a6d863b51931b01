"""What « Animer » plays: one script for each method, and one for each half-day of a programme."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypedDict, cast

from macros.model.clock.agenda import Creneau, Session
from macros.model.clock.shortening import floor, shared
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import plan_of
from macros.model.plans.questions import asked, instruction
from macros.model.records import methode as record
from macros.model.records.methode import Methode
from macros.model.records.programme import Programme
from macros.model.records.sequence import Marge, MiseEnSituation, Pause
from macros.told.consigne import paroles
from macros.told.figures.steps import storyboard
from macros.told.figures.svg import svg
from macros.told.methodes import Etape
from macros.told.methodes import etapes as told_steps
from macros.told.programme import conduite

from .outils import Named

FOLDER = "assets/animer"


class EtapeAnimee(TypedDict):
    """A step: its minutes, the fewest it holds in, whether it may be dropped, how people work, what
    is said (to whom or when, the words), what is done, the same in plain words, its drawing."""

    titre: str
    minutes: int
    plancher: int
    facultative: bool
    comment: str
    dire: list[tuple[str, str]]
    faire: str
    clair: str
    dessin: str


class TempsAnime(TypedDict):
    """What is led in one go: a method in one of its forms, or any line of a half-day, from a minute of
    it on when its hour is fixed; what to bring, and into how many groups people go (0: all together;
    plusieurs: the most that one group holds)."""

    titre: str
    methode: str
    forme: str
    moment: str
    minutes: int
    question: str
    materiel: list[tuple[str, int, str, bool, bool]]
    groupe: int
    moins: int
    plusieurs: int
    attention: list[str]
    heure: int
    etapes: list[EtapeAnimee]


class MethodeAnimee(TypedDict):
    """A method: where its page is, for how many people, and each of its forms that tells its steps."""

    titre: str
    url: str
    participants: tuple[int, int]
    formes: list[TempsAnime]


class SeanceAnimee(TypedDict):
    """A half-day: what it is called, its hours in minutes since midnight, its people, what is led."""

    titre: str
    quoi: str
    url: str
    debut: int
    fin: int
    participants: int
    temps: list[TempsAnime]


class Animer(TypedDict):
    """What scripts read: by the address of what is played."""

    methodes: dict[str, MethodeAnimee]
    seances: dict[str, SeanceAnimee]


Downloads = Iterator[tuple[str, Callable[[], str]]]
DEMIS = {"matin": "la matinée", "apres_midi": "l’après-midi", "soir": "la soirée"}
"""How one speaks of a half-day that ends late."""


def animees(catalogue: Catalogue, named: Named) -> Downloads:
    """Yield the address and the maker of every script that « Animer » loads when it is asked for."""
    for slug, methode in catalogue.methodes.items():
        yield _at(slug), partial(_methode_script, catalogue, methode, named)
    for slug, programme in catalogue.programmes.items():
        for rang, jour in enumerate(programme.record.jours):
            for nom, _ in jour.halves:
                key = cle(slug, rang + 1, nom)
                yield _at(key), partial(_seance_script, catalogue, programme, key, named)


def cle(programme: str, jour: int, demi: str) -> str:
    """Return the name of a half-day in addresses: its programme, its day from 1, matin or other."""
    return f"{programme}.{jour}.{demi}"


def _at(key: str) -> str:
    return f"{FOLDER}/{key}.js"


def _methode_script(catalogue: Catalogue, entry: Entry[Methode], named: Named) -> str:
    return _written("methodes", entry.slug, methode_animee(catalogue, entry, named))


def _seance_script(catalogue: Catalogue, entry: Entry[Programme], key: str, named: Named) -> str:
    told = seance_animee(catalogue, entry, key, named)
    led = [_renvoye(catalogue, one) for one in told["temps"]]
    return _written("seances", key, {**told, "temps": led})


def _renvoye(catalogue: Catalogue, temps: TempsAnime) -> TempsAnime:
    """Return what is led without all that the browser makes again of its method's own script; as it
    is when it says anything else."""
    entry = catalogue.methodes.get(temps["methode"])
    if not entry or temps != _refait(catalogue, entry, temps):
        return temps
    return {**temps, "materiel": [], "attention": [], "etapes": []}


def _refait(catalogue: Catalogue, entry: Entry[Methode], temps: TempsAnime) -> TempsAnime:
    """Return what is led as the browser finds it: the steps of a form in the minutes that it has."""
    told = methode_animee(catalogue, entry, str)["formes"]
    form = next((f for f in told if f["forme"] == temps["forme"]), told[0])
    given = shared(entry.record.sous_forme(form["forme"] or None).etapes, temps["minutes"])
    steps: list[EtapeAnimee] = [
        {**step, "minutes": minutes, "plancher": min(step["plancher"], minutes)}
        for step, minutes in zip(form["etapes"], given, strict=False)
        if minutes
    ]
    kept = {name: temps[name] for name in ("forme", "minutes", "question", "heure")}
    return cast(TempsAnime, {**form, **kept, "etapes": steps})


def _written(kind: str, key: str, data: MethodeAnimee | SeanceAnimee) -> str:
    """Return a classic script that adds itself to what is there: several may come, in any order."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    told = told.replace(chr(0x2028), " ").replace(chr(0x2029), " ")
    return (
        f"var boite=boite||{{}};((boite.jouer??={{}}).{kind}??={{}})[{json.dumps(key)}]={told};\n"
    )


def methode_animee(catalogue: Catalogue, entry: Entry[Methode], named: Named) -> MethodeAnimee:
    """Return a method as it is led alone: its advised form first, then those that tell their steps."""
    r = entry.record
    formes = [None, *(v.titre for v in r.variantes if v.etapes)]
    return {
        "titre": entry.titre,
        "url": named(entry.url),
        "participants": (r.participants.min, r.participants.max),
        "formes": [_forme(catalogue, entry, forme) for forme in formes],
    }


def _forme(catalogue: Catalogue, entry: Entry[Methode], forme: str | None) -> TempsAnime:
    r = entry.record.sous_forme(forme)
    drawn = _dessins(catalogue, r, r.etapes)
    steps = [_etape(told, r.etapes, drawn) for told in told_steps(catalogue, r.etapes)]
    return {**_mene(entry, r, forme or ""), "etapes": steps}


def _mene(entry: Entry[Methode], r: Methode, forme: str) -> TempsAnime:
    return {
        "titre": entry.titre,
        "methode": entry.slug,
        "forme": forme,
        "moment": r.moment,
        "minutes": sum(e.minutes for e in r.etapes),
        "question": "",
        "materiel": [_chose(m) for m in r.materiel],
        "groupe": r.taille_sous_groupe or 0,
        "moins": r.moins,
        "plusieurs": r.participants.max if r.parallele else 0,
        "attention": list(r.vigilance),
        "heure": 0,
        "etapes": [],
    }


def _dessins(
    catalogue: Catalogue, r: Methode, steps: Sequence[record.Etape], people: int = 0
) -> dict[str, str]:
    """Return the drawing of each step of a method, by its title, for the people who are there."""
    frames = storyboard(catalogue, r, people, steps)
    return {step.titre: svg(frame) for step, frame in zip(steps, frames, strict=True)}


def _etape(
    told: Etape, known: Sequence[record.Etape], drawn: Mapping[str, str] | None = None
) -> EtapeAnimee:
    """Return a step as it is told, with the bounds and the drawing of the one that bears its title."""
    mine = next((e for e in known if e.titre == told.titre), None)
    half = -(-told.minutes // 2)
    said, rest = paroles(told.consigne)
    return {
        "titre": str.__str__(told.titre),
        "minutes": int(told.minutes),
        "plancher": min(floor(mine) if mine else half, int(told.minutes)),
        "facultative": bool(mine and mine.facultative),
        "comment": told.modalite,
        "dire": [(p.qui, p.mots) for p in said],
        "faire": rest,
        "clair": str.__str__(told.simple),
        "dessin": (drawn or {}).get(told.titre, ""),
    }


# ---- A half-day of a programme


def seance_animee(
    catalogue: Catalogue, entry: Entry[Programme], key: str, named: Named
) -> SeanceAnimee:
    """Return a half-day as its run sheet leads it, every step told even where paper sends back."""
    seen, plan = catalogue.seen_by(entry), plan_of(catalogue, entry.slug)
    session = next(s for s in plan.sessions if cle(entry.slug, s.rang + 1, s.nom) == key)
    jour = f"jour {session.rang + 1}, " if len(entry.record.jours) > 1 else ""
    return {
        "titre": f"{entry.titre} : {jour}{seen.mot('demi_journees', session.nom).nom.lower()}",
        "quoi": DEMIS.get(session.nom, "la séance"),
        "url": f"{named(f'programmes/{entry.slug}/conduite/')}#jour-{session.rang + 1}",
        "debut": session.plage.debut,
        "fin": session.plage.fin,
        "participants": plan.programme.participants,
        "temps": [_temps(seen, plan.programme, session, c) for c in session.creneaux],
    }


def _fixee(session: Session, creneau: Creneau) -> int:
    """Return from which minute of the half-day on a line may start: 0 unless its hour is fixed."""
    fixed = creneau.sequence.heure
    return 0 if fixed is None else fixed - session.plage.debut


def _temps(
    catalogue: Catalogue, programme: Programme, session: Session, creneau: Creneau
) -> TempsAnime:
    methode, line = creneau.methode, creneau.sequence
    if methode and creneau.mene:
        led = _mene(methode, creneau.mene, getattr(line, "forme", None) or "")
    else:
        led = _sans_methode(creneau)
    return {
        **led,
        "minutes": creneau.minutes,
        "question": asked(programme, session, creneau, catalogue),
        "heure": _fixee(session, creneau),
        "etapes": _etapes(catalogue, programme, creneau),
    }


def _etapes(catalogue: Catalogue, programme: Programme, creneau: Creneau) -> list[EtapeAnimee]:
    """Return the steps of a line, one for the whole when it has none that fill its minutes; those of
    a trial run come back at each turn."""
    steps, line = conduite.etapes(catalogue, creneau)[0], creneau.sequence
    mene, people = creneau.mene, programme.participants
    drawn = _dessins(catalogue, mene, creneau.etapes, people) if mene else {}
    led = [_etape(told, creneau.etapes, drawn) for told in steps]
    if isinstance(line, MiseEnSituation):
        turn = led or [_seule(catalogue, creneau, line.minutes_par_personne)]
        turns = range(1, line.passages(programme.participants) + 1)
        led = [{**e, "titre": f"Passage {n} : {e['titre']}"} for n in turns for e in turn]
    whole = sum(e["minutes"] for e in led) == creneau.minutes
    return led if whole else [_seule(catalogue, creneau, creneau.minutes)]


def _seule(catalogue: Catalogue, creneau: Creneau, minutes: int) -> EtapeAnimee:
    """Return a line, or a turn of it, as one step: what is said so that people begin, its note."""
    said, note = instruction(creneau, catalogue), creneau.sequence.note or ""
    free = isinstance(creneau.sequence, Marge)
    quoted, rest = paroles(said or note)
    more = note if said and note != said else ""
    return {
        "titre": creneau.titre,
        "minutes": minutes,
        "plancher": 0 if free else min(creneau.souplesse.least, minutes),
        "facultative": free,
        "comment": "",
        "dire": [(p.qui, p.mots) for p in quoted],
        "faire": f"{rest} {more}".strip(),
        "clair": "",
        "dessin": "",
    }


def _sans_methode(creneau: Creneau) -> TempsAnime:
    line = creneau.sequence
    return {
        "titre": creneau.titre,
        "methode": "",
        "forme": "",
        "moment": "pause" if isinstance(line, Pause | Marge) else "",
        "minutes": 0,
        "question": "",
        "materiel": [_chose(m) for m in line.materiel],
        "groupe": line.groupes or 0,
        "moins": 1,
        "plusieurs": 0,
        "attention": [],
        "heure": 0,
        "etapes": [],
    }


def _chose(m: record.Materiel) -> tuple[str, int, str, bool, bool]:
    return m.nom, m.quantite, m.par, m.imprimable, m.consommable
