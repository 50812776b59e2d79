"""What the plugin does in QGIS's window: its actions, its dock and its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFileDialog, QWizard

from ..needs import lacking
from ..participation.words import ParticipationError, Text
from ..processing.language import spoken
from . import settings
from .actions import NAME, Actions
from .dock.dock import ParticipationDock
from .locator import PlanLocator
from .options.factory import OptionsFactory
from .own.expressions import PlanFunctions
from .store_layers import stores_in

if TYPE_CHECKING:
    from .assistant.wizard import Assistant
    from .dialogs.opening import Dialogs
    from .own.status_book import Entry
    from .own.tools import OwnLayerTools
    from .publishing.publish_dialog import PublishDialog

ICONS = Path(__file__).resolve().parents[2] / "resources/icons"

OPEN_STORE = Text("Opslag openen…", "Open store…")
DOCK = Text("Paneel Participatie", "Participation panel")
MOMENT = Text("Moment vastleggen…", "Record a moment…")
PUBLISH = Text("Publiceren…", "Publish…")
GOALS = Text("Doelen per wijk…", "Goals per neighbourhood…")
ASSISTANT = Text("Inrichten…", "Set up…")
HELP = Text("Handleiding", "Manual")
OPENED = Text("De lagen van {store} staan nu in het project.", "The layers of {store} now stand in the project.")


class Menu:
    """Puts the plugin into QGIS's window, and takes it out again."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._window = iface.mainWindow()
        # what is only told to Qt may be garbage to Python, slots and all
        self._dialog: PublishDialog | None = None
        self._actions = Actions(iface)
        self.dock = ParticipationDock(iface)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        # QGIS opens it again at its start where it stood open
        self.dock.hide()
        self._dialogs: Dialogs | None = None
        self._do_what_is_asked(self.dock)
        # held: QGIS owns it, but calls its Python part
        icon = QIcon(str(ICONS / "participatiekaart.svg"))
        self._locator = PlanLocator(icon, self.dock.go_to)
        iface.registerLocatorFilter(self._locator)
        self._functions = PlanFunctions(self._find_plan)
        self._icon = icon
        self._own: OwnLayerTools | None = None
        QgsProject.instance().layersAdded.connect(self._offer_on_layers)
        self._offer_on_layers()
        self._add(OPEN_STORE, "store.svg", "participatiekaart_open_store", self._open_store)
        self._add(MOMENT, "moment.svg", "participatiekaart_moment", self._record_moment)
        self._add(PUBLISH, "publish.svg", "participatiekaart_publish", self._publish)
        # shows and hides the dock, and stands pressed while it is open
        self.dock.setToggleVisibilityAction(self._actions.add(DOCK, icon, "participatiekaart_dock"))
        self._add_to_menu(GOALS, "participatiekaart_goals", self._open_goals)
        self._add_to_menu(ASSISTANT, "participatiekaart_assistant", self.set_up)
        self._add_to_menu(HELP, "participatiekaart_help", lambda: self.help("index"))
        self._options = OptionsFactory(iface)
        iface.registerOptionsWidgetFactory(self._options)
        # once the window stands, or now where the plugin is switched on later
        if self._window.isVisible():
            QTimer.singleShot(0, self.welcome)
        else:
            iface.initializationCompleted.connect(self.welcome)

    def remove(self) -> None:
        """Leave the window as it was."""
        self._actions.remove()
        self._iface.unregisterOptionsWidgetFactory(self._options)
        for assistant in self._window.findChildren(QWizard, "Assistant"):
            assistant.discard()
        if self._dialogs is not None:
            self._dialogs.close()
        self._iface.deregisterLocatorFilter(self._locator)
        QgsProject.instance().layersAdded.disconnect(self._offer_on_layers)
        if self._own is not None:
            self._own.remove()
            self._own = None
        self._functions.remove(self._iface.mapCanvases())
        self.dock.stop()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()

    def _add(self, text: Text, icon: str, name: str, do: Callable[[], Any]) -> None:
        self._actions.add(text, QIcon(str(ICONS / icon)), name).triggered.connect(do)

    def _add_to_menu(self, text: Text, name: str, do: Callable[[], Any]) -> None:
        self._actions.add_to_menu(text, name).triggered.connect(do)

    def _do_what_is_asked(self, dock: ParticipationDock) -> None:
        dock.moment_wanted.connect(lambda plan, moment: self.dialogs.open_moment(dock.address, plan, moment))
        dock.moment_for_each_wanted.connect(lambda plans: self.dialogs.open_moment_for_each(dock.address, plans))
        dock.moment_copy_wanted.connect(
            lambda plan, moment: self.dialogs.open_moment(dock.address, plan, moment, is_copy=True)
        )
        dock.feedback_wanted.connect(lambda _plan, moment: self.dialogs.open_feedback(dock.address, moment))
        dock.contact_wanted.connect(lambda plan, contact: self.dialogs.open_contact(dock.address, plan, contact))
        dock.plan_wanted.connect(lambda plan: self.dialogs.open_plan(dock.address, plan))
        dock.goals_wanted.connect(lambda area: self.dialogs.open_goals(dock.address, area))
        dock.override_wanted.connect(lambda plan: self.dialogs.open_override(dock.address, plan))
        dock.mend_wanted.connect(
            lambda plan, found: self._mend(
                dock.address, found.record_type, found.record_id, dock.look_again, plan, found.field
            )
        )

    def open_store(self, address: str) -> None:
        """Add a store's layers to the project; what goes wrong is told in the message bar."""
        from .project import add_store

        try:
            add_store(QgsProject.instance(), address)
        except ParticipationError as error:
            self._iface.messageBar().pushMessage(NAME, spoken(error.text), Qgis.MessageLevel.Critical)
            return
        settings.STORE.keep(address)
        self.dock.setUserVisible(True)
        said = spoken(OPENED.format(store=Path(address).name))
        self._iface.messageBar().pushMessage(NAME, said, Qgis.MessageLevel.Success)

    @property
    def dialogs(self) -> Dialogs:
        """The dialogs for records; what they need is loaded when one is first asked for."""
        if self._dialogs is None:
            from .dialogs.opening import Dialogs
            from .dialogs.pointing import Pointing

            pointing = Pointing(self._iface.mapCanvas(), self._iface.messageBar())
            self._dialogs = Dialogs(self._window, self._kept, pointing)
        return self._dialogs

    def _kept(self, text: Text) -> None:
        self._iface.messageBar().pushMessage(NAME, spoken(text), Qgis.MessageLevel.Success)
        self.dock.look_again()
        self.dock.store_changed.emit()

    def _offer_on_layers(self, *_: Any) -> None:
        """Offer what can be done on the municipality's own layers, from the first store in the project on."""
        if self._own is None and stores_in(QgsProject.instance()):
            from .own.tools import OwnLayerTools

            self._own = OwnLayerTools(self._iface, self._icon, self.dock.show_selected, self.dock.look_again)
            self.dock.store_changed.connect(self._own.repaint)

    def _find_plan(self, key: str, layer: str) -> Entry | None:
        return self._own.book.find(key, layer) if self._own else None

    def _record_moment(self) -> None:
        from .dialogs.choosing import selected_plan

        try:
            self.dialogs.open_moment(*selected_plan(QgsProject.instance()))
        except ParticipationError as error:
            self._iface.messageBar().pushMessage(NAME, spoken(error.text), Qgis.MessageLevel.Info)

    def set_up(self) -> Assistant:
        """Show the assistant that sets everything up; the one that is open, where one is."""
        from .assistant.wizard import Assistant

        assistant: Assistant | None = self._window.findChild(Assistant)
        if assistant is None:
            assistant = Assistant(self._window)
            assistant.arranged.connect(self._arranged)
        assistant.show()
        assistant.raise_()
        return assistant

    def welcome(self) -> None:
        """Tell where QGIS lacks what the plugin needs; let the assistant open by itself, the first time there is
        nothing yet."""
        needed = lacking()
        if needed is not None:
            self._iface.messageBar().pushMessage(NAME, spoken(needed), Qgis.MessageLevel.Critical, 0)
        if not settings.WELCOMED.value and not settings.STORE.value:
            settings.WELCOMED.keep(True)
            self.set_up()

    def _arranged(self, address: str, own: QgsVectorLayer | None) -> None:
        """Open what the assistant set up, with the plan layer it came from, which the dock follows too."""
        self.open_store(address)
        project = QgsProject.instance()
        if own is not None and own.id() not in project.mapLayers():
            # under the store's, which show the status
            project.layerTreeRoot().addLayer(project.addMapLayer(own.clone(), False))

    def help(self, page: str) -> None:
        """Show a page of the manual."""
        from .help.manual import open_help

        open_help(page, self._window)

    def _open_store(self) -> None:
        before = settings.STORE.value
        title = spoken(Text("Opslag openen", "Open store"))
        address, _ = QFileDialog.getOpenFileName(self._window, title, before, "GeoPackage (*.gpkg)")
        if address:
            self.open_store(address)

    def _publish(self) -> None:
        address = self._opened_store()
        if address:
            self.publish(address)

    def _open_goals(self) -> None:
        address = self._opened_store()
        if address:
            self.dialogs.open_goals(address, None)

    def _opened_store(self) -> str:
        """The store that was opened last, or one that is chosen first; empty where none is."""
        if not Path(settings.STORE.value).is_file():
            self._open_store()
        address = settings.STORE.value
        return address if Path(address).is_file() else ""

    def publish(self, address: str) -> PublishDialog:
        """Show the dialog that publishes a store: the one that stands open already, or a new one."""
        from .dock.going import go_to_plan
        from .publishing.publish_dialog import PublishDialog

        standing: list[PublishDialog] = self._window.findChildren(PublishDialog)
        for dialog in standing:
            if dialog.isVisible() and dialog.address == address:
                dialog.raise_()
                dialog.activateWindow()
                return dialog

        dialog = PublishDialog(self._window, address)
        self._dialog = dialog
        dialog.mend.connect(lambda kind, key, at: self._mend(address, kind, key, dialog.look_again, field=at))
        self.dock.store_changed.connect(dialog.look_soon)
        dialog.plan_wanted.connect(lambda plan: go_to_plan(self._iface, address, plan))
        dialog.show()
        return dialog

    def _mend(
        self,
        address: str,
        record_type: str,
        record_id: str,
        mended: Callable[[], None],
        plan: str | None = None,
        field: str = "",
    ) -> None:
        """Open the dialog of a record at a field, or QGIS's form where it has none. mended: called once it was changed.
        plan: the one that was looked at."""
        from .mending import mend

        dialog = self.dialogs.open_record(address, record_type, record_id, plan, field)
        if dialog is not None:
            dialog.kept.connect(lambda *_: mended())
            return
        try:
            if mend(self._iface, address, record_type, record_id):
                mended()
        except ParticipationError as error:
            self._iface.messageBar().pushMessage(NAME, spoken(error.text), Qgis.MessageLevel.Warning)
