"""Puts an earlier release back, right for the day on which that is done."""
