"""Steps through the dock with a neighbourhood chosen: on the map, and from the overview by its own moment."""

from __future__ import annotations

from typing import Any

from docking import lines, listed, note_dock, shows
from seeing import Step, dock, layer_of, seen, words

asked: list[Any] = []


def select_area() -> Step:
    wijken = layer_of("neighbourhood")
    wijken.selectByExpression("\"name\" = 'Binnenstad' AND \"level\" = 'wijk'")
    return shows("Momenten zonder plan")


def press_there() -> Step:
    note_dock("neighbourhood")
    page = dock().content.area_page
    wanted = ("area_moment", "area_contact", "goals")
    connections = [
        (signal, signal.connect(lambda *what, name=name: asked.append([name, *what])))
        for name, signal in ((name, getattr(dock(), f"{name}_wanted")) for name in wanted)
    ]
    page.add_moment.click()
    page.add_contact.click()
    page.edit_goals.click()
    for signal, connection in connections:
        signal.disconnect(connection)
    seen["asked there"] = asked
    seen["neighbourhood code"] = page.card.code
    page.plans.click()
    return lambda: any(text.startswith("Gevonden") for text in words(dock()))


def leave_plans() -> Step:
    seen["plans there"] = listed(dock().content._results)
    dock().content._search.overview.click()
    dock().content._search.narrow.setChecked(False)
    return lambda: dock().content.pages.currentWidget() is dock().content.agenda_page


def go_to_own_moment() -> Step:
    seen["neighbourhoods selected"] = [layer_of("neighbourhood").selectedFeatureCount()]
    agenda = dock().content.agenda
    (line,) = [item for item in lines(agenda) if "Koffie met het wijkteam" in item.text()]
    seen["own moment"] = line.text().split("\n")[0]
    agenda.itemClicked.emit(line)
    return shows("Oosterhoven")


def go_to_town() -> Step:
    seen["neighbourhoods selected"].append(layer_of("neighbourhood").selectedFeatureCount())
    dock().content.go_to_area("GM9901")
    return shows("Hele gemeente")


def go_where_nothing_is_drawn() -> Step:
    note_dock("whole town")
    seen["neighbourhoods selected"].append(layer_of("neighbourhood").selectedFeatureCount())
    dock().content.go_to_area("WK990177")
    return shows("WK990177 (bestaat niet meer)")


def look_again() -> Step:
    seen["neighbourhoods selected"].append(layer_of("neighbourhood").selectedFeatureCount())
    dock().look_again()
    return shows("WK990177 (bestaat niet meer)")


def leave() -> Step:
    dock().content._search.overview.click()
    return lambda: dock().content.pages.currentWidget() is dock().content.agenda_page


STEPS = (
    select_area,
    press_there,
    leave_plans,
    go_to_own_moment,
    go_to_town,
    go_where_nothing_is_drawn,
    look_again,
    leave,
)
