"""Veldermond: a municipality that does not exist, drawn and described from a seed. All of it is made up."""
