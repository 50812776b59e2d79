"""What the plugin offers on the municipality's own plan layers, in QGIS's own places: an action on a feature, and
entries in a layer's menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsFeature, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapLayerAction
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QPushButton

from ...host.language import spoken
from ...host.store_layers import PLANS, part_of
from ...participation.words import Text
from ..actions import NAME
from ..message_bar import as_shown, show_whole, tell
from . import status_style
from .layers import OwnLayers
from .status_book import OwnLayer, StatusBook

SUBMENU = Text("Participatie", "Participation")
OF_THIS_PLAN = Text("Participatie van dit plan", "Participation of this plan")
STATUS = Text("Participatiestatus aan of uit", "Consultation status on or off")
SHOWN = Text("{layer} toont nu de status.", "{layer} now shows the status.")
UNDO = Text("Ongedaan maken", "Undo")
AGAIN = Text("Plannen opnieuw koppelen", "Attach plans again")


class OwnLayerTools(QObject):
    """Puts the tools into QGIS. show: called with the layer to look at, after a feature of it was selected. changed:
    called when the store changed."""

    def __init__(
        self, iface: Any, icon: QIcon, show: Callable[[QgsVectorLayer], None], changed: Callable[[], None]
    ) -> None:
        super().__init__(iface.mainWindow())
        self._iface, self._icon, self._show, self._changed = iface, icon, show, changed
        self.book = StatusBook()
        self._plan_actions: list[QgsMapLayerAction] = []
        self._turn = self._menu_action(STATUS, self._turn_status)
        self._attach = self._menu_action(AGAIN, self._attach_again)
        self.layers = OwnLayers(self, QgsProject.instance())
        self.layers.changed.connect(self._offer)

    def remove(self) -> None:
        """Take all of it away; a layer that shows the status gets its own style back."""
        from .again import leave_all

        leave_all()
        self.layers.stop()
        for layer in self._showing():
            status_style.undo(layer)
        self._offer([], {})
        self.deleteLater()

    def repaint(self) -> None:
        """Draw anew what shows the status, after something changed in the store."""
        for layer in self._showing():
            layer.triggerRepaint()

    def _showing(self) -> list[QgsVectorLayer]:
        return [layer for layer in QgsProject.instance().mapLayers().values() if status_style.is_shown(layer)]

    def _menu_action(self, text: Text, slot: Callable[[QgsVectorLayer], None]) -> QAction:
        """An action on the layer whose menu it was chosen from."""
        action = QAction(self._icon, spoken(text), self)
        action.triggered.connect(lambda _checked: slot(self._iface.layerTreeView().currentLayer()))
        return action

    def _offer(self, stores: list[str], found: dict[str, OwnLayer]) -> None:
        self.book.turn_to(stores, found)
        layers = [layer for layer in map(QgsProject.instance().mapLayer, found) if layer is not None]
        self._offer_plan_actions(layers)
        self._offer_in_menus(self._attach, layers)
        self._offer_in_menus(self._turn, [*layers, *(_drawn_plans() if stores else [])])

    def _offer_in_menus(self, action: QAction, layers: list[QgsVectorLayer]) -> None:
        self._iface.removeCustomActionForLayerType(action)
        if layers:
            self._iface.addCustomActionForLayerType(action, spoken(SUBMENU), layers[0].type(), False)
        for layer in layers:
            self._iface.addCustomActionForLayer(action, layer)

    def _offer_plan_actions(self, layers: list[QgsVectorLayer]) -> None:
        registry = QgsGui.mapLayerActionRegistry()
        for action in self._plan_actions:
            registry.removeMapLayerAction(action)
            action.deleteLater()
        self._plan_actions = [self._plan_action(layer) for layer in layers]
        for action in self._plan_actions:
            registry.addMapLayerAction(action)

    def _plan_action(self, layer: QgsVectorLayer) -> QgsMapLayerAction:
        one = QgsMapLayerAction.Target.SingleFeature
        action = QgsMapLayerAction(spoken(OF_THIS_PLAN), self, layer, one, self._icon)
        action.triggeredForFeature.connect(self._show_plan)
        return action

    def _show_plan(self, layer: QgsMapLayer, feature: QgsFeature) -> None:
        layer.selectByIds([feature.id()])
        self._show(layer)

    def _turn_status(self, layer: QgsVectorLayer) -> None:
        own = self.layers.found.get(layer.id())
        if status_style.is_shown(layer):
            status_style.undo(layer)
            return
        status_style.show(layer, (own.source.key_field or "") if own else "id")
        bar, shown = self._iface.messageBar(), layer.id()
        message = bar.createMessage(NAME, as_shown(SHOWN.format(layer=layer.name())))
        button = QPushButton(spoken(UNDO), message)
        button.clicked.connect(lambda _checked: self._undo(shown))
        message.layout().addWidget(button)
        bar.pushWidget(message, Qgis.MessageLevel.Success)
        show_whole(message)

    def _undo(self, shown: str) -> None:
        layer = QgsProject.instance().mapLayer(shown)
        if layer is not None and status_style.is_shown(layer):
            status_style.undo(layer)
        # the message whose button was clicked lies on top; not before the click is over, for it takes its button along
        QTimer.singleShot(0, lambda: self._iface.messageBar().popWidget())

    def _attach_again(self, layer: QgsVectorLayer) -> None:
        from .again import ALGORITHM, AttachAgain, is_known, parameters

        own = self.layers.found[layer.id()]
        if is_known(own):
            AttachAgain(layer, own, self._attached).start()
            return
        import processing

        # an older version of the plugin did not note all fields; once they are chosen, the store knows them
        processing.execAlgorithmDialog(ALGORITHM, parameters(layer, own))
        self.layers.look()

    def _attached(self, said: Text, level: Any) -> None:
        tell(self._iface.messageBar(), said, level)
        self.layers.look()
        self._changed()
        self.repaint()


def _drawn_plans() -> list[QgsVectorLayer]:
    """The store's own layers of plans that have a place."""
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if part_of(layer) in PLANS and layer.isSpatial()]
