"""Participatiekaart: participation on the plans of a municipality. QGIS calls classFactory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin.plugin import ParticipatiekaartPlugin


def classFactory(iface: Any) -> ParticipatiekaartPlugin:
    """The plugin, for this QGIS; `iface` is None where there is no window."""
    from .plugin.plugin import ParticipatiekaartPlugin

    return ParticipatiekaartPlugin(iface)
