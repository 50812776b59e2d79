"""What counts as the municipality when it is asked whether a plan lies in it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.participation.checks.places import municipality_areas
from participatiekaart.plugin.participation.codes import AreaLevel

from .check_cases import INSIDE, OUTSIDE
from .checking import MUNICIPALITY, area, town


@pytest.mark.parametrize("border", [MUNICIPALITY, None, b"", b"\x01\x03"])
def test_wijken_stand_in_where_the_border_of_the_municipality_cannot_be_used(border: bytes | None) -> None:
    own = area("GM9999", AreaLevel.MUNICIPALITY, border)
    wijken = [area("WK999901", AreaLevel.WIJK, INSIDE), area("WK999902", AreaLevel.WIJK, OUTSIDE)]

    found = municipality_areas(town(neighbourhoods=(own, *wijken)))

    assert found == ([MUNICIPALITY] if border is MUNICIPALITY else [INSIDE, OUTSIDE])
