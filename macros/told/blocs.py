"""The blocks of a session's paper: its sentences filled, its blanks, its sheets to sign, its results to tick."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.model.records.chaine import BLANCS
from macros.model.records.chaine import Bloc as Written
from macros.model.records.papiers import FACT

from .connu import Connu
from .lettres import Bloc, Bout, bouts
from .plain import Riche, riches

FREE_ROWS = 2
"""Rows kept for people who come without having been expected, as on our own sign-in sheets."""
TRAINERS = 2
"""Rows kept for those who lead."""
EXEMPLE = "EXEMPLE, à ne pas signer"
"""What an example says at the head of each of its papers."""
FORME = "Qui forme"
"""What those rows say."""
MOST_ROWS = 16
"""Rows of one sheet to sign, as on our own."""


def bloc_dit(bloc: Written, known: Connu) -> Iterator[Bloc]:
    """Yield a block as a paper shows it, its facts in place; nothing for a sentence left empty."""
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
