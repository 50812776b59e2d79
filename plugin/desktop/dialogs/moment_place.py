"""The part of the moment dialog that says where: a point by a click, by the map's middle, by an address, or typed."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QMenu

from ...entry.moment import MomentEntry
from ...entry.points import show_place
from ...host import settings
from ...host.language import spoken
from ...participation.codes import MomentKind
from ...participation.snapshot import StoreSettings
from ...participation.words import ParticipationError, Text, joined
from .address_dialog import AddressDialog
from .pointing import Pointing
from .widgets import value_of

ON_MAP = Text("Aanwijzen op de kaart…", "Point on the map…")
MIDDLE = Text("Midden van de kaart nemen", "Take the middle of the map")
LOOK_UP = Text("Adres opzoeken…", "Look up an address…")
OFF = Text("Adres opzoeken (staat uit bij de instellingen)", "Look up an address (switched off in the settings)")
CLEAR = Text("Punt en adres wissen", "Clear point and address")
ON_THE_MAP = Text("plek op de kaart (mag leeg)", "on the map (optional)")
AT_HOME = Text(
    "Een keukentafelgesprek is bij iemand thuis. Adres en punt worden nooit openbaar. Schrijf het adres dus niet bij "
    "“Waar” of in de titel.",
    "A kitchen-table talk is at somebody's home. Address and point never go public. So do not write the address at "
    "“Where” or in the title.",
)
STILL_THERE = Text(
    "Nog van de vorige plaats: {what}. Pas dat aan, of wis het met “Plek kiezen”.",
    "Still of the former place: {what}. Change that, or clear it with “Choose the spot”.",
)
ADDRESS = Text("het adres “{address}” (bij “Meer”)", "the address “{address}” (under “More”)")
POINT = Text("het punt op de kaart", "the point on the map")


class MomentPlace:
    """Fills place and address on a moment's form; `form` is the dialog that has them. pointing: of the window's map,
    where there is one."""

    def __init__(self, form: Any, pointing: Pointing | None) -> None:
        self._form, self._pointing = form, pointing
        self._settings = StoreSettings("", "")
        form.point.setPlaceholderText(spoken(ON_THE_MAP))
        menu = QMenu(form.point_button)
        if pointing is not None:
            menu.addAction(spoken(ON_MAP)).triggered.connect(self.point)
            menu.addAction(spoken(MIDDLE)).triggered.connect(self.take_middle)
            form.finished.connect(lambda _: pointing.leave(form))
        look_up = menu.addAction(spoken(LOOK_UP if settings.LOCATIESERVER.value else OFF))
        look_up.setEnabled(bool(settings.LOCATIESERVER.value))
        look_up.triggered.connect(self.look_up)
        menu.addAction(spoken(CLEAR)).triggered.connect(self._clear)
        form.point_button.setMenu(menu)

    def show(self, store: StoreSettings) -> None:
        """Say in what system the numbers are."""
        self._settings = store
        tip = self._form.point.toolTip()
        self._form.point.setToolTip(tip if store.crs in tip else f"{tip} ({store.crs})")

    def hints(self) -> list[str]:
        """Says that a home stays private."""
        is_home = self._form.kind.currentData() == MomentKind.KITCHEN_TABLE.value
        return [spoken(AT_HOME)] if is_home else []

    def of_former(self, opened: MomentEntry) -> list[str]:
        """Says of another hall that the address or the point is still that of the one before. opened: what stood in the
        form at first."""
        place, address, point = (value_of(getattr(self._form, name)) for name in ("place", "address", "point"))
        still = [ADDRESS.format(address=address)] if address and address == opened.address else []
        still += [POINT] if point and point == opened.point else []
        is_other = place and opened.place and place != opened.place
        return [spoken(STILL_THERE.format(what=joined(", ", still)))] if still and is_other else []

    def point(self) -> None:
        """Let the form step aside for a click on the map."""
        if self._pointing is not None:
            self._pointing.ask(self._form, self._settings.crs, self._take, self._fail)

    def take_middle(self) -> None:
        if self._pointing is not None:
            self._pointing.tell_middle(self._settings.crs, self._take, self._fail)

    def look_up(self) -> AddressDialog:
        """Let an address be looked up, beginning with the one that stands there."""
        form = self._form
        words = form.address.text() or form.place.text()
        service = settings.LOCATIESERVER.value
        dialog = AddressDialog(form, service, self._settings.municipality, self._settings.crs, words)
        dialog.chosen.connect(self._take_address)
        dialog.open()
        return dialog

    def _take(self, x: float, y: float) -> None:
        self._form.point.setText(show_place(x, y))
        self._form.point.setFocus()

    def _take_address(self, name: str, x: float, y: float) -> None:
        # that it is filled in has to be seen
        self._form.unfold()
        self._form.address.setText(name)
        self._take(x, y)

    def _fail(self, error: ParticipationError) -> None:
        self._form.say(error.text)

    def _clear(self) -> None:
        self._form.point.clear()
        self._form.address.clear()
