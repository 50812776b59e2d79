"""Run by test_memory in a process of its own: attaches a layer and prints the most memory the process ever held, in kB.

attach_in_a_child.py STORE LAYER
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from qgis.core import QgsApplication


def main(store: str, layer: str) -> None:
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python/plugins"))
    import processing
    from participatiekaart.plugin.processing.provider import Provider
    from processing.core.Processing import Processing

    Processing.initialize()
    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    parameters = {"STORE": store, "INPUT": layer, "KEY_FIELD": "code", "NAME_FIELD": "code"}
    result = processing.run(f"{provider.id()}:attachplans", parameters)
    print(result["ADDED"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    application.exitQgis()


if __name__ == "__main__":
    main(*sys.argv[1:])
