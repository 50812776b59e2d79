"""By which name a tie is known in the list of the record it is tied to: that of the other record, not a key."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsVectorLayer

from ...host.store_layers import PLANS


def name_ties(layers: Mapping[str, QgsVectorLayer]) -> None:
    """Set the names. layers: those of one store, by their part. A tie to a record that is in none of them shows its key
    or code."""
    plan = _found(layers, PLANS, "id", "plan", ("name", "source_name"))
    layers["plan_contact"].setDisplayExpression(plan)
    area = _found(layers, ("neighbourhood",), "code", "neighbourhood_code", ("name",))
    layers["plan_neighbourhood"].setDisplayExpression(f"concat({area}, ' · ', round(share * 100), ' %')")


def _found(
    layers: Mapping[str, QgsVectorLayer], parts: tuple[str, ...], key: str, own: str, names: tuple[str, ...]
) -> str:
    found = [f"get_feature('{layers[part].id()}', '{key}', \"{own}\")" for part in parts]
    values = [f"nullif(attribute({row}, '{name}'), '')" for row in found for name in names]
    return f'coalesce({", ".join(values)}, "{own}")'
