"""The composed half-days of a plan as YAML lines that a trainer may copy into the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from macros.french import horloge
from macros.model.clock.agenda import Creneau, Session
from macros.model.plans.planning import Plan
from macros.model.records.sequence import Marge, MiseEnSituation, Pause
from macros.told.flow import flow
from macros.told.programme.ecrites import own_words


def yaml_compose(plan: Plan) -> str:
    """Return the half-days that were composed, as their sequences would be written by hand."""
    places = {(rang, nom) for rang, nom, _ in plan.choix}
    composed = [s for s in plan.sessions if (s.rang, s.nom) in places]
    return "\n".join(
        line
        for rang, sessions in groupby(composed, key=lambda session: session.rang)
        for line in _jour(list(sessions))
    )


def _jour(sessions: list[Session]) -> Iterator[str]:
    jour = sessions[0].jour
    yield f"  - date: {jour.date.isoformat()}"
    told = {"titre": jour.titre, "seminaire": jour.seminaire, "lieu": jour.lieu}
    yield from (f"    {key}: {_valeur(key, value)}" for key, value in told.items() if value)
    for session in sessions:
        yield f"    {session.nom}:"
        if session.demi_journee.horaires:
            hours = f'debut: "{horloge(session.plage.debut)}", fin: "{horloge(session.plage.fin)}"'
            yield f"      horaires: {{ {hours} }}"
        yield f"      objectifs: {json.dumps(list(session.demi_journee.objectifs))}"
        yield "      sequences:"
        yield from (f"        - {_ligne(creneau)}" for creneau in session.creneaux)


def _ligne(creneau: Creneau) -> str:
    s = creneau.sequence
    fields: dict[str, object] = {s.nature: getattr(s, s.nature)}
    if isinstance(s, Pause | Marge):
        fields[s.nature] = creneau.minutes
    elif isinstance(s, MiseEnSituation):
        fields |= {"minutes_par_personne": s.minutes_par_personne, "personnes": s.personnes}
        fields["salles"] = s.salles if s.salles > 1 else None
    else:
        fields["minutes"] = creneau.minutes
    if s.heure is not None:
        fields["heure"] = f'"{horloge(s.heure)}"'
    fields |= {"legere": getattr(s, "legere", None) and "true"}
    fields |= {"forme": getattr(s, "forme", None), "objectifs": list(s.objectifs)}
    fields |= {"evalue": list(s.evalue), "preuve": list(s.preuve)}
    told = [f"{key}: {_valeur(key, value)}" for key, value in fields.items() if value]
    told += [f"{key}: {flow(value)}" for key, value in own_words(s).items()]
    return f"{{ {', '.join(told)} }}"


def _valeur(key: str, value: object) -> str:
    if key in {"apport", "forme", "mise_en_situation", "titre", "lieu"}:
        return json.dumps(value, ensure_ascii=False)
    return str(value)
