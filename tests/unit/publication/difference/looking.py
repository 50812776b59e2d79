"""What stands in the store, and what is told that publishing it once more would change."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from participatiekaart.plugin.participation.plain import OfficeWords
from participatiekaart.plugin.publication.difference.changes import Difference, difference
from participatiekaart.plugin.store.addresses import open_store

from ..small_town import NOW


def look(store: str, at: datetime = NOW, folder: str = "publiek", office: OfficeWords | None = None) -> Difference:
    """folder: beside the store."""
    with open_store(store) as opened:
        return difference(opened.snapshot(), Path(store).parent / folder, at, office)
