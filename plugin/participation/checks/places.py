"""Which places can be used, and which lie outside the municipality: for all records in one go, since one by one takes
many times as long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..areas import making_up
from ..geometry import sound
from ..snapshot import Snapshot


def usable_shapes(wkbs: Mapping[str, bytes]) -> dict[str, Any]:
    """The geometries, by id, that are valid or can be mended; one that is empty, unreadable or beyond mending is left
    out."""
    import shapely

    shapes = shapely.from_wkb(sound(list(wkbs.values())))
    return {id: shape for id, shape in zip(wkbs, shapes) if shape is not None}


def outside(shapes: Mapping[str, Any], areas: Sequence[bytes]) -> frozenset[str]:
    """The ids of the shapes that touch none of the areas; none where there are no areas."""
    import shapely

    if not areas:
        return frozenset()
    # the areas are few and large: as the query they are prepared once each
    tree = shapely.STRtree(list(shapes.values()))
    touched = set(tree.query(shapely.from_wkb(areas), predicate="intersects")[1].tolist())
    return frozenset(id for position, id in enumerate(shapes) if position not in touched)


def municipality_areas(snapshot: Snapshot) -> list[bytes]:
    """The borders of the areas that make up the municipality; none where there is no usable one."""
    areas = [area for area in snapshot.current_neighbourhoods.values() if area.geometry is not None]
    for candidates in making_up(snapshot.settings.municipality, areas):
        here = [border for border in sound([area.geometry for area in candidates]) if border is not None]
        if here:
            return here
    return []
