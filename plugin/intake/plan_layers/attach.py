"""Attaches a plan layer of the municipality: adds, updates and reports what went missing (contract, "Attaching again").

What the source says stands in fields of its own, so that nothing a planner recorded is changed or removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from typing import Any

from ...participation import counts
from ...participation.codes import Phase, PublicationState, find_code
from ...participation.geometry import Mended, mend_all, merge, of_one_dimension
from ...participation.progress import Progress
from ...participation.records import Plan, PlanSource, new_id
from ...participation.rejection import Rejection
from ...participation.words import Text
from ...store.protocol import Keeping, Transaction
from ..sources import Attachment, Duplicates, SourceFeature, as_text
from ..taken_in import TakenIn
from .likely_mistakes import tell_of_another, tell_of_copies, tell_of_left_out, tell_of_rewritten, tell_of_row_number
from .staging import StagedPlan, Staging

BATCH = 500
_AT_ONCE = 100  # geometries may be large
_COMPARED = ("source_name", "source_summary", "source_kind", "source_phase", "source_url", "geometry", "missing_since")

NO_KEY = Text("De sleutel is leeg. Vul hem in de eigen laag in.", "The key is empty. Fill it in in your own layer.")
TWICE = Text(
    "De sleutel komt {count} keer voor. Maak hem uniek, of kies samenvoegen.",
    "The key occurs {count} times. Make it unique, or choose to merge.",
)
MENDED = Text(
    "Plan {key}: de ligging was ongeldig en is hersteld; de grootte veranderde met {change} %. Controleer de tekening.",
    "Plan {key}: the location was invalid and was mended; its size changed by {change}%. Check the drawing.",
)
DROPPED = Text(
    "Plan {key}: losse lijnen of punten naast een vlak, of delen zonder oppervlakte of lengte, zijn weggelaten.",
    "Plan {key}: loose lines or points beside an area, or parts without area or length, were left out.",
)
ONCE_UNKNOWN = Text(
    "Fase “{phase}” is geen fase die we kennen; dat plan heeft geen fase tot u er een kiest.",
    "Phase “{phase}” is not a phase we know; that plan has no phase until you choose one.",
)
UNKNOWN_PHASE = Text(
    "Fase “{phase}” ({count} keer) is geen fase die we kennen; die plannen hebben geen fase tot u er een kiest.",
    "Phase “{phase}” ({count} times) is not a phase we know; those plans have no phase until you choose one.",
)
UNREADABLE = Text(
    "In {plans} staan onleesbare tekens (�). Kies de juiste tekenset in de laageigenschappen, of leg naast de "
    "shapefile een .cpg-bestand met daarin bijvoorbeeld 1252. Koppel daarna opnieuw.",
    "There are characters that cannot be read (�) in {plans}. Choose the right character set in the layer properties, "
    "or put a .cpg file that says for example 1252 beside the shapefile. Then attach again.",
)
MISSING = Text(
    "Plan {key} staat niet meer in de bron. Het blijft staan; trek het in als het vervallen is.",
    "Plan {key} is gone from the source. It stays; withdraw it if it has lapsed.",
)
PART = Text(
    "Er is een deel van de laag gekozen. De andere plannen blijven zoals ze waren; of ze nog in de laag staan, is niet "
    "nagegaan.",
    "Part of the layer was chosen. The other plans stay as they were; whether they are still in the layer was not "
    "looked at.",
)


def attach_plans(
    store: Keeping,
    features: Iterable[SourceFeature],
    wanted: Attachment,
    who: str,
    at: datetime,
    progress: Progress,
) -> TakenIn:
    """Attach a layer under its name; `at` (aware) counts as now. Raises StoreError; then nothing changed."""
    result = TakenIn()
    with Staging() as staging:
        staging.add(_staged(features, staging, result, progress))
        progress.stop_if_cancelled()
        with store.writing(who, f"koppelen {wanted.layer.name}") as transaction:
            before = next(iter(transaction.find(PlanSource, {"name": wanted.layer.name})), None)
            source = _register(transaction, before, wanted, at)
            taken = _taken(staging, wanted.duplicates, result, progress)
            done, count = 0, staging.count
            added: set[str] = set()
            while batch := list(islice(taken, BATCH)):
                progress.stop_if_cancelled()
                added.update(_apply(transaction, source, batch, wanted.publish, result))
                done += len(batch)
                progress.fraction(done / count)
            if wanted.is_whole:
                _mark_missing(transaction, source, staging, at, result, progress)
            else:
                progress.note(PART)
            if added:
                tell_of_row_number(wanted.layer, progress)
            tell_of_copies(transaction, source, added, progress)
            if added and result.missing:
                tell_of_rewritten(transaction, source, added, at, progress)
            if before is not None and (result.updated or result.missing):
                tell_of_another(before, wanted.layer, progress)
                tell_of_left_out(before, wanted.layer, progress)
    return result


def attach_rows(
    store: Keeping, source: PlanSource, features: Iterable[SourceFeature], who: str, progress: Progress
) -> TakenIn:
    """Attach some rows of a layer that was attached before, as concepts; nothing is said of its other rows.

    Raises StoreError; then nothing changed.
    """
    result = TakenIn()
    with Staging() as staging:
        staging.add(_staged(features, staging, result, progress))
        with store.writing(who, f"koppelen {source.name}") as transaction:
            taken = list(_taken(staging, Duplicates.REJECT, result, progress))
            _apply(transaction, source.id, taken, False, result)
    return result


def _staged(
    features: Iterable[SourceFeature], staging: Staging, result: TakenIn, progress: Progress
) -> Iterator[StagedPlan]:
    """The features that can be kept, as text and mended geometry. What cannot is added to the rejected and remembered
    in `staging`, so that its plan does not count as missing."""
    unknown: Counter[str] = Counter()
    unreadable = 0
    for key, feature, mended in _mended(features, result, progress):
        phase = as_text(feature.phase)
        if phase is not None and find_code(Phase, phase) is None:
            unknown[phase] += 1
        problem = feature.problem or mended.problem
        if problem is not None:
            staging.note_refused(key)
            result.rejected.append(Rejection(key, None, None, problem))
            continue
        name, summary, kind = as_text(feature.name), as_text(feature.summary), as_text(feature.kind)
        # U+FFFD stands where bytes mean nothing in the encoding that the layer was read with
        unreadable += "\ufffd" in f"{key}{name}{summary}{kind}"
        yield StagedPlan(key, feature.row, name, summary, kind, phase, as_text(feature.url), mended.wkb)
    if unreadable:
        progress.note(UNREADABLE.format(plans=counts.plans(unreadable)))
    for phase, count in unknown.items():
        words = ONCE_UNKNOWN if count == 1 else UNKNOWN_PHASE
        progress.note(words.format(phase=phase, count=count))


def _mended(
    features: Iterable[SourceFeature], result: TakenIn, progress: Progress
) -> Iterator[tuple[str, SourceFeature, Mended]]:
    """The features that have a key, each with its geometry mended for the store; mended many at a time, for speed."""
    waiting = _until_cancelled(features, progress)
    while batch := list(islice(waiting, _AT_ONCE)):
        mended = iter(mend_all([f.geometry for f in batch if f.geometry is not None]))
        for feature in batch:
            geometry = next(mended) if feature.geometry is not None else Mended(None)
            key = as_text(feature.key)
            if key is None:
                result.rejected.append(Rejection(feature.row, None, None, feature.problem or NO_KEY))
                continue
            if geometry.changed_noticeably:
                progress.note(MENDED.format(key=key, change=f"{100 * geometry.size_change:+.4f}"))
            if geometry.dropped_parts:
                progress.note(DROPPED.format(key=key))
            yield key, feature, geometry


def _until_cancelled(features: Iterable[SourceFeature], progress: Progress) -> Iterator[SourceFeature]:
    for feature in features:
        progress.stop_if_cancelled()
        yield feature


def _register(transaction: Transaction, standing: PlanSource | None, wanted: Attachment, at: datetime) -> str:
    """Write down how the layer was attached, under the id it had before or a new one; gives the id."""
    layer = wanted.layer
    described: dict[str, Any] = {name: value for name, value in asdict(layer).items() if name != "name"}
    described |= {"attached_at": at.isoformat(), "merges": wanted.duplicates is Duplicates.MERGE}
    if standing is not None:
        transaction.update(PlanSource, [(standing.id, described)])
        return standing.id
    source = PlanSource(id=new_id(), name=layer.name, **described)
    transaction.insert([source])
    return source.id


def _taken(staging: Staging, duplicates: Duplicates, result: TakenIn, progress: Progress) -> Iterator[StagedPlan]:
    """One plan for each key: rows of one key are merged, or all rejected, as `duplicates` says."""
    for rows, refused in staging.by_key():
        count = len(rows) + refused
        if duplicates is Duplicates.MERGE:
            yield _merged(rows, progress) if len(rows) > 1 else rows[0]
        elif count == 1:
            yield rows[0]
        else:
            reason = TWICE.format(count=count)
            result.rejected += [Rejection(row.row, None, row.key, reason) for row in rows]


def _merged(rows: list[StagedPlan], progress: Progress) -> StagedPlan:
    """One plan of the rows of one key: of each field the first value that is filled in, and all their geometries
    together."""
    first, geometries = rows[0], [row.geometry for row in rows if row.geometry is not None]
    if not of_one_dimension(geometries):
        progress.note(DROPPED.format(key=first.key))

    def said(name: str) -> str | None:
        return next((getattr(row, name) for row in rows if getattr(row, name) is not None), None)

    return StagedPlan(
        first.key,
        first.row,
        said("name"),
        said("summary"),
        said("kind"),
        said("phase"),
        said("url"),
        merge(geometries) if geometries else None,
    )


def _apply(transaction: Transaction, source: str, batch: list[StagedPlan], publish: bool, result: TakenIn) -> list[str]:
    """Write what is new or differs; gives the keys of what is new."""
    columns = ("source_key", "id", *_COMPARED)
    keys = [row.key for row in batch]
    standing = {
        found[0]: found[1:] for found in transaction.values(Plan, columns, {"source": source, "source_key": keys})
    }
    state = PublicationState.PUBLISHED if publish else PublicationState.CONCEPT
    added, changes = [], []
    for row in batch:
        # in the order of _COMPARED; a plan that is in the layer is not missing
        said = (row.name, row.summary, row.kind, row.phase, row.url, row.geometry, None)
        stored = standing.get(row.key)
        if stored is None:
            values: dict[str, Any] = dict(zip(_COMPARED, said))
            added.append(Plan(id=new_id(), source=source, source_key=row.key, publication_state=state, **values))
        elif differing := {name: new for name, new, old in zip(_COMPARED, said, stored[1:]) if new != old}:
            changes.append((stored[0], differing))
    transaction.insert(added)
    transaction.update(Plan, changes)
    result.added += len(added)
    result.updated += len(changes)
    result.unchanged += len(batch) - len(added) - len(changes)
    return [row.key for row in batch if row.key not in standing]


def _mark_missing(
    transaction: Transaction, source: str, staging: Staging, at: datetime, result: TakenIn, progress: Progress
) -> None:
    """Count and tell which plans of the source are not in the layer, and note since when."""
    newly = []
    stored = transaction.values(Plan, ("id", "source_key", "missing_since", "publication_state"), {"source": source})
    while batch := list(islice(stored, BATCH)):
        lacking = staging.lacking([key for _, key, *_ in batch if key is not None])
        for id, key, since, state in batch:
            if key not in lacking:
                continue
            result.missing += 1
            # of one that was withdrawn nothing is left to do, however often the layer is attached
            if state != PublicationState.WITHDRAWN:
                progress.note(MISSING.format(key=key))
            if since is None:
                newly.append((id, {"missing_since": at.isoformat()}))
    transaction.update(Plan, newly)
