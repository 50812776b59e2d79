"""The tables behind QGIS Server, taken in by a map elsewhere: what a municipality with a map of its own does."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.protocol import Store
from playwright.sync_api import sync_playwright

from tests.loopback import Quiet, listening
from tests.qgis.command_line import with_arguments
from tests.qgis.serving import picture, qgis_server

from .test_tables import published
from .town import WHO

LEAFLET = Path(__file__).resolve().parents[2] / "build/site/node_modules/leaflet/dist/leaflet.js"
PAGE = """<!DOCTYPE html><title>De kaart van een ander</title><div id="kaart" style="height: 300px"></div>
<script src="leaflet.js"></script>
<script>
const kaart = L.map("kaart").setView([52.5, 6.1], 10);
fetch("{address}/wfs3/collections/plannen/items.json")
  .then(answer => answer.json())
  .then(plans => {{ L.geoJSON(plans).addTo(kaart); document.title = plans.features.length + " plannen"; }})
  .catch(error => {{ document.title = "geweigerd"; }});
</script>
"""


@pytest.fixture
def address_of_server(store: Store, address: str, tmp_path: Path) -> Iterator[str]:
    published(store, tmp_path / "publiek", address)
    project = tmp_path / "kaart.qgs"
    done = with_arguments("serverproject", {"STORE": tmp_path / "opslag.gpkg", "DATABASE": address, "OUTPUT": project})
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["LAYERS"] == 7
    assert "geheim" not in project.read_text(encoding="utf-8")
    with qgis_server(project, tmp_path) as there:
        yield there


def features(address: str, layer: str) -> dict[str, str]:
    """The id and the name of each feature, as a harvester sees them."""
    with urllib.request.urlopen(f"{address}/wfs3/collections/{layer}/items.json", timeout=60) as answer:
        found = json.load(answer)["features"]
    return {feature["id"]: feature["properties"]["naam"] for feature in found}


def test_a_harvester_sees_an_update_and_no_new_feature(
    store: Store, address: str, address_of_server: str, tmp_path: Path
) -> None:
    before = features(address_of_server, "plannen")
    park = next(plan for plan in store.snapshot().plans if plan.name == "Park")
    with store.writing(WHO) as transaction:
        transaction.update(Plan, [(park.id, {"name": "Stadspark"})])
    published(store, tmp_path / "publiek", address)
    after = features(address_of_server, "plannen")
    assert sorted(before.values()) == ["Park", "Plein en pad"]
    assert after == {id: name.replace("Park", "Stadspark") for id, name in before.items()}
    assert picture(address_of_server, ["plannen"], (199_900, 499_900, 200_400, 500_200), "EPSG:28992") != {
        (255, 255, 255)
    }


def test_ogr2ogr_takes_it_in(address_of_server: str, tmp_path: Path) -> None:
    taken = tmp_path / "overgenomen.gpkg"
    asked = f"WFS:{address_of_server}/?SERVICE=WFS&VERSION=1.1.0"
    subprocess.run(["ogr2ogr", str(taken), asked, "plannen", "plannen_punten"], check=True, capture_output=True)
    listed = subprocess.run(["ogrinfo", "-so", "-al", str(taken)], check=True, capture_output=True, text=True).stdout
    assert listed.count("Feature Count: 2") == 1
    assert listed.count("Feature Count: 1") == 1


@pytest.mark.parametrize(("allowed", "title"), [(True, "2 plannen"), (False, "geweigerd")])
def test_a_page_of_another_site(address_of_server: str, tmp_path: Path, allowed: bool, title: str) -> None:
    """A browser lets it read when the server says that others may (CORS), as the manual tells."""
    with before(address_of_server, allowed) as open_to_all, site(tmp_path / "elders", open_to_all) as elsewhere:
        assert shown(elsewhere) == title


@contextmanager
def before(address: str, allowed: bool) -> Iterator[str]:
    """What stands before a map server: it passes on, and says whether others may read."""

    class Passing(Quiet, http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with urllib.request.urlopen(address + self.path, timeout=60) as answer:
                content = answer.read()
            self.send_response(200)
            self.send_header("Content-Type", "application/geo+json")
            if allowed:
                self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(content)

    with listening(Passing) as there:
        yield there


@contextmanager
def site(folder: Path, address: str) -> Iterator[str]:
    folder.mkdir()
    (folder / "index.html").write_text(PAGE.format(address=address), encoding="utf-8")
    (folder / "leaflet.js").write_bytes(LEAFLET.read_bytes())

    class Files(Quiet, http.server.SimpleHTTPRequestHandler):
        pass

    with listening(functools.partial(Files, directory=str(folder))) as there:
        yield there


def shown(address: str) -> str:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        page.wait_for_function("document.title != 'De kaart van een ander'")
        title = page.title()
        assert page.locator(".leaflet-overlay-pane path").count() == (2 if title == "2 plannen" else 0)
        browser.close()
    return title
