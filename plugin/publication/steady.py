"""Keeps `bijgewerkt_op` and sequence numbers steady: they change only when a public value of the record does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from ..participation.progress import stoppable
from ..participation.record_types import MOMENT, PLAN
from ..participation.snapshot import PublishedRecord
from ..participation.times import UTC
from .records import PublicRecord, PublicSite, StatusStep

NOT_DATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in `bijgewerkt_op` until the record was compared with what was public before."""
# the first two are what is kept steady; the others change with PROJ's grids and with borders, while the plan does not
_NOT_COMPARED = {"bijgewerkt_op", "volgnummer", "wgs84", "wijkaandelen"}


def steady(site: PublicSite, before: Iterable[PublishedRecord]) -> tuple[PublicSite, list[PublishedRecord]]:
    """The site with each record's date and sequence, and what to remember anew for the next publication."""
    known = {(record.kind, record.id): record for record in before}
    plans = {plan.id: _remembered(PLAN, plan, known, site.at) for plan in stoppable(site.plannen)}
    moments = {moment.id: _remembered(MOMENT, moment, known, site.at) for moment in stoppable(site.momenten)}
    shown = [*plans.values(), *moments.values()]
    ids = {(record.kind, record.id) for record in shown}
    hidden = [_hidden(record, site.at) for key, record in known.items() if key not in ids]
    dated = replace(
        site,
        plannen=tuple(replace(p, bijgewerkt_op=_instant(plans[p.id].changed_at)) for p in site.plannen),
        momenten=tuple(
            replace(m, bijgewerkt_op=_instant(moments[m.id].changed_at), volgnummer=moments[m.id].sequence)
            for m in site.momenten
        ),
        bijgewerkt_op=max((_instant(record.changed_at) for record in (*shown, *hidden)), default=site.at),
    )
    fresh = [record for record in (*shown, *hidden) if record is not known.get((record.kind, record.id))]
    return dated, fresh


def digest(record: PublicRecord) -> str:
    """A digest (SHA-256) of all public values of a record that count as a change. What is empty is left out: else a
    field that a later version brings would change every record."""
    return _digest_of({name: value for name, value in _compared(record).items() if value})


def is_as_remembered(record: PublicRecord, before: PublishedRecord) -> bool:
    """Whether a record that was public still has the values of then."""
    return before.digest == digest(record) or before.digest == _former_digest(record)


def _former_digest(record: PublicRecord) -> str:
    """As earlier versions of the plugin made it, and a store may remember it: with what is empty."""
    return _digest_of(_compared(record))


def _compared(record: PublicRecord) -> dict[str, Any]:
    return {name: value for name, value in record.__dict__.items() if name not in _NOT_COMPARED}


def _digest_of(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(_ENCODER.encode(values).encode()).hexdigest()


def _remembered(
    kind: str,
    record: PublicRecord,
    known: Mapping[tuple[str, str], PublishedRecord],
    at: datetime,
) -> PublishedRecord:
    seen, now = digest(record), at.isoformat()
    before = known.get((kind, record.id))
    if before is None:
        return PublishedRecord(kind, record.id, seen, now, now, 0, True)
    if before.visible and _is_instant(before.changed_at):
        if before.digest == seen:
            return before
        if before.digest == _former_digest(record):
            return replace(before, digest=seen)
    return replace(before, digest=seen, changed_at=now, sequence=before.sequence + 1, visible=True)


def _hidden(record: PublishedRecord, at: datetime) -> PublishedRecord:
    is_known = not record.visible and _is_instant(record.changed_at)
    return record if is_known else replace(record, visible=False, changed_at=at.isoformat())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, StatusStep):
        return [value.vanaf, value.status, value.meedoen]
    raise TypeError(type(value).__name__)


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, default=_plain)


def _is_instant(text: str) -> bool:
    """Whether a text is an instant with an offset; another program may have written something else."""
    try:
        return _instant(text).tzinfo is not None
    except ValueError:
        return False


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
