"""The dock in QGIS's own window: follows what is selected, and shows it whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/dock"


@pytest.fixture(scope="module")
def seen(own_town: Path, look: Look) -> dict[str, Any]:
    """What dock_in_qgis.py saw."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return look("dock_in_qgis.py", LOOK_STORE=own_town, LOOK_PICTURES=PICTURES)


def test_it_stands_aside_until_it_is_asked_for(seen: dict[str, Any]) -> None:
    assert seen["hidden at first"]
    assert any("Opslag openen" in text for text in seen["no store"])


def test_one_plan_of_the_store_tells_what_is_known_of_it(seen: dict[str, Any]) -> None:
    shown = seen["plan"]
    assert shown[2:4] == ["Vernieuwing stationsgebied", "Gepubliceerd"]
    for words in ("Besluitvorming · Stationskwartier (100\u00a0%)", "Momenten", "Contacten", "Ziet het publiek dit?"):
        assert words in shown
    assert any(text.startswith("Nu meedoen · nog") for text in shown)
    assert any(text.startswith("t/m ") for text in shown)
    assert any(text.startswith("Adviseren: We vragen uw advies") for text in shown)
    assert any(text.startswith("publiek: naam, e-mail") for text in shown)
    assert any(text.startswith("Waarschuwing: De toestemming") for text in shown)
    assert "Ja. De volgende publicatie verandert er niets aan." in shown


def test_the_page_of_a_plan_ends_where_its_words_end(seen: dict[str, Any]) -> None:
    assert seen["room under the last words"] < 40


def test_the_timeline_is_told_in_words_too(seen: dict[str, Any]) -> None:
    assert seen["timeline"].startswith("vandaag is ")
    assert seen["timeline"].count("(geweest)") == 2
    assert "(nu open)" in seen["timeline"]


def test_the_buttons_ask_for_the_plan_that_is_shown(seen: dict[str, Any]) -> None:
    assert {"+ Moment", "+ Contact"} <= set(seen["plan with buttons"])
    plan = seen["plan id"]
    assert seen["asked"] == [
        ["moment_wanted", plan, None],
        ["contact_wanted", plan, None],
        ["plan_wanted", plan],
        ["override_wanted", plan],
        ["goals_wanted", "WK990102"],
    ]


def test_a_plan_on_the_own_layer_is_the_same_plan(seen: dict[str, Any]) -> None:
    assert seen["own layer"][2] == "Dorpsvisie Aarlede"


def test_without_a_selection_it_tells_what_is_coming_and_what_to_do(seen: dict[str, Any]) -> None:
    listed = seen["agenda"]
    for heading in ("De komende 30 dagen", "Terugkoppeling nodig", "Geen moment gepland"):
        assert heading in listed
    assert "Uitbreiding begraafplaats Zandmark" in listed
    # the sample town lives around the day it is made
    term = re.compile(r"Openbare laadpalen\n\d{1,2} [a-z]{3} – \d{1,2} [a-z]{3} · Denk online mee")
    assert any(term.match(line) for line in listed)


def test_one_goes_back_to_the_agenda_without_knowing_how_qgis_lets_go_of_what_is_selected(seen: dict[str, Any]) -> None:
    assert seen["way back"]
    assert seen["back"] == [seen["agenda"], ""]
    assert seen["selected after that"] == 0
    assert not seen["way back from there"]


def test_a_line_of_the_agenda_selects_its_plan_and_zooms_to_it(seen: dict[str, Any]) -> None:
    assert seen["gone to"] == "Bedrijvenpark De Grift, fase 2"
    assert seen["selected"] == 1
    assert seen["zoomed in"]


def test_one_neighbourhood_tells_what_is_there_without_a_plan(seen: dict[str, Any]) -> None:
    shown = seen["neighbourhood"]
    assert "Binnenstad" in shown
    for text in ("Doelen", "Momenten zonder plan", "Wijkgesprek Binnenstad", "Contacten"):
        assert text in shown
    code = seen["neighbourhood code"]
    assert seen["asked there"] == [["area_moment", code], ["area_contact", code, None], ["goals", code]]
    assert seen["plans there"]


def test_a_moment_without_a_plan_leads_to_its_neighbourhood(seen: dict[str, Any]) -> None:
    assert seen["own moment"] == "Oosterhoven"
    assert seen["neighbourhoods selected"] == [0, 1, 1, 0], "what is drawn nowhere is selected nowhere"
    assert any("Stadsgesprek" in text for text in seen["whole town"])


def test_several_plans_are_withdrawn_at_once(seen: dict[str, Any]) -> None:
    assert "3 plannen gekozen" in seen["several"]
    assert seen["withdrawn"] == [False, False, False]
    assert "Ingetrokken: 3." in seen["told"]


def test_a_moment_is_asked_for_with_each_of_several_plans(seen: dict[str, Any]) -> None:
    assert "+ Moment bij elk…" in [text.replace("&", "") for text in seen["several"]]
    assert seen["each"] == seen["plans"]
    assert len(seen["plans"]) == 3


def test_one_plan_is_published_again_from_its_card(seen: dict[str, Any]) -> None:
    assert seen["states"] == ["Publiceren, met de volgende publicatie", "Terug naar concept"]
    assert "Gepubliceerd" in seen["published again"]


def test_a_plan_of_the_own_layer_is_attached_by_one_button(seen: dict[str, Any]) -> None:
    assert "Nieuw plein is nog niet gekoppeld" in seen["not attached"]
    assert seen["attached"][2:4] == ["Nieuw plein", "Concept"]
    assert "Nee: dit plan is een concept. Het publiek ziet er niets van." in seen["attached"]
    before, after = seen["drawn"]
    assert after == before + 1, "an attribute table that stands open has the row too"


def test_typing_finds_plans_with_where_they_stand(seen: dict[str, Any]) -> None:
    (found,) = seen["hits"]
    assert found.startswith("Openbare laadpalen\n")
    assert "Nu meedoen" in found


def test_filters_narrow_to_a_neighbourhood_and_status(seen: dict[str, Any]) -> None:
    assert seen["wijken"][0] == "(alle)"
    assert "Binnenstad" in seen["wijken"]
    assert seen["fewer"]
    assert all("Nu meedoen" in line for line in seen["fewer"])


def test_what_is_found_is_chosen_by_the_keyboard(seen: dict[str, Any]) -> None:
    """Each step ended at the plan that was chosen; one of several, and the only one by Enter."""
    assert seen["several found"] > 1


def test_what_one_worked_on_is_found_by_itself(seen: dict[str, Any]) -> None:
    assert seen["mine"] == seen["changed"]


def test_what_an_algorithm_writes_is_shown_at_once(seen: dict[str, Any]) -> None:
    """The step ended when the panel named the moment; the layer has it too."""
    before, after = seen["moments"]
    assert after == before + 1


def test_on_a_new_day_it_shows_what_holds_then(seen: dict[str, Any]) -> None:
    """The step ended when what was found had its new name; one is where one was."""
    assert "Gevonden: 1" in seen["still found"]


def test_the_locator_of_qgis_finds_plans_and_opens_the_dock_on_the_one_chosen(seen: dict[str, Any]) -> None:
    assert any("Zonneveld Griftpolder" in str(text) for text in seen["located"])


def test_it_turns_to_a_store_that_is_opened_beside_another(seen: dict[str, Any]) -> None:
    address, *shown = seen["other store"]
    assert Path(address) == Path(seen["store"]).with_name("andere.gpkg")
    assert any("Kies een plan" in text for text in shown)


def test_it_names_the_store_that_it_shows_where_the_project_has_another(seen: dict[str, Any]) -> None:
    assert seen["titles"] == ["Participatie", "Participatie · andere"]


@pytest.mark.parametrize(
    "picture",
    [
        "found",
        "narrowed",
        "nothing found",
        "worked on",
        "no store",
        "agenda",
        "plan",
        "plan with buttons",
        "neighbourhood",
        "whole town",
        "own layer",
        "several",
        "not attached",
        "attached",
    ],
)
def test_nothing_is_cut_off(seen: dict[str, Any], picture: str) -> None:
    assert seen[f"{picture} clipped"] == []
    assert (PICTURES / f"{picture}.png").stat().st_size > 10_000
