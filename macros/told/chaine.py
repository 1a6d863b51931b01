"""The papers of a session, told once for print and for Word: holes that refuse a paper, articles said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from macros.french import enumeration
from macros.model.core.catalogue import Catalogue
from macros.model.plans.tenues import Tenue, formation_de
from macros.model.records.chaine import BLANCS, Chaine, Papier, mentions_of
from macros.model.records.chaine import Bloc as Written
from macros.model.records.papiers import FACT
from macros.model.records.session import Payeur

from .blocs import EXEMPLE, bloc_dit
from .connu import Connu
from .delais import a_distance
from .lettres import Bloc, Lettre
from .mentions import reference
from .organisme import organisme
from .plain import Riche, riches
from .prix import faits_du_prix
from .texts import clean

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
            *(told for bloc in _with_example(tenue, paper) for told in bloc_dit(bloc, known)),
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


def _articles(chaine: Chaine, paper: Papier) -> Iterator[Bloc]:
    """Yield the articles that a paper answers to, at its foot: who receives it reads its sentences whole.
    The day of our reading is the team’s, in the file to tick."""
    names = list(dict.fromkeys(name for bloc in paper.corps for name in bloc.mentions))
    if names:
        cited = " · ".join(chaine.mentions[name].article for name in names)
        yield Bloc(nature="mention", mots=(Riche(f"Textes : {cited}"),), nombre=4)
