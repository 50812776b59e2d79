"""What every record has."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from ..fields import Kind, column


def new_id() -> str:
    """A key for a new record."""
    return str(uuid.uuid4())


@dataclass(frozen=True)
class Record:
    """What every record has. The times and the version are kept by the store, whatever program writes."""

    id: str = column(Kind.KEY)
    created_at: str | None = column(Kind.INSTANT)
    updated_at: str | None = column(Kind.INSTANT)
    version: int = column(Kind.COUNT, default=1)
