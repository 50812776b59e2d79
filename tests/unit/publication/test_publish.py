"""Publishing a real store: the same twice, nothing private, and what it refuses."""

from __future__ import annotations

import base64
import gzip
import html
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from participatiekaart.plugin.participation.codes import Basis, ContactKind, MomentKind, PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.public_view.areas import AreaFinder
from participatiekaart.plugin.publication.release import manifest
from participatiekaart.plugin.publication.remarks import ADDRESS_LOST, ENGLISH_LOST, OFF_THE_MAP, left_out
from participatiekaart.plugin.store.addresses import open_store

from .released import change, contents, make_store, records, release
from .small_town import NOW, contact, moment, plan, site, tie, town


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make_store(tmp_path / "opslag.gpkg", records())


def test_the_same_moment_gives_the_same_bytes(store: str, tmp_path: Path) -> None:
    release(store, tmp_path / "een")
    release(store, tmp_path / "een")
    release(store, tmp_path / "twee")
    assert contents(tmp_path / "een") == contents(tmp_path / "twee")


@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("2", "Pacific/Auckland")])
def test_another_process_in_another_zone_gives_the_same_bytes(store: str, tmp_path: Path, seed: str, zone: str) -> None:
    release(store, tmp_path / "hier")
    script = (
        "import sys; from pathlib import Path; from tests.unit.publication.released import release; "
        "release(sys.argv[1], Path(sys.argv[2]))"
    )
    root = Path(__file__).resolve().parents[3]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "PYTHONPATH": os.pathsep.join([str(root / "build/path"), str(root)]),
    }
    subprocess.run([sys.executable, "-c", script, store, str(tmp_path / "daar")], env=environment, check=True)
    assert contents(tmp_path / "hier") == contents(tmp_path / "daar")


def test_a_later_moment_changes_only_what_says_something_else(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    release(store, folder)
    before = contents(folder)
    release(store, folder, NOW + timedelta(minutes=1))
    after = contents(folder)
    assert {name for name in after if after[name] != before[name]} == {"manifest.json"}


def canary(place: str) -> str:
    return f"‹kanarie {place}›&'é;,\"\nregel"


def forms(text: str) -> set[bytes]:
    """How a text may stand in a file; the first line is enough to know it by."""
    line = text.split("\n", maxsplit=1)[0]
    known = {line, html.escape(line), quote(line), json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]}
    known |= {line.split("&")[0], line.replace(";", "\\;").replace(",", "\\,")}
    raw = {form.encode() for form in known}
    return raw | {line.encode("utf-16-le"), base64.b64encode(line.encode())[:20]}


def private_records() -> list[Any]:
    """Records with something private in every place that has one."""
    street = plan(name="Straat", source_name="Straat")
    concept = PublicationState.CONCEPT
    withheld = [plan(name=canary("concept"), publication_state=concept, summary=canary("conceptsamenvatting"))]
    withheld.append(plan(name=canary("ingetrokken"), publication_state=PublicationState.WITHDRAWN))
    meetings = [
        moment(street, "2026-12-01 19:30", "2026-12-01 21:00", internal_note=canary("notitie")),
        moment(
            street, "2026-12-02 19:30", "2026-12-02 21:00", title=canary("conceptmoment"), publication_state=concept
        ),
        moment(
            street,
            "2026-12-03 10:00",
            "2026-12-03 11:00",
            kind=MomentKind.KITCHEN_TABLE,
            address=canary("thuis"),
        ),
    ]
    person = contact(
        kind=ContactKind.PERSON,
        name=canary("naam"),
        organisation=canary("organisatie"),
        role_text=canary("roltekst"),
        email="kanarie@prive.example",
        phone="06 11 22 33 44",
        internal_note=canary("contactnotitie"),
        basis=Basis.PUBLIC_TASK,
        website="https://openbaar.example/",
        publish_website=True,
    )
    ended = contact(
        name=canary("verlopen"), publish_name=True, permission_on="2026-01-01", permission_until="2026-02-01"
    )
    return [street, *withheld, *meetings, person, ended, tie(street, person), tie(street, ended, 1)]


PRIVATE = [canary(place) for place in (
    "concept", "conceptsamenvatting", "ingetrokken", "notitie", "conceptmoment", "thuis", "naam",
    "organisatie", "roltekst", "contactnotitie", "verlopen",
)]  # fmt: skip


def test_nothing_private_stands_in_any_byte(tmp_path: Path) -> None:
    store = make_store(tmp_path / "geheime opslag.gpkg", private_records())
    release(store, tmp_path / "publiek")
    wanted = {form for text in PRIVATE for form in forms(text)}
    wanted |= {b"kanarie@prive.example", b"06 11 22 33 44", b"geheime opslag", str(tmp_path).encode()}
    public = contents(tmp_path / "publiek")
    assert b"https://openbaar.example/" in public["plannen.geojson"] + public["plannen/straat/index.html"]
    for name, data in public.items():
        unfolded = data.replace(b"\r\n ", b"")
        plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else b""
        for found in (data, unfolded, plain):
            assert not [form for form in wanted if form in found], name


def test_what_would_be_sought_is_found_where_it_is_public(tmp_path: Path) -> None:
    """The search above can fail: a public text with the same signs is found in every kind of file."""
    text = canary("openbaar")
    store = make_store(tmp_path / "opslag.gpkg", [plan(name=text)])
    release(store, tmp_path / "publiek")
    found = {
        name
        for name, data in contents(tmp_path / "publiek").items()
        if any(form in data.replace(b"\r\n ", b"") for form in forms(text))
    }
    assert {"plannen.geojson", "plannen.gpkg", "plannen.fgb", "nieuws.xml", "index.html"} <= found


def test_a_loss_stops_until_it_is_confirmed(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    release(store, folder)
    before = contents(folder)
    with open_store(store) as opened:
        plans = [plan.id for plan in opened.snapshot().plans]
    for id in plans[:2]:
        change(store, Plan, id, publication_state=PublicationState.WITHDRAWN)
    with pytest.raises(ParticipationError, match="8"):
        release(store, folder, confirm=False)
    assert contents(folder) == before
    assert release(store, folder).plans == 6


def test_a_loss_of_a_fifth_is_none_to_confirm(tmp_path: Path) -> None:
    plans = [plan(name=f"Plan {number}") for number in range(5)]
    store, folder = make_store(tmp_path / "opslag.gpkg", plans), tmp_path / "publiek"
    release(store, folder)
    change(store, Plan, plans[0].id, publication_state=PublicationState.WITHDRAWN)
    assert release(store, folder, confirm=False).plans == 4


def test_where_the_number_of_plans_that_stand_cannot_be_read_none_are_said_to_be_lost(
    store: str, tmp_path: Path
) -> None:
    listed = tmp_path / "publiek" / manifest.NAME
    release(store, listed.parent)
    told = json.loads(listed.read_text(encoding="utf-8"))
    listed.write_text(json.dumps({**told, "plannen": "veel"}), encoding="utf-8")
    assert release(store, listed.parent, confirm=False).plans == 8


def test_a_job_that_forgets_the_address_or_the_english_pages_says_so(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    forgetful = {"language": Languages.NL, "base_url": ""}
    forgotten = {ADDRESS_LOST, ENGLISH_LOST}

    for _ in range(2):
        assert not forgotten & set(release(store, folder).notes)
    assert forgotten <= set(release(store, folder, **forgetful).notes)
    assert not forgotten & set(release(store, folder, **forgetful).notes)


def test_a_publication_for_an_earlier_moment_than_what_stands_says_so(store: str, tmp_path: Path) -> None:
    """The clock of the computer was two hours off, the last time or now."""
    listed = tmp_path / "publiek" / manifest.NAME

    def said(at: datetime) -> list[str]:
        return [note.nl for note in release(store, listed.parent, at).notes if "eerder moment" in note.nl]

    assert [said(NOW), said(NOW + timedelta(hours=2)), said(NOW + timedelta(hours=2))] == [[], [], []]
    (told,) = said(NOW)
    assert "was voor 23 november 2026, 14:00 uur; deze is voor een eerder moment, 23 november 2026, 12:00 uur." in told
    assert said(NOW) == []
    stands = json.loads(listed.read_text(encoding="utf-8"))
    listed.write_text(json.dumps({**stands, "gepubliceerd_op": "ooit"}), encoding="utf-8")
    assert said(NOW - timedelta(hours=1)) == []


def test_a_plan_that_lies_off_the_earth_is_named_and_one_without_a_place_is_not() -> None:
    records = town(plan(name="Ver"), plan(name="Zonder", geometry=None))
    shown = site(records)
    off_the_earth = replace(shown, plannen=tuple(replace(one, wgs84=None) for one in shown.plannen))

    assert left_out(AreaFinder(records), shown) == []
    assert left_out(AreaFinder(records), off_the_earth) == [OFF_THE_MAP.format(name="Ver")]


def test_pages_of_a_town_without_wijken_lead_to_none(tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    release(make_store(tmp_path / "zonder.gpkg", [plan(name="Straat")]), folder)
    assert "#wijken" not in (folder / "index.html").read_text(encoding="utf-8")

    release(make_store(tmp_path / "met.gpkg", records()), folder)
    assert "#wijken" in (folder / "index.html").read_text(encoding="utf-8")


def test_without_plans_nothing_is_published(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [])
    with pytest.raises(ParticipationError):
        release(store, tmp_path / "publiek", confirm=False)
    assert not (tmp_path / "publiek").exists()


def test_without_plans_an_empty_map_is_published_once_that_is_confirmed(tmp_path: Path) -> None:
    release(make_store(tmp_path / "leeg.gpkg", []), tmp_path / "publiek", confirm=True)
    assert json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"] == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "kaart.example",
        "ftp://kaart.example/",
        "https:///plannen/",
        'https://x.example/"onload=',
        "http://[",
        "https://x.example/?map=1",
        "https://x.example/#a",
        "https://piet:geheim@x.example/",
        "https://x.example/a\r\nATTENDEE:mailto:x",
        "https://x.example/\0",
        "https://x.example/\u202e",
        "https://x.example:poort/",
        "https://x.example\\elders/",
    ],
)
def test_a_wrong_address_is_refused_before_anything_is_written(store: str, tmp_path: Path, address: str) -> None:
    with pytest.raises(ParticipationError) as refusal:
        release(store, tmp_path / "publiek", base_url=address)
    assert "geheim" not in str(refusal.value)
    assert not (tmp_path / "publiek").exists()


def test_a_rename_keeps_the_address_and_a_withdrawal_leaves_a_page_without_content(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    release(store, folder)
    with open_store(store) as opened:
        field = next(plan for plan in opened.snapshot().plans if plan.name == "Veld")
    page = folder / "plannen/veld/index.html"
    change(store, Plan, field.id, name="Nieuwe naam")
    release(store, folder)
    assert "Nieuwe naam" in page.read_text(encoding="utf-8")
    change(store, Plan, field.id, publication_state=PublicationState.WITHDRAWN)
    release(store, folder)
    text = page.read_text(encoding="utf-8")
    assert "Nieuwe naam" not in text
    assert "Gedaan." not in text


def test_a_record_with_an_error_is_withheld_and_counted(tmp_path: Path) -> None:
    street = plan(name="Straat")
    faulty = moment(street, title="Zonder tijd")
    store = make_store(tmp_path / "opslag.gpkg", [street, faulty])
    result = release(store, tmp_path / "publiek")
    assert (result.plans, result.moments, result.withheld) == (1, 0, 1)


def test_feedback_is_public_from_its_date_on(tmp_path: Path) -> None:
    street = plan(name="Straat")
    held = moment(street, "2026-11-01 19:30", "2026-11-01 21:00", feedback="Later bekend", feedback_on="2026-12-15")
    store = make_store(tmp_path / "opslag.gpkg", [street, held])
    result = release(store, tmp_path / "publiek")
    early = {name for name, data in contents(tmp_path / "publiek").items() if b"Later bekend" in data}
    assert early == set()
    assert result.valid_until is not None
    release(store, tmp_path / "publiek", result.valid_until)
    assert b"Later bekend" in contents(tmp_path / "publiek")["plannen.geojson"]
