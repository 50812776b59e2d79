"""QGIS without a window, as pytest-qgis starts it, with Processing and our provider; a fresh store for each test."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import qgis.utils
from participatiekaart.plugin.desktop.project.group import add_store
from participatiekaart.plugin.participation.records import Contact, Plan, PlanContact, new_id
from participatiekaart.plugin.participation.snapshot import Snapshot
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSettings

from .filling import moments
from .in_a_project import NASTY
from .layers import plan_layer, square, town_areas

Run = Callable[..., dict[str, Any]]
Read = Callable[[str], Snapshot]
ENDED = pytest.StashKey[int]()


class Log(QgsProcessingFeedback):
    """Keeps what a person reads in the log, and can be told to cancel as soon as work has begun."""

    def __init__(self, cancel_at_first_progress: bool = False) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.warnings: list[str] = []
        self.fractions: list[float] = []
        self.progressChanged.connect(self.fractions.append)
        if cancel_at_first_progress:
            self.progressChanged.connect(lambda _: self.cancel())

    def pushInfo(self, info: str) -> None:  # noqa: N802
        self.infos.append(info)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.warnings.append(warning)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.warnings.append(error)


@pytest.fixture(scope="session")
def qgis_application(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> QgsApplication:
    """The QGIS of pytest-qgis, in Dutch, with settings of this run only."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("settings")))
    # what stands for the window there has no browser, and Processing's dialogs would ask it for one
    qgis.utils.iface = None
    speak("nl")
    return qgis_app


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A call that QGIS is about to drop fails: QGIS writes it in the log that a person sees."""
    for item in items:
        item.add_marker(pytest.mark.filterwarnings("error::DeprecationWarning:participatiekaart"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[ENDED] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End without tearing QGIS down: a layer that Python still holds crashes it then, after every report is out."""
    if ENDED in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[ENDED])


def speak(language: str) -> None:
    """Choose the language of QGIS's user interface, as its options page and a new start do."""
    from participatiekaart.plugin.host.language import language as asked

    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", language)
    asked.cache_clear()


@pytest.fixture
def english(qgis_application: QgsApplication) -> Iterator[None]:
    """QGIS in English for one test."""
    speak("en")
    yield
    speak("nl")


@pytest.fixture(params=["nl", "en"])
def each_language(qgis_application: QgsApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """QGIS in Dutch for one run of a test, in English for another."""
    speak(request.param)
    yield
    speak("nl")


@pytest.fixture(scope="session")
def provider(qgis_application: QgsApplication) -> Iterator[Any]:
    """Our provider in QGIS's Processing, beside the native one."""
    from participatiekaart.plugin.processing.provider import Provider
    from processing.core.Processing import Processing

    Processing.initialize()
    ours = Provider()
    QgsApplication.processingRegistry().addProvider(ours)
    yield ours
    QgsApplication.processingRegistry().removeProvider(ours)


@pytest.fixture(scope="session")
def run(provider: Any) -> Run:
    """Run one of our algorithms as a script does: run("attachplans", STORE=…, feedback=…)."""
    import processing

    def run_algorithm(
        identifier: str, feedback: Log | None = None, context: QgsProcessingContext | None = None, **parameters: Any
    ) -> dict[str, Any]:
        name = f"participatiekaart:{identifier}"
        return dict(processing.run(name, parameters, feedback=feedback or Log(), context=context))

    return run_algorithm


@pytest.fixture(scope="session")
def empty(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store as it is made, to be copied: that takes a tenth of the time."""
    path = str(tmp_path_factory.mktemp("leeg") / "opslag.gpkg")
    made = run("createstore", STORE=path, TITLE="Plannen in Veldermond", MUNICIPALITY="GM9901")
    return str(made["STORE"])


@pytest.fixture
def store(empty: str, tmp_path: Path) -> str:
    """An empty store in RD New."""
    return str(shutil.copy(empty, tmp_path))


@pytest.fixture
def project(store: str) -> Iterator[QgsProject]:
    """A project with the layers of a store that holds a plan without a place, and its contact."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="a", name=NASTY)])
        transaction.insert([Contact(id="c", name="Noor")])
        transaction.insert([PlanContact(id=new_id(), plan="a", contact="c")])
    made = QgsProject.instance()
    add_store(made, store)
    yield made
    made.clear()


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def cancelling() -> Log:
    """A feedback whose cancel button is pressed at the first sign of progress."""
    return Log(cancel_at_first_progress=True)


@pytest.fixture
def snapshot() -> Read:
    """Everything a store holds."""

    def read(address: str) -> Snapshot:
        opened = open_store(address)
        try:
            return opened.snapshot()
        finally:
            opened.close()

    return read


def table_of(output: Any, context: QgsProcessingContext) -> QgsVectorLayer:
    """The table that an algorithm gave, itself or by its name."""
    return QgsProcessingUtils.mapLayerFromString(output, context) if isinstance(output, str) else output


@pytest.fixture
def filled(run: Run, store: str, tmp_path: Path) -> str:
    """A store with two wijken, a published plan with a place and one without a name, and a moment."""
    areas = {"LEVEL": 2, "CODE_FIELD": "code", "NAME_FIELD": "naam", "YEAR": 2026}
    run("importneighbourhoods", STORE=store, INPUT=town_areas(), **areas)
    plans = plan_layer((square(0, 0), "a", "Park"), (square(500, 0), "b", None))
    run("attachplans", STORE=store, INPUT=plans, KEY_FIELD="code", NAME_FIELD="naam", PUBLISH=True)
    run("assignneighbourhoods", STORE=store)
    run("importrecords", STORE=store, KIND=0, INPUT=moments(tmp_path))
    return store
