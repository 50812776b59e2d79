"""The last step: says what will be done, does it in the background, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import pyqtSignal

from ...host.language import spoken
from ...host.writer import writer_name
from ...intake.arrange import Arranged, Arrangement, arrange
from ...participation.progress import CancelledError, Progress
from ...participation.times import now
from ...participation.words import ParticipationError, Text
from ..tasks import Work
from .step import Step

ARRANGING = Text("Participatie inrichten", "Setting up participation")
STOPPED = Text("Gestopt. Er is niets gemaakt en niets gewijzigd.", "Stopped. Nothing was made and nothing changed.")
DONE = Text("Ingericht", "All set up")
NOW_OPEN = Text(
    "Het project is ingericht: de lagen staan in QGIS en het paneel Participatie is open.",
    "The project is arranged: the layers are in QGIS and the Participation panel is open.",
)
BROUGHT_IN = Text(
    "✓ Wijken, buurten en gemeente: {areas}\n✓ Plannen: {plans}, waarvan in een wijk of buurt: {assigned}",
    "✓ Wijken, buurten and municipality: {areas}\n✓ Plans: {plans}, of which in a wijk or buurt: {assigned}",
)
RECORDS = Text("\n✓ Momenten en contacten: {records}", "\n✓ Moments and contacts: {records}")
REFUSED = Text("⚠ Niet overgenomen: {count}", "⚠ Not imported: {count}")
NEXT = Text(
    "Kies nu een plan op de kaart of zoek het in het paneel. Daar legt u het eerste moment vast.",
    "Now choose a plan on the map or look it up in the panel. There you record the first moment.",
)
NO_PLAN = Text(
    "Er is nog geen plan. Hebt u een planlaag, kies dan in het menu Participatiekaart opnieuw “Inrichten…” en ga "
    "verder met deze opslag.",
    "There is no plan yet. Once you have a plan layer, choose “Set up…” again in the Participatiekaart menu and go on "
    "with this store.",
)


class DonePage(Step):
    """The page that does the work and shows how it went. Signals: begun, when the work begins; ended, however it went.

    arranged: what came in, once all went well."""

    form = "assistant_done"
    begun = pyqtSignal()
    ended = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._work: Work | None = None
        self.arranged: Arranged | None = None
        self.stop.clicked.connect(self.stop_working)
        self._show_working(False)
        self.to_look_at.hide()

    @property
    def is_working(self) -> bool:
        return self._work is not None

    def initializePage(self) -> None:
        self.tell("work", None)
        self.summary.setText(self.assistant.summary())

    def isComplete(self) -> bool:
        return self._work is None

    def validatePage(self) -> bool:
        """The button arranges first, and closes once that is done."""
        if self.arranged is None:
            self.assistant.arrange()
        return self.arranged is not None

    def start(self, wanted: Callable[[Progress], Arrangement], tidy: Callable[[], None]) -> None:
        """Set up what `wanted` gives. Where that fails or is stopped, `tidy` is called. Both run in the background."""
        self.tell("work", None)
        who, at = writer_name(), now()

        def work(progress: Progress) -> Arranged:
            try:
                return arrange(wanted(progress), who, at, progress)
            except BaseException:
                tidy()
                raise

        self._work = Work(spoken(ARRANGING), work, self._done, self._failed)
        self._work.watch(lambda percent: self.progress.setValue(round(percent)))
        self._show_working(True)
        self.begun.emit()
        self._work.start()

    def stop_working(self) -> None:
        """Stop what is under way; nothing is left of it."""
        if self._work is not None:
            self._work.cancel()

    def leave(self) -> None:
        """Stop, for the window is closing."""
        if self._work is not None:
            self._work.leave()

    def _done(self, result: Arranged) -> None:
        notes = self._work.notes if self._work is not None else []
        self._work, self.arranged = None, result
        self._show_working(False)
        self.setTitle(spoken(DONE))
        self.setSubTitle(spoken(NOW_OPEN))
        self.summary.hide()
        counts = {"areas": result.areas, "plans": result.plans, "assigned": result.assigned}
        said = spoken(BROUGHT_IN.format(**counts))
        self.result.setText(said + (spoken(RECORDS.format(records=result.records)) if result.records else ""))
        lines = [f"⚠ {spoken(note)}" for note in notes]
        if result.rejected:
            lines.append(spoken(REFUSED.format(count=len(result.rejected))))
            lines += [spoken(fault.sentence) for rejection in result.rejected for fault in rejection.faults]
        if lines:
            self.to_look_at.setPlainText("\n".join(lines))
            self.to_look_at.show()
        may_have_plans = result.plans or self.assistant.store_page.standing is not None
        self.next_words.setText(spoken(NEXT if may_have_plans else NO_PLAN))
        self.ended.emit()

    def _failed(self, error: ParticipationError) -> None:
        self._work = None
        self._show_working(False)
        self.tell("work", STOPPED if isinstance(error, CancelledError) else error.text)
        self.ended.emit()

    def _show_working(self, is_working: bool) -> None:
        self.progress.setVisible(is_working)
        self.progress.setValue(0)
        self.stop.setVisible(is_working)
        self.completeChanged.emit()
