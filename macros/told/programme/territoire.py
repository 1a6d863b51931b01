"""What a territory brings to a programme, as people read it: a line for each half-day, reasons, and
whom to call by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from macros.french import date_courte, enumeration, heure, jour
from macros.model.clock.ouvrables import ouvre
from macros.model.core.catalogue import Catalogue
from macros.model.plans.calendrier import dates_du_territoire
from macros.model.plans.lieux import Ancrage, Facon, Presence, ancrages
from macros.model.plans.planning import Plan
from macros.model.records.territoire import Acteur, DateTerritoire, Lieu, Ressource, Territoire

from ..plain import Riche
from .faits import jour_dit

EN_BREF: dict[Facon, str] = {
    "inviter": "que l’on peut inviter",
    "rencontrer": "que l’on peut rencontrer sur place",
    "demander": "que l’on peut interroger avant",
    "montrer": "à qui l’on peut montrer ensuite",
    "associer": "que l’on peut interroger avant, à qui l’on peut montrer ensuite",
    "marcher": "où l’on peut marcher",
    "passer": "où l’on peut passer avant",
    "apporter": "que l’on peut apporter",
}
"""How each way of taking part is said in a few words, after a name."""

ON_PEUT: dict[Facon, str] = {
    "inviter": "on peut inviter {}",
    "rencontrer": "on peut proposer à {} une rencontre sur place",
    "demander": "on peut interroger avant {}",
    "montrer": "on peut montrer ensuite ce qui a été fait à {}",
    "associer": "on peut interroger avant, puis revoir avec ce qui a été fait : {}",
    "marcher": "on peut choisir pour marcher {}",
    "passer": "on peut passer avant par {}",
    "apporter": "on peut apporter {}",
}
"""How each way of taking part is told as what the team may decide."""

ON_DEMANDE: dict[Facon, str] = {
    "demander": "on peut demander avant, à {} : « {} »",
    "associer": "on peut demander avant, à {} : « {} », puis lui montrer ce qui a été fait",
}
"""The same, where what to ask is known: a name alone is of no use to who leads the day."""

DELAIS: dict[Facon, int] = {
    "inviter": -21,
    "rencontrer": -21,
    "demander": -14,
    "associer": -14,
    "passer": -14,
    "marcher": -7,
    "apporter": -7,
    "montrer": 7,
}
"""Days from the half-day by which each thing is done: three weeks before for who must come."""

CONFIRMER = "« Ici » : une possibilité que l’équipe garde ou non ; rien n’est convenu d’avance."
"""What is said once wherever the lines of half-days are shown."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Days that count in a territory: what happens, when, what that changes, who says so."""

    quoi: str
    quand: str
    effet: str
    source: str


@dataclass(frozen=True, slots=True)
class Piste:
    """Something of a territory in a half-day: its name, its address if any, how it takes part, why,
    what to ask of it or to know of it, whether somebody of it is there."""

    nom: str
    site: str
    bref: str
    raison: str
    detail: Riche
    present: bool


@dataclass(frozen=True, slots=True)
class Ici:
    """What a territory brings to a half-day; ligne is all of it in one line, dates the days to avoid
    or to make the most of."""

    ligne: str
    pistes: tuple[Piste, ...]
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appel:
    """Someone to call, somewhere to go or something to look for: the first day by which it is due,
    what to do then, its address if any, what to say or to know, every half-day that it is for."""

    jour: date
    texte: str
    site: str
    detail: Riche
    pour: tuple[str, ...]

    @property
    def date(self) -> str:
        """The day in words."""
        return jour(self.jour)


RIEN = Ici("", (), ())
"""What a half-day has without a territory."""
Cle = tuple[int, str]
"""A half-day: the place of its day, its name."""


def ici(catalogue: Catalogue, plan: Plan) -> dict[Cle, Ici]:
    """Return what the territory brings to each half-day; half-days without anything are left out."""
    seen = catalogue.of(plan.programme.formation)
    told = {(a.session.rang, a.session.nom): _ici(seen, a) for a in ancrages(plan, seen)}
    return {key: one for key, one in told.items() if one.ligne or one.dates}


def _ici(catalogue: Catalogue, ancrage: Ancrage) -> Ici:
    return Ici(
        ligne=ligne(ancrage.presences),
        pistes=tuple(_piste(catalogue, one) for one in ancrage.presences),
        dates=tuple(
            f"{_effet(catalogue, one.effet)} : {one.quoi}, {quand(one)}" for one in ancrage.dates
        ),
    )


def ligne(presences: Iterable[Presence]) -> str:
    """Return « on peut demander avant, à « La ressourcerie » : « Qui… ? » » for the first of them that
    is somebody or somewhere, or nothing: the rest is for the page of the team."""
    first = next((one for one in presences if not isinstance(one.quoi, Ressource)), None)
    return _on_peut(first) if first else ""


def _on_peut(one: Presence) -> str:
    """Return what the team may decide; of whom to ask beforehand, what to ask, when it is known."""
    asked = one.quoi.demander if isinstance(one.quoi, Acteur) else None
    known = ON_DEMANDE.get(one.facon, ON_PEUT[one.facon]) if asked else ON_PEUT[one.facon]
    return known.format(f"« {one.quoi.nom} »", asked)


def _piste(catalogue: Catalogue, one: Presence) -> Piste:
    return Piste(
        nom=one.quoi.nom,
        site=_site(one),
        bref=EN_BREF[one.facon],
        raison=raison(catalogue, one),
        detail=Riche(detail(one)),
        present=one.facon in ("inviter", "rencontrer"),
    )


def raison(catalogue: Catalogue, one: Presence) -> str:
    """Return why something of a territory takes part in a half-day, in one sentence."""
    titre, at = f"« {one.creneau.titre} »", heure(one.creneau.debut)
    but = _but(catalogue, one.objectif)
    match one.facon:
        case "inviter":
            return (
                f"On peut inviter « {one.quoi.nom} » à {at}, pour {titre} : un regard d’ici{but}."
            )
        case "rencontrer":
            return (
                f"On peut proposer à « {one.quoi.nom} » une rencontre pendant {titre}, à {at}{but}."
            )
        case "demander":
            return f"On peut interroger « {one.quoi.nom} » avant {titre}{but}."
        case "montrer":
            return (
                f"On peut montrer {titre} à « {one.quoi.nom} », pour corriger et pour rendre{but}."
            )
        case "associer":
            return f"On peut interroger « {one.quoi.nom} » avant {titre}, puis le lui montrer{but}."
        case "marcher":
            return f"{titre} se mène dehors, à {at} : on peut choisir « {one.quoi.nom} »{but}."
        case "passer":
            return f"On peut passer par « {one.quoi.nom} » avant {titre}{but}."
        case "apporter":
            return f"On peut apporter « {one.quoi.nom} » pour {titre}{but}."


def _but(catalogue: Catalogue, number: int | None) -> str:
    objectif = catalogue.objectifs.get(number) if number is not None else None
    return f" (objectif {objectif.id} : {objectif.court})" if objectif else ""


def detail(one: Presence) -> str:
    """Return what to ask of an organisation, what one finds in a place or in documents."""
    match one.quoi:
        case Acteur(demander=asked, role=role):
            shown = "Demander ce qui manque, ce qui est faux, et ce qui servirait ici."
            told = f"Lui demander : « {asked} »" if asked else role
            return shown if one.facon == "montrer" else told
        case Lieu(interet=interest, acces=access):
            return f"{interest} Accès : {access}" if access else interest
        case other:
            return other.apport


APPELS: dict[Facon, str] = {
    "inviter": "Inviter {}",
    "rencontrer": "Prendre rendez-vous avec {}",
    "demander": "Appeler {}",
    "associer": "Appeler {}",
    "montrer": "Montrer ce qui a été fait à {}",
    "marcher": "Faire le chemin à pied : {}",
    "passer": "Proposer d’y passer : {}",
    "apporter": "Chercher et imprimer : {}",
}
"""What the team does for each way of taking part."""


def appels(catalogue: Catalogue, plan: Plan) -> list[Appel]:
    """Return whom the team calls in the territory and by when, from the first day to the last."""
    return _dated(catalogue, plan, people=True)


def reperages(catalogue: Catalogue, plan: Plan) -> list[Appel]:
    """Return where the team goes and what it looks for beforehand, from the first day to the last."""
    return _dated(catalogue, plan, people=False)


def _dated(catalogue: Catalogue, plan: Plan, people: bool) -> list[Appel]:
    found: dict[str, list[tuple[date, Ancrage, Presence]]] = {}
    for a in ancrages(plan, catalogue):
        for one in a.presences:
            if isinstance(one.quoi, Acteur) == people:
                due = _due(plan, a.session.jour.date + timedelta(days=DELAIS[one.facon]))
                found.setdefault(one.quoi.nom, []).append((due, a, one))
    told = (_appel(catalogue, plan, uses) for uses in found.values())
    return sorted(told, key=lambda one: one.jour)


def _due(plan: Plan, day: date) -> date:
    """Return the working day, none of the programme's own, by which something is done."""
    taken = {session.jour.date for session in plan.sessions}
    due = ouvre(day)
    while due in taken:
        due = ouvre(due - timedelta(days=1))
    return due


def _appel(catalogue: Catalogue, plan: Plan, uses: list[tuple[date, Ancrage, Presence]]) -> Appel:
    due, _, first = min(uses, key=lambda use: use[0])
    return Appel(
        jour=due,
        texte=APPELS[first.facon].format(f"« {first.quoi.nom} »"),
        site=_site(first),
        detail=Riche(detail(first)),
        pour=tuple(_pour(catalogue, plan, a, one) for _, a, one in uses),
    )


def _pour(catalogue: Catalogue, plan: Plan, a: Ancrage, one: Presence) -> str:
    half = catalogue.mot("demi_journees", a.session.nom).nom.lower()
    where = f"{jour_dit(plan, a.session.rang)}, {half}, « {one.creneau.titre} »"
    return f"{where} ({EN_BREF[one.facon]})"


def _site(one: Presence) -> str:
    return getattr(one.quoi, "site", None) or getattr(one.quoi, "url", None) or ""


def dates_qui_comptent(catalogue: Catalogue, record: Territoire) -> list[Moment]:
    """Return the days that count in a territory, from that on which its file was last brought up to
    date to some thirteen months later; what comes back first."""
    found = sorted(dates_du_territoire(catalogue, record), key=lambda one: one.du)
    first, last = record.mise_a_jour, record.mise_a_jour + AHEAD
    often = [
        Moment(one.quoi, one.quand, _effet(catalogue, one.effet), one.source or "")
        for one in record.rendez_vous
    ]
    dated = [
        Moment(one.quoi, quand(one), _effet(catalogue, one.effet), one.source or "")
        for one in found
        if first <= (one.au or one.du) and one.du <= last
    ]
    return [*often, *dated]


AHEAD = timedelta(days=400)
"""How far a page shows the days of its territory: whoever prepares a session looks a year ahead."""


def _effet(catalogue: Catalogue, effet: str) -> str:
    return catalogue.mot("effets_dates", effet).nom


def langues(catalogue: Catalogue, plan: Plan) -> tuple[str, ...]:
    """Return the languages that people of the programme's territory may speak, and what it changes."""
    home = catalogue.territoires.get(plan.programme.territoire)
    return home.record.langues if home else ()


def quand(one: DateTerritoire) -> str:
    """Return « le 14 juillet 2026 » or « du 7 au … »."""
    if one.au is None or one.au == one.du:
        return f"le {date_courte(one.du)}"
    return f"du {date_courte(one.du)} au {date_courte(one.au)}"


def confirmer(catalogue: Catalogue, plan: Plan) -> str:
    """Return what is said once where the lines of half-days are shown, or nothing without any."""
    return CONFIRMER if any(one.ligne for one in ici(catalogue, plan).values()) else ""


def chiffres(catalogue: Catalogue, plan: Plan) -> str:
    """Return where the figures of a programme are found in its territory, in one line, or nothing."""
    found = (one.quoi for a in ancrages(plan, catalogue) for one in a.presences)
    return enumeration(dict.fromkeys(one.nom for one in found if isinstance(one, Ressource)))
