"""The sample town as a store to look around in. It does not exist, and says so."""

from __future__ import annotations

import importlib
from datetime import date
from functools import partial
from pathlib import Path

from qgis.core import QgsVectorLayer

from ...host.language import spoken
from ...host.layer_rows import area_rows, description, plan_rows
from ...intake.arrange import Areas, Arrangement, Plans
from ...intake.sample_town import record_by_hand
from ...intake.sources import Attachment
from ...intake.tables.headings import RecordKind
from ...participation.codes import AreaLevel
from ...participation.crs import RD_NEW
from ...participation.snapshot import StoreSettings
from ...participation.words import ParticipationError, Text
from .taken_layer import taken

TITLE = Text("Plannen in Veldermond (verzonnen gemeente)", "Plans in Veldermond (made-up municipality)")
FOLDER = Text("Participatie voorbeeldstad", "Participation sample town")
LAYER = Text("Plannen van Veldermond (eigen laag)", "Plans of Veldermond (own layer)")
CODE = "GM9901"
FIELDS = ("plancode", "naam", "samenvatting", "soort", "fase", "url")
NOT_MADE = Text(
    "De voorbeeldstad kan niet worden gemaakt in {folder}. Controleer of daar geschreven mag worden.",
    "The sample town cannot be made in {folder}. Check that you may write there.",
)
_AREAS = (("gemeente", AreaLevel.MUNICIPALITY), ("wijken", AreaLevel.WIJK), ("buurten", AreaLevel.BUURT))


def sample_town(folder: Path) -> Arrangement:
    """Draw the town's layers and tables into a folder, and say how its store is to be set up. Runs in the background.

    Raises ParticipationError where the folder cannot be written.
    """
    # it lies beside the code, among what is not code
    package = (__package__ or "").partition(".plugin.")[0]
    town = importlib.import_module(f"{package}.resources.sample.town.making")
    today = date.today()
    try:
        town.make_town(1, today, folder)
    except OSError as error:
        raise ParticipationError(NOT_MADE.format(folder=folder)) from error
    own = own_layer(folder)
    plans = taken(own, RD_NEW)
    areas = []
    for name, level in _AREAS:
        layer = QgsVectorLayer(f"{folder / 'neighbourhoods.gpkg'}|layername={name}", name, "ogr")
        fields = (f"{level.value}code", f"{level.value}naam", "")
        areas.append(Areas(level, today.year, partial(area_rows, taken(layer, RD_NEW), fields)))
    return Arrangement(
        str(store_in(folder)),
        StoreSettings(spoken(TITLE), CODE),
        areas,
        Plans(Attachment(description(own.name(), own, plans, FIELDS), publish=True), partial(plan_rows, plans, FIELDS)),
        [(RecordKind.MOMENTS, folder / "momenten.csv"), (RecordKind.CONTACTS, folder / "contacten.csv")],
        by_hand=partial(record_by_hand, folder=folder, today=today),
    )


def own_layer(folder: Path) -> QgsVectorLayer:
    """The plan layer the town has of its own."""
    return QgsVectorLayer(f"{folder / 'plannen.gpkg'}|layername=plannen", spoken(LAYER), "ogr")


def store_in(folder: Path) -> Path:
    """Where the town's store comes."""
    return folder / "participatie.gpkg"
