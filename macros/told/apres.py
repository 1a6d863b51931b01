"""What is asked a month after a session, of who sent people and of who paid."""

from __future__ import annotations

from datetime import date, timedelta

from macros.model.clock.jalons import add_months, jalons
from macros.model.clock.ouvrables import ouvre
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.tenues import Tenue, entree_tenue
from macros.model.records.questionnaire import Questionnaire

UN_MOIS = ("un-mois-apres-employeur", "un-mois-apres-financeur")
"""The questionnaires that go with the trainees' own, a month after."""


LAST = timedelta(days=92)
"""How long after its last day a session keeps its own papers: its last questionnaires leave then."""


def garde_ses_papiers(tenue: Tenue, day: date) -> bool:
    """Say whether a session still gives its own papers on a day."""
    return tenue.record.fin + LAST >= day


def jour_d_apres(catalogue: Catalogue, tenue: Tenue) -> date:
    """Return the day on which a session's last questionnaires leave: the trainees' own, or the working
    day by a month after the end."""
    dated = jalons(entree_tenue(catalogue, tenue).record, catalogue)
    cold = [one.date for one in dated if one.moment == "a-froid"]
    return max(cold, default=ouvre(add_months(tenue.record.fin, 1)))


def un_mois_apres(catalogue: Catalogue) -> list[Entry[Questionnaire]]:
    """Return the questionnaires of the employer and of the funder that the toolbox has."""
    known = catalogue.questionnaires
    return [known[slug] for slug in UN_MOIS if slug in known]
