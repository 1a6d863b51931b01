"""Rules on the filled example of a sheet: it fits the fields, and meets the criteria it teaches."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem, remedy
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.fiche import Champ, Fiche, Reponse
from .liens import fault
from .outils import repeated

SHAPES = {"table": "lignes", "liste": "liste"}
"""The name under which a type of field is answered; the others are a « texte »."""

YES_NO = ("Oui", "Non")


def examples(catalogue: Catalogue) -> Iterator[Problem]:
    """An example answers fields that exist, in their shape, and every field that is required."""
    for entry in catalogue.fiches.values():
        r: Fiche = entry.record
        fields = {champ.id: champ for champ in r.champs}
        yield from repeated(entry, ("exemple",), [reponse.id for reponse in r.exemple], "id")
        for n, reponse in enumerate(r.exemple):
            if reponse.id in fields:
                yield from _shape(entry, n, fields[reponse.id], reponse)
            else:
                sentence = f"le champ « {reponse.id} » n’existe pas ; "
                yield fault(entry, ("exemple", n, "id"), sentence + remedy(reponse.id, fields))
        if r.exemple:
            yield from _complete(entry)


def _shape(entry: AnyEntry, n: int, champ: Champ, reponse: Reponse) -> Iterator[Problem]:
    expected = SHAPES.get(champ.type, "texte")
    given = [name for name in ("texte", "liste", "lignes") if getattr(reponse, name)]
    if given != [expected]:
        sentence = f"le champ « {champ.id} » se remplit avec « {expected} », et rien d’autre"
        yield fault(entry, ("exemple", n), sentence)
        return
    for k, ligne in enumerate(reponse.lignes):
        if len(ligne) != len(champ.colonnes):
            sentence = f"{len(champ.colonnes)} cases attendues, {len(ligne)} trouvées ; les colonnes sont : "
            yield fault(entry, ("exemple", n, "lignes", k), sentence + ", ".join(champ.colonnes))
    allowed = YES_NO if champ.type == "oui-non" else champ.options
    if allowed and reponse.texte not in allowed:
        sentence = f"« {reponse.texte} » ne fait pas partie des choix ; {remedy(str(reponse.texte), allowed)}"
        yield fault(entry, ("exemple", n, "texte"), sentence)


def _complete(entry: AnyEntry) -> Iterator[Problem]:
    """Yield what an example lacks: a required field, or the count that a criterion asks for."""
    r: Fiche = entry.record
    given = {reponse.id: reponse for reponse in r.exemple}
    for champ in r.champs:
        if champ.requis and champ.type != "schema" and champ.id not in given:
            yield fault(entry, ("exemple",), f"l’exemple ne remplit pas le champ « {champ.id} »")
    least = [(champ.id, champ.min) for champ in r.champs if champ.type in SHAPES]
    least += [(critere.champ or "", critere.min) for critere in r.criteres]
    for name, count in dict.fromkeys(least):
        answers = len(given[name].lignes or given[name].liste) if name in given else 0
        if answers and count and answers < count:
            sentence = f"« {name} » demande {count} lignes au moins, l’exemple en donne {answers}"
            yield fault(entry, ("exemple", [*given].index(name)), sentence)


RULES = (examples,)
