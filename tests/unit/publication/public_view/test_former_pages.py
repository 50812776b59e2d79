"""An address that was public once leads on, or says that the plan is gone, without what the plan said."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.checks import HeldBack
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.snapshot import FormerSlug, PublishedRecord
from participatiekaart.plugin.store.geopackage.connection import connect

from ..released import change, make_store, release
from ..small_town import AREAS, as_text, plan, site, town


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    """By name."""
    return {name: plan(name=name, summary=f"Alles over {name}.") for name in ("Molenweg", "Dorpsplein")}


@pytest.fixture(scope="module")
def two_plans(plans: dict[str, Plan], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds a store with the two plans and the folder it was published into, to be copied."""
    base = tmp_path_factory.mktemp("twee plannen")
    release(make_store(base / "store.gpkg", [*AREAS, *plans.values()]), base / "publiek")
    return base


@pytest.fixture
def published(two_plans: Path, plans: dict[str, Plan], tmp_path: Path) -> tuple[str, Path, dict[str, Plan]]:
    """A store with two plans, published once: its path, its folder and the plans by name."""
    shutil.copytree(two_plans, tmp_path, symlinks=True, dirs_exist_ok=True)
    return str(tmp_path / "store.gpkg"), tmp_path / "publiek", plans


def page(folder: Path, slug: str, language: str = "") -> str:
    return (folder / language / f"plannen/{slug}/index.html").read_text(encoding="utf-8")


def test_a_new_name_keeps_the_address(published: Any) -> None:
    store, folder, plans = published
    change(store, Plan, plans["Molenweg"].id, name="Nieuwe Molenweg")
    release(store, folder)
    assert "Nieuwe Molenweg" in page(folder, "molenweg")


@pytest.mark.parametrize("language", ["", "en"])
def test_an_address_changed_by_hand_leads_on(published: Any, language: str) -> None:
    store, folder, plans = published
    change(store, Plan, plans["Molenweg"].id, slug="herinrichting-molenweg")
    release(store, folder)
    assert "plannen/herinrichting-molenweg/index.html" in page(folder, "molenweg", language)
    assert "Alles over Molenweg." in page(folder, "herinrichting-molenweg", language)


@pytest.mark.parametrize("language", ["", "en"])
def test_a_withdrawn_plan_leaves_a_page_without_its_content(published: Any, language: str) -> None:
    store, folder, plans = published
    change(store, Plan, plans["Molenweg"].id, publication_state=PublicationState.WITHDRAWN)
    release(store, folder)
    left = page(folder, "molenweg", language)
    assert "Molenweg" not in left.replace("molenweg", "")
    assert "noindex" in left
    assert {"": "Dit plan is ingetrokken", "en": "This plan has been withdrawn"}[language] in left


@pytest.mark.parametrize(
    "values",
    [{"publication_state": PublicationState.CONCEPT}, {"summary": "[invullen]"}],
    ids=["a draft again", "held back by an error"],
)
def test_a_plan_that_is_not_shown_for_now_is_not_called_withdrawn(published: Any, values: dict[str, Any]) -> None:
    store, folder, plans = published
    change(store, Plan, plans["Molenweg"].id, slug="herinrichting-molenweg", **values)
    release(store, folder)
    for slug in ("molenweg", "herinrichting-molenweg"):
        left = page(folder, slug)
        assert "Dit plan staat hier nu niet" in left and "ingetrokken" not in left
        assert "noindex" in left


def test_a_deleted_plan_leaves_a_page_without_its_content_at_each_of_its_addresses(published: Any) -> None:
    store, folder, plans = published
    change(store, Plan, plans["Molenweg"].id, slug="herinrichting-molenweg")
    release(store, folder)
    with closing(connect(Path(store))) as connection, connection:
        connection.execute("DELETE FROM plan WHERE id = ?", [plans["Molenweg"].id])
    for _ in range(2):
        release(store, folder, confirm=True)
        for slug in ("molenweg", "herinrichting-molenweg"):
            left = page(folder, slug)
            assert "Dit plan staat hier nu niet" in left and "noindex" in left
            assert "Alles over" not in left


def test_an_address_that_two_plans_had_tells_of_the_last_at_each_publication(published: Any) -> None:
    store, folder, plans = published
    change(store, Plan, plans["Molenweg"].id, slug="herinrichting-molenweg")
    change(store, Plan, plans["Dorpsplein"].id, slug="molenweg")
    release(store, folder)
    change(store, Plan, plans["Dorpsplein"].id, publication_state=PublicationState.WITHDRAWN)
    for _ in range(2):
        release(store, folder, confirm=True)
        assert "noindex" in page(folder, "molenweg")
        assert "herinrichting-molenweg" not in page(folder, "molenweg")


def test_a_plan_taken_back_leaves_its_addresses_and_nothing_else() -> None:
    gone = plan(name="KANARIE", slug="kanaal", publication_state=PublicationState.WITHDRAWN)
    never = plan(name="KANARIE", slug="nooit-geweest", publication_state=PublicationState.WITHDRAWN)
    stays = plan(slug="molenweg")
    before = (PublishedRecord("plan", gone.id, "", "", "2026-01-01T00:00:00+00:00", 0, True),)
    former = (FormerSlug("kanaalplan", gone.id), FormerSlug("oude-weg", stays.id), FormerSlug("molenweg", gone.id))
    found = site(town(gone, never, stays, published=before, former_slugs=former))
    assert [page.slug for page in found.verdwenen] == ["kanaal", "kanaalplan"]
    assert [(page.slug, page.naar) for page in found.verhuisd] == [("oude-weg", "molenweg")]
    assert "KANARIE" not in as_text(found)


@pytest.mark.parametrize("slug", ["../../weg", "plein", "con"], ids=["out of the folder", "of another plan", "device"])
def test_a_former_address_that_is_another_plans_or_no_folder_leads_nowhere(slug: str) -> None:
    moved, other = plan(name="Weg", slug="weg"), plan(name="Plein", slug="plein")
    assert site(town(moved, other, former_slugs=(FormerSlug(slug, moved.id),))).verhuisd == ()


def test_an_address_that_is_no_folder_tells_of_no_plan_that_was_taken_back() -> None:
    gone = plan(slug="../../weg", publication_state=PublicationState.WITHDRAWN)
    before = (PublishedRecord("plan", gone.id, "", "", "2026-01-01T00:00:00+00:00", 0, True),)
    assert site(town(gone, published=before)).verdwenen == ()


def test_an_address_of_a_plan_that_never_was_public_tells_nothing() -> None:
    faulty = plan(slug="weg")
    found = site(town(faulty, former_slugs=(FormerSlug("pad", faulty.id),)), held=HeldBack(plans={faulty.id}))
    assert (found.verhuisd, found.verdwenen) == ((), ())
