"""When nothing fits: what blocks, and the smallest relaxation that would work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from macros.french import enumeration, minutes

from ..core.acquis import worth
from ..core.catalogue import Catalogue
from ..records.programme import Contraintes
from .brief import Brief
from .candidat import Candidat
from .cost import Remplissage
from .limits import obstacles, rank
from .pool import SearchProblem, Vivier, problem_of
from .search import MOST_METHODS, fillings

LONGER = (15, 30, 45, 60, 90, 120)
"""Minutes by which a half-day may be made longer, or else shorter, tried in order."""
PATIENT = 12_000
"""Sets of methods tried in all before no simple change is found."""
OTHER_SIZES = 6
"""How many people more or fewer are tried."""
Tenus = Mapping[int, Remplissage | None]


def refusal(
    brief: Brief, catalogue: Catalogue, probleme: SearchProblem, tenus: Tenus, n: int
) -> str:
    """Return the sentence of a half-day that cannot be filled: what blocks and what would do."""
    blocked = _blocked(brief, catalogue, probleme, tenus, n)
    left = PATIENT
    for advice, relaxed in _relaxations(brief, catalogue, tenus, n):
        fits, tried = _fits(relaxed, catalogue, probleme.sans, tenus, n)
        if fits:
            return f"{blocked} ; {advice}"
        left -= tried
        if left < 0:
            break
    return f"{blocked} ; aucun changement simple ne suffit, revoir ses objectifs ou ses horaires"


def _fits(
    brief: Brief, catalogue: Catalogue, sans: frozenset[str], tenus: Tenus, n: int
) -> tuple[bool, int]:
    """Say whether a half-day can be filled, and how many sets of methods were tried."""
    problem = problem_of(brief, catalogue, sans)
    if n not in problem.viviers:
        return False, 0
    forbidden = _taken(tenus, n) - problem.repetables
    before = problem.avant[n].union(*(h.laisse for k, h in tenus.items() if h and k < n))
    found, tried = fillings(problem.viviers[n], forbidden, before)
    return bool(found), tried


def _taken(tenus: Tenus, n: int) -> frozenset[str]:
    return frozenset[str]().union(*(held.slugs for k, held in tenus.items() if held and k != n))


def _blocked(
    brief: Brief, catalogue: Catalogue, probleme: SearchProblem, tenus: Tenus, n: int
) -> str:
    vivier = probleme.viviers[n]
    taken = _taken(tenus, n) - probleme.repetables
    for number in vivier.cadre.a_couvrir:
        able = [c for c in vivier.travaux if number in c.couvre and c.slug not in taken]
        lacking = _lacking(vivier, able, probleme, tenus, n)
        if able and lacking:
            told = enumeration([catalogue.mot("acquis", word).nom for word in lacking], "ou")
            return (
                f"les méthodes possibles pour l’objectif {number} demandent {told}, que rien n’a "
                "encore laissé"
            )
        if not able:
            return f"aucune méthode n’est possible pour l’objectif {number}{_why(brief, catalogue, number)}"
    demi = brief.demis[n]
    cadre = vivier.cadre
    blocs = (*cadre.avant, *cadre.entree, *cadre.apres)
    most = _fullest(vivier, taken) + sum(bloc.souplesse.most for bloc in blocs)
    if most < vivier.cadre.minutes:
        return (
            f"tout ce qui est possible ne remplit que {most} des "
            f"{minutes(vivier.cadre.minutes)} de travail"
        )
    spent = sum(bloc.souplesse.least for bloc in blocs)
    pauses = demi.minutes - vivier.cadre.minutes - vivier.cadre.marge
    rest = f", les pauses {pauses}" if pauses else ""
    rest += f", la marge {vivier.cadre.marge}" if vivier.cadre.marge else ""
    return (
        f"rien ne tient dans {minutes(demi.minutes)} : les livrables et les temps communs en "
        f"prennent {spent} au moins{rest}"
    )


def _lacking(
    vivier: Vivier, able: Sequence[Candidat], probleme: SearchProblem, tenus: Tenus, n: int
) -> list[str]:
    """Return what every one of some methods asks for and nothing can leave in time."""
    had = probleme.avant[n] | vivier.cadre.acquis
    had = had.union(*(held.laisse for k, held in tenus.items() if held and k < n))
    had = had.union(*(c.laisse for c in vivier.travaux if c.ready(had)))
    if any(c.ready(had) for c in able):
        return []
    return sorted(set[str]().union(*(c.demande - had for c in able)))


def _fullest(vivier: Vivier, taken: frozenset[str]) -> int:
    """Return the most minutes that free methods may fill."""
    works, *ends = (
        sorted((c.souplesse.most for c in pool if c.slug not in taken), reverse=True)
        for pool in (vivier.travaux, vivier.ouvertures, vivier.clotures)
    )
    return sum(works[:MOST_METHODS]) + sum(sum(end[:1]) for end in ends)


def _why(brief: Brief, catalogue: Catalogue, number: int) -> str:
    serving = [
        (slug, entry) for slug, entry in catalogue.methodes.items()
        if number in catalogue.objectifs_of(entry) and entry.record.moment not in {"ouvrir", "clore"}
    ]  # fmt: skip
    if not serving:
        return " : le catalogue n’en a pas"
    every = [obstacles(entry.record, slug, brief, catalogue) for slug, entry in serving]
    reasons = Counter(found[0][1] if found else "déjà utilisée ailleurs" for found in every)
    told = enumeration(f"{count} « {reason} »" for reason, count in reasons.most_common())
    who = f"des {len(serving)} qui le servent" if len(serving) > 1 else "de la seule qui le sert"
    return f", {who} : {told}"


def _relaxations(
    brief: Brief, catalogue: Catalogue, tenus: Tenus, n: int
) -> Iterator[tuple[str, Brief]]:
    """Yield relaxed briefs with the sentence that asks for them, the smallest first."""
    c = brief.contraintes
    yield from _brought(brief, catalogue, tenus, n)
    yield from _again(brief, catalogue, tenus, n)
    for slug in c.exclure:
        kept = tuple(other for other in c.exclure if other != slug)
        titre = catalogue.methodes[slug].titre if slug in catalogue.methodes else slug
        yield f"ne plus exclure « {titre} » suffirait", _with(brief, exclure=kept)
    for name in c.materiel_absent:
        kept = tuple(other for other in c.materiel_absent if other != name)
        yield f"disposer de « {name} » suffirait", _with(brief, materiel_absent=kept)
    yield from _higher(brief, catalogue)
    if c.distance:
        yield "ne plus demander « distance » suffirait", _with(brief, distance=False)
    yield from _other_frames(brief, n)


def _brought(
    brief: Brief, catalogue: Catalogue, tenus: Tenus, n: int
) -> Iterator[tuple[str, Brief]]:
    """Yield briefs whose group comes with what every method of a half-day lacks."""
    probleme = problem_of(brief, catalogue)
    vivier = probleme.viviers[n]
    able = [c for c in vivier.travaux if c.couvre]
    for word in _lacking(vivier, able, probleme, tenus, n):
        nom = catalogue.mot("acquis", word).nom
        sentence = f"que le groupe apporte {nom} suffirait (apporte: {word})"
        given = worth([word], catalogue.vocabulaires)
        yield sentence, _demi(brief, n, apporte=brief.demis[n].apporte | given)


def _again(brief: Brief, catalogue: Catalogue, tenus: Tenus, n: int) -> Iterator[tuple[str, Brief]]:
    for slug in sorted(_taken(tenus, n)):
        if set(catalogue.objectifs_of(catalogue.methodes[slug])) & set(brief.demis[n].objectifs):
            sentence = f"permettre de revivre « {catalogue.methodes[slug].titre} » suffirait"
            repeter = (*brief.contraintes.repeter, slug)
            yield f"{sentence} (repeter: [{slug}])", _with(brief, repeter=repeter)


def _higher(brief: Brief, catalogue: Catalogue) -> Iterator[tuple[str, Brief]]:
    c = brief.contraintes
    if c.difficulte_max is not None:
        for level in range(c.difficulte_max + 1, 4):
            yield f"accepter difficulte_max: {level} suffirait", _with(brief, difficulte_max=level)
    for name, words in (("lecture", "lectures"), ("mobilite", "mobilites")):
        wished = getattr(c, name)
        if wished is not None:
            known = list(catalogue.vocabulaires.get(words, {}))
            for word in known[rank(catalogue, words, wished) + 1 :]:
                yield f"accepter {name}: {word} suffirait", _with(brief, **{name: word})


def _other_frames(brief: Brief, n: int) -> Iterator[tuple[str, Brief]]:
    demi = brief.demis[n]
    for number in demi.objectifs if len(demi.objectifs) > 1 else ():
        kept = tuple(o for o in demi.objectifs if o != number)
        sentence = f"travailler l’objectif {number} dans une autre demi-journée suffirait"
        yield sentence, _demi(brief, n, objectifs=kept)
    for more in LONGER:
        sentence = f"donner {minutes(more)} de plus à cette demi-journée suffirait"
        yield sentence, _demi(brief, n, minutes=demi.minutes + more)
    for less in LONGER:
        sentence = f"finir {minutes(less)} plus tôt suffirait"
        yield sentence, _demi(brief, n, minutes=max(0, demi.minutes - less))
    for gap in range(1, OTHER_SIZES + 1):
        for people in (brief.participants + gap, brief.participants - gap):
            if people > 0:
                sentence = f"un groupe de {people} personnes conviendrait"
                yield sentence, replace(brief, participants=people)


def _with(brief: Brief, **changes: object) -> Brief:
    contraintes: Contraintes = brief.contraintes.model_copy(update=changes)
    return replace(brief, contraintes=contraintes)


def _demi(brief: Brief, n: int, **changes: object) -> Brief:
    demis = list(brief.demis)
    demis[n] = replace(demis[n], **changes)  # type: ignore[arg-type]
    return replace(brief, demis=tuple(demis))
