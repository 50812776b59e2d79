"""What the plugin puts into QGIS's window at its start. What can wait is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..host import settings
from ..needs import lacking
from ..participation.words import Text
from .actions import Actions
from .dock.dock import ParticipationDock
from .expressions import PlanFunctions
from .locator import PlanLocator
from .message_bar import tell
from .options_factory import OptionsFactory

if TYPE_CHECKING:
    from .handlers import Handlers
    from .new_day import NewDay
    from .own_layer.status_book import Entry
    from .own_layer.tools import OwnLayerTools

WELCOMED = settings.Setting("welcomed", False)
"""Whether the assistant opened by itself before."""
ICONS = Path(__file__).parents[2] / "resources/icons"

OPEN_STORE = Text("Opslag openen…", "Open store…")
DOCK = Text("Paneel Participatie", "Participation panel")
MOMENT = Text("Moment vastleggen…", "Record a moment…")
PUBLISH = Text("Publiceren…", "Publish…")
AREA_MOMENT = Text("Moment van een wijk…", "Moment of a neighbourhood…")
GOALS = Text("Doelen per wijk…", "Goals per neighbourhood…")
IMPORT = Text("Uit een spreadsheet inlezen…", "Import from a spreadsheet…")
EXPORT = Text("Naar een spreadsheet…", "To a spreadsheet…")
ASSISTANT = Text("Inrichten…", "Set up…")
HELP = Text("Handleiding", "Manual")


class Menu:
    """Puts the plugin into QGIS's window, and takes it out again."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._window = iface.mainWindow()
        self._handlers: Handlers | None = None
        self._icon = _icon("participatiekaart")
        self.dock = ParticipationDock(iface, self._listen)
        self._put_dock()
        # a reference: QGIS keeps the C++ part only
        self._locator = PlanLocator(self._icon, self.dock.go_to)
        iface.registerLocatorFilter(self._locator)
        self._functions = PlanFunctions(self._find_plan)
        self._own: OwnLayerTools | None = None
        self.new_day: NewDay | None = None
        QgsProject.instance().layersAdded.connect(self._offer_on_layers)
        if QgsProject.instance().count():
            self._offer_on_layers()
        self._actions = Actions(iface)
        self._put_actions(self._actions)
        self._options = OptionsFactory(iface, self._icon)
        iface.registerOptionsWidgetFactory(self._options)
        self._soon = QTimer(self.dock, singleShot=True)
        self._soon.timeout.connect(self.welcome)
        # once the window stands, or now where the plugin is switched on later
        if self._window.isVisible():
            self._soon.start(0)
        else:
            iface.initializationCompleted.connect(self._soon.start)

    def remove(self) -> None:
        """Leave the window as it was."""
        self._soon.stop()
        self._actions.remove()
        self._iface.unregisterOptionsWidgetFactory(self._options)
        if self._handlers is not None:
            self._handlers.stop()
        self._iface.deregisterLocatorFilter(self._locator)
        QgsProject.instance().layersAdded.disconnect(self._offer_on_layers)
        if self._own is not None:
            self._own.remove()
            self._own = None
        self._functions.remove(self._iface.mapCanvases())
        self.dock.stop()
        self._window.removeDockWidget(self.dock)
        self.dock.deleteLater()

    @property
    def handlers(self) -> Handlers:
        """What does what is asked for, loaded where it was not yet."""
        if self._handlers is None:
            from .handlers import Handlers

            self._handlers = Handlers(self._iface, self.dock)
        return self._handlers

    def read_anew(self, address: str) -> None:
        """Show what an algorithm wrote into a store, where that stands in the project."""
        from ..host.store_layers import all_layers_of, read_anew

        layers = all_layers_of(QgsProject.instance(), address)
        for layer in layers:
            read_anew(layer)
        if layers:
            self.dock.look_again()
            self.dock.store_changed.emit()

    def _show_today(self) -> None:
        from ..host.store_layers import stores_in

        for address in stores_in(QgsProject.instance()):
            self.read_anew(address)

    @property
    def shown_store(self) -> str:
        """The address of the project's store: of several the one in the dock, or else the one that was opened last;
        empty where it is none of them."""
        from ..host.store_layers import shown_store

        return shown_store(QgsProject.instance(), self.dock.address, settings.STORE.value)

    def welcome(self) -> None:
        """Tell what QGIS lacks that the plugin needs. Where it lacks nothing and nothing was set up yet, open the
        assistant, once only."""
        needed = lacking()
        if needed is not None:
            tell(self._iface.messageBar(), needed, Qgis.MessageLevel.Critical, 0)
        elif not WELCOMED.value and not settings.STORE.value:
            WELCOMED.keep(True)
            self.handlers.set_up()

    def _put_dock(self) -> None:
        # closed until QGIS opens it again where it stood open; by QGIS's own way it would open first, for which the
        # window is laid out and the map drawn anew
        self.dock.hide()
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        for action in self._iface.viewMenu().actions():
            panels = action.menu()
            if panels is not None and panels.objectName() == "mPanelMenu":
                panels.addAction(self.dock.toggleViewAction())

    def _put_actions(self, actions: Actions) -> None:
        self._do(actions.add(OPEN_STORE, _icon("store"), "participatiekaart_open_store"), lambda d: d.choose_store())
        self._do(actions.add(MOMENT, _icon("moment"), "participatiekaart_moment"), lambda d: d.record_moment())
        self._do(actions.add(PUBLISH, _icon("publish"), "participatiekaart_publish"), lambda d: d.publish_opened())
        # shows and hides the dock, and stands pressed while it is open
        self.dock.setToggleVisibilityAction(actions.add(DOCK, self._icon, "participatiekaart_dock"))
        self._do(actions.add_to_menu(AREA_MOMENT, "participatiekaart_area_moment"), lambda d: d.record_area_moment())
        self._do(actions.add_to_menu(GOALS, "participatiekaart_goals"), lambda d: d.open_goals())
        self._do(actions.add_to_menu(IMPORT, "participatiekaart_import"), lambda d: d.open_algorithm("importrecords"))
        self._do(actions.add_to_menu(EXPORT, "participatiekaart_export"), lambda d: d.open_algorithm("exportrecords"))
        self._do(actions.add_to_menu(ASSISTANT, "participatiekaart_assistant"), lambda d: d.set_up())
        self._do(actions.add_to_menu(HELP, "participatiekaart_help"), lambda d: d.help())

    def _do(self, action: QAction, handler: Callable[[Handlers], Any]) -> None:
        action.triggered.connect(lambda *_: handler(self.handlers))

    def _listen(self, dock: ParticipationDock) -> None:
        self.handlers.answer(dock)

    def _offer_on_layers(self, *_: Any) -> None:
        """Offer what can be done on the municipality's own layers, from the first store in the project on."""
        from ..host.store_layers import stores_in

        if self._own is None and stores_in(QgsProject.instance()):
            from .new_day import NewDay
            from .own_layer.tools import OwnLayerTools

            self._own = OwnLayerTools(self._iface, self._icon, self.dock.show_selected, self.dock.look_again)
            self.dock.store_changed.connect(self._own.repaint)
            self.new_day = NewDay(self.dock)
            self.new_day.began.connect(self._show_today)

    def _find_plan(self, key: str, layer: str) -> Entry | None:
        return self._own.book.find(key, layer) if self._own else None


def _icon(name: str) -> QIcon:
    return QIcon(str(ICONS / f"{name}.svg"))
