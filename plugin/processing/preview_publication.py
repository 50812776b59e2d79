"""`previewpublication`: what the public would see change, against the release that stands. Writes no release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
)

from ..host.language import spoken
from ..host.shared_words import NO_RELEASE, NOTHING_CHANGES
from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import at_parameter, described, folder_parameter, last_folder, table_parameter

if TYPE_CHECKING:
    from .table_output import Columns


class PreviewPublication(ParticipationAlgorithm):
    identifier = "previewpublication"
    title = Text("Voorbeeld van publicatie", "Preview publication")
    help_text = Text(
        "Vergelijkt de opslag met de publicatie die er staat, en zegt per plan wat het publiek anders gaat zien.\n"
        "Nieuw, gewijzigd (met oude en nieuwe woorden), verdwenen, door de tijd veranderd, contacten erbij of weg, "
        "wat wordt tegengehouden en waarom, en welke nieuwe tekst gewoner kan. Er wordt niets gepubliceerd.",
        "Compares the store with the present publication, and says by plan what the public will see change.\n"
        "New, changed (with old and new words), gone, changed by time, contacts that appear or vanish, what is held "
        "back and why, and which new text could be plainer. Nothing is published.",
    )
    keywords = Text("verschil, wijzigingen, vooraf, publicatie", "difference, changes, before, publication")
    outputs = (
        Output("CHANGES", Text("Veranderingen", "Changes")),
        Output("NEW", Text("Nieuw", "New")),
        Output("CHANGED", Text("Gewijzigd", "Changed")),
        Output("WITHDRAWN", Text("Verdwijnt", "Removed")),
        Output("WITHHELD", Text("Tegengehouden", "Withheld")),
    )

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        table = table_parameter(Text("Veranderingen", "Changes"))
        return [
            folder_parameter(),
            at_parameter(),
            described(table, Text("Tabel met een regel per verandering.", "Table with a line for each change.")),
        ]

    def begins_with(self, store: str) -> dict[str, Any]:
        return last_folder(store)

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..host.office_words import office_words
        from ..publication.difference.changes import ChangeKind, difference
        from .table_output import write_table

        folder = self.folder(parameters, context)
        with self.opened_store(parameters, context) as store:
            snapshot = store.snapshot()
        progress.fraction(0.2)
        progress.stop_if_cancelled()
        at = self.moment(parameters, context, snapshot.settings.timezone)
        found = difference(snapshot, folder, at, office_words(progress.note))
        progress.fraction(0.9)
        progress.stop_if_cancelled()
        if not found.has_release:
            progress.note(NO_RELEASE)
        if found.is_empty:
            progress.note(NOTHING_CHANGES)
        counts = {
            "CHANGES": sum(change.kind.is_change for change in found.changes),
            "NEW": found.count(ChangeKind.NEW),
            "CHANGED": found.count(ChangeKind.CHANGED),
            "WITHDRAWN": found.count(ChangeKind.WITHDRAWN),
            "WITHHELD": found.count(ChangeKind.HELD_BACK),
        }
        rows = (
            (
                *(one.kind.value, one.record_type, one.record_id, one.plan, spoken(one.full_name), one.field),
                *(spoken(text) for text in (one.label, one.before, one.after, one.why)),
            )
            for one in found.changes
        )
        return {**write_table(self, parameters, context, _columns(), rows), **counts}


def _columns() -> Columns:
    from ..publication.difference.changes import ChangeKind
    from .table_output import Column

    return (
        Column("change", Text("Verandering", "Change"), 150, ChangeKind),
        Column("record_type", Text("Soort gegeven", "Kind of record"), 0),
        Column("record_id", Text("Kenmerk", "Identifier"), 0),
        Column("plan", Text("Kenmerk van het plan", "Identifier of the plan"), 0),
        Column("record", Text("Plan of moment", "Plan or moment"), 260),
        Column("field", Text("Veld", "Field"), 0),
        Column("label", Text("Wat", "What"), 150),
        Column("before", Text("Staat er nu", "Says now"), 250),
        Column("after", Text("Komt er te staan", "Will say"), 250),
        Column("why", Text("Waarom", "Why"), 250),
    )
