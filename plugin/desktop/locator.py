"""Finds plans from QGIS's own search box (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult, QgsProject
from qgis.PyQt.QtGui import QIcon

from ..host.language import spoken
from ..participation.words import ParticipationError, Text

TITLE = Text("Plannen (participatie)", "Plans (participation)")
MOST = 15
PREFIX = "plan"


class PlanLocator(QgsLocatorFilter):
    """The filter for QGIS's search box. go: called in the window's thread with the address of the store and the id of
    the plan that was chosen."""

    def __init__(self, icon: QIcon, go: Callable[[str, str], None]) -> None:
        super().__init__()
        self._icon, self._go = icon, go
        self._stores: list[str] = []

    def clone(self) -> PlanLocator:
        return PlanLocator(self._icon, self._go)

    def name(self) -> str:
        return "participatiekaart"

    def displayName(self) -> str:
        return spoken(TITLE)

    def prefix(self) -> str:
        return PREFIX

    def prepare(self, string: str, context: QgsLocatorContext) -> list[str]:
        from ..host.store_layers import stores_in

        # the project may only be asked here, in the window's thread
        self._stores = stores_in(QgsProject.instance())
        return []

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        from ..host.unexpected import log, unexpected
        from .dock.searching import Wanted, search

        for address in self._stores:
            try:
                for rank, line in enumerate(search(address, Wanted(string), MOST)):
                    if feedback.isCanceled():
                        return
                    result = self._result(address, line.plan, spoken(line.name), line.detail)
                    # by itself QGIS puts them in the order of the alphabet
                    result.score = 1 - rank / MOST
                    self.resultFetched.emit(result)
            except ParticipationError as error:
                log(error.text)
            except Exception as error:
                # in the locator's own thread nobody else hears of it
                unexpected(error)

    def triggerResult(self, result: QgsLocatorResult) -> None:
        # QGIS 3.40 has an attribute for it, which crashes PyQt in the older ones that have this method
        told = result.getUserData() if hasattr(result, "getUserData") else result.userData
        self._go(*told)

    def _result(self, address: str, plan: str, name: str, detail: Text | None) -> QgsLocatorResult:
        result = QgsLocatorResult(self, name, [address, plan])
        result.description = spoken(detail) if detail else ""
        result.icon = self._icon
        return result
