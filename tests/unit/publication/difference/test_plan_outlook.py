"""What the next publication changes of a plan, told from its file, is what publishing then does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from participatiekaart.plugin.participation.checks import check, held_back
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.publication.difference.plan_outlook import Coming, PlanOutlook, plan_outlook
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Publication

from .. import remembered_before as of_before
from ..released import EVENING, EVERYTHING, FIELD, change, make_store
from ..small_town import NOW, moment, plan

CONCEPT, WITHDRAWN = PublicationState.CONCEPT, PublicationState.WITHDRAWN


def look(store: str, of: str, at: Any = NOW) -> PlanOutlook:
    with open_store(store) as opened:
        file = opened.plan_file(of)
    assert file is not None
    return plan_outlook(file, held_back(check(file, at)), at)


def test_right_after_a_publication_nothing_changes_of_any_plan(published: str) -> None:
    for one in EVERYTHING:
        if isinstance(one, Plan):
            assert look(published, one.id) == PlanOutlook(True, None, {})


def test_a_new_version_of_the_plugin_changes_nothing_of_a_plan(tmp_path: Path) -> None:
    path = make_store(tmp_path / "opslag.gpkg", [of_before.STREET, of_before.WALK_IN])
    publication = Publication(NOW.isoformat(), NOW.isoformat(), "proef", "publiek", "", 1, 1)
    with open_store(path) as store, store.writing("proef") as transaction:
        transaction.remember_publication(publication, of_before.REMEMBERED, {of_before.STREET.id: "molenweg"})

    assert look(path, of_before.STREET.id) == PlanOutlook(True, None, {})


def test_what_changed_since_is_told(published: str) -> None:
    change(published, Plan, FIELD.id, summary="Nieuwe tekst")
    change(published, Moment, EVENING.id, feedback="Anders.")
    assert look(published, FIELD.id) == PlanOutlook(True, Coming.CHANGED, {EVENING.id: Coming.CHANGED})


def test_time_alone_changes_a_plan_too(published: str) -> None:
    assert look(published, FIELD.id, NOW + timedelta(days=60)).plan is Coming.CHANGED


def test_what_is_withdrawn_goes(published: str) -> None:
    change(published, Moment, EVENING.id, publication_state=WITHDRAWN)
    assert look(published, FIELD.id).moments == {EVENING.id: Coming.GONE}
    change(published, Plan, FIELD.id, publication_state=WITHDRAWN)
    gone = look(published, FIELD.id)
    assert (gone.visible, gone.plan) == (True, Coming.GONE)
    assert gone.count(Coming.GONE) == 2


def test_a_new_plan_and_its_moments_are_new_and_concepts_are_not_counted(tmp_path: Path) -> None:
    own = plan()
    of = moment(own, "2026-12-03 19:30", "2026-12-03 21:00")
    hidden = replace(of, id="concept", publication_state=CONCEPT)
    store = make_store(tmp_path / "opslag.gpkg", [own, of, hidden])
    assert look(store, own.id) == PlanOutlook(False, Coming.NEW, {of.id: Coming.NEW})
