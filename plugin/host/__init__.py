"""What the algorithms and the window both ask of QGIS, and say."""
