"""The courses of moments that plans go through, in days from today, so that every status of a plan occurs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One moment of a course.

    start and end: days from today; without an end it is an evening or an afternoon. Formal views get seven weeks: six
    run on over a holiday, whichever day the town is made. report: whether there is feedback.
    precision other than `tijd`: only the period is known. undated: moved, without a new date.
    """

    kind: str
    level: str
    start: int
    end: int | None = None
    report: bool = False
    state: str = "gepland"
    precision: str = "tijd"
    undated: bool = False
    concept: bool = False


STORIES: dict[str, tuple[Step, ...]] = {
    "vragenlijst": (
        Step("informatieavond", "informeren", -41),
        Step("inloop", "raadplegen", -26, report=True),
        Step("enquete", "raadplegen", -6, 13),
        Step("raadsvergadering", "", 76),
    ),
    "zienswijzen": (
        Step("inloop", "raadplegen", -64, report=True),
        Step("netwerkbijeenkomst", "adviseren", -48),
        Step("zienswijze", "raadplegen", -13, 35),
        Step("raadsvergadering", "informeren", 90, precision="maand"),
    ),
    "online": (
        Step("digitale_raadpleging", "adviseren", -9, 6),
        Step("werksessie", "adviseren", 17),
        Step("inloop", "raadplegen", 45),
    ),
    "bouwkijken": (
        Step("informatieavond", "informeren", -55),
        Step("inloop", "informeren", -20),
        Step("overig", "informeren", -3, 11),
    ),
    "bezwaar": (
        Step("inloop", "raadplegen", -190, report=True),
        Step("zienswijze", "raadplegen", -150, -102, report=True),
        Step("raadsvergadering", "informeren", -55),
        Step("bezwaar", "raadplegen", -16, 25),
    ),
    "start": (
        Step("informatieavond", "informeren", 9),
        Step("werksessie", "adviseren", 23),
        Step("keukentafel", "adviseren", 29),
        Step("enquete", "raadplegen", 36, 50),
    ),
    "schouw": (
        Step("wijkschouw", "coproduceren", 12),
        Step("keukentafel", "coproduceren", 19),
        Step("werksessie", "coproduceren", 33),
        Step("werksessie", "coproduceren", 61),
    ),
    "kwartaal": (Step("inloop", "raadplegen", 110, precision="kwartaal"),),
    "ooit": (Step("informatieavond", "informeren", 0, precision="onbekend"),),
    "verplaatst": (
        Step("inloop", "raadplegen", 20, state="verplaatst"),
        Step("raadsvergadering", "informeren", 95, precision="maand"),
    ),
    "vervolg": (
        Step("informatieavond", "informeren", -58),
        Step("werksessie", "coproduceren", -37, report=True),
        Step("werksessie", "coproduceren", 13),
        Step("inloop", "raadplegen", 40),
        Step("raadsvergadering", "informeren", 85, concept=True),
    ),
    "keukentafels": (
        Step("keukentafel", "adviseren", -31, report=True),
        Step("keukentafel", "adviseren", -29, report=True),
        Step("wijkschouw", "adviseren", -20, report=True),
        Step("inloop", "raadplegen", 11),
    ),
    "netwerk": (
        Step("netwerkbijeenkomst", "adviseren", -47),
        Step("digitale_raadpleging", "adviseren", -36, -15),
        Step("werksessie", "adviseren", 26),
        Step("inloop", "raadplegen", 48, state="verplaatst"),
    ),
    "verwerken": (
        Step("informatieavond", "informeren", -52),
        Step("enquete", "raadplegen", -27, -12),
        Step("inloop", "raadplegen", 3, state="geannuleerd"),
    ),
    "verwerken_avond": (
        Step("wijkschouw", "adviseren", -45, report=True),
        Step("digitale_raadpleging", "raadplegen", -34, -20),
        Step("werksessie", "adviseren", -9),
    ),
    "teruggekoppeld": (
        Step("informatieavond", "informeren", -95),
        Step("werksessie", "adviseren", -68, report=True),
        Step("inloop", "raadplegen", -44, report=True),
    ),
    "raad": (
        Step("inloop", "raadplegen", -160, report=True),
        Step("zienswijze", "raadplegen", -110, -62, report=True),
        Step("raadsvergadering", "informeren", -12),
    ),
    "meebeslissen": (
        Step("werksessie", "meebeslissen", -74, report=True),
        Step("enquete", "meebeslissen", -52, -40, report=True),
    ),
    "bewoners": (
        Step("werksessie", "zelforganisatie", -33, report=True),
        Step("overig", "zelforganisatie", 12),
    ),
    "klaar": (
        Step("inloop", "raadplegen", -330, report=True),
        Step("zienswijze", "raadplegen", -260, -212, report=True),
        Step("raadsvergadering", "informeren", -170),
    ),
    "gestopt": (
        Step("informatieavond", "informeren", -215),
        Step("enquete", "raadplegen", -190, -176, report=True),
    ),
    "stil": (
        Step("werksessie", "adviseren", -120, report=True),
        Step("informatieavond", "informeren", 0, precision="onbekend"),
    ),
    "afgezegd": (Step("inloop", "raadplegen", 10, state="geannuleerd"),),
    "zonder_datum": (Step("werksessie", "adviseren", 0, state="verplaatst", undated=True),),
    "uitleg": (Step("informatieavond", "informeren", -30),),
    "leeg": (),
}
