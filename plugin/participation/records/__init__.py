"""The records of the subject, as the store keeps them. Private: nothing of these reaches a public file but through
`publication.public_view`.

Each attribute made by `column` is the one definition of that field (fields.py). Times are wall-clock text with a zone;
the properties give instants in UTC. Geometry is two-dimensional WKB without curves, in the store's CRS.
"""

from .base import AnyRecord, Publishable, Record, from_row, new_id
from .contact import Contact, PlanContact
from .moment import Moment
from .neighbourhood import Goal, Neighbourhood, PlanNeighbourhood
from .plan import Plan, PlanSource

__all__ = [
    "AnyRecord",
    "Contact",
    "Goal",
    "Moment",
    "Neighbourhood",
    "Plan",
    "PlanContact",
    "PlanNeighbourhood",
    "PlanSource",
    "Publishable",
    "Record",
    "from_row",
    "new_id",
]
