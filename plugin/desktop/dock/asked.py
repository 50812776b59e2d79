"""What was asked for of one plan while none was chosen: it is done once one is."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, QTimer

from ...participation.words import Text

CHOOSE_ONE = Text(
    "Kies eerst één plan, op de kaart of door te zoeken.", "Choose one plan first, on the map or by searching."
)
CHOOSING_MS = 60_000


class Asked(QTimer):
    """Waits a minute for a plan to be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=CHOOSING_MS)
        self._do: Callable[[str, str], object] | None = None

    def wait(self, do: Callable[[str, str], object]) -> None:
        """Call `do` with the store's address and the id of the plan, once one is chosen."""
        self._do = do
        self.start()

    def answer(self, address: str, plan: str) -> None:
        """That plan was chosen."""
        do, self._do = self._do, None
        if self.isActive() and do is not None:
            self.stop()
            do(address, plan)
