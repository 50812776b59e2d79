"""Fetches over the network as QGIS does, with its proxy and certificates; stops when asked to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from qgis.core import Qgis, QgsBlockingNetworkRequest, QgsFeedback, QgsMessageLog, QgsNetworkReplyContent
from qgis.PyQt.QtCore import QElapsedTimer, QObject, QTimer, QUrl, pyqtSlot
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..host.unexpected import LOG
from ..intake.web.features_api import NoAnswerError, elsewhere, host_of, is_same_server
from ..participation.progress import CancelledError
from ..participation.words import Text

NO_NETWORK = Text(
    "Er is geen verbinding met {host}. Controleer het internet en de proxy van QGIS, en probeer het opnieuw.",
    "There is no connection with {host}. Check the internet and QGIS's proxy, and try again.",
)
TOO_SLOW = Text(
    "{host} gaf binnen {seconds} seconden geen antwoord. Probeer het later opnieuw.",
    "{host} gave no answer within {seconds} seconds. Try again later.",
)
REFUSED = Text(
    "{host} weigert het verzoek (code {status}). Klopt het adres in de instellingen?",
    "{host} refuses the request (code {status}). Is the address in the settings right?",
)
ENDLESS = Text(
    "{host} was na {seconds} seconden nog niet klaar; dat is afgebroken. Probeer het later opnieuw.",
    "{host} was still not ready after {seconds} seconds; that was broken off. Try again later.",
)
TOO_MUCH = Text(
    "{host} stuurt meer dan {most} MB in één antwoord; dat is afgebroken. Klopt het adres in de instellingen?",
    "{host} sends more than {most} MB in one answer; that was broken off. Is the address in the settings right?",
)
BROKEN_OFF = Text(
    "Het antwoord van {host} brak halverwege af. Probeer het later opnieuw.",
    "The answer of {host} broke off half-way. Try again later.",
)
PATIENCE_MS = 20_000
LONGEST_MS = 300_000
MOST_BYTES = 100_000_000
POINTED_ON, HTTP_ERRORS = 300, 400
_LOOK_MS = 50
_TIMEOUTS = (QNetworkReply.NetworkError.TimeoutError, QNetworkReply.NetworkError.OperationCanceledError)


class _Counter(QObject):
    """How many bytes came, unpacked. An object of Qt's: it is told in its own thread, and not once it is gone."""

    received = 0

    @pyqtSlot("qint64", "qint64")  # type: ignore[untyped-decorator, unused-ignore]
    def count(self, so_far: int, _: int) -> None:
        self.received = so_far


@dataclass(frozen=True)
class _Answer:
    """What came of one request. received: bytes, unpacked. is_endless: whether it took longer than was allowed."""

    reply: QgsNetworkReplyContent
    is_success: bool
    message: str
    received: int
    is_endless: bool

    @property
    def status(self) -> int | None:
        """The code that the server gave, where it gave any."""
        code = self.reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        return None if code is None else int(code)


class Fetching:
    """Fetches one address after another, in a thread of Qt's beside the window's: only there can it be stopped.
    is_cancelled: asked many times a second; once it is true, what is under way ends as cancelled. patience_ms: how long
    a server may say nothing. most_bytes: how much it may say, unpacked. longest_ms: how long it may take over one
    answer, redirects included, whatever comes."""

    def __init__(
        self,
        is_cancelled: Callable[[], bool],
        patience_ms: int = PATIENCE_MS,
        most_bytes: int = MOST_BYTES,
        longest_ms: int = LONGEST_MS,
    ) -> None:
        self._is_cancelled = is_cancelled
        self._patience, self._most, self._longest = patience_ms, most_bytes, longest_ms

    def get(self, address: str) -> bytes:
        """What stands there. Raises NoAnswerError in words for the user, and CancelledError."""
        if self._is_cancelled():
            raise CancelledError()
        request = QNetworkRequest(QUrl(address))
        request.setTransferTimeout(self._patience)
        # QGIS by itself follows every redirect; newer ones do so all the same, so it is looked at below
        request.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute,
            QNetworkRequest.RedirectPolicy.SameOriginRedirectPolicy,
        )
        answer = self._ask(request)
        if self._is_cancelled():
            raise CancelledError()
        if answer.received > self._most:
            raise NoAnswerError(TOO_MUCH.format(host=host_of(address), most=self._most // 1_000_000))
        if answer.is_endless:
            raise NoAnswerError(ENDLESS.format(host=host_of(address), seconds=self._longest // 1000))
        reply = answer.reply
        arrived = reply.request().url()
        if not arrived.isEmpty() and not is_same_server(arrived.toString(), QUrl(address).toString()):
            raise elsewhere(address, arrived.toString())
        # QGIS takes a time that ran out for a success
        if answer.is_success and answer.status is not None and reply.error() == QNetworkReply.NetworkError.NoError:
            return bytes(reply.content())
        raise self._no_answer(address, answer)

    def _ask(self, request: QNetworkRequest) -> _Answer:
        """Ask, and wait for what comes.

        Qt's objects go here, in the thread they were made in. An error would keep them by this frame until the window
        lets go of it: then Qt deletes them at the end of this thread, asking for Python, while the window has Python
        and waits for Qt, for ever (seen with QGIS 3.40). So nothing is raised here, and nothing stays connected.
        """
        fetching, feedback, watch = QgsBlockingNetworkRequest(), QgsFeedback(), QTimer()
        counter, clock = _Counter(), QElapsedTimer()
        fetching.downloadProgress.connect(counter.count)

        def look() -> None:
            if self._is_cancelled() or counter.received > self._most or clock.hasExpired(self._longest):
                feedback.cancel()

        # cancelled while it still prepares, QGIS waits for ever; the timer fires only once it listens
        watch.timeout.connect(look)
        watch.start(_LOOK_MS)
        clock.start()
        ended = fetching.get(request, True, feedback)
        watch.stop()
        with suppress(TypeError):  # nothing listens
            feedback.canceled.disconnect()
        is_success = ended == QgsBlockingNetworkRequest.ErrorCode.NoError
        is_endless = clock.hasExpired(self._longest)
        return _Answer(fetching.reply(), is_success, fetching.errorMessage(), counter.received, is_endless)

    def _no_answer(self, address: str, answer: _Answer) -> NoAnswerError:
        reply, status, host = answer.reply, answer.status, host_of(address)
        QgsMessageLog.logMessage(f"{address}: {answer.message}", LOG, Qgis.MessageLevel.Warning)
        if reply.error() in _TIMEOUTS:
            return NoAnswerError(TOO_SLOW.format(host=host, seconds=self._patience // 1000))
        if status is not None and POINTED_ON <= status < HTTP_ERRORS:
            return elsewhere(address, bytes(reply.rawHeader(b"Location")).decode("utf-8", "replace"))
        if status is not None and status < HTTP_ERRORS:
            return NoAnswerError(BROKEN_OFF.format(host=host))
        if status is not None:
            return NoAnswerError(REFUSED.format(host=host, status=status), status)
        return NoAnswerError(NO_NETWORK.format(host=host))
