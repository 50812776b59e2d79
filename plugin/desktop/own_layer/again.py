"""Attaches an own layer again, as it was attached before: in the background, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMessageLog,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from ...host.language import spoken
from ...host.unexpected import LOG
from ...intake.plan_layers.likely_fields import NAMES
from ...intake.sources import Duplicates
from ...participation.words import Text
from .status_book import OwnLayer

ALGORITHM = "participatiekaart:attachplans"
TITLE = Text("{layer} opnieuw koppelen", "Attach {layer} again")
DONE = Text("{layer} opnieuw gekoppeld: {counts}.", "{layer} attached again: {counts}.")
COUNTS = {
    "added": Text("{n} nieuw", "{n} new"),
    "updated": Text("{n} bijgewerkt", "{n} updated"),
    "missing": Text("{n} verdwenen", "{n} gone"),
    "rejected": Text("{n} geweigerd", "{n} rejected"),
}
NOTHING = Text("niets veranderd", "nothing changed")
SEE_LOG = Text("{done} Zie het logboek.", "{done} See the log.")
NOT_DONE = Text("{layer} is niet opnieuw gekoppeld. {reason}", "{layer} was not attached again. {reason}")
CANCELLED = Text("Er is niets gewijzigd.", "Nothing was changed.")
# each until it has ended: QGIS keeps the C++ parts only, and crashes where Python collected what the task works with
_running: set[AttachAgain] = set()


class _Log(QgsProcessingFeedback):
    """Keeps what went wrong and whether anything else was told, and passes it all on to the plugin's own log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.tells = False

    def pushInfo(self, info: str) -> None:
        self.tells = True
        QgsMessageLog.logMessage(info, LOG, Qgis.MessageLevel.Info)

    def pushWarning(self, warning: str) -> None:
        QgsMessageLog.logMessage(warning, LOG, Qgis.MessageLevel.Warning, False)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)
        QgsMessageLog.logMessage(error, LOG, Qgis.MessageLevel.Warning, False)


class AttachAgain:
    """One run. done: told what to say and how bad it is."""

    def __init__(self, layer: QgsVectorLayer, own: OwnLayer, done: Callable[[Text, Any], None]) -> None:
        self._name, self._done = layer.name(), done
        self._feedback, self._context = _Log(), QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
        self.task = QgsProcessingAlgRunnerTask(algorithm, parameters(layer, own), self._context, self._feedback)
        self.task.setDescription(spoken(TITLE.format(layer=self._name)))
        self.task.executed.connect(self._ended)

    def start(self) -> None:
        _running.add(self)
        QgsApplication.taskManager().addTask(self.task)

    def leave(self) -> None:
        """Stop, and tell nobody any more: whoever asked is going."""
        self._done = lambda _said, _level: None
        self.task.cancel()

    def _ended(self, successful: bool, results: dict[str, Any]) -> None:
        _running.discard(self)
        if not successful:
            reason = " ".join(self._feedback.errors) or spoken(CANCELLED)
            self._done(NOT_DONE.format(layer=self._name, reason=reason), Qgis.MessageLevel.Warning)
            return
        counts = {name: results[name.upper()] for name in COUNTS}
        # nothing of what did not occur: the message bar has room for one line
        said = ", ".join(spoken(COUNTS[name].format(n=count)) for name, count in counts.items() if count)
        done = DONE.format(layer=self._name, counts=said or NOTHING)
        is_whole = not counts["missing"] and not counts["rejected"]
        level = Qgis.MessageLevel.Success if is_whole else Qgis.MessageLevel.Warning
        self._done(done if is_whole and not self._feedback.tells else SEE_LOG.format(done=done), level)


def leave_all() -> None:
    """Leave those that run."""
    for again in list(_running):
        again.leave()


def is_known(own: OwnLayer) -> bool:
    """Whether the store knows which fields the layer was attached with; an older version did not note them all."""
    return own.source.summary_field is not None


def parameters(layer: QgsVectorLayer, own: OwnLayer) -> dict[str, Any]:
    """What `attachplans` is given for the layer, as far as the store knows it."""
    source = own.source
    return {
        "STORE": own.store,
        "INPUT": layer.id(),
        **{name.upper(): getattr(source, name) or None for name in NAMES},
        "SOURCE": source.name,
        "DUPLICATES": int(Duplicates.MERGE if source.merges else Duplicates.REJECT),
        "PUBLISH": False,
    }
