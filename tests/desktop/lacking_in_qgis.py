"""Run by QGIS Desktop itself (--code): welcomes a person whose QGIS lacks a package, and again once that is there."""

from __future__ import annotations

import importlib
import os
import sys

from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QWizard
from qgis.utils import iface

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, menu, seen

running: list[OneByOne] = []
# QGIS 3.40 has it at work already, and Python looks no further for what is
at_work = {name: sys.modules.pop(name) for name in [*sys.modules] if name.split(".")[0] == "shapely"}


def assistants() -> int:
    return len(iface.mainWindow().findChildren(QWizard))


def without_it() -> Step:
    for key in ("welcomed", "store"):
        QgsSettings().remove(f"participatiekaart/{key}")
    sys.path.insert(0, os.environ["LOOK_LACKING"])
    importlib.invalidate_caches()
    menu().welcome()
    # QGIS may say something of its own above it, such as that a font could not be fetched
    seen["said"] = " ".join(one.text() for one in iface.messageBar().items())
    seen["assistants without it"] = assistants()
    return lambda: True


def with_it() -> Step:
    sys.path.remove(os.environ["LOOK_LACKING"])
    sys.modules.update(at_work)
    importlib.invalidate_caches()
    menu().welcome()
    return lambda: assistants() == 1


def leave() -> Step:
    iface.mainWindow().findChild(QWizard).discard()
    return lambda: assistants() == 0


running.append(OneByOne(iface.mainWindow(), (without_it, with_it, leave)))
