"""prove: measures the assembler against the exact optimum, on made-up cases and the real ones.

Only for developers: it needs OR-Tools, which the site does not.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.model.assembly import searched
from macros.model.assembly.brief import Brief, Demi, brief_of
from macros.model.assembly.exchange import Search, total
from macros.model.assembly.pool import SearchProblem
from macros.model.core.acquis import ACQUIS
from macros.model.core.catalogue import Catalogue
from macros.model.records.methode import Etape, Methode
from macros.model.records.programme import Contraintes
from macros.store import load

CASES = 40
SECONDS = 40.0
"""The longest the exact solver may look at one case; beyond, its bound proves nothing."""
PROVEN = "OPTIMAL"


@dataclass(frozen=True, slots=True)
class Mesure:
    """One case: what the assembler found, what is proven, the gap in percent, both times (s)."""

    nom: str
    cout: int
    borne: int
    statut: str
    ecart: float
    secondes: float
    secondes_exactes: float


def main(arguments: list[str]) -> int:
    """Print one line per case, then the median and the worst gap; 1 when a bound is passed."""
    count = int(arguments[0]) if arguments else CASES
    catalogue = load().catalogue
    found = [measure(name, problem) for name, problem in cases(catalogue, count)]
    for m in found:
        print(
            f"{m.nom:32} {m.cout:6} points, borne {m.borne:6} ({m.statut}), écart {m.ecart:5.2f} %, "
            f"{m.secondes * 1000:6.0f} ms contre {m.secondes_exactes:5.1f} s"
        )
    gaps = [m.ecart for m in found if m.statut == PROVEN]
    print(
        f"{len(found)} cas, {len(gaps)} optimums prouvés : écart médian "
        f"{statistics.median(gaps):.2f} %, pire {max(gaps):.2f} %"
    )
    print(f"Assemblage le plus long : {max(m.secondes for m in found) * 1000:.0f} ms")
    times = sorted(timed(catalogue, seed) for seed in range(5))
    print(
        f"20 demi-journées parmi 120 méthodes : {times[2] * 1000:.0f} ms "
        f"(de {times[0] * 1000:.0f} à {times[-1] * 1000:.0f})"
    )
    return 0 if statistics.median(gaps) <= 1 and max(gaps) <= 5 else 1


def measure(name: str, problem: SearchProblem, seconds: float = SECONDS) -> Mesure:
    """Return the gap between the assembler and the proven bound of one problem."""
    from scripts.proof_model import exact

    start = time.perf_counter()
    cost = total(Search(problem).run())
    middle = time.perf_counter()
    bound, status = exact(problem, seconds, cost)
    end = time.perf_counter()
    gap = 0.0 if cost == bound else 100 * (cost - bound) / max(1, bound)
    return Mesure(name, cost, bound, status, gap, middle - start, end - middle)


def timed(catalogue: Catalogue, seed: int) -> float:
    """Return the seconds of processor that filling 20 half-days from 120 methods takes."""
    brief, synthetic = long_case(catalogue, seed)
    start = time.process_time()
    searched(brief, synthetic)
    return time.process_time() - start


def long_case(catalogue: Catalogue, seed: int) -> tuple[Brief, Catalogue]:
    """Return a made-up brief of 20 half-days of 210 minutes, and its 120 made-up methods."""
    rng = random.Random(seed)  # noqa: S311
    synthetic = made_up(catalogue, rng, 120)
    halves = tuple(_halves(rng, days=10, length=210))
    return Brief(10, halves, questionnaire="a-chaud"), synthetic


def cases(catalogue: Catalogue, count: int) -> Iterator[tuple[str, SearchProblem]]:
    """Yield the real programmes, then made-up ones, always the same, that can be filled."""
    for slug, entry in catalogue.programmes.items():
        seen = catalogue.seen_by(entry)
        problem, *_ = searched(brief_of(entry.record, seen), seen)
        if problem.viviers:
            yield slug, problem
    seed = made = 0
    while made < count:
        rng = random.Random(seed)  # noqa: S311
        seed += 1
        synthetic = made_up(catalogue, rng, rng.randint(15, 45))
        problem, held, _ = searched(_brief(rng), synthetic)
        if all(held.values()):
            made += 1
            yield f"cas {seed - 1} ({len(problem.viviers)} demi-journées)", problem


def made_up(catalogue: Catalogue, rng: random.Random, count: int) -> Catalogue:
    """Return the catalogue with made-up methods: random durations, links and demands."""
    models = list(catalogue.methodes.values())
    slugs = [f"m{n:03d}" for n in range(count)]
    words = list(catalogue.vocabulaires[ACQUIS])
    methodes = {}
    for n, slug in enumerate(slugs):
        model = rng.choice(models)
        record = _method(model.record, n, slugs, words, rng)
        methodes[slug] = replace(model, slug=slug, record=record)
    return replace(catalogue, methodes=methodes)


def _method(
    model: Methode, n: int, slugs: list[str], words: list[str], rng: random.Random
) -> Methode:
    moment = rng.choices(
        ["ouvrir", "explorer", "produire", "decider", "agir", "clore"], [2, 5, 3, 3, 3, 2]
    )[0]
    short = moment in {"ouvrir", "clore"}
    ideal = rng.choice([10, 15, 20, 25]) if short else 5 * rng.randint(4, 22)
    least = max(5, 5 * round(ideal * rng.uniform(0.5, 0.9) / 5))
    most = 5 * round(ideal * rng.uniform(1.1, 1.8) / 5) + 5
    mode = rng.choice(["pleniere", "pleniere", "sous-groupes", "binome"])
    step = Etape(titre="Étape", minutes=ideal, modalite=mode, consigne="Faire.")
    return model.model_copy(
        update={
            "titre": f"Méthode {n}",
            "moment": moment,
            "famille": rng.choice(["debat", "decision", "planification", "expression"]),
            "objectifs": tuple(sorted(rng.sample(range(1, 9), rng.randint(1, 3)))),
            "duree": model.duree.model_copy(
                update={"min": min(least, ideal), "conseillee": ideal, "max": most}
            ),
            "difficulte": rng.randint(1, 3),
            "energie": rng.choice(["calme", "moderee", "vive"]),
            "etapes": (step,),
            "suites": tuple(rng.sample(slugs, 3)),
            "demande": tuple(rng.sample(words, 1)) if rng.random() < 0.15 else (),
            "laisse": tuple(rng.sample(words, rng.randint(0, 2))),
            "parallele": None,
            "variantes": (),
            "rituel": False,
            "place": None,
            "participants": model.participants.model_copy(
                update={"min": rng.randint(3, 8), "max": rng.randint(10, 40)}
            ),
        }
    )


def _brief(rng: random.Random) -> Brief:
    days, length = rng.choice([1, 1, 2, 2, 2, 3]), rng.choice([150, 180, 210])
    halves = tuple(_halves(rng, days, length))
    levels = {o: rng.choice([0.5, 1, 2, 3, 3.5]) for o in rng.sample(range(1, 9), 4)}
    limits = Contraintes(difficulte_max=rng.choice([None, None, 2]))
    return Brief(rng.randint(7, 12), halves, limits, levels, 15, "a-chaud")


def _halves(rng: random.Random, days: int, length: int) -> Iterator[Demi]:
    for rang in range(days):
        for nom in ("matin", "apres_midi"):
            objectifs = tuple(sorted(rng.sample(range(1, 9), rng.randint(1, 2))))
            opens = nom == "matin"
            first, last = opens and rang == 0, not opens and rang == days - 1
            yield Demi(rang, nom, length, objectifs, opens, not opens, first, last)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
