"""Which layers of a QGIS project are those of a store; asked from the moment QGIS starts, so it needs nothing else."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer

PLANS = ("plan_area", "plan_line", "plan_point", "plan_nowhere")
AREAS = "neighbourhood"
PART_PROPERTY = "participatiekaart/part"
_READ_ANEW = "participatiekaart/read_anew"


def part_of(layer: QgsVectorLayer) -> str:
    """Which part of the group a layer is ("plan_area"); empty for a layer that is none."""
    part = str(layer.customProperty(PART_PROPERTY) or "")
    table = "plan" if part in PLANS else part
    # a style that is copied to another layer takes such properties along
    return part if f"layername={table}" in layer.source().split("|") else ""


def parts_of(table: str) -> tuple[str, ...]:
    """The parts of the group that show a table."""
    return PLANS if table == "plan" else (table,)


def store_of(layer: QgsVectorLayer) -> str:
    """The address of the store a layer of the group belongs to; empty for any other layer."""
    return str(layer.source().split("|")[0]) if part_of(layer) else ""


def own_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The project's layers of every store: no plan layer or areas of the municipality are among them."""
    return [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and part_of(layer)]


def stores_in(project: QgsProject) -> list[str]:
    """The addresses of the stores whose layers stand in the project. One that QGIS could not open, as where it went to
    another folder, counts only where there is no other."""
    layers = own_layers(project)
    return sorted({store_of(layer) for layer in layers if layer.isValid()} or {store_of(layer) for layer in layers})


def shown_store(project: QgsProject, *likely: str) -> str:
    """The address of the project's store: of several the first of the likely ones; empty where it is none of them."""
    stores = stores_in(project)
    wanted = stores if len(stores) == 1 else likely
    return next((address for address in wanted if address in stores), "")


def layers_of(project: QgsProject, address: str, table: str) -> list[QgsVectorLayer]:
    """The project's layers of one table of a store."""
    parts = parts_of(table)
    return [layer for layer in all_layers_of(project, address) if part_of(layer) in parts]


def all_layers_of(project: QgsProject, address: str) -> list[QgsVectorLayer]:
    """The project's layers of a store."""
    store = Path(address).resolve()
    return [layer for layer in own_layers(project) if Path(store_of(layer)).resolve() == store]


def read_anew(layer: QgsVectorLayer) -> None:
    """Let a layer and its attribute tables show what was written. QGIS drops the selection then; it is put back, marked
    so that nobody takes that for a choice of the user (`is_read_anew`). A layer whose file is away, as on a share at
    night, stays as it is: once it was read in vain, QGIS (seen in 3.22) crashes when the project is saved."""
    from ..store.addresses import is_seen

    if not is_seen(Path(store_of(layer))):
        return
    chosen = layer.selectedFeatureIds()
    layer.setProperty(_READ_ANEW, True)
    layer.reload()
    layer.selectByIds(chosen)
    layer.setProperty(_READ_ANEW, False)
    layer.triggerRepaint()


def is_read_anew(layer: QgsVectorLayer) -> bool:
    return bool(layer.property(_READ_ANEW))
