"""The assistant that sets everything up once, in five steps at most. Nothing is written before the last."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox, QWidget, QWizard

from ...host import settings
from ...host.language import spoken
from ...host.layer_rows import description, plan_rows
from ...intake.arrange import Arrangement, Plans
from ...intake.sources import Attachment
from ...participation.codes import AreaLevel
from ...participation.snapshot import StoreSettings
from ...participation.words import ParticipationError, Text
from ..forms import fit_on_screen
from ..manual import open_help
from . import sample
from .areas_page import AreasPage
from .concept_page import ConceptPage
from .done_page import DonePage
from .plans_page import PlansPage
from .store_page import StorePage, documents, free_name
from .taken_layer import taken

TITLE = Text("Participatie inrichten", "Set up participation")
BUTTONS = {
    QWizard.WizardButton.BackButton: Text("Terug", "Back"),
    QWizard.WizardButton.NextButton: Text("Verder", "Next"),
    QWizard.WizardButton.FinishButton: Text("Inrichten", "Set up"),
    QWizard.WizardButton.CancelButton: Text("Annuleren", "Cancel"),
    QWizard.WizardButton.HelpButton: Text("Hulp", "Help"),
}
CLOSE = Text("Sluiten", "Close")
LEAVE = Text(
    "Stoppen met inrichten? Er is nog niets gemaakt of gewijzigd.",
    "Stop setting up? Nothing has been made or changed yet.",
)
STOP, GO_ON = Text("&Stoppen", "&Stop"), Text("&Doorgaan", "&Go on")
NEW = Text("Nieuwe opslag: {address}", "New store: {address}")
STANDING = Text("Bestaande opslag: {address}", "Existing store: {address}")
TOWN = Text("Gemeente {code}: {title}", "Municipality {code}: {title}")
NO_AREAS = Text("Wijken en buurten: nu niet", "Wijken and buurten: not now")
AREAS = Text(
    "Wijken en buurten: niveau {levels}, indeling van {year}", "Wijken and buurten: level {levels}, as of {year}"
)
NO_PLANS = Text("Plannen: nu niet", "Plans: not now")
PLANS = Text("Plannen: uit de laag “{layer}”, als concept", "Plans: from the layer “{layer}”, as drafts")
PLANS_PUBLIC = Text(
    "Plannen: uit de laag “{layer}”, allemaal openbaar bij de eerste publicatie",
    "Plans: from the layer “{layer}”, all of them public with the first publication",
)
LAYER_GONE = Text(
    "Een laag die u koos is niet meer in het project. Ga terug en kies hem opnieuw, of een andere.",
    "A layer that you chose is no longer in the project. Go back and choose it again, or another one.",
)
SAMPLE = Text("De voorbeeldstad komt in {folder}.", "The sample town goes into {folder}.")


class Assistant(QWizard):
    """The window of the assistant. Signal arranged: a store is set up, with its address and the municipality's own plan
    layer, or None."""

    arranged = pyqtSignal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("Assistant")
        self.setWindowTitle(spoken(TITLE))
        # the same on every system, with room for the sentence why
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.HaveHelpButton)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        for button, text in BUTTONS.items():
            self.setButtonText(button, spoken(text))
        self._sample_folder: Path | None = None
        self._own: QgsVectorLayer | None = None
        self._told_of: list[str] = []
        self.store_page, self.areas_page = StorePage(), AreasPage()
        self.plans_page, self.concept_page, self.done_page = PlansPage(), ConceptPage(), DonePage()
        steps = (self.store_page, self.areas_page, self.plans_page, self.concept_page, self.done_page)
        self._ids = {page: self.addPage(page) for page in steps}
        self.store_page.sample_wanted.connect(self.try_sample)
        self.done_page.begun.connect(lambda: self.button(QWizard.WizardButton.BackButton).setEnabled(False))
        self.done_page.ended.connect(self._ended)
        self.helpRequested.connect(lambda: open_help("inrichten", self))
        self.finished.connect(self._leave)
        self.resize(760, 600)
        fit_on_screen(self)

    @property
    def standing(self) -> StoreSettings | None:
        """Settings of the store that exists; None for a new one."""
        return self.store_page.standing

    def validateCurrentPage(self) -> bool:
        # the sample town asks nothing of what is filled in
        return self._leads_to_sample or bool(super().validateCurrentPage())

    def nextId(self) -> int:
        without_plans = self.currentPage() is self.plans_page and self.plans_page.chosen is None
        return self._ids[self.done_page] if self._leads_to_sample or without_plans else int(super().nextId())

    def try_sample(self) -> None:
        """Set up the sample town, at once."""
        self._sample_folder = free_name(documents(), spoken(sample.FOLDER))
        self.next()
        self.arrange()

    def summary(self) -> str:
        """What will be done, a line each."""
        if self._sample_folder is not None:
            return spoken(SAMPLE.format(folder=self._sample_folder))
        address, areas, layer = self.store_page.address, self.areas_page.areas, self.plans_page.chosen
        self._told_of = self._layer_ids
        code, title = self.areas_page.town
        of_areas = {part.level for part in areas}
        levels = ", ".join(spoken(level.label).lower() for level in AreaLevel if level in of_areas)
        plans = PLANS_PUBLIC if self.concept_page.published.isChecked() else PLANS
        lines = (
            (STANDING if self.standing else NEW).format(address=address),
            TOWN.format(code=code, title=title),
            AREAS.format(levels=levels, year=areas[0].year) if areas else NO_AREAS,
            plans.format(layer=layer.name()) if layer else NO_PLANS,
        )
        return "\n".join(f"• {spoken(line)}" for line in lines)

    def arrange(self) -> None:
        """Do what was chosen, in the background; what is wrong is told on the last page."""
        folder = self._sample_folder
        if folder is not None:
            tidy = partial(shutil.rmtree, folder, ignore_errors=True)
            self.done_page.start(lambda _: sample.sample_town(folder), tidy)
            return
        if self._layer_ids != self._told_of:
            # where one is removed, its box goes on to another by itself
            self.done_page.tell("work", LAYER_GONE)
            return
        try:
            wanted = self._arrangement()
        except ParticipationError as error:
            self.done_page.tell("work", error.text)
            return
        if wanted.settings is not None and not settings.MUNICIPALITY.value:
            settings.MUNICIPALITY.keep(wanted.settings.municipality)
        self.done_page.start(lambda _: wanted, lambda: None)

    def reject(self) -> None:
        """Leave; asks first where something was filled in, and stops what is under way."""
        if self.done_page.is_working:
            self.done_page.stop_working()
        elif not self.is_dirty or self.may_discard():
            self.discard()

    @property
    def is_dirty(self) -> bool:
        """Whether something was filled in that is not set up yet."""
        return self.done_page.arranged is None and self.currentPage() is not self.store_page

    def may_discard(self) -> bool:
        """Ask whether what was filled in may go."""
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), spoken(LEAVE), parent=self)
        stop = box.addButton(spoken(STOP), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(spoken(GO_ON), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is stop

    def discard(self) -> None:
        """Leave without asking."""
        super().reject()

    def initializePage(self, id: int) -> None:
        super().initializePage(id)
        if self.currentPage() is self.store_page:
            self._sample_folder = None

    def cleanupPage(self, id: int) -> None:
        super().cleanupPage(id)
        if id == self._ids[self.done_page]:
            self._sample_folder = None

    @property
    def _leads_to_sample(self) -> bool:
        return self.currentPage() is self.store_page and self._sample_folder is not None

    @property
    def _layer_ids(self) -> list[str]:
        """Of the layers that are chosen."""
        chosen = (self.areas_page.chosen, self.plans_page.chosen)
        return [layer.id() for layer in chosen if layer is not None]

    def _arrangement(self) -> Arrangement:
        areas = self.areas_page
        return Arrangement(self.store_page.address, areas.new_settings, areas.areas, self._plans())

    def _plans(self) -> Plans | None:
        layer = self._own = self.plans_page.chosen
        if layer is None:
            return None
        plain = taken(layer, self.areas_page.crs)
        fields = [*self.plans_page.fields, *self.concept_page.fields]
        attachment = Attachment(
            description(layer.name(), layer, plain, fields),
            self.plans_page.duplicates,
            publish=self.concept_page.published.isChecked(),
        )
        return Plans(attachment, partial(plan_rows, plain, fields))

    def _ended(self) -> None:
        finish, done = QWizard.WizardButton.FinishButton, self.done_page.arranged
        if done is None:
            self.button(QWizard.WizardButton.BackButton).setEnabled(True)
            self.button(finish).setFocus()
            return
        self.setButtonLayout([QWizard.WizardButton.HelpButton, QWizard.WizardButton.Stretch, finish])
        self.setButtonText(finish, spoken(CLOSE))
        # Enter would press Help, where the keyboard went while nothing else could be pressed
        self.button(finish).setFocus()
        own = sample.own_layer(self._sample_folder) if self._sample_folder else self._own
        self.arranged.emit(done.address, own)

    def _leave(self) -> None:
        for page in (self.areas_page, self.plans_page, self.done_page):
            page.leave()
        self._own = None
