"""A layer by itself, without a style that somebody keeps beside it."""

from __future__ import annotations

from qgis.core import QgsVectorLayer


def unstyled(uri: str, name: str, provider: str) -> QgsVectorLayer:
    """The layer that a provider finds at a URI. A style in its file, in a file beside it or in its database may be
    anybody's, and bring code and HTML along: of a form, of an action, of a value that is put in."""
    return QgsVectorLayer(uri, name, provider, QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
