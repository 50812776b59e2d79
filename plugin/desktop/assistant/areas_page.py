"""The second step: the municipality, and where its wijken and buurten come from."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from qgis.core import QgsVectorLayer

from ...host import settings
from ...host.language import spoken
from ...intake.areas.cbs_areas import CbsAreas
from ...intake.arrange import Areas
from ...intake.new_store import NO_TITLE, municipality_code, settings_from
from ...intake.sources import SourceArea
from ...participation.codes import AreaLevel
from ...participation.counts import buurten, wijken
from ...participation.crs import RD_NEW
from ...participation.progress import CancelledError, Progress
from ...participation.snapshot import StoreSettings
from ...participation.words import ParticipationError, Text
from .own_areas import OwnAreas
from .step import Step
from .town_fetch import TownFetch

TITLE = Text("Plannen in {town}", "Plans in {town}")
FETCHED = Text(
    "{name} ({code}) in {year}: {wijken} en {buurten}.",
    "{name} ({code}) in {year}: {wijken} and {buurten}.",
)
NO_TOWN_TYPED = Text("Vul een gemeente in.", "Fill in a municipality.")
NO_ADDRESS = Text(
    "In de instellingen staat geen adres om wijken op te halen. Vul het daar in, of kies een eigen laag.",
    "The settings have no address to fetch neighbourhoods from. Fill it in there, or choose a layer of your own.",
)
CODE = re.compile(r"gm\d*$", re.IGNORECASE)


class AreasPage(Step):
    """The page that asks for the municipality and its areas: fetched by name, or from a layer. What was fetched is kept
    until another town or year is asked for."""

    form = "assistant_areas"

    def __init__(self) -> None:
        super().__init__()
        self._town = TownFetch(self)
        self._town.arrived.connect(self._take)
        self._town.failed.connect(self._failed)
        self._goes_on = False
        self._has_own_title = False
        self.year.setValue(date.today().year)
        self.municipality.setText(settings.MUNICIPALITY.value)
        self.own = OwnAreas(self, self._propose_town)
        self.show_with(self.from_pdok, self.pdok_part)
        self.show_with(self.from_layer, self.layer_part)
        for choice in (self.from_pdok, self.from_layer):
            choice.toggled.connect(lambda _: self._forget_wrong())
        self.municipality.textEdited.connect(self._town_typed)
        self.pages_title.textEdited.connect(self._title_typed)
        self.year.valueChanged.connect(lambda _: self._show_fetched())
        self.fetch.clicked.connect(self._fetch)
        self.stop.clicked.connect(self._town.stop)
        self._show_fetching()

    @property
    def crs(self) -> str:
        """What the store keeps its places in."""
        # it belongs to no assistant yet while it is made
        standing: StoreSettings | None = self.assistant.standing if self.assistant else None
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
        found = self._found
        if found is not None:
            return [
                Areas(level, found.year, partial(_as_fetched, rows)) for level, rows in found.by_level.items() if rows
            ]
        return self.own.areas(self.crs) if self.from_layer.isChecked() else []

    @property
    def chosen(self) -> QgsVectorLayer | None:
        """The municipality's own layer of areas; None where they do not come from one."""
        return self.own.layers.layer if self.from_layer.isChecked() else None

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
        self._town.stop()

    def isComplete(self) -> bool:
        return not self._town.is_busy

    def validatePage(self) -> bool:
        self._forget_wrong()
        if self.from_pdok.isChecked() and self._found is None:
            self._goes_on = True
            self._fetch()
            return False
        return self._check("municipality", lambda: municipality_code(self._code)) and (
            self._check("pages_title", self._check_title) and self._check("layer", lambda: self.areas)
        )

    def leave(self) -> None:
        """The window is closing."""
        self._town.leave()
        self.own.forget()

    @property
    def _found(self) -> CbsAreas | None:
        """What was fetched, where that is what is chosen."""
        return self._town.found(*self._asking, self.crs) if self.from_pdok.isChecked() else None

    @property
    def _asking(self) -> tuple[str, int]:
        return self.municipality.text().strip(), int(self.year.value())

    @property
    def _code(self) -> str:
        """The town's code: as it is typed, or as it was found by its name."""
        return self._found.code if self._found else str(self.municipality.text())

    def _forget_wrong(self) -> None:
        for field in ("municipality", "pages_title", "fetch"):
            self.tell(field, None)
        self.own.look_beside()

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
        self._town.start(address, town, year, self.crs)
        self._show_fetching()

    def _take(self, found: CbsAreas) -> None:
        self._propose_title(found.name)
        self._show_fetching()
        if self._goes_on:
            self._goes_on = False
            self.assistant.next()

    def _failed(self, error: ParticipationError) -> None:
        self._goes_on = False
        self._show_fetching()
        self.tell("fetch", None if isinstance(error, CancelledError) else error.text)

    def _show_fetching(self) -> None:
        for widget, is_shown in ((self.fetching, True), (self.stop, True), (self.fetch, False)):
            widget.setVisible(is_shown is self._town.is_busy)
        self._show_fetched()
        self.completeChanged.emit()

    def _show_fetched(self) -> None:
        found = self._found
        self.fetched.setVisible(found is not None)
        if found is not None:
            of_level = {"wijken": wijken(found.count(AreaLevel.WIJK)), "buurten": buurten(found.count(AreaLevel.BUURT))}
            said = FETCHED.format(name=found.name, code=found.code, year=found.year, **of_level)
            self.fetched.setText(f"✓ {spoken(said)}")

    def _town_typed(self, town: str) -> None:
        self.tell("municipality", None)
        # residents know their town by its name
        self._propose_title("" if CODE.match(town.strip()) else town.strip())
        self._show_fetched()

    def _propose_town(self, code: str, name: str) -> None:
        """As a layer says; what somebody typed stays."""
        typed = self.municipality.text().strip().casefold()
        if typed in ("", name.casefold()) and not self.municipality.isReadOnly():
            self.tell("municipality", None)
            self.municipality.setText(code)
            self._propose_title(name)

    def _title_typed(self, title: str) -> None:
        self._has_own_title = bool(title)

    def _propose_title(self, town: str) -> None:
        if not self._has_own_title and not self.pages_title.isReadOnly():
            self.pages_title.setText(spoken(TITLE.format(town=town)) if town else "")


def _as_fetched(rows: list[SourceArea], _: Progress) -> list[SourceArea]:
    return rows
