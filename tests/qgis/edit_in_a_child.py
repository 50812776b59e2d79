"""Run by test_store_edits in a process of its own, since a process keeps the time zone it started with.

edit_in_a_child.py STORE TABLE FIELD VALUE: sets a field of every row through QGIS's edit buffer, as its attribute
table does.
"""

from __future__ import annotations

import sys

from qgis.core import QgsApplication, QgsVectorLayer


def main(store: str, table: str, field: str, value: str) -> int:
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(f"{store}|layername={table}", table, "ogr")
    layer.startEditing()
    index = layer.fields().indexOf(field)
    for feature in layer.getFeatures():
        layer.changeAttributeValue(feature.id(), index, value)
    saved = layer.commitChanges()
    print("\n".join(layer.commitErrors()))
    # a layer that outlives QGIS crashes the interpreter at its end
    del layer
    application.exitQgis()
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
