"""Run by QGIS Desktop itself (--code): does what a planner does first, and writes down what the window shows."""

from __future__ import annotations

import os
import sys

from processing import createAlgorithmDialog
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDialog, QMenu, QToolBar, QWizard
from qgis.utils import iface, loadPlugin, startPlugin, unloadPlugin

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import careful, dock, finish, menu, seen

# kept here: a timer that only its own slots refer to is garbage to Python 3.13
watch = QTimer()


def menu_texts() -> list[str]:
    menus = [action.menu() for action in iface.pluginMenu().actions() if action.menu() is not None]
    return [action.text() for menu in menus if menu.title() == "Participatiekaart" for action in menu.actions()]


def toolbar() -> QToolBar | None:
    return iface.mainWindow().findChild(QToolBar, "ParticipatiekaartToolBar")


def panels() -> list[str]:
    """What can be shown and hidden under View › Panels."""
    return [action.text() for action in iface.mainWindow().findChild(QMenu, "mPanelMenu").actions()]


def providers() -> list[str]:
    return [provider.id() for provider in QgsApplication.processingRegistry().providers()]


def proposed(identifier: str) -> str:
    """The store that the dialog of an algorithm begins with."""
    dialog = createAlgorithmDialog(f"participatiekaart:{identifier}")
    found: str = dialog.mainWidget().wrappers["STORE"].parameterValue()
    dialog.deleteLater()
    return found


def by_the_menu(text: str) -> list[str]:
    """The title of the dialog that an entry of the menu opens, and the store that it begins with."""
    before = set(iface.mainWindow().findChildren(QDialog))
    actions = [action for entry in iface.pluginMenu().actions() if entry.menu() for action in entry.menu().actions()]
    next(action for action in actions if action.text() == text).trigger()
    (dialog,) = [found for found in iface.mainWindow().findChildren(QDialog) if found not in before]
    found = [dialog.windowTitle(), dialog.mainWidget().wrappers["STORE"].parameterValue()]
    dialog.close()
    return found


def look() -> None:
    seen["proposed"] = [proposed("publish")]
    seen["menu"] = menu_texts()
    bar = toolbar()
    seen["toolbar"] = [action.text() for action in bar.actions() if bar.widgetForAction(action).isVisible()]
    seen["icons"] = all(not action.icon().isNull() for action in bar.actions())
    seen["panels"] = panels()
    seen["provider"] = "participatiekaart" in providers()
    menu().handlers.open_store(os.environ["LOOK_STORE"])
    seen["proposed"] += [proposed("publish"), proposed("createstore")]
    seen["by the menu"] = by_the_menu("Naar een spreadsheet…")
    project = QgsProject.instance()
    group = project.layerTreeRoot().findGroup("Participatie")
    plans = next(node.layer() for node in group.findLayers() if node.layer().name() == "Plannen (vlakken)")
    seen["legend"] = [item.label() for item in plans.renderer().legendSymbolItems()]
    seen["layers"] = {node.layer().name(): sum(1 for _ in node.layer().getFeatures()) for node in group.findLayers()}
    seen["valid"] = all(node.layer().isValid() for node in group.findLayers())
    seen["relations"] = sorted(project.relationManager().relations())
    seen["relations_valid"] = all(relation.isValid() for relation in project.relationManager().relations().values())
    seen["message"] = iface.messageBar().currentItem().text()
    iface.mapCanvas().setExtent(iface.mapCanvas().fullExtent())
    iface.mapCanvas().mapCanvasRefreshed.connect(careful(take_picture))
    iface.mapCanvas().refresh()


def take_picture() -> None:
    if "picture" in seen:
        return
    image = iface.mapCanvas().grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    seen["colours"] = len(colours)
    seen["picture"] = iface.mainWindow().grab().save(os.environ["LOOK_PICTURE"])
    publish_dialog()


def publish_dialog() -> None:
    """Publish as a planner does: open the dialog, read what is found, choose a folder, press the button."""
    dialog = menu().handlers.publish(os.environ["LOOK_STORE"])
    seen["the same again"] = menu().handlers.publish(os.environ["LOOK_STORE"]) is dialog

    def checked() -> None:
        if dialog.publish.isEnabled() and not dialog.message.text():
            rows = dialog.findings.rowCount()
            seen["summary"] = dialog.summary.text()
            seen["findings"] = [dialog.findings.item(row, 1).text() for row in range(rows)]
            seen["headings"] = [dialog.findings.horizontalHeaderItem(column).text() for column in range(3)]
            seen["button"] = dialog.publish.text()
            dialog.grab().save(os.environ["LOOK_DIALOG"])
            dialog.folder.setFilePath("")
            dialog.publish.click()
            seen["without_folder"] = dialog.message.text()
            dialog.folder.setFilePath(os.environ["LOOK_FOLDER"])
            dialog.publish.click()
            waiting_for.append(published)

    def published() -> None:
        if dialog.publish.isEnabled():
            seen["said"] = dialog.message.text()
            seen["viewable"] = dialog.view.isEnabled()
            dialog.close()
            menu().handlers.open_store(os.environ["LOOK_SECOND"])
            waiting_for.append(shown)

    def shown() -> None:
        if dock().address == os.environ["LOOK_SECOND"]:
            watch.stop()
            seen["proposed"].append(proposed("publish"))
            # after the events under way: what deletes itself later is gone by then
            QTimer.singleShot(0, careful(unload))

    def look_at_it() -> None:
        waiting_for[-1]()

    waiting_for = [checked]
    watch.timeout.connect(careful(look_at_it))
    watch.start(50)


def unload() -> None:
    # it stands open while it reads the store
    menu().handlers.publish(os.environ["LOOK_STORE"])
    menu().handlers.help()
    seen["unloaded"] = unloadPlugin("participatiekaart")
    QTimer.singleShot(0, careful(look_again))


def look_again() -> None:
    seen["left"] = [*menu_texts(), *(["toolbar"] if toolbar() else [])]
    seen["dialogs_left"] = sum(dialog.isVisible() for dialog in iface.mainWindow().findChildren(QDialog))
    seen["panels_left"] = panels()
    seen["provider_left"] = "participatiekaart" in providers()
    # switched on and off at once, by who had nothing yet
    for key in ("welcomed", "store"):
        QgsSettings().remove(f"participatiekaart/{key}")
    seen["started"] = loadPlugin("participatiekaart") and startPlugin("participatiekaart")
    unloadPlugin("participatiekaart")
    QTimer.singleShot(0, careful(look_once_more))


def look_once_more() -> None:
    seen["assistants"] = len(iface.mainWindow().findChildren(QWizard))
    finish()


def too_long() -> None:
    raise TimeoutError(f"QGIS did not come this far: {sorted(seen)}")


QTimer.singleShot(120_000, careful(too_long))
QTimer.singleShot(0, careful(look))
