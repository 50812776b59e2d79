"""What is in the first release, what changes afterwards, and what the public reads."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.store.addresses import open_store

from ..released import FIELD, kept, public

DAY = timedelta(days=1)


def values(folder: Path, of: Plan | Moment) -> dict[str, Any]:
    """What the public reads of one plan or moment."""
    return dict(public(folder, "plannen" if isinstance(of, Plan) else "momenten")[of.id]["properties"])


def add(store: str, *records: Any) -> None:
    """Record more, as a planner does."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        for record in records:
            transaction.insert([record])


def told(folder: Path) -> list[Any]:
    """What each kept release says of the field, newest first."""
    return [one.read().plans[FIELD.id]["samenvatting"] for one in kept(folder)]
