"""No password or key in the address of a layer is kept, however a provider writes it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.intake.secrets import without_secrets


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (
            "dbname='p' host=h user='l' password='geheim' key='id' table=\"s\".\"t\" (geom)",
            "dbname='p' host=h user='l' key='id' table=\"s\".\"t\" (geom)",
        ),
        ("host=h password='ge\\'heim x' table=\"t\"", 'host=h table="t"'),
        (
            "url='https://l:geheim@h.nl/wfs' typename='a:b' username='l' password='geheim'",
            "url='https://l@h.nl/wfs' typename='a:b' username='l' ",
        ),
        ("url='https://h.nl/wfs?api_key=geheim&map=1' typename='a:b'", "url='https://h.nl/wfs?map=1' typename='a:b'"),
        (
            " url='https://h.nl/wfs' http-header:Authorization='Bearer geheim' http-header:referer='kaart'",
            " url='https://h.nl/wfs' http-header:referer='kaart'",
        ),
        ("http-header:X-Api-Key=geheim&url=https://h.nl/wfs", "url=https://h.nl/wfs"),
        ("https://h.nl/wfs?subscription-key=geheim", "https://h.nl/wfs?"),
        ("/vsicurl/https://l:geheim@h.nl/a.gpkg|layername=plannen", "/vsicurl/https://l@h.nl/a.gpkg|layername=plannen"),
        ("https://l:ge:heim@h.nl/wfs", "https://l@h.nl/wfs"),
        ("https://:geheim@h.nl/wfs", "https://@h.nl/wfs"),
        ("url='https://h.nl/wfs?token=geheim' typename='a:b'", "url='https://h.nl/wfs?' typename='a:b'"),
        (
            "/vsicurl/https://h.nl/a.gpkg?sig=geheim|layername=plannen",
            "/vsicurl/https://h.nl/a.gpkg?|layername=plannen",
        ),
        ('host=h password="ge \\"heim" table="t"', 'host=h table="t"'),
        ("MSSQL:server=h;UID=l;PWD=geheim;tables=t", "MSSQL:server=h;UID=l;tables=t"),
        ("MYSQL:db,user=l,password=geheim,host=h", "MYSQL:db,user=l,host=h"),
        ("PG:dbname=p access_token=geheim tables=t", "PG:dbname=p tables=t"),
    ],
)
def test_what_lets_one_in_is_taken_out_and_the_rest_stays(address: str, kept: str) -> None:
    assert without_secrets(address) == kept


@pytest.mark.parametrize(
    "address",
    [
        "/mnt/plannen: token & pass/a=b.gpkg|layername=plannen",
        "C:/gis/wachtwoord/plannen.shp",
        "https://h.nl:8443/geoserver/plannen@2026",
        "https://h.nl/plannen:zuid@2026",
        "url='https://h.nl/wfs?map=1' typename='a:b' pkey='id'",
        "Point?crs=EPSG:28992&field=sleutel:string",
    ],
)
def test_an_address_without_a_password_stays_as_it_is(address: str) -> None:
    assert without_secrets(address) == address
