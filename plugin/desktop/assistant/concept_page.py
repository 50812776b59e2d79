"""The fourth step: what else the layer knows of its plans, and whether they come in as drafts."""

from __future__ import annotations

from ...intake.plan_layers.likely_fields import NAMES, OPTIONAL, likely
from .step import Step


class ConceptPage(Step):
    """Shows the fields of the layer that was chosen a step before."""

    form = "assistant_concept"

    def initializePage(self) -> None:
        layer = self.assistant.plans_page.chosen
        for name in OPTIONAL:
            box = getattr(self, name)
            if box.layer() is not layer:
                box.setAllowEmptyFieldName(True)
                box.setLayer(layer)
                box.setField(likely([field.name() for field in layer.fields()], NAMES[name]) or "")

    def cleanupPage(self) -> None:
        pass  # what was chosen stays for whoever comes back

    @property
    def fields(self) -> list[str]:
        """Of summary, kind, phase and web address; an empty name where there is none."""
        return [str(getattr(self, name).currentField()) for name in OPTIONAL]
