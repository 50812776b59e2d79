"""A project with the layers of a store, put on a map server by mistake."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from participatiekaart.plugin.desktop.project.group import add_store
from qgis.core import QgsProject

from .in_a_project import layer_of
from .serving import qgis_server


def asked(address: str, **what: str) -> str:
    """What a map server answers, an error included."""
    try:
        with urllib.request.urlopen(f"{address}/?{urllib.parse.urlencode(what)}", timeout=60) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()


def test_a_map_server_shows_nothing_of_a_store(project: QgsProject, store: str, tmp_path: Path) -> None:
    """Each layer of a project is in its WMS unless it says otherwise; what the public may see is in other layers."""
    project.writeEntry("WMSRestrictedLayers", "/", ["Van mij"])
    project.removeMapLayer(layer_of(project, "contact").id())
    add_store(project, store)
    # by the name of the group it is still kept back
    layer_of(project, "plan_nowhere").setName("Zonder ligging")
    assert project.write(str(tmp_path / "werk.qgz"))
    assert project.readListEntry("WMSRestrictedLayers", "/")[0][0] == "Van mij"
    service = {"SERVICE": "WMS", "VERSION": "1.3.0"}
    info = {"REQUEST": "GetFeatureInfo", "INFO_FORMAT": "text/xml", "FEATURE_COUNT": "9", "WIDTH": "9", "HEIGHT": "9"}

    with qgis_server(tmp_path / "werk.qgz", tmp_path) as address:
        offered = asked(address, REQUEST="GetCapabilities", **service)
        told = [
            asked(address, QUERY_LAYERS=name, LAYERS=name, FILTER=f'{name}:"id" IS NOT NULL', **service, **info)
            for name in ("Contacten", "Zonder ligging", "Participatie")
        ]

    assert "<Layer" in offered
    for name in ("Contacten", "Momenten", "Zonder ligging", "Participatie"):
        assert f"<Title>{name}</Title>" not in offered
    for text in told:
        assert "Noor" not in text
        assert "Molen" not in text
        assert "LayerNotDefined" in text


def test_a_project_of_an_earlier_version_shows_a_map_server_nothing_once_its_store_is_opened(
    project: QgsProject, store: str
) -> None:
    project.writeEntry("WMSRestrictedLayers", "/", ["Van mij"])
    project.setDirty(False)

    add_store(project, store)

    names = {layer.name() for layer in project.mapLayers().values()}
    assert {*names, "Van mij"} == set(project.readListEntry("WMSRestrictedLayers", "/")[0])
    assert project.isDirty(), "to be saved, or the server is given the project without it"
    project.setDirty(False)
    add_store(project, store)
    assert not project.isDirty()
