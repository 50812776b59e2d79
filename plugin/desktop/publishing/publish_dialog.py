"""The dialog that publishes a store: what goes public, what is held back, where to, and done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QMenu, QTableWidgetItem, QTreeWidgetItem, QWidget

from ...host import settings
from ...host.language import spoken
from ...host.remembered import Remembered
from ...host.shared_words import LANGUAGES, NO_FOLDER
from ...participation.dates import day
from ...participation.times import now, zone
from ...participation.words import ParticipationError, Text
from ...publication.difference.changes import ChangeKind
from ...publication.languages import ENGLISH_PAGE, Languages
from ...publication.order import Website
from ...publication.publish import ConfirmationNeededError, PublishResult
from ...publication.release.kept import Kept
from ...publication.release.zipped import zip_release
from ...store.addresses import is_seen, path_of
from ..forms import load_form
from ..manual import add_help
from ..tasks import Work
from .changes import CHANGE, prepare_changes, said_of, show_changes
from .findings import FINDING, prepare_findings, show_findings
from .making_public import make_public, put_back
from .outlook import Outlook, look
from .preview import PREVIEWING, PreviewFolder, shown
from .sentences import PUT_BACK, said_of_outlook, said_of_result
from .zip_file import PACKING, SAVED, asked_for_zip

LOOKING = Text("Even kijken wat er openbaar wordt…", "Checking what will be public…")
PUBLISHING = Text("Publiceren naar {folder}", "Publish to {folder}")
PUTTING_BACK = Text("Terugzetten in {folder}", "Put back into {folder}")
OF_THEN = Text("De uitgave van {day}, {time}", "The release of {day}, {time}")
CHECKING = Text("Publicatie controleren", "Check publication")
_PAUSE = 400  # milliseconds


class PublishDialog(QDialog):
    """Stands beside QGIS's window; what takes long is done in the background.

    address: of the store. mend: asks for a record to be opened, by its type and id, at a field. plan_wanted: asks for a
    plan to be shown on the map. published: what the public sees is another than before.
    """

    mend = pyqtSignal(str, str, str)
    plan_wanted = pyqtSignal(str)
    published = pyqtSignal()

    def __init__(self, parent: QWidget, address: str) -> None:
        super().__init__(parent)
        load_form(self, "publish")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.address = address
        self._work: Work | None = None
        self._check: Work | None = None
        self._preview_folder: PreviewFolder | None = None
        # until the store is read, which may fail
        self._timezone = settings.TIMEZONE.value
        # a path that is typed changes with every key
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look_when_idle)
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.language.addItems([spoken(name) for name in LANGUAGES])
        self._settings = Remembered(address)
        self.folder.setFilePath(self._settings.folder)
        self.language.setCurrentIndex(self._settings.language)
        self.base_url.setText(self._settings.base_url)
        prepare_findings(self.findings)
        prepare_changes(self.changes)
        self._to_fix = self.tabs.tabText(1)
        self.back.setMenu(QMenu(self))
        self.changes.itemClicked.connect(self._go)
        self.changes.itemActivated.connect(self._mend_or_go)
        self.publish.clicked.connect(self._publish)
        self.stop.clicked.connect(self._stop)
        self.view.clicked.connect(self._view)
        self.preview.clicked.connect(self._preview)
        self.pack.clicked.connect(self._pack)
        self.close_button.clicked.connect(self.reject)
        add_help(self, "publish")
        self.findings.itemActivated.connect(self._mend)
        self.confirm.hide()
        self._offer_what_stands()
        self._keep_languages()
        self.folder.fileChanged.connect(self._folder_changed)
        self.look_again()

    def look_again(self) -> None:
        """Check the store as it is now, beside what stands in the folder."""
        self._soon.stop()
        self.summary.setText(spoken(LOOKING))
        folder = self._public_folder
        self._check = Work(spoken(CHECKING), partial(look, self.address, folder), self._show, self._unseen)
        self._start(self._check)

    def look_soon(self) -> None:
        """Something else is in the folder, or the store: look again, once that rests."""
        if self.isHidden():
            # closed, and about to be deleted
            return
        self._forget_asked()
        self._soon.start(_PAUSE)

    def _folder_changed(self) -> None:
        self.message.clear()
        self._offer_what_stands()
        self._keep_languages()
        self.look_soon()

    def _look_when_idle(self) -> None:
        if self._work is None:
            self.look_again()
        else:
            self._soon.start(_PAUSE)

    def reject(self) -> None:
        """The way out of button, Esc and the window's cross. What is being made is stopped first, and that is told."""
        if self._work in (None, self._check):
            self.discard()
        else:
            self._stop()

    def discard(self) -> None:
        """Close, whatever is under way."""
        self._soon.stop()
        if self._work is not None:
            self._work.leave()
        self._preview_folder = None
        super().reject()

    @property
    def _public_folder(self) -> str:
        """As it was chosen or typed, a name alone beside the store; empty where there is none."""
        typed = self.folder.filePath().strip()
        return str(Path(self.address).parent / path_of(typed)) if typed else ""

    @property
    def _website(self) -> Website:
        return Website(Languages(self.language.currentIndex()), self.base_url.text())

    @property
    def _page(self) -> Path:
        return Path(self._public_folder) / "index.html"

    def _offer_what_stands(self) -> None:
        self.view.setEnabled(is_seen(self._page))
        self.pack.setEnabled(is_seen(self._page) and self._work is None)

    def _keep_languages(self) -> None:
        """Propose English pages too where they stand in the folder: a colleague may have chosen them."""
        if self._public_folder and is_seen(Path(self._public_folder) / ENGLISH_PAGE):
            self.language.setCurrentIndex(Languages.BOTH)

    def _start(self, work: Work) -> None:
        self._work = work
        self._set_busy(True)
        self.progress.setValue(0)
        work.watch(lambda percent: self.progress.setValue(round(percent)))
        work.start()

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy and self.focusWidget() in (self.publish, self.preview, self.back):
            # else the keyboard goes on to Close, which stops the work
            self.tabs.setFocus()
        self.progress.setVisible(is_busy)
        self.stop.setVisible(is_busy)
        self.publish.setEnabled(not is_busy)
        self.preview.setEnabled(not is_busy)
        self._offer_what_stands()
        self.back.setEnabled(not is_busy and not self.back.menu().isEmpty())

    def _show(self, outlook: Outlook) -> None:
        self._timezone = outlook.timezone
        self._offer(outlook.kept)
        self._ended()
        self.changes_said.setText(said_of(outlook.difference, outlook.trouble))
        show_changes(self.changes, outlook.difference)
        self.summary.setText(said_of_outlook(outlook))
        show_findings(self.findings, outlook.findings)
        self.tabs.setTabText(1, f"{self._to_fix} ({len(outlook.findings)})")

    def _unseen(self, error: ParticipationError) -> None:
        """Show nothing but the error: what was shown may be of another folder, or no longer true."""
        self._ended()
        self.summary.setText(spoken(error.text))
        self.changes_said.clear()
        show_changes(self.changes, None)
        show_findings(self.findings, ())
        self.tabs.setTabText(1, self._to_fix)

    def _publish(self) -> None:
        folder = self._public_folder
        if not folder:
            self.message.setText(spoken(NO_FOLDER))
            self.folder.setFocus()
            return
        # a name alone is shown with where it is; it is no other folder, for which something else is proposed
        self.folder.blockSignals(True)
        self.folder.setFilePath(folder)
        self.folder.blockSignals(False)
        self._settings = Remembered.keep(self.address, folder, self.language.currentIndex(), self.base_url.text())
        self.message.clear()
        work = partial(make_public, self.address, Path(folder), self._website, self.confirm.isChecked())
        self._start(Work(spoken(PUBLISHING.format(folder=folder)), work, self._published, self._failed))

    def _offer(self, kept: list[Kept]) -> None:
        """Let a kept release be chosen by its day and hour."""
        menu = self.back.menu()
        menu.clear()
        for one in kept:
            then = one.went_public.astimezone(zone(self._timezone))
            # to the second: there may be several of one minute
            action = menu.addAction(spoken(OF_THEN.format(day=day(then.date()), time=f"{then:%H:%M:%S}")))
            action.triggered.connect(partial(self._put_back, one.name))

    def _put_back(self, name: str, _checked: bool = False) -> None:
        folder = self._public_folder
        self.message.clear()
        work = partial(put_back, self.address, Path(folder), name, self.confirm.isChecked())
        done = partial(self._published, first=[PUT_BACK])
        self._start(Work(spoken(PUTTING_BACK.format(folder=folder)), work, done, self._failed))

    def _published(self, result: PublishResult, first: Sequence[Text] = ()) -> None:
        self._ended()
        self._forget_asked()
        self.message.setText(said_of_result(result, first))
        self.published.emit()
        self.look_again()

    def _failed(self, error: ParticipationError) -> None:
        self._ended()
        self._forget_asked()
        self.message.setText(spoken(error.text))
        self.confirm.setVisible(isinstance(error, ConfirmationNeededError))

    def _forget_asked(self) -> None:
        """Take back the question whether this is right, and its answer: they were about one folder, and the store as it
        was then."""
        if self.confirm.isVisibleTo(self):
            self.message.clear()
        self.confirm.hide()
        self.confirm.setChecked(False)

    def _ended(self) -> None:
        self._work = None
        self._set_busy(False)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _view(self) -> None:
        trouble = shown(self._page)
        if trouble is not None:
            self.message.setText(spoken(trouble))
            self.look_soon()

    def _preview(self) -> None:
        """Show what a publication would hold, without one."""
        folder = self._preview_folder = PreviewFolder()
        self.message.clear()

        def made(_nothing: None) -> None:
            self._ended()
            self.message.setText(spoken(folder.show()))

        work = partial(folder.fill, self.address, self._website)
        self._start(Work(spoken(PREVIEWING), work, made, self._failed))

    def _pack(self) -> None:
        folder = Path(self._public_folder)
        target = asked_for_zip(self, folder, now().astimezone(zone(self._timezone)).date())
        if target is None:
            return
        self.message.clear()

        def packed(count: int) -> None:
            self._ended()
            self.message.setText(spoken(SAVED.format(file=target, count=count)))

        title = spoken(PACKING.format(file=target))
        self._start(Work(title, lambda progress: zip_release(folder, target, progress), packed, self._failed))

    def _go(self, item: QTreeWidgetItem) -> None:
        change = item.data(0, CHANGE)
        if change is not None and change.plan:
            self.plan_wanted.emit(change.plan)

    def _mend_or_go(self, item: QTreeWidgetItem) -> None:
        change = item.data(0, CHANGE)
        if change is not None and change.kind in (ChangeKind.HELD_BACK, ChangeKind.PLAINER):
            self.mend.emit(change.record_type, change.record_id, change.field or "")
        else:
            self._go(item)

    def _mend(self, item: QTableWidgetItem) -> None:
        about = item.data(FINDING)
        if about is not None:
            self.mend.emit(*about)
