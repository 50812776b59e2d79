"""The coordinate system of the Netherlands."""

RD_NEW = "EPSG:28992"
"""Amersfoort / RD New, in metres: what a store keeps its places in where nothing else is asked for."""
