"""QGIS's own attribute tables of the store's layers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shapely
from participatiekaart.plugin.desktop.project.group import add_store
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtGui import QFontMetrics, QGuiApplication

from .in_a_project import layer_of

SPOT = shapely.Point(200_000, 500_000)


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ("plan_nowhere", ["name", "source_name", "source_key", "summary"]),
        ("moment", ["kind", "title"]),
        ("contact", ["kind", "name"]),
    ],
)
def test_a_table_begins_with_what_the_form_begins_with_and_shows_no_keys(
    project: QgsProject, part: str, first: list[str]
) -> None:
    columns = layer_of(project, part).attributeTableConfig().columns()
    shown = [column.name for column in columns if not column.hidden]
    assert shown[: len(first)] == first
    assert not {"fid", "id", "created_at", "version", "plan", "source"} & set(shown)
    assert "internal_note" in shown


@pytest.mark.parametrize("part", ["plan_nowhere", "moment", "contact"])
def test_no_heading_of_a_table_is_cut_off(project: QgsProject, part: str) -> None:
    layer, font = layer_of(project, part), QFontMetrics(QGuiApplication.font())
    shown = [column for column in layer.attributeTableConfig().columns() if column.name and not column.hidden]
    names = [layer.attributeDisplayName(layer.fields().indexOf(column.name)) for column in shown]

    assert names
    assert all(column.width > font.horizontalAdvance(name) for column, name in zip(shown, names))


@pytest.mark.parametrize(
    ("part", "name"), [("plan_nowhere", "source_name"), ("moment", "title"), ("plan_contact", "contact")]
)
def test_a_name_is_not_cut_off(project: QgsProject, part: str, name: str) -> None:
    columns = layer_of(project, part).attributeTableConfig().columns()
    font = QFontMetrics(QGuiApplication.font())
    assert [one.width > font.horizontalAdvance("Wijkteam Stationskwartier") for one in columns if one.name == name] == [
        True
    ]


@pytest.fixture(params=["C", "nl"])
def formats(request: pytest.FixtureRequest) -> Iterator[None]:
    """In digits, and with the name of the month."""
    usual = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(usual)


def test_a_table_shows_of_a_moment_the_hour_too(formats: None, project: QgsProject) -> None:
    layer, font = layer_of(project, "moment"), QFontMetrics(QGuiApplication.font())
    written = QgsApplication.fieldFormatterRegistry().fieldFormatter("DateTime")
    widths = {column.name: column.width for column in layer.attributeTableConfig().columns()}
    for name in ("begin_local", "end_local"):
        index = layer.fields().indexOf(name)
        config = layer.editorWidgetSetup(index).config()
        text = written.representValue(layer, index, config, None, "2026-09-30 19:30")
        assert "19:30" in text
        assert widths[name] > font.horizontalAdvance(text)


def test_the_count_above_a_table_is_of_its_rows(store: str) -> None:
    """“Plannen (zonder ligging)” said forty over a table of three."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="a", name="Plein"), Plan(id="b", name="Brug", geometry=shapely.to_wkb(SPOT))])
    made = QgsProject()
    add_store(made, store)

    counts = {part: layer_of(made, part).featureCount() for part in ("plan_nowhere", "plan_point")}

    assert counts == {part: sum(1 for _ in layer_of(made, part).getFeatures()) for part in counts}
    assert counts["plan_nowhere"] == 1
