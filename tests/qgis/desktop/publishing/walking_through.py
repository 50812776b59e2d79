"""Publishing from the dialog, and reading what it shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan, new_id
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsGeometry

from ...dialogs.doing import until

PLACE = bytes(QgsGeometry.fromWkt("POLYGON ((200000 500000, 200100 500000, 200100 500100, 200000 500000))").asWkb())
PLANS = [
    Plan(id=new_id(), name=f"Plan {n}", publication_state=PublicationState.PUBLISHED, geometry=PLACE) for n in range(5)
]


def write(store: str, *records: Any, **changes: Any) -> None:
    """Add records, or change the first plan."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        for record in records:
            transaction.insert([record])
    if changes:
        change(store, PLANS[0], **changes)


def change(store: str, *plans: Plan, **changes: Any) -> None:
    """Change plans, all in the same way."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.update(Plan, [(plan.id, changes) for plan in plans])


def ready(dialog: PublishDialog) -> None:
    """Until it has looked and can publish."""
    until(dialog.publish.isEnabled)


def press(dialog: PublishDialog) -> None:
    """Press the button, until what stands there was looked at again."""
    dialog.publish.click()
    ready(dialog)


def publish(dialog: PublishDialog) -> None:
    """Press the button, and see that it was published."""
    press(dialog)
    assert dialog.message.text().startswith("Gepubliceerd"), dialog.message.text()


def again(dialog: PublishDialog) -> None:
    """Let it look again at the store and the folder."""
    dialog.look_again()
    ready(dialog)


def lines(of: Any) -> list[Any]:
    """The list as text: each line with its columns, and the lines under it."""
    items = [of.topLevelItem(n) for n in range(of.topLevelItemCount())] if hasattr(of, "topLevelItem") else [
        of.child(n) for n in range(of.childCount())
    ]  # fmt: skip
    return [([item.text(c) for c in range(item.columnCount())], lines(item)) for item in items]


def names(tmp_path: Path) -> set[str]:
    """Which plans the public reads of."""
    content = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))
    return {plan["properties"]["naam"] for plan in content["features"]}
