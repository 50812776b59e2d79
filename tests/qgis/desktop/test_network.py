"""Fetching as QGIS does: what comes back, and what is told where nothing does."""

from __future__ import annotations

import gzip
import socket
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import unquote

import pytest
from participatiekaart.plugin.desktop.network import Fetching
from participatiekaart.plugin.desktop.tasks import Work
from participatiekaart.plugin.intake.web.features_api import NoAnswerError
from participatiekaart.plugin.participation.progress import CancelledError
from qgis.PyQt.QtCore import QObject, QTimer

from tests.loopback import Quiet, listening
from tests.qgis.dialogs.doing import until

ODD = {
    "/veel": ({}, bytes(5_000_000)),
    "/ingepakt": ({"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))),
    "/half": ({"Content-Length": "100"}, b"hier"),
}


ENDED = threading.Event()


class Answers(Quiet, BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/zonder-einde":
            self.send_response(200)
            self.end_headers()
            with suppress(ConnectionError):
                while True:
                    self.wfile.write(b" ")
                    ENDED.wait(0.05)
            return
        circle = {"/heen": "/terug", "/terug": "/heen"}.get(self.path)
        if circle or self.path.startswith("/naar?"):
            self.send_response(302)
            self.send_header(
                "Location", f"http://{self.headers['Host']}{circle}" if circle else unquote(self.path.partition("?")[2])
            )
            self.end_headers()
            return
        if self.path in ODD:
            headers, body = ODD[self.path]
            self.send_response(200)
            for name, value in headers.items():
                self.send_header(name, value)
        else:
            self.send_response(int(self.path.strip("/")))
            body = b"hier"
        self.end_headers()
        with suppress(ConnectionError):  # who asked has had enough
            self.wfile.write(body)


@pytest.fixture
def address(qgis_application: Any) -> Iterator[str]:
    ENDED.clear()
    with listening(Answers) as there:
        yield there
        ENDED.set()


@pytest.fixture
def other(qgis_application: Any) -> Iterator[str]:
    """Another server, by its name on this machine."""

    class Other(Quiet, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"van een ander")

    with listening(Other) as there:
        yield there.replace("127.0.0.1", "localhost")


@pytest.fixture
def silent(qgis_application: Any) -> Iterator[str]:
    """A server that takes the call and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


def fetching(**limits: int) -> Fetching:
    """What is never cancelled."""
    return Fetching(lambda: False, **limits)


def test_the_content_of_an_address_is_fetched(address: str) -> None:
    assert fetching().get(f"{address}/200") == b"hier"


@pytest.mark.parametrize("status", [400, 404, 500])
def test_a_refusal_is_told_with_its_code(address: str, status: int) -> None:
    with pytest.raises(NoAnswerError) as failed:
        fetching().get(f"{address}/{status}")

    assert failed.value.status == status
    assert f"weigert het verzoek (code {status})" in failed.value.text.nl


def test_a_server_that_says_nothing_is_waited_for_so_long_and_no_longer(silent: str) -> None:
    with pytest.raises(NoAnswerError) as failed:
        fetching(patience_ms=1000).get(silent)

    assert "gaf binnen 1 seconden geen antwoord" in failed.value.text.nl


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://nergens.invalid/"])
def test_without_a_network_the_way_out_is_told(qgis_application: Any, address: str) -> None:
    with pytest.raises(NoAnswerError) as failed:
        fetching().get(address)

    assert failed.value.text.nl.startswith("Er is geen verbinding met ")
    assert failed.value.status is None


@pytest.mark.parametrize("path", ["/veel", "/ingepakt"])
def test_an_answer_that_is_far_too_long_is_broken_off(address: str, path: str) -> None:
    said = failure(fetching(most_bytes=1_000_000), address + path).text.nl
    assert "stuurt meer dan 1 MB in één antwoord" in said


@pytest.mark.parametrize("path", ["/404", "/half", "/veel"])
def test_an_error_takes_nothing_of_qts_to_another_thread(address: str, path: str) -> None:
    """What Qt deletes late can make QGIS stand still for good. The task itself is the window's."""
    error = failure(fetching(most_bytes=1_000_000), address + path)
    kept = [value for frame, _ in traceback.walk_tb(error.__traceback__) for value in frame.f_locals.values()]
    assert [value for value in kept if isinstance(value, QObject) and not isinstance(value, Work)] == []


def test_an_answer_that_breaks_off_is_told(address: str) -> None:
    with pytest.raises(NoAnswerError) as failed:
        fetching().get(f"{address}/half")

    assert "brak halverwege af" in failed.value.text.nl


def test_what_was_stopped_before_it_began_asks_nothing(silent: str) -> None:
    with pytest.raises(CancelledError):
        Fetching(lambda: True).get(silent)


def test_it_stops_whenever_it_is_asked_to(silent: str) -> None:
    for pause in (0, 0, 0, 1, 5, 50, 200):
        failed: list[Any] = []
        work = Work("proef", lambda work: Fetching(work.isCanceled).get(silent), failed.append, failed.append)
        work.start()
        QTimer.singleShot(pause, work.cancel)
        until(lambda failed=failed: bool(failed))
        assert isinstance(failed[0], CancelledError), f"stopped after {pause} ms"


def failure(limited: Fetching, address: str) -> NoAnswerError:
    """What a fetch in the background ends with."""
    told: list[Any] = []
    work = Work("proef", lambda _: limited.get(address), told.append, told.append)
    work.start()
    until(lambda: bool(told))
    assert isinstance(told[0], NoAnswerError)
    return told[0]


def test_an_answer_that_never_ends_is_broken_off_though_it_keeps_coming(address: str) -> None:
    said = failure(fetching(longest_ms=1000), f"{address}/zonder-einde").text.nl
    assert "was na 1 seconden nog niet klaar; dat is afgebroken" in said


def test_a_server_may_point_on_within_itself(address: str) -> None:
    assert fetching().get(f"{address}/naar?{address}/200") == b"hier"


def test_to_another_server_one_is_not_led(address: str, other: str) -> None:
    # QGIS 3.22 asks nothing there; 3.40 does, and what it gets is not used
    said = failure(fetching(), f"{address}/naar?{other}/x").text.nl
    assert f"verwijst door naar {other[7:]}. Dat is niet gebruikt" in said


@pytest.mark.parametrize(
    "place", ["file:///etc/hostname", "data:text/plain,hier", "javascript:alert(1)", "qrc:/x", "http://[", "http://<b>"]
)
def test_a_redirect_off_the_web_is_not_followed(address: str, place: str) -> None:
    assert "verwijst door naar" in failure(fetching(), f"{address}/naar?{place}").text.nl


def test_redirects_in_a_circle_end(address: str) -> None:
    # newer ones go round until the time is up
    said = failure(fetching(longest_ms=1000), f"{address}/heen").text.nl
    assert "verwijst door naar" in said or "was na 1 seconden nog niet klaar" in said
