"""The types of record that go public, by the names that findings, changes and remembered publications have for them."""

from __future__ import annotations

PLAN = "plan"
MOMENT = "moment"
CONTACT = "contact"
GOAL = "neighbourhood_goal"
