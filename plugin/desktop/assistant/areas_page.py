"""The second step: the municipality, and where its wijken and buurten come from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from qgis.core import QgsMapLayerProxyModel, QgsVectorLayer

from ...intake.arrange import Areas
from ...intake.cbs_areas import CbsAreas, fetch_areas
from ...intake.keys import likely
from ...intake.new_store import NO_TITLE, municipality_code, settings_from
from ...intake.sources import SourceArea
from ...participation.codes import AreaLevel
from ...participation.progress import CancelledError, Progress
from ...participation.snapshot import StoreSettings
from ...participation.words import ParticipationError, Text
from ...processing.create_store import RD_NEW
from ...processing.language import spoken
from ...processing.reading import area_rows
from .. import settings
from ..network import Fetching
from ..tasks import Work
from .layer_choice import LayerChoice
from .layers import taken
from .step import Step

TITLE = Text("Plannen in {town}", "Plans in {town}")
FETCHING = Text("Wijken en buurten ophalen", "Fetching wijken and buurten")
FETCHED = Text(
    "{name} ({code}) in {year}: {wijken} wijken en {buurten} buurten.",
    "{name} ({code}) in {year}: {wijken} wijken and {buurten} buurten.",
)
NO_TOWN_TYPED = Text("Vul een gemeente in.", "Fill in a municipality.")
NO_ADDRESS = Text(
    "In de instellingen staat geen adres om wijken op te halen. Vul het daar in, of kies een eigen laag.",
    "The settings have no address to fetch neighbourhoods from. Fill it in there, or choose a layer of your own.",
)
NO_LAYER = Text(
    "Kies een laag met vlakken, en de velden met code en naam.",
    "Choose a layer of polygons, and the fields with code and name.",
)
CODES = ("buurtcode", "wijkcode", "gemeentecode", "statcode", "code", "id")
NAMES = ("buurtnaam", "wijknaam", "gemeentenaam", "statnaam", "naam", "name")


class AreasPage(Step):
    """areas: what is to be brought in. What was fetched is kept, until another town or year is asked for."""

    form = "assistant_areas"

    def __init__(self) -> None:
        super().__init__()
        self._fetched: CbsAreas | None = None
        self._asked: tuple[str, int] | None = None
        self._work: Work | None = None
        self._goes_on = False
        self._has_own_title = False
        self._layers = LayerChoice(
            self.layer,
            self.open_layer,
            QgsMapLayerProxyModel.Filter.PolygonLayer,
            lambda text: self.tell("layer", text),
        )
        this_year = date.today().year
        self.year.setValue(this_year)
        self.layer_year.setValue(this_year)
        self.level.addItems([spoken(level.label) for level in AreaLevel])
        self.level.setCurrentIndex(list(AreaLevel).index(AreaLevel.BUURT))
        self.code_field.setAllowEmptyFieldName(True)
        self.name_field.setAllowEmptyFieldName(True)
        self.municipality.setText(settings.MUNICIPALITY.value)
        self.show_with(self.from_pdok, self.pdok_part)
        self.show_with(self.from_layer, self.layer_part)
        for choice in (self.from_pdok, self.from_layer):
            choice.toggled.connect(lambda _: self._forget_wrong())
        self.layer.layerChanged.connect(self._layer_changed)
        self.code_field.fieldChanged.connect(self._show_level)
        self._layer_changed(self.layer.currentLayer())
        self.municipality.textEdited.connect(self._town_typed)
        self.pages_title.textEdited.connect(self._title_typed)
        self.year.valueChanged.connect(lambda _: self._show_fetched())
        self.fetch.clicked.connect(self._fetch)
        self.stop.clicked.connect(self.stop_fetching)
        self._set_busy(False)

    @property
    def crs(self) -> str:
        """What the store keeps its places in."""
        standing: StoreSettings | None = self.assistant.standing
        return standing.crs if standing else RD_NEW

    @property
    def new_settings(self) -> StoreSettings | None:
        """Of a new store; None where one stands. Raises ParticipationError."""
        if self.assistant.standing is not None:
            return None
        return settings_from(self.pages_title.text(), self._code, RD_NEW, settings.TIMEZONE.value)

    @property
    def town(self) -> tuple[str, str]:
        """Code of the municipality and title of its pages."""
        return self._code.strip().upper(), str(self.pages_title.text()).strip()

    @property
    def areas(self) -> list[Areas]:
        """Raises ParticipationError where the layer cannot be read."""
        if self.from_pdok.isChecked() and self._fetched is not None:
            year, by_level = self._fetched.year, self._fetched.by_level
            return [Areas(level, year, partial(_as_fetched, rows)) for level, rows in by_level.items() if rows]
        if not self.from_layer.isChecked():
            return []
        layer = self._layers.layer
        fields = (self.code_field.currentField(), self.name_field.currentField(), "")
        if layer is None or not all(fields[:2]):
            raise ParticipationError(NO_LAYER)
        plain = taken(layer, self.crs)
        level = list(AreaLevel)[self.level.currentIndex()]
        return [Areas(level, self.layer_year.value(), lambda progress: area_rows(plain, fields, progress))]

    def initializePage(self) -> None:
        standing = self.assistant.standing
        self.municipality.setReadOnly(standing is not None)
        self.pages_title.setReadOnly(standing is not None)
        if standing is not None:
            self.municipality.setText(standing.municipality)
            self.pages_title.setText(standing.title)
            self.no_areas.setChecked(True)

    def cleanupPage(self) -> None:
        # what was typed stays for whoever comes back
        self.stop_fetching()

    def isComplete(self) -> bool:
        return self._work is None

    def validatePage(self) -> bool:
        self._forget_wrong()
        if self.from_pdok.isChecked() and not self._is_fetched:
            self._goes_on = True
            self._fetch()
            return False
        return self._check("municipality", lambda: municipality_code(self._code)) and (
            self._check("pages_title", self._check_title) and self._check("layer", lambda: self.areas)
        )

    def stop_fetching(self) -> None:
        """Stop what is under way."""
        if self._work is not None:
            self._fetching.stop()
            self._work.cancel()

    def leave(self) -> None:
        """Stop, for the window is closing."""
        if self._work is not None:
            self._fetching.stop()
            self._work.leave()

    @property
    def _is_fetched(self) -> bool:
        return self._fetched is not None and self._asked == self._asking

    @property
    def _asking(self) -> tuple[str, int]:
        return self.municipality.text().strip(), int(self.year.value())

    @property
    def _code(self) -> str:
        """The town's code: as it is typed, or as it was found by its name."""
        if self.from_pdok.isChecked() and self._is_fetched and self._fetched is not None:
            return self._fetched.code
        return str(self.municipality.text())

    def _forget_wrong(self) -> None:
        for field in ("municipality", "pages_title", "fetch", "layer"):
            self.tell(field, None)

    def _check_title(self) -> None:
        if not self.pages_title.text().strip():
            raise ParticipationError(NO_TITLE)

    def _check(self, field: str, look: Callable[[], Any]) -> bool:
        try:
            look()
        except ParticipationError as error:
            self.tell(field, error.text)
            return False
        return True

    def _fetch(self) -> None:
        self.tell("fetch", None)
        self.tell("municipality", None)
        address, (town, year) = settings.FEATURES_API.value, self._asking
        if not town:
            self.tell("municipality", NO_TOWN_TYPED)
            return
        if not address:
            self.tell("fetch", NO_ADDRESS)
            return
        self._fetching = fetching = Fetching()
        crs = self.crs
        self._asked, self._fetched = self._asking, None
        self._work = Work(
            spoken(FETCHING),
            lambda progress: fetch_areas(address, year, town, crs, fetching.get, progress),
            self._take,
            self._failed,
        )
        self._set_busy(True)
        self._work.start()

    def _take(self, found: CbsAreas) -> None:
        self._work = None
        self._fetched = found
        self._propose_title(found.name)
        self._set_busy(False)
        if self._goes_on:
            self._goes_on = False
            self.assistant.next()

    def _failed(self, error: ParticipationError) -> None:
        self._work, self._goes_on = None, False
        self._set_busy(False)
        self.tell("fetch", None if isinstance(error, CancelledError) else error.text)

    def _set_busy(self, is_busy: bool) -> None:
        self.fetching.setVisible(is_busy)
        self.stop.setVisible(is_busy)
        self.fetch.setVisible(not is_busy)
        self._show_fetched()
        self.completeChanged.emit()

    def _show_fetched(self) -> None:
        found = self._fetched if self._is_fetched else None
        self.fetched.setVisible(found is not None)
        if found is None:
            return
        counts = {"wijken": found.count(AreaLevel.WIJK), "buurten": found.count(AreaLevel.BUURT)}
        self.fetched.setText("✓ " + spoken(FETCHED.format(name=found.name, code=found.code, year=found.year, **counts)))

    def _town_typed(self, town: str) -> None:
        self.tell("municipality", None)
        self._propose_title(town.strip())
        self._show_fetched()

    def _title_typed(self, title: str) -> None:
        self._has_own_title = bool(title)

    def _propose_title(self, town: str) -> None:
        if not self._has_own_title and not self.pages_title.isReadOnly():
            self.pages_title.setText(spoken(TITLE.format(town=town)) if town else "")

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        for box, wanted in ((self.code_field, CODES), (self.name_field, NAMES)):
            box.setLayer(layer)
            fields = [field.name() for field in layer.fields()] if layer else []
            box.setField(likely(fields, wanted) or "")

    def _show_level(self, field: str) -> None:
        """CBS names a field of codes after its level."""
        for number, level in enumerate(AreaLevel):
            if field.lower().startswith(level.value):
                self.level.setCurrentIndex(number)


def _as_fetched(rows: list[SourceArea], _: Progress) -> list[SourceArea]:
    return rows
