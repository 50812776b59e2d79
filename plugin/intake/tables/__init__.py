"""Moments and contacts from a table, whatever program wrote that."""
