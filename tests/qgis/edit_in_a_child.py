"""Run by test_store_edits in a process of its own, since a process keeps the time zone it started with.

edit_in_a_child.py STORE LAYER FIELD VALUE: opens the store as the plugin does and sets a field of every row of a layer,
through the row's form with all its widgets, and saves.
"""

from __future__ import annotations

import sys

from participatiekaart.plugin.desktop.project.group import add_store
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgsAttributeForm, QgsGui


def main(store: str, name: str, field: str, value: str) -> int:
    application = QgsApplication([], True)
    application.initQgis()
    QgsGui.editorWidgetRegistry().initEditors()
    project = QgsProject.instance()
    add_store(project, store)
    layers = project.mapLayers().values()
    (layer,) = [layer for layer in layers if layer.customProperty("participatiekaart/part") == name]
    saved = edit(layer, field, value)
    print("\n".join(layer.commitErrors()))
    # a layer that outlives QGIS crashes the interpreter at its end
    del layer, layers
    project.clear()
    application.exitQgis()
    return 0 if saved else 1


def edit(layer: QgsVectorLayer, field: str, value: str) -> bool:
    layer.startEditing()
    for row in list(layer.getFeatures()):
        form = QgsAttributeForm(layer, row)
        form.changeAttribute(field, value)
        form.save()
    return bool(layer.commitChanges())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
