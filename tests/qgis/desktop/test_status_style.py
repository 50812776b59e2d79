"""The status on a layer is a style beside the layer's own, which is never lost to it."""

from __future__ import annotations

from typing import Any

from participatiekaart.plugin.desktop.own_layer import status_style

from ..layers import plan_layer, square


def test_the_layers_own_style_stays_where_it_was_chosen_again_in_the_menu_of_qgis(qgis_application: Any) -> None:
    """Taking the status away deleted the style that was shown: the layer's own."""
    layer = plan_layer((square(0, 0), "a", "Molenweg"))
    styles = layer.styleManager()
    own = styles.currentStyle()
    status_style.show(layer, "code")
    assert status_style.is_shown(layer)

    styles.setCurrentStyle(own)

    assert not status_style.is_shown(layer)
    status_style.show(layer, "code")
    assert (layer.renderer().type(), len(styles.styles())) == ("categorizedSymbol", 2)
    status_style.undo(layer)
    assert (layer.renderer().type(), styles.styles()) == ("singleSymbol", [own])
