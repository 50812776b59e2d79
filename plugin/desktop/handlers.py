"""What the menu, the toolbar and the dock ask for, done. Loaded when something is first asked for: not while QGIS
starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QWizard

from ..entry.contact_owner import Owner, owner_of
from ..host import settings
from ..host.language import spoken
from ..host.store_layers import shown_store, stores_in
from ..participation.checks.findings import PAGES
from ..participation.record_types import CONTACT
from ..participation.words import ParticipationError, Text
from .dialogs.opening import AskBeforeEnd, Dialogs
from .dialogs.pointing import Pointing
from .forms import open_children
from .message_bar import tell
from .reading import Reading

if TYPE_CHECKING:
    from .assistant.wizard import Assistant
    from .dock.dock import ParticipationDock
    from .publishing.publish_dialog import PublishDialog

OPEN_STORE = Text("Opslag openen", "Open store")
OPENED = Text("{store} staat nu in het project.", "{store} is now in the project.")
LOCKS = Text(
    "Dit project maakt transactiegroepen: wie een laag van de opslag bewerkt, sluit dan alle anderen buiten, ook deze "
    "plugin. Zet ze uit bij Project › Eigenschappen › Databronnen.",
    "This project makes transaction groups: whoever edits a layer of the store then locks out all others, this plugin "
    "too. Switch them off under Project › Properties › Data Sources.",
)


class Handlers:
    """What each action does, for one window of QGIS and its dock."""

    def __init__(self, iface: Any, dock: ParticipationDock) -> None:
        self._iface, self._dock = iface, dock
        self._window = iface.mainWindow()
        self.dialogs = Dialogs(self._window, self._kept, Pointing(iface.mapCanvas(), iface.messageBar()))
        self._reading = Reading(self._window)
        self._before_end = AskBeforeEnd(lambda: [*self.dialogs.standing, *self._assistants()])
        iface.registerApplicationExitBlocker(self._before_end)

    def stop(self) -> None:
        """Close what is open, before the plugin goes."""
        self._iface.unregisterApplicationExitBlocker(self._before_end)
        for assistant in self._assistants():
            assistant.discard()
        for manual in self._window.findChildren(QDialog, "ManualWindow"):
            manual.close()
        for publishing in open_children(self._window, QDialog, "PublishDialog"):
            publishing.discard()
        self._reading.stop()
        self.dialogs.close()

    def answer(self, dock: ParticipationDock) -> None:
        """Do what the dock asks for from now on."""
        dialogs = self.dialogs
        dock.moment_wanted.connect(lambda plan, moment: dialogs.open_moment(dock.address, plan or None, moment))
        dock.area_moment_wanted.connect(lambda area: dialogs.open_moment(dock.address, None, area=area))
        dock.moment_for_each_wanted.connect(lambda plans: dialogs.open_moment_for_each(dock.address, plans))
        dock.moment_copy_wanted.connect(
            lambda plan, moment: dialogs.open_moment(dock.address, plan or None, moment, is_copy=True)
        )
        dock.feedback_wanted.connect(lambda _plan, moment: dialogs.open_feedback(dock.address, moment))
        dock.contact_wanted.connect(lambda plan, contact: dialogs.open_contact(dock.address, plan, contact))
        dock.area_contact_wanted.connect(lambda area, contact: dialogs.open_area_contact(dock.address, area, contact))
        dock.plan_wanted.connect(lambda plan: dialogs.open_plan(dock.address, plan))
        dock.goals_wanted.connect(lambda area: dialogs.open_goals(dock.address, area))
        dock.override_wanted.connect(lambda plan: dialogs.open_override(dock.address, plan))
        dock.mend_wanted.connect(
            lambda plan, found: self._mend(dock.address, found.record_type, found.record_id, found.field, plan or None)
        )

    def open_store(self, address: str) -> bool:
        """Add a store's layers to the project; whether that went well. What goes wrong is told in the message bar."""
        from .project.group import add_store

        try:
            add_store(QgsProject.instance(), address)
        except ParticipationError as error:
            self._tell(error.text, Qgis.MessageLevel.Critical)
            return False
        settings.STORE.keep(address)
        self._dock.setUserVisible(True)
        self._dock.show_store(address)
        self._tell(OPENED.format(store=Path(address).name), Qgis.MessageLevel.Success)
        if _has_transaction_groups(QgsProject.instance()):
            self._tell(LOCKS, Qgis.MessageLevel.Warning)
        return True

    def choose_store(self) -> str:
        """Open the store that is chosen in a dialog. Its address; empty where none was, or it cannot be opened."""
        address, _ = QFileDialog.getOpenFileName(
            self._window, spoken(OPEN_STORE), settings.STORE.value, "GeoPackage (*.gpkg)"
        )
        return str(address) if address and self.open_store(address) else ""

    def record_moment(self) -> None:
        """Open the dialog of a new moment for the plan that is selected, or the neighbourhood that the dock shows."""
        if self._dock.area is not None:
            self.record_area_moment()
        else:
            self._dock.content.with_plan(self.dialogs.open_moment)

    def record_area_moment(self) -> None:
        """Open the dialog of a new moment of a neighbourhood, in the project's store: of the one that the dock shows,
        or that is chosen in it."""
        address = self._store()
        if address:
            self.dialogs.open_moment(address, None, area=self._dock.area)

    def open_goals(self) -> None:
        """Open the goals of the project's store."""
        address = self._store()
        if address:
            self.dialogs.open_goals(address, None)

    def open_algorithm(self, identifier: str) -> None:
        """Show QGIS's dialog of one of our algorithms, for the project's store."""
        import processing

        address = self._store()
        if address:
            processing.createAlgorithmDialog(f"participatiekaart:{identifier}", {"STORE": address}).show()

    def set_up(self) -> Assistant:
        """Show the assistant that sets everything up; the one that is open, where one is."""
        from .assistant.wizard import Assistant

        assistant: Assistant | None = next(iter(self._assistants()), None)
        if assistant is None:
            assistant = Assistant(self._window)
            assistant.arranged.connect(self._arranged)
        assistant.show()
        assistant.raise_()
        return assistant

    def help(self) -> None:
        """Show the manual."""
        from .manual import FIRST, open_help

        open_help(FIRST, self._window)

    def publish_opened(self) -> None:
        """Show the dialog that publishes the project's store."""
        address = self._store()
        if address:
            self.publish(address)

    def publish(self, address: str) -> PublishDialog:
        """Show the dialog that publishes a store: the one that stands open already, or a new one."""
        from .dock.going import go_to_plan
        from .publishing.publish_dialog import PublishDialog

        for dialog in open_children(self._window, PublishDialog):
            if dialog.address == address:
                dialog.raise_()
                dialog.activateWindow()
                return dialog

        dialog = PublishDialog(self._window, address)
        dialog.mend.connect(lambda kind, key, field: self._mend(address, kind, key, field))
        self._dock.store_changed.connect(dialog.look_soon)
        dialog.published.connect(self._dock.look_again)
        dialog.plan_wanted.connect(lambda plan: go_to_plan(self._iface, address, plan))
        dialog.show()
        return dialog

    def _assistants(self) -> list[Any]:
        """Those that are open, found without loading what they are made of."""
        return open_children(self._window, QWizard, "Assistant")

    def _tell(self, text: Text, level: Any) -> None:
        tell(self._iface.messageBar(), text, level)

    def _kept(self, text: Text) -> None:
        self._tell(text, Qgis.MessageLevel.Success)
        self._store_changed()

    def _store_changed(self) -> None:
        """Let whatever is open show the store as it is now."""
        self._dock.look_again()
        self._dock.store_changed.emit()

    def _arranged(self, address: str, own: QgsVectorLayer | None) -> None:
        """Open what the assistant set up, with the plan layer it came from, which the dock follows too."""
        self.open_store(address)
        project = QgsProject.instance()
        if own is not None and own.id() not in project.mapLayers():
            # under the store's, which show the status
            project.layerTreeRoot().addLayer(project.addMapLayer(own.clone(), False))

    def _store(self) -> str:
        """The project's store, as it is shown; without one the store that was opened last. Where there is none, it is
        chosen first; empty where that is not done."""
        from ..store.addresses import is_seen

        project, last = QgsProject.instance(), settings.STORE.value
        address = shown_store(project, self._dock.address, last) if stores_in(project) else last
        return address if is_seen(Path(address)) else self.choose_store()

    def _mend(self, address: str, record_type: str, record_id: str, field: str, plan: str | None = None) -> None:
        """Open the dialog of a record at a field; QGIS's own form where the record has no dialog; and the algorithm
        that sets the face of the pages where that is what is to be mended. plan: the one that was looked at."""
        if self.dialogs.open_record(address, record_type, record_id, plan, field) is not None:
            return
        if record_type == CONTACT:
            self._reading.ask(
                lambda: _whose(address, record_id),
                lambda owner: self._mend_contact(address, owner, record_id, field),
                lambda error: self._tell(error.text, Qgis.MessageLevel.Warning),
            )
        else:
            self._mend_in_qgis(address, record_type, record_id)

    def _mend_contact(self, address: str, owner: Owner | None, contact: str, field: str) -> None:
        if owner is None:
            self._mend_in_qgis(address, CONTACT, contact)
        else:
            self.dialogs.open_contact_of(owner, address, contact).begin_at(field)

    def _mend_in_qgis(self, address: str, record_type: str, record_id: str) -> None:
        from .mending import mend_record, open_pages

        try:
            if record_type == PAGES:
                open_pages(self._window, address)
            elif mend_record(self._iface, address, record_type, record_id):
                self._store_changed()
        except ParticipationError as error:
            self._tell(error.text, Qgis.MessageLevel.Warning)


def _whose(address: str, contact: str) -> Owner | None:
    """As `owner_of`, in the store at an address. Raises ParticipationError."""
    from ..store.addresses import open_store

    with open_store(address) as store, store.reading() as reader:
        return owner_of(reader, contact)


def _has_transaction_groups(project: QgsProject) -> bool:
    # before QGIS 3.26 they could only be on or off
    if not hasattr(project, "transactionMode"):
        return bool(project.autoTransaction())
    return bool(project.transactionMode() == Qgis.TransactionMode.AutomaticGroups)
