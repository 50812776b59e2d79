"""What the made-up municipality wants to reach in its wijken."""

from __future__ import annotations

from collections.abc import Iterator

from .names import wijk_code

HEADINGS = ("wijkcode", "doel", "publiceren")

GOALS: dict[int, tuple[str, ...]] = {
    1: ("In de binnenstad is meer ruimte om te lopen en te zitten.", "Winkels houden een adres in de oude straten."),
    3: ("De oude werf krijgt weer een plek in de wijk.", "Langs de vaart kan iedereen wandelen."),
    4: ("Alle huizen worden warm zonder aardgas.", "Elke straat heeft schaduw in de zomer."),
    5: ("Kinderen kunnen veilig naar school fietsen.", "Bewoners beslissen zelf over het wijkbudget."),
    6: ("Op elke dijk kan men wandelen.", "Er komen woningen voor starters en ouderen bij."),
    7: ("Er is een plek in de wijk om elkaar te ontmoeten.", "Bij hevige regen blijven de straten droog."),
    8: ("De bibliotheek blijft in de wijk.", "Het park is er voor alle leeftijden."),
    9: ("Wie ouder wordt, kan in de wijk blijven wonen.", "De bus rijdt vaker naar het centrum."),
}
NOT_YET_PUBLIC = "Nog te bespreken met de wijkraad: een autovrij plein."


def goals_of_wijken() -> Iterator[dict[str, str]]:
    """A row a goal, in the order in which they are told; one of them stays inside."""
    for number, goals in GOALS.items():
        for goal in goals:
            yield {"wijkcode": wijk_code(number), "doel": goal, "publiceren": "ja"}
    yield {"wijkcode": wijk_code(1), "doel": NOT_YET_PUBLIC, "publiceren": "nee"}
