"""What each payer of a session owes, before and after tax: a group by its agreement, a person alone by
a contract, never one in the place of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.french import euros, jour, majuscule, pluriel
from macros.model.records.session import PLAFOND, Payeur, Prix, Session, Versement

NET = "net"
"""What a price that bears no tax says of itself."""


def faits_du_prix(session: Session, places: int, tva: str, payeur: Payeur) -> Mapping[str, str]:
    """Return what the papers of a payer say of money: price, sum, taxes, how many people it is for."""
    if payeur == "particulier":
        return _d_une_personne(session, tva)
    return _d_une_structure(session, places, tva)


def payeur_seul(session: Session) -> Payeur:
    """Return who the papers of everybody, such as a quote, are made for."""
    return "structure" if "structure" in session.payeurs else "particulier"


def _d_une_structure(session: Session, places: int, tva: str) -> dict[str, str]:
    prix, apart = session.prix, session.particuliers
    count = places - (apart.personnes if apart else 0)
    sure = bool(apart) or (prix is not None and prix.par == "groupe")
    total = prix.total(count) if prix else None
    people = pluriel(count, "personne")
    return {
        "prix": prix.en_mots if prix else "",
        "total": euros(total) if total is not None else "",
        "montant": _montant(prix, people, total) if prix and total is not None else "",
        "inscrits": people if sure else "",
        "taxes": _taxes(prix, total, tva) if prix else "",
        "soit": _soit(prix, people, total) if prix and sure and total is not None else "",
        "taxes_dues": _taxes(prix, total if sure else None, tva) if prix else "",
        "a_part": _a_part(apart.personnes) if apart else "",
    }


def _montant(prix: Prix, people: str, total: int) -> str:
    return f"Groupe : {people}." if prix.par == "groupe" else f"Pour {people} : {euros(total)}."


def _soit(prix: Prix, people: str, total: int) -> str:
    return f"soit {people}" if prix.par == "groupe" else f"soit {euros(total)} pour {people}"


def _d_une_personne(session: Session, tva: str) -> dict[str, str]:
    apart = session.particuliers
    prix = (apart and apart.prix) or session.prix
    if prix is None or prix.par == "groupe":
        return dict.fromkeys(("prix", "total", "montant", "taxes", "taxes_dues", "plafond"), "")
    cap = _somme(_paid(prix, prix.euros) * PLAFOND // 100)
    return {
        "prix": prix.en_mots,
        "total": euros(prix.euros),
        "montant": f"Pour une personne : {euros(prix.euros)}.",
        "inscrits": pluriel(1, "personne"),
        "soit": "",
        "taxes": _taxes(prix, prix.euros, tva),
        "taxes_dues": _taxes(prix, prix.euros, tva),
        "plafond": cap,
        "a_part": "",
        "echeancier": _echeancier(apart.versements if apart else ()),
    }


def _echeancier(parts: Sequence[Versement]) -> str:
    """Return « 90 € le mardi 27 avril, puis 210 € le mercredi 28 avril 2027 »; nothing without parts."""
    last = len(parts) - 1
    told = [f"{euros(p.euros)} le {jour(p.le, year=n == last)}" for n, p in enumerate(parts)]
    return ", puis ".join(told)


def _a_part(count: int) -> str:
    who = "Une personne paie elle-même sa place : elle signe"
    several = f"{majuscule(str(count))} personnes paient elles-mêmes leur place : chacune signe"
    return f"{who if count == 1 else several} un contrat à part, et n’est pas comptée ici."


def _taxes(prix: Prix, total: int | None, tva: str) -> str:
    """Return a sum before tax, its tax and what is paid; a blank for each that nobody told."""
    rule = tva or "[régime, ou article d’exonération]"
    sums = euros(total) if total is not None else "[montant]"
    if prix.tva:
        if total is None:
            return f"Hors taxes : [montant]. TVA à {prix.tva} % : [montant]. À payer : [montant]."
        paid = _paid(prix, total)
        due = f"TVA à {prix.tva} % : {_somme(paid - total * 100)}"
        return f"Hors taxes : {sums}. {due}. À payer, toutes taxes comprises : {_somme(paid)}."
    if prix.tva == 0 or prix.mention == NET:
        return f"Hors taxes : {sums}. TVA : aucune, {rule}. À payer : {sums}."
    return f"Hors taxes : {sums}. TVA : {rule}. À payer, toutes taxes comprises : [montant]."


def _paid(prix: Prix, total: int) -> int:
    """Return what is paid, in cents."""
    return total * (100 + (prix.tva or 0))


def _somme(cents: int) -> str:
    whole, rest = divmod(cents, 100)
    told = euros(whole)
    return told.replace("\u00a0€", f",{rest:02d}\u00a0€") if rest else told
