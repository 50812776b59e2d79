"""The publish dialog on a town of thousands of plans: it stops when asked, and lists what anybody may walk through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.publishing import changes, findings
from participatiekaart.plugin.desktop.publishing.outlook import look
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.desktop.tasks import Work
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.progress import CancelledError, stoppable, watched
from participatiekaart.plugin.participation.records import Plan, new_id
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import Qt

from ...dialogs.doing import until
from .walking_through import again, lines


def add_plans(store: str, count: int) -> None:
    plans = (Plan(id=new_id(), name=f"Weg {n}", publication_state=PublicationState.PUBLISHED) for n in range(count))
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert(plans)


def test_what_goes_through_many_records_stops_when_a_person_says_so(qgis_application: Any) -> None:
    ended: list[Any] = []

    def go_through(work: Work) -> None:
        for number in stoppable(range(1_000_000_000)):
            if number == 100:
                work.cancel()

    Work("proef", go_through, ended.append, ended.append).start()
    until(lambda: bool(ended))
    assert isinstance(ended[0], CancelledError)


class _StopsAt:
    """A person who stops once the bar is that far."""

    def __init__(self, until: float) -> None:
        self.until, self.told = until, 0.0

    def fraction(self, done: float) -> None:
        self.told = done

    def note(self, text: object) -> None:
        pass

    def stop_if_cancelled(self) -> None:
        if self.told >= self.until:
            raise CancelledError


@pytest.mark.parametrize("until", [0.0, 0.2, 0.4])
def test_looking_stops_within_each_of_its_steps(dialog: PublishDialog, tmp_path: Path, until: float) -> None:
    with watched(_StopsAt(until)) as stopping, pytest.raises(CancelledError):
        look(dialog.address, str(tmp_path / "publiek"), stopping)
    assert stopping.told == until


def test_of_thousands_the_first_are_listed_and_the_rest_counted(dialog: PublishDialog, store: str) -> None:
    add_plans(store, changes.MOST)
    again(dialog)

    ((head, under),) = lines(dialog.changes)
    assert head[0] == f"Nieuw ({changes.MOST + 5})"
    assert len(under) == changes.MOST + 1
    assert under[-1][0] == ["En nog 5."]
    dialog.changes.itemClicked.emit(dialog.changes.topLevelItem(0).child(changes.MOST), 0)
    table = dialog.findings
    assert table.rowCount() == findings.MOST + 1
    total = int(dialog.tabs.tabText(1).rpartition("(")[2].rstrip(")"))
    assert table.item(findings.MOST, 0).text() == f"En nog {total - findings.MOST}."
    assert table.item(findings.MOST, 0).flags() == Qt.ItemFlag.ItemIsEnabled, "pale letters are hard to read"
    table.itemActivated.emit(table.item(findings.MOST, 0))
