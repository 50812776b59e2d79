"""An address that was public once leads on, or says that the plan is gone, without what the plan said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store

from .released import make_store, release
from .small_town import AREAS, plan


@pytest.fixture
def published(tmp_path: Path) -> Iterator[tuple[str, Path, dict[str, Plan]]]:
    """A store with two plans, published once: its path, its folder and the plans by name."""
    plans = {name: plan(name=name, summary=f"Alles over {name}.") for name in ("Molenweg", "Dorpsplein")}
    store, folder = make_store(tmp_path / "store.gpkg", [*AREAS, *plans.values()]), tmp_path / "publiek"
    release(store, folder)
    yield store, folder, plans


def change(store: str, record: Plan, **values: Any) -> None:
    opened = open_store(store)
    with opened.writing("planner") as transaction:
        transaction.update(Plan, [(record.id, values)])
    opened.close()


def page(folder: Path, slug: str, language: str = "") -> str:
    return (folder / language / f"plannen/{slug}/index.html").read_text(encoding="utf-8")


def test_a_new_name_keeps_the_address(published: Any) -> None:
    store, folder, plans = published
    change(store, plans["Molenweg"], name="Nieuwe Molenweg")
    release(store, folder)
    assert "Nieuwe Molenweg" in page(folder, "molenweg")


@pytest.mark.parametrize("language", ["", "en"])
def test_an_address_changed_by_hand_leads_on(published: Any, language: str) -> None:
    store, folder, plans = published
    change(store, plans["Molenweg"], slug="herinrichting-molenweg")
    release(store, folder)
    assert "plannen/herinrichting-molenweg/index.html" in page(folder, "molenweg", language)
    assert "Alles over Molenweg." in page(folder, "herinrichting-molenweg", language)


@pytest.mark.parametrize("language", ["", "en"])
def test_a_withdrawn_plan_leaves_a_page_without_its_content(published: Any, language: str) -> None:
    store, folder, plans = published
    change(store, plans["Molenweg"], publication_state=PublicationState.WITHDRAWN)
    release(store, folder)
    left = page(folder, "molenweg", language)
    assert "Molenweg" not in left.replace("molenweg", "")
    assert "noindex" in left


def test_an_address_that_two_plans_had_tells_of_the_last_at_each_publication(published: Any) -> None:
    store, folder, plans = published
    change(store, plans["Molenweg"], slug="herinrichting-molenweg")
    change(store, plans["Dorpsplein"], slug="molenweg")
    release(store, folder)
    change(store, plans["Dorpsplein"], publication_state=PublicationState.WITHDRAWN)
    for _ in range(2):
        release(store, folder, confirm=True)
        assert "noindex" in page(folder, "molenweg")
        assert "herinrichting-molenweg" not in page(folder, "molenweg")
