"""One dialog for what is asked for twice: by a double click, or from dock and check both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from participatiekaart.plugin.desktop.dialogs.opening import Dialogs
from participatiekaart.plugin.participation.codes import OverrideStatus
from participatiekaart.plugin.participation.records import Moment, Plan
from qgis.PyQt.QtWidgets import QApplication, QWidget

from .doing import change, ready


@pytest.fixture
def dialogs(qgis_application: object) -> Iterator[Dialogs]:
    window = QWidget()
    opened = Dialogs(window, lambda text: None)
    yield opened
    opened.close()
    window.deleteLater()
    QApplication.processEvents()


def test_a_double_click_opens_one(dialogs: Dialogs, address: str) -> None:
    new = dialogs.open_moment(address, "plan")
    ready(new)
    new.title.setText("Enquête")

    assert dialogs.open_moment(address, "plan") is new
    assert new.title.text() == "Enquête", "all that was typed stands"
    assert dialogs.open_moment(address, "plan", "inloop") is not new


def test_the_button_for_a_copy_opens_one_beside_it(dialogs: Dialogs, address: str) -> None:
    first = dialogs.open_moment(address, "plan", "inloop")
    ready(first)
    first.copy_button.click()
    (copy,) = (one for one in dialogs.standing if one is not first)
    ready(copy)

    assert (copy.title.text(), copy.begin_day.text()) == ("Inloop", "")
    assert copy.copy_button.isHidden()


def test_what_was_closed_opens_anew(dialogs: Dialogs, address: str) -> None:
    before = dialogs.open_plan(address, "plan")
    ready(before)
    before.reject()

    assert dialogs.open_plan(address, "plan") is not before


def test_a_finding_leads_to_its_field_in_the_one_that_stands_open(dialogs: Dialogs, address: str) -> None:
    standing = dialogs.open_moment(address, "plan", "inloop")
    ready(standing)

    assert dialogs.open_record(address, "moment", "inloop", "plan", "place") is standing
    assert standing.focusWidget() is standing.place


@pytest.mark.parametrize(
    ("record", "field", "dialog", "focused"),
    [
        (("plan", "plan"), "source_summary", "PlanDialog", "summary"),
        (("plan", "plan"), "contact", "PlanDialog", "contacts"),
        (("plan", "plan"), "geometry", "PlanDialog", "name"),
        (("plan", "plan"), "override_until", "OverrideDialog", "override_until"),
        (("moment", "inloop"), "place", "MomentDialog", "place"),
        (("moment", "inloop"), "feedback_url", "FeedbackDialog", "feedback_url"),
        (("contact", "jo"), "email", "ContactDialog", "email"),
    ],
)
def test_what_a_check_found_is_mended_at_its_field(
    dialogs: Dialogs, full: str, record: tuple[str, str], field: str, dialog: str, focused: str
) -> None:
    change(full, Plan, "plan", override_status=OverrideStatus.ON_HOLD, override_reason="Geld")
    change(full, Moment, "inloop", feedback_url="geen link", feedback_on="2024-11-12")
    shown = dialogs.open_record(full, *record, "plan", field)
    ready(shown)
    assert shown.objectName() == dialog
    assert shown.focusWidget().objectName() == focused
    if field == "feedback_url":
        assert "https://" in shown.feedback_url_problem.text(), "what is wrong is read at once"
