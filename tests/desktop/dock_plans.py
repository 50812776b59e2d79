"""Steps through the dock with plans chosen: one, one of the own layer, one that is not attached, several."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docking import STORE, note_dock, shows
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProject, QgsVectorLayer
from qgis.utils import iface
from seeing import Step, dock, layer_of, seen

OWN = str(Path(STORE).parent / "plannen.gpkg")
PARTS = ("plan_area", "plan_line", "plan_point", "plan_nowhere")
asked: list[Any] = []


def drawn() -> int:
    """How many plans the layers with a place say they have."""
    return sum(layer_of(part).featureCount() for part in PARTS if layer_of(part).isSpatial())


def select_one() -> Step:
    layer_of("plan_area").selectByExpression("source_name = 'Vernieuwing stationsgebied'")
    return shows("Vernieuwing stationsgebied")


def listen() -> Step:
    note_dock("plan")
    seen["timeline"] = dock().findChild(type(dock().content.plan_page.timeline)).accessibleDescription()
    page = dock().content.plan_page
    seen["room under the last words"] = page.page.height() - page.public_words.geometry().bottom()
    wanted = ("moment", "moment_copy", "feedback", "contact", "plan", "override", "goals")
    for signal in (f"{what}_wanted" for what in wanted):
        getattr(dock(), signal).connect(lambda *what, name=signal: asked.append([name, *what]))
    dock().look_again()
    return shows("+ Moment")


def press() -> Step:
    note_dock("plan with buttons")
    page = dock().content.plan_page
    page.add_moment.click()
    page.add_contact.click()
    page.edit_plan.click()
    page.by_hand.click()
    page.goals.click()
    seen["asked"] = asked
    seen["plan id"] = page.card.plan
    return lambda: True


def select_own() -> Step:
    own = QgsVectorLayer(OWN, "Eigen plannen", "ogr")
    QgsProject.instance().addMapLayer(own)
    own.selectByExpression("naam = 'Dorpsvisie Aarlede'")
    return shows("Dorpsvisie Aarlede")


def select_unattached() -> Step:
    note_dock("own layer")
    (own,) = QgsProject.instance().mapLayersByName("Eigen plannen")
    own.selectByExpression("naam = 'Nieuw plein'")
    return shows("Nieuw plein is nog niet gekoppeld")


def attach() -> Step:
    note_dock("not attached")
    seen["drawn"] = [drawn()]
    dock().content.attach.click()
    return shows("Concept")


def select_several() -> Step:
    note_dock("attached")
    seen["drawn"].append(drawn())
    layer_of("neighbourhood").selectAll()
    layer_of("plan_nowhere").selectAll()
    return shows("3 plannen gekozen")


def withdraw() -> Step:
    note_dock("several")
    dock().moment_for_each_wanted.connect(lambda plans: seen.update(each=sorted(plans)))
    dock().content.moment_for_each.click()
    seen["plans"] = sorted(dock().content._view.plans)
    dock().content.withdraw_all.click()

    def done() -> bool:
        with open_store(STORE) as store, store.reading() as reader:
            changed = [plan for plan in reader.find(Plan) if plan.geometry is None]
        seen["changed"] = sorted(plan.current_name for plan in changed)
        states = [plan.publication_state for plan in changed]
        seen["withdrawn"] = [state is not PublicationState.WITHDRAWN for state in states]
        message = iface.messageBar().currentItem()
        seen["told"] = message.text() if message else ""
        return not any(seen["withdrawn"]) and "Ingetrokken" in seen["told"]

    return done


def select_withdrawn() -> Step:
    layer = layer_of("plan_nowhere")
    layer.selectByIds([next(layer.getFeatures()).id()])
    return shows("Ingetrokken")


def publish_again() -> Step:
    state = dock().content.plan_page.state.menu()
    seen["states"] = [action.text() for action in state.actions() if action.isVisible()]
    state.actions()[0].trigger()
    return shows("Gepubliceerd")


def close_and_select() -> Step:
    note_dock("published again")
    dock().setUserVisible(False)
    layer_of("plan_nowhere").removeSelection()
    layer_of("plan_area").selectByExpression("source_name = 'Dorpsvisie Aarlede'")
    dock().setUserVisible(True)
    return shows("Dorpsvisie Aarlede")


STEPS = (
    select_one,
    listen,
    press,
    select_own,
    select_unattached,
    attach,
    select_several,
    withdraw,
    select_withdrawn,
    publish_again,
    close_and_select,
)
