"""Which releases are kept beside the public folder, and who cannot look into them."""

from __future__ import annotations

import gzip
import stat
from datetime import datetime, timedelta, timezone
from pathlib import Path

from participatiekaart.plugin.participation.codes import Basis, ContactKind
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.publication.release.kept import KEEP

from ..released import FIELD, change, contents, kept, make_store, release, roll_back
from ..small_town import AREAS, NOW, contact, plan, tie, when
from .first_release import DAY, told, values


def test_the_standing_release_and_five_before_it_are_kept_out_of_the_publics_reach(store: str, folder: Path) -> None:
    for number in range(8):
        change(store, Plan, FIELD.id, summary=f"Versie {number}")
        release(store, folder, NOW + number * DAY)
    assert told(folder) == [f"Versie {number}" for number in range(7, 1, -1)]
    assert [one.stands_in(folder) for one in kept(folder)] == [True, *[False] * 5]
    assert all(folder not in one.path.parents for one in kept(folder))
    assert folder.stat().st_dev == kept(folder)[0].path.stat().st_dev


def test_other_accounts_such_as_a_web_servers_cannot_look_into_what_is_kept(store: str, folder: Path) -> None:
    (first,) = kept(folder)

    assert first.path.parents[1].stat().st_mode & 0o007 == 0
    assert folder.stat().st_mode & 0o005 == 0o005


def test_what_an_earlier_version_kept_open_is_closed_to_other_accounts(store: str, folder: Path) -> None:
    beside = kept(folder)[0].path.parents[1]
    beside.chmod(0o2775)

    release(store, folder, NOW + DAY)

    assert stat.S_IMODE(beside.stat().st_mode) == 0o2770, "the group, and that what is made there gets it, stay"


def test_no_contact_is_kept(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    person = contact(name="Anna Bakker", publish_name=True, email="anna@prive.example", publish_email=True,
                     phone="038 111 22 33", publish_phone=True, basis=Basis.FUNCTIONAL)  # fmt: skip
    club = contact(kind=ContactKind.ORGANISATION, organisation="Buurtvereniging Zuid", neighbourhood_code="WK999902",
                   website="https://zuid.example/", publish_website=True, basis=Basis.FUNCTIONAL)  # fmt: skip
    release(make_store(tmp_path / "opslag.gpkg", [*AREAS, street, person, tie(street, person), club]), folder)
    every = b"".join(contents(folder).values())
    private = [b"Anna Bakker", b"anna@prive.example", b"038 111 22 33", b"Buurtvereniging", b"zuid.example"]
    assert all(text in every for text in private)
    (only,) = kept(folder)
    assert not [text for text in private if text in gzip.decompress(only.path.read_bytes())]


def test_how_many_are_kept_can_be_chosen(store: str, folder: Path) -> None:
    for number in range(3):
        change(store, Plan, FIELD.id, summary=f"Versie {number}")
        release(store, folder, keep=1)
    assert len(kept(folder)) == 2
    change(store, Plan, FIELD.id, summary="Nieuw")
    release(store, folder, keep=0)
    assert told(folder) == ["Nieuw"]


def test_a_file_of_others_among_the_kept_releases_is_none_of_them(store: str, folder: Path) -> None:
    (first,) = kept(folder)
    copy = first.path.with_name("kopie.json.gz")
    copy.write_bytes(b"")
    copy.with_name("reserve").mkdir()
    change(store, Plan, FIELD.id, summary="Anders")

    release(store, folder)

    assert len(kept(folder)) == 2
    assert copy.exists()


def test_a_kept_release_that_never_came_to_stand_is_forgotten(store: str, folder: Path) -> None:
    (first,) = kept(folder)
    home = first.path.parent
    (home / ".komt-20260101T000000.000000Z-abcdef0123456789.json.gz").write_bytes(b"x")
    (home / ".half").write_bytes(b"x")
    change(store, Plan, FIELD.id, summary="Anders.")
    release(store, folder, when("2026-11-24 12:00"))
    second, before = kept(folder)
    assert before == first
    assert set(home.iterdir()) == {first.path, second.path}


def test_nights_without_a_change_push_no_release_out(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Met een fout.")
    for night in range(KEEP + 2):
        release(store, folder, NOW + timedelta(minutes=night))
    assert len(kept(folder)) == 2

    roll_back(store, folder)

    assert values(folder, FIELD)["samenvatting"] == FIELD.summary


def test_an_earlier_release_that_is_published_again_is_kept_once_and_stands(store: str, folder: Path) -> None:
    for summary in ("Eerst.", "Anders.", "Eerst."):
        change(store, Plan, FIELD.id, summary=summary)
        release(store, folder)
    assert [one.stands_in(folder) for one in kept(folder)] == [True, False, False]


def test_a_clock_that_ran_ahead_for_a_while_leaves_the_releases_in_their_order(store: str, folder: Path) -> None:
    summaries = [*(f"Met de klok vooruit, {number}." for number in range(4)), "De klok staat goed.", "Het laatst."]
    for number, summary in enumerate(summaries, 1):
        change(store, Plan, FIELD.id, summary=summary)
        release(store, folder)
        for one in kept(folder)[:4] if number == 4 else []:
            one.path.rename(one.path.with_name(f"2099{one.path.name[4:]}"))
    assert told(folder) == summaries[::-1]
    assert all(one.went_public <= datetime.now(timezone.utc) for one in kept(folder))

    roll_back(store, folder)

    assert values(folder, FIELD)["samenvatting"] == "De klok staat goed."
