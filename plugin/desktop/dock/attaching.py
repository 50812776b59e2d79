"""Attaches selected rows of a registered layer that the store has no plan for yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsFeatureRequest, QgsProcessingContext, QgsProcessingFeatureSource, QgsProject, QgsVectorLayer

from ...host.language import spoken
from ...host.layer_rows import plan_rows
from ...host.source import PlainSource
from ...host.unexpected import attempt
from ...host.writer import writer_name
from ...intake.plan_layers.attach import attach_rows
from ...intake.plan_layers.likely_fields import NAMES
from ...intake.sources import SourceFeature, as_text
from ...intake.taken_in import TakenIn
from ...participation.progress import Progress, Silent
from ...participation.records import PlanSource
from ...participation.words import ParticipationError, Text, joined
from ...store.addresses import open_store
from ..labels import cut
from ..tasks import Work
from .finding_plans import Unattached

ATTACHING = Text("Plan koppelen", "Attach plan")
DONE = Text("Gekoppeld als concept: {n}.", "Attached as draft: {n}.")
REJECTED = Text("{done} Niet gekoppeld: {reasons}", "{done} Not attached: {reasons}")
NOT_ATTACHED = Text("{name} is nog niet gekoppeld", "{name} is not attached yet")
SOME_NOT_ATTACHED = Text("{n} gekozen plannen zijn nog niet gekoppeld", "{n} selected plans are not attached yet")
WHY_ATTACH = Text(
    "Het staat in uw eigen laag, maar niet in de opslag. Koppel het om momenten en contacten vast te leggen.",
    "It is in your own layer, but not in the store. Attach it to record moments and contacts.",
)
WHY_ATTACH_SOME = Text(
    "Ze staan in uw eigen laag, maar niet in de opslag: {names}. Koppel ze om momenten en contacten vast te leggen.",
    "They are in your own layer, but not in the store: {names}. Attach them to record moments and contacts.",
)
AND_MORE = Text("{names} en nog {n}", "{names} and {n} more")
ALREADY = Text("{why} Wel gekoppeld: {n}.", "{why} Attached already: {n}.")
_MOST_NAMES, _LONGEST_NAME = 3, 40
"""No more, or what to do, which comes last, would be cut off."""


def told(rows: Sequence[Unattached], attached: Sequence[str]) -> tuple[Text, Text]:
    """What is said of rows that are not attached, and why to attach them. attached: the plans selected beside them."""
    if len(rows) == 1:
        what, why = NOT_ATTACHED.format(name=rows[0].name), WHY_ATTACH
    else:
        what = SOME_NOT_ATTACHED.format(n=len(rows))
        names: str | Text = ", ".join(cut(row.name, _LONGEST_NAME) for row in rows[:_MOST_NAMES])
        if len(rows) > _MOST_NAMES:
            names = AND_MORE.format(names=names, n=len(rows) - _MOST_NAMES)
        why = WHY_ATTACH_SOME.format(names=names)
    return what, ALREADY.format(why=why, n=len(attached)) if attached else why


def attach_work(
    address: str,
    layer: QgsVectorLayer,
    rows: Sequence[Unattached],
    done: Callable[[Text], None],
    failed: Callable[[ParticipationError], None],
) -> Work:
    """The work that attaches these rows; tells how many, and which not and why."""
    source, crs, who = rows[0].source, rows[0].crs, writer_name()
    keys = {row.key for row in rows}
    # a layer is read in the window's thread only; these are rows a person selected
    features, trouble = attempt(lambda: [row for row in _selected(layer, source, crs) if as_text(row.key) in keys])

    def work(progress: Progress) -> TakenIn:
        if trouble is not None:
            raise trouble
        with open_store(address) as store:
            return attach_rows(store, source, features, who, progress)

    return Work(spoken(ATTACHING), work, lambda result: done(_said(result)), failed)


def _selected(layer: QgsVectorLayer, source: PlanSource, crs: str) -> list[SourceFeature]:
    context = QgsProcessingContext()
    context.setTransformContext(QgsProject.instance().transformContext())
    chosen = layer.materialize(QgsFeatureRequest().setFilterFids(layer.selectedFeatureIds()))
    present = layer.fields().names()
    for index in range(len(present)):
        # the words of a list of values are not copied along
        chosen.setEditorWidgetSetup(index, layer.editorWidgetSetup(index))
    plain = PlainSource(QgsProcessingFeatureSource(chosen, context), chosen, crs, context)
    attached_with = [getattr(source, name) for name in NAMES]
    # one of them may be gone from the layer since
    return list(plan_rows(plain, [name if name in present else "" for name in attached_with], Silent()))


def _said(result: TakenIn) -> Text:
    done = DONE.format(n=result.added)
    if not result.rejected:
        return done
    reasons = joined(" ", (rejection.sentence for rejection in result.rejected))
    return REJECTED.format(done=done, reasons=reasons)
