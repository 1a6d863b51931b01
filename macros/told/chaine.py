"""The papers of a session, told once for print and for Word: facts in their sentences, articles said,
holes that refuse a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.french import date_courte, enumeration, jour, pluriel, sans_accents
from macros.model.clock.jalons import jalons
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import promises
from macros.model.plans.tenues import Tenue, formation_de, limite, plan_tenu
from macros.model.records.chaine import BLANCS, Chaine, Mention, Papier, mentions_of
from macros.model.records.chaine import Bloc as Written
from macros.model.records.papiers import FACT
from macros.model.records.programme import Programme
from macros.model.records.session import Payeur, Session

from .delais import a_distance, a_renvoyer
from .lettres import Bloc, Bout, Lettre, bouts
from .organisme import organisme
from .plain import Riche, riches
from .prix import faits_du_prix, payeur_seul
from .programme.creneaux import Creneau
from .programme.deroule import Jour, jours_de
from .programme.faits import MODALITES, dates, horaires, longueur
from .programme.preuves import Attendu, attendus
from .programme.suivi import evaluations
from .texts import clean

FREE_ROWS = 2
"""Rows kept for people who come without having been expected, as on our own sign-in sheets."""
TRAINERS = 2
"""Rows kept for those who lead."""
EXEMPLE = "EXEMPLE, à ne pas signer"
"""What an example says at the head of each of its papers."""
FORME = "Qui forme"
"""What those rows say."""
MOST_STEPS = 6
"""Tools of a day told in a paper that people sign, beyond those that leave something written."""
MOST_ROWS = 16
"""Rows of one sheet to sign, as on our own."""

OU_L_ECRIRE: Mapping[str, str] = {
    "prix": "« prix » dans la session : { euros: 1500, par: personne }",
    "total": "« prix » dans la session : { euros: 1500, par: personne }",
    "montant": "« prix » dans la session : { euros: 1500, par: personne }",
    "plafond": "« prix » dans la session : { euros: 1500, par: personne }",
    "reglement": "« reglement » dans la session",
    "abandon": "« abandon » dans la session",
    "lieu": "« lieu » dans la session",
    "commanditaire": "« commanditaire » dans la session",
    "equipe": "« intervenants » dans la session",
}
"""Where what a paper lacks is written, when it is in the session's file; else in its programme or course."""

NOMS: Mapping[str, str] = {
    "prix": "le prix",
    "total": "le prix",
    "montant": "le prix",
    "plafond": "le prix",
    "reglement": "les modalités de règlement",
    "abandon": "les conditions d’abandon",
    "lieu": "le lieu",
    "commanditaire": "le commanditaire",
    "equipe": "les rôles de l’équipe",
    "objectifs": "les objectifs",
    "contenu": "le contenu",
    "evaluations": "les modalités d’évaluation",
}
"""What a hole is called."""


@dataclass(frozen=True, slots=True)
class Connu:
    """What is known of a session, by the names that sentences call: texts, and lists."""

    faits: Mapping[str, str]
    listes: Mapping[str, Sequence[str]]
    jours: Sequence[Jour[Creneau]]
    acquis: Sequence[tuple[str, str]]
    """Each objective, and what is left of its proof, or nothing without a proof."""
    places: int


def connu(catalogue: Catalogue, tenue: Tenue) -> Connu:
    """Return what is known of a session; catalogue is the one that its course sees."""
    plan, formation = plan_tenu(catalogue, tenue), formation_de(catalogue, tenue)
    days = jours_de(catalogue, plan)
    expected = attendus(catalogue, plan)
    faits = {**_of_session(catalogue, tenue), **_of_course(catalogue, tenue)}
    faits["a_renvoyer"] = a_renvoyer(catalogue, plan.programme, faits["courriel"])
    listes: dict[str, Sequence[str]] = {
        "objectifs": [clean(str(one.titre)) for one in expected],
        "livrables": _livrables(catalogue, plan, expected),
        "jointes": _jointes(catalogue, plan),
        "contenu": [_content(day) for day in days],
        "jours": [_day(day) for day in days],
        "moyens": promises(plan, catalogue).methodes.tenues,
        "evaluations": [
            f"{one.moment}, {one.delai} : {clean(str(one.texte))}"
            for one in evaluations(catalogue, plan)
        ],
        "equipe": _equipe(tenue),
        "modalites": [formation.modalite.texte, *(one.texte for one in formation.ressources)][:3],
    }
    acquis = [
        (
            f"{one.numero}. {clean(str(one.titre))}",
            clean(str(one.preuve.trace)) if one.preuve else "",
        )
        for one in expected
    ]
    return Connu(faits, listes, days, acquis, plan.programme.participants)


def _of_session(catalogue: Catalogue, tenue: Tenue) -> dict[str, str]:
    r, plan = tenue.record, plan_tenu(catalogue, tenue)
    held, formation = plan.programme, formation_de(catalogue, tenue)
    places = dict.fromkeys(held.lieu_of(one) for one in held.jours)
    return {
        "intitule": held.titre,
        "dates": dates(held),
        "debut": jour(r.debut),
        "fin": jour(r.fin),
        "longueur": longueur(held),
        "duree": f"{held.minutes // 60} heures"
        + (f" {held.minutes % 60:02d}" if held.minutes % 60 else ""),
        "horaires": horaires(plan),
        "modalite": MODALITES[r.modalite or formation.modalite.type].lower(),
        "distance": f"{formation.modalite.distance_pourcent} %",
        "lieu": enumeration(list(filter(None, places))),
        "places": pluriel(held.participants, "personne"),
        "effectif": f"de {formation.effectif.min} à {held.participants} personnes",
        **faits_du_prix(r, held.participants, formation.organisme.tva or "", payeur_seul(r)),
        "annulation": r.annulation or "",
        "differend": r.differend or "",
        "commanditaire": held.commanditaire or "",
        "inscription": date_courte(limite(catalogue, tenue)),
        "reglement": r.reglement or "",
        "exemple": r.exemple or "",
        "compris": r.compris or "",
        "equipe": enumeration(
            [f"{one.role} ({one.fait})" if one.fait else one.role for one in r.intervenants]
        ),
        "sujet": held.sujet or "",
        "territoire": _territoire(catalogue, held.territoire),
        "conservation": _conservation(catalogue),
        "abandon": r.abandon or "",
        "abandon_seul": _abandon_seul(r),
    }


def _abandon_seul(r: Session) -> str:
    """Return what a person alone owes who stops: their own words, never those of an organisation."""
    alone = r.abandon if set(r.payeurs) == {"particulier"} else None
    return (r.particuliers and r.particuliers.abandon) or alone or ""


def _of_course(catalogue: Catalogue, tenue: Tenue) -> dict[str, str]:
    f = formation_de(catalogue, tenue)
    o = organisme(f.organisme)
    return {
        "formation": f.titre,
        "prerequis": f.prerequis,
        "admission": f.admission,
        "reconnaissance": f.reconnaissance.texte,
        "handicap": f.handicap.texte,
        "referent": f.handicap.referent,
        "organisme": o.nom,
        "adresse": o.adresse,
        "ville": o.ville,
        "siret": o.siret,
        "region": f.organisme.region or "",
        "tva": f.organisme.tva or "",
        "declaration": o.declaration,
        "courriel": o.courriel,
        "telephones": " ou ".join(o.telephones),
        "contact": o.contact,
    }


def _content(day: Jour[Creneau]) -> str:
    # Tools alone: what a programme writes by itself may name its own days, which are not these.
    tools = list({clean(str(one.titre)): one.url for one in day.activites if one.url}.items())
    first = [name for name, _ in tools[:MOST_STEPS]]
    steps = [name for name, url in tools if name in first or "fiches/" in url]
    steps += ["d’autres temps, dits dans le programme joint"] if len(steps) < len(tools) else []
    head = f"{day.nom} : {day.titre}" if day.propre else day.nom
    return clean(f"{head} ({' ; '.join(steps)})" if steps else head)


def _day(day: Jour[Creneau]) -> str:
    hours = enumeration([f"{one.debut} – {one.fin}" for one in day.sessions])
    return f"{day.nom}, {day.date_longue}, {hours}"


def equipe(catalogue: Catalogue, entry: Entry[Programme]) -> list[str]:
    """Return the roles of a session's team; none for a programme, which is no session."""
    held = entry.kind == "sessions" and catalogue.sessions.get(entry.slug)
    return _equipe(held) if held else []


def _equipe(tenue: Tenue) -> list[str]:
    team = tenue.record.intervenants
    return [f"{one.role} : {one.fait}" if one.fait else one.role for one in team]


def _livrables(catalogue: Catalogue, plan: Plan, expected: Sequence[Attendu]) -> list[str]:
    """Return what a programme leaves for each of its objectives, and what says that it is done."""
    known = catalogue.formations[plan.programme.formation].record.objectifs
    made = {one.id: enumeration(one.livrables) for one in known}
    return [clean(_livrable(one, made[one.numero])) for one in expected]


def _livrable(one: Attendu, made: str) -> str:
    """Return a deliverable and its criterion; the criterion alone when it begins by naming it."""
    criterion = str(one.critere)
    if sans_accents(criterion).startswith(sans_accents(made[:12])):
        return f"Objectif {one.numero} : {criterion}"
    return f"Objectif {one.numero} : {made}. Critère : {criterion}"


def _jointes(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Return what goes with the letter that calls a trainee: the same as on our own."""
    if catalogue.papiers is None:
        return []
    asked = [
        j.questionnaire.titre for j in jalons(plan.programme, catalogue) if j.moment == "avant"
    ]
    return list(dict.fromkeys((*catalogue.papiers.record.convocation.pieces_jointes, *asked)))


def _territoire(catalogue: Catalogue, slug: str) -> str:
    return catalogue.territoires[slug].titre if slug in catalogue.territoires else ""


def _conservation(catalogue: Catalogue) -> str:
    return catalogue.papiers.record.attestation.conservation if catalogue.papiers else ""


# Holes


def papiers_de(chaine: Chaine, tenue: Tenue) -> Iterator[tuple[str, Papier]]:
    """Yield the papers that a session may need: an agreement is never shown to who signs alone."""
    for name, paper in chaine.papiers.items():
        if not paper.pour or set(paper.pour) & set(tenue.record.payeurs):
            yield name, paper


def pour_qui(tenue: Tenue, paper: Papier, known: Connu) -> Connu:
    """Return what is known of a session as a paper says it: the money of whoever signs it."""
    payeurs: set[Payeur] = {*paper.pour}
    if len(payeurs) != 1:
        return known
    money = faits_du_prix(tenue.record, known.places, known.faits["tva"], *payeurs)
    return replace(known, faits={**known.faits, **money})


def refus(tenue: Tenue, paper: Papier, known: Connu) -> str:
    """Return why a paper is not made, in one sentence; nothing when it may be."""
    known = pour_qui(tenue, paper, known)
    holes = [name for name in _called(paper) if not _has(known, name)]
    if not holes:
        return ""
    named = list(dict.fromkeys(NOMS.get(one, one) for one in holes))
    where = list(
        dict.fromkeys(OU_L_ECRIRE.get(one, f"« {one} » dans la formation") for one in holes)
    )
    lacks = "manque" if len(named) == 1 else "manquent"
    return (
        f"« {paper.titre} » n’est pas fait : {enumeration(named)} {lacks}. "
        f"Écrire {enumeration(where)} ({tenue.path})."
    )


def _called(paper: Papier) -> Iterator[str]:
    """Yield the facts and the lists that a paper calls."""
    for bloc in paper.corps:
        yield from (name for name in FACT.findall(bloc.texte or "") if name not in BLANCS)
        yield from filter(None, (bloc.liste,))


def _has(known: Connu, name: str) -> bool:
    return bool(known.faits.get(name) or known.listes.get(name))


# Papers


def papier(catalogue: Catalogue, tenue: Tenue, paper: Papier, known: Connu) -> Lettre:
    """Return a paper of a session, its facts in place, its articles said, what is left to confirm."""
    chaine, known = _chaine(catalogue), pour_qui(tenue, paper, known)
    head = organisme(formation_de(catalogue, tenue).organisme) if paper.entete else None
    return Lettre(
        titre=paper.titre,
        montre=True,
        grand=False,
        usage=Riche(paper.usage),
        avertissement=Riche(chaine.avertissement),
        confirmer=riches(_confirmed(catalogue, tenue, paper)),
        organisme=head,
        a_part=True,
        corps=[
            *(told for bloc in _with_example(tenue, paper) for told in _told(bloc, known)),
            *_articles(chaine, paper),
        ],
    )


def _confirmed(catalogue: Catalogue, tenue: Tenue, paper: Papier) -> Iterator[str]:
    """Yield what the team confirms of a paper, the delay of a contract first."""
    if paper.mentions and paper.pour == ("particulier",):
        yield a_distance(catalogue, tenue)
    yield from (*paper.confirmer, *_to_confirm(_chaine(catalogue), paper))


def _chaine(catalogue: Catalogue) -> Chaine:
    if catalogue.chaine is None:
        raise KeyError("chaine")
    return catalogue.chaine.record


def _with_example(tenue: Tenue, paper: Papier) -> Sequence[Written]:
    """Return the blocks of a paper, its session's warning first when it is an example."""
    if not tenue.record.exemple:
        return paper.corps
    said = clean(f"{EXEMPLE}. {tenue.record.exemple}").replace("[", "(")
    return (Written.model_construct(texte=said.replace("]", ")")), *paper.corps)


def _to_confirm(chaine: Chaine, paper: Papier) -> Iterator[str]:
    for name in mentions_of(paper):
        one = chaine.mentions[name]
        told = f" {one.dit}" if one.dit else ""
        yield f"**{one.quoi}** ({reference(one)}).{told} {one.confirmer}"


def reference(one: Mention) -> str:
    """Return an article and the day it was read: « Code du travail, L6353-1, lu le 22 novembre 2026 »."""
    told = {"texte": "lu le", "tiers": "lu chez un tiers le", "memoire": "de mémoire, noté le"}
    return f"{one.article}, {told[one.surete]} {date_courte(one.lu)}"


@dataclass(frozen=True, slots=True)
class Dite:
    """A mention as a lawyer reads it: what it is, its article and the day, its version, its address, from
    where, why it was not read in the text, how sure, in which papers, what is left to confirm."""

    quoi: Riche
    dit: Riche
    reference: str
    version: str
    source: str
    dans: str
    pas_relu: str
    surete: str
    papiers: str
    confirmer: Riche


SURETES = {
    "texte": "lu dans le texte",
    "tiers": "lu chez un tiers : à retrouver dans le texte",
    "memoire": "de mémoire : à chercher",
}
"""How sure a reading is."""


NOWHERE = "dans aucun papier de la chaîne : à l’organisme"


def mentions_dites(chaine: Chaine) -> list[Dite]:
    """Return every mention with the papers that answer to it, in the order of the file."""
    return [
        Dite(
            quoi=Riche(one.quoi),
            dit=Riche(one.dit or ""),
            reference=reference(one),
            version=one.version or "",
            source=one.source or "",
            dans=one.dans,
            pas_relu=one.pas_relu or "",
            surete=SURETES[one.surete],
            papiers=enumeration(_bearers(chaine, name) or [NOWHERE]),
            confirmer=Riche(one.confirmer),
        )
        for name, one in chaine.mentions.items()
    ]


def _bearers(chaine: Chaine, name: str) -> list[str]:
    return [paper.titre for paper in chaine.papiers.values() if name in mentions_of(paper)]


def _articles(chaine: Chaine, paper: Papier) -> Iterator[Bloc]:
    """Yield the articles that a paper answers to, at its foot: who receives it reads its sentences whole.
    The day of our reading is the team’s, in the file to tick."""
    names = list(dict.fromkeys(name for bloc in paper.corps for name in bloc.mentions))
    if names:
        cited = " · ".join(chaine.mentions[name].article for name in names)
        yield Bloc(nature="mention", mots=(Riche(f"Textes : {cited}"),), nombre=4)


def _told(bloc: Written, known: Connu) -> Iterator[Bloc]:
    if bloc.texte is not None:
        told = _with_blanks(bloc.texte, known)
        if not told.strip():
            return
        yield Bloc(nature="texte", bouts=tuple(_filled(bout, known) for bout in bouts(told)))
    elif bloc.liste is not None:
        nature = "choix" if bloc.liste == "jointes" else "liste"
        yield Bloc(nature=nature, mots=riches(known.listes[bloc.liste]))
    elif bloc.presence is not None:
        yield from _presence(bloc.presence, known)
    elif bloc.acquis is not None:
        yield from _acquis(bloc.acquis, known)
    else:
        words = getattr(bloc, bloc.nature)
        shown = (words,) if isinstance(words, str) else words
        count = bloc.coche or 0 if bloc.nature == "choix" else bloc.nombre
        yield Bloc(nature=bloc.nature, mots=riches(shown), nombre=count)


OPEN = ("taxes", "taxes_dues")
"""Facts that hold blanks themselves."""


def _with_blanks(text: str, known: Connu) -> str:
    """Return a sentence with a blank in place of each fact that may lack."""

    def told(found: re.Match[str]) -> str:
        name = found[1]
        if name in OPEN and known.faits.get(name):
            return known.faits[name]
        lacks = name in BLANCS and not known.faits.get(name)
        return (BLANCS[name] and f"[{BLANCS[name]}]") if lacks else found[0]

    return FACT.sub(told, text)


def _filled(bout: Bout, known: Connu) -> Bout:
    told = FACT.sub(lambda found: known.faits.get(found[1], found[0]), bout.mots)
    return replace(bout, mots=told)


def _presence(columns: Sequence[str], known: Connu) -> Iterator[Bloc]:
    """Yield sheets to sign for each day, a column for each half-day before the last one written; the
    day is told in the first words, its numbers in the blocs' pieces."""
    rows = [str(n) for n in range(1, known.places + 1)] + [""] * FREE_ROWS
    *who, last = columns
    example = f" · {EXEMPLE}" if known.faits["exemple"] else ""
    where = f"« {known.faits['intitule']} », {known.faits['lieu']}"
    for day in known.jours:
        halves = [f"{s.nom}, {s.debut} – {s.fin} : signature" for s in day.sessions]
        for n in range(0, len(rows), MOST_ROWS):
            numbers = [*rows[n : n + MOST_ROWS], *[FORME] * TRAINERS]
            yield Bloc(
                nature="presence",
                mots=riches(
                    (f"{day.nom}, {day.date_longue} · {where}{example}", *who, *halves, last)
                ),
                bouts=tuple(map(Bout, numbers)),
            )


def _acquis(levels: Sequence[str], known: Connu) -> Iterator[Bloc]:
    """Yield each objective with its result to tick, and what was seen of the person's own proof; an
    objective without a proof has no box."""
    for titre, trace in known.acquis:
        yield Bloc(nature="texte", bouts=(Bout(titre),))
        if not trace:
            yield Bloc(
                nature="mention",
                mots=(Riche("Non évalué : personne n’en donne seul la preuve."),),
                nombre=2,
            )
            continue
        yield Bloc(nature="choix", mots=riches(levels))
        yield Bloc(nature="mention", mots=(Riche(f"Preuve donnée seule : {trace}."),), nombre=2)
