"""A publication in which many plans would be missing is confirmed first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.participation.codes import PublicationState

from .walking_through import PLANS, change, names, press, publish


def test_a_great_loss_is_confirmed_first(dialog: PublishDialog, store: str, tmp_path: Path) -> None:
    publish(dialog)
    change(store, *PLANS[:3], publication_state=PublicationState.WITHDRAWN)
    press(dialog)
    assert dialog.confirm.isVisible()
    assert len(names(tmp_path)) == 5
    dialog.confirm.setChecked(True)
    publish(dialog)
    assert len(names(tmp_path)) == 2


@pytest.mark.parametrize("by", ["another folder", "another fault"])
def test_what_was_confirmed_holds_for_that_folder_and_loss_only(
    dialog: PublishDialog, store: str, tmp_path: Path, by: str
) -> None:
    publish(dialog)
    shutil.copytree(tmp_path / "publiek", tmp_path / "tweede")
    change(store, *PLANS[:3], publication_state=PublicationState.WITHDRAWN)
    press(dialog)
    dialog.confirm.setChecked(True)
    if by == "another folder":
        dialog.folder.setFilePath(str(tmp_path / "tweede"))
    else:
        away = Path(store).rename(f"{store}.weg")
        press(dialog)
        away.rename(store)

    assert not dialog.confirm.isVisible()
    press(dialog)
    assert dialog.confirm.isVisible(), dialog.message.text()
    assert len(names(tmp_path)) == 5
