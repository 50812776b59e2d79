"""The dialog that publishes a store: what goes public, what is held back, where to, and done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QTableWidgetItem, QWidget

from ..participation.checks import Finding, Severity, check, held_back
from ..participation.progress import Progress
from ..participation.times import now, zone
from ..participation.words import ParticipationError, Text
from ..processing.algorithm import writer_name
from ..processing.language import spoken
from ..processing.publish import LANGUAGES, NO_FOLDER
from ..publication.choice import choose
from ..publication.publish import ConfirmationNeededError, Languages, PublishResult, publish
from ..store.addresses import open_store
from . import settings
from .forms import load_form
from .help.manual import add_help
from .tasks import Work

LOOKING = Text("Even kijken wat er openbaar wordt…", "Looking what will be public…")
OUTLOOK = Text(
    "Van “{title}” worden {plans} plannen en {moments} momenten openbaar. Tegengehouden door een fout: {withheld}. "
    "Waarschuwingen: {warnings}.",
    "Of “{title}”, {plans} plans and {moments} moments will be public. Held back by an error: {withheld}. "
    "Warnings: {warnings}.",
)
DONE = Text(
    "Gepubliceerd: {plans} plannen en {moments} momenten. Publiceer opnieuw vóór {until}.",
    "Published: {plans} plans and {moments} moments. Publish again before {until}.",
)
DONE_FOR_GOOD = Text(
    "Gepubliceerd: {plans} plannen en {moments} momenten. Door de tijd alleen verandert er niets meer.",
    "Published: {plans} plans and {moments} moments. Nothing will change by time alone.",
)
PUBLISHING = Text("Publiceren naar {folder}", "Publish to {folder}")
CHECKING = Text("Publicatie controleren", "Check publication")
MEND = Text("Dubbelklik om het te verhelpen.", "Double-click to mend it.")
_FINDING = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Outlook:
    """What a publication would hold now. withheld: records marked published that an error leaves out."""

    title: str
    timezone: str
    plans: int
    moments: int
    withheld: int
    findings: list[Finding]


class PublishDialog(QDialog):
    """Stands beside QGIS's window; what takes long is done in the background.

    mend: asks for a record to be opened, by its type and id.
    """

    mend = pyqtSignal(str, str)

    def __init__(self, parent: QWidget, address: str) -> None:
        super().__init__(parent)
        load_form(self, "publish")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._address = address
        self._work: Work | None = None
        self._timezone = ""
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.language.addItems([spoken(name) for name in LANGUAGES])
        self._settings = _Remembered(address)
        self.folder.setFilePath(self._settings.folder)
        self.language.setCurrentIndex(self._settings.language)
        self.base_url.setText(self._settings.base_url)
        for column, width in enumerate((110, 330)):
            self.findings.setColumnWidth(column, width)
        self.publish.clicked.connect(self._publish)
        self.stop.clicked.connect(self._stop)
        self.view.clicked.connect(self._view)
        self.close_button.clicked.connect(self.close)
        add_help(self, "publish")
        self.findings.itemActivated.connect(self._mend)
        self.confirm.hide()
        self.view.setEnabled(self._page.is_file())
        self.folder.fileChanged.connect(lambda _: self.view.setEnabled(self._page.is_file()))
        self.look_again()

    def look_again(self) -> None:
        """Check the store as it is now."""
        self.summary.setText(spoken(LOOKING))
        self._start(Work(spoken(CHECKING), lambda progress: _look(self._address), self._show, self._failed))

    def closeEvent(self, event: Any) -> None:
        if self._work is not None:
            self._work.leave()
        super().closeEvent(event)

    def reject(self) -> None:
        self.close()

    @property
    def _page(self) -> Path:
        return Path(self.folder.filePath()) / "index.html"

    def _start(self, work: Work) -> None:
        self._work = work
        self._set_busy(True)
        work.watch(lambda percent: self.progress.setValue(round(percent)))
        work.start()

    def _set_busy(self, is_busy: bool) -> None:
        self.progress.setVisible(is_busy)
        self.stop.setVisible(is_busy)
        self.publish.setEnabled(not is_busy)

    def _show(self, outlook: Outlook) -> None:
        self._ended()
        self._timezone = outlook.timezone
        warnings = sum(finding.severity is Severity.WARNING for finding in outlook.findings)
        counts = {"plans": outlook.plans, "moments": outlook.moments, "withheld": outlook.withheld}
        self.summary.setText(spoken(OUTLOOK.format(title=outlook.title, warnings=warnings, **counts)))
        self.findings.setRowCount(0)
        self.findings.setRowCount(len(outlook.findings))
        for row, finding in enumerate(outlook.findings):
            for column, text in enumerate((finding.severity.label, finding.text, finding.remedy)):
                item = QTableWidgetItem(spoken(text))
                item.setToolTip(spoken(MEND))
                item.setData(_FINDING, (finding.record_type, finding.record_id))
                self.findings.setItem(row, column, item)
        self.findings.resizeRowsToContents()

    def _publish(self) -> None:
        folder = self.folder.filePath().strip()
        if not folder:
            self.message.setText(spoken(NO_FOLDER))
            self.folder.setFocus()
            return
        self._settings = _Remembered.keep(self._address, folder, self.language.currentIndex(), self.base_url.text())
        self.message.clear()
        chosen = (Languages(self.language.currentIndex()), self.base_url.text(), self.confirm.isChecked())

        def work(progress: Progress) -> PublishResult:
            store = open_store(self._address)
            try:
                return publish(store, Path(folder), now(), *chosen, writer_name(), progress)
            finally:
                store.close()

        self._start(Work(spoken(PUBLISHING.format(folder=folder)), work, self._published, self._failed))

    def _published(self, result: PublishResult) -> None:
        self._ended()
        self.confirm.hide()
        self.confirm.setChecked(False)
        counts = {"plans": result.plans, "moments": result.moments}
        if result.valid_until is None:
            said = DONE_FOR_GOOD.format(**counts)
        else:
            said = DONE.format(until=f"{result.valid_until.astimezone(zone(self._timezone)):%d-%m-%Y %H:%M}", **counts)
        self.message.setText("\n".join([spoken(said), *(spoken(note) for note in result.notes)]))
        self.view.setEnabled(self._page.is_file())

    def _failed(self, error: ParticipationError) -> None:
        self._ended()
        self.message.setText(spoken(error.text))
        self.confirm.setVisible(isinstance(error, ConfirmationNeededError))

    def _ended(self) -> None:
        self._work = None
        self._set_busy(False)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _view(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._page)))

    def _mend(self, item: QTableWidgetItem) -> None:
        self.mend.emit(*item.data(_FINDING))


@dataclass(frozen=True)
class _Remembered:
    """What was filled in the last time, for each store apart: one store never lands in another's folder by itself."""

    address: str

    @classmethod
    def keep(cls, address: str, folder: str, language: int, base_url: str) -> _Remembered:
        kept = cls(address)
        for name, value in (("folder", folder), ("language", language), ("base_url", base_url)):
            QgsSettings().setValue(kept._key(name), value)
        return kept

    @property
    def folder(self) -> str:
        return str(QgsSettings().value(self._key("folder"), ""))

    @property
    def language(self) -> int:
        return int(QgsSettings().value(self._key("language"), settings.LANGUAGE.value))

    @property
    def base_url(self) -> str:
        return str(QgsSettings().value(self._key("base_url"), settings.PUBLIC_ADDRESS.value))

    def _key(self, name: str) -> str:
        store = hashlib.sha256(str(Path(self.address).resolve()).encode()).hexdigest()[:16]
        return f"participatiekaart/publish/{store}/{name}"


def _look(address: str) -> Outlook:
    store = open_store(address)
    try:
        snapshot = store.snapshot()
    finally:
        store.close()
    findings = check(snapshot, now())
    choice = choose(snapshot, held_back(findings))
    settings = snapshot.settings
    return Outlook(settings.title, settings.timezone, len(choice.plans), len(choice.moments), choice.withheld, findings)
