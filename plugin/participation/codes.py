"""The codes of the subject, each with the words the public and the planner read.

The codes and their order are fixed by the contract; they stand in the store, in imported tables and in public files.
"""

from __future__ import annotations

from .code import AnyCode, AreaLevel, Code, Phase, find_code, find_named
from .words import Text

__all__ = (
    "PROMISES",
    "AnyCode",
    "AreaLevel",
    "Basis",
    "Code",
    "ContactKind",
    "ContactRole",
    "Level",
    "MomentKind",
    "MomentState",
    "OverrideStatus",
    "Phase",
    "Precision",
    "PublicationState",
    "Status",
    "find_code",
    "find_named",
)


class Status(Code):
    """Consultation status of a plan, derived from its moments (contract: "Status of a plan at a moment t")."""

    NOT_STARTED = "niet_gestart", "Nog geen moment gepland", "No date set yet"
    ANNOUNCED = "aangekondigd", "Binnenkort", "Coming"
    OPEN = "open", "Nu meedoen", "Take part now"
    BETWEEN = "tussentijds", "Vervolg komt", "Next step coming"
    PROCESSING = "in_verwerking", "We verwerken de inbreng", "Input is being processed"
    REPORTED = "teruggekoppeld", "Lees wat we met de inbreng deden", "Read what we did with the input"
    FINISHED = "afgerond", "Afgerond", "Finished"
    ON_HOLD = "stilgelegd", "Ligt stil", "On hold"


class OverrideStatus(Code):
    """The only statuses a planner may set by hand, for a time and with a reason."""

    ON_HOLD = "stilgelegd", "Ligt stil", "On hold"
    FINISHED = "afgerond", "Afgerond", "Finished"


class Level(Code):
    """Level on the participation ladder, lowest first (IAP2: inform, consult, involve, collaborate, empower)."""

    INFORM = "informeren", "Informeren", "Inform"
    CONSULT = "raadplegen", "Raadplegen", "Consult"
    INVOLVE = "adviseren", "Adviseren", "Involve"
    COLLABORATE = "coproduceren", "Coproduceren", "Collaborate"
    EMPOWER = "meebeslissen", "Meebeslissen", "Decide together"
    SELF_ORGANISE = "zelforganisatie", "Zelforganisatie", "Residents' initiative"


PROMISES = {
    Level.INFORM: Text("We vertellen u op tijd wat er gebeurt en waarom.", "We tell you in time what happens and why."),
    Level.CONSULT: Text(
        "We luisteren naar uw mening en vertellen wat we ermee doen.",
        "We listen to your opinion and tell you what we do with it.",
    ),
    Level.INVOLVE: Text(
        "We vragen uw advies, wegen het zwaar mee en leggen uit waar we ervan afwijken.",
        "We ask your advice, give it weight and explain where we depart from it.",
    ),
    Level.COLLABORATE: Text("We maken het plan samen met u.", "We make the plan together with you."),
    Level.EMPOWER: Text(
        "U beslist mee binnen de afgesproken grenzen.", "You share in the decision, within the agreed limits."
    ),
    Level.SELF_ORGANISE: Text(
        "Bewoners nemen het initiatief; wij helpen waar dat kan.",
        "Residents take the initiative; we help where we can.",
    ),
}


class MomentKind(Code):
    """Kind of participation moment."""

    INFORMATION_EVENING = "informatieavond", "Informatieavond", "Information evening"
    WALK_IN = "inloop", "Inloop", "Walk-in"
    WORKSHOP = "werksessie", "Werksessie", "Workshop"
    NEIGHBOURHOOD_WALK = "wijkschouw", "Wijkschouw", "Neighbourhood walk"
    SURVEY = "enquete", "Enquête", "Survey"
    ONLINE_CONSULTATION = "digitale_raadpleging", "Digitale raadpleging", "Online consultation"
    KITCHEN_TABLE = "keukentafel", "Keukentafelgesprek", "Kitchen-table talk"
    FORMAL_VIEWS = "zienswijze", "Zienswijze indienen", "Formal views on the draft"
    OBJECTION = "bezwaar", "Bezwaar maken", "Objection"
    COUNCIL_MEETING = "raadsvergadering", "Raadsvergadering", "Council meeting"
    NETWORK_MEETING = "netwerkbijeenkomst", "Netwerkbijeenkomst", "Network meeting"
    OTHER = "overig", "Bijeenkomst", "Meeting"


class MomentState(Code):
    """What became of a moment."""

    PLANNED = "gepland", "Gepland", "Planned"
    MOVED = "verplaatst", "Verplaatst", "Moved"
    CANCELLED = "geannuleerd", "Geannuleerd", "Cancelled"


class Precision(Code):
    """How exactly the time of a moment is known. From `maand` on, begin and end are bounds only."""

    TIME = "tijd", "Datum en tijd", "Date and time"
    DAY = "dag", "Hele dag", "Whole day"
    MONTH = "maand", "Maand", "Month"
    QUARTER = "kwartaal", "Kwartaal", "Quarter"
    UNKNOWN = "onbekend", "Onbekend", "Unknown"

    @property
    def is_exact(self) -> bool:
        """Whether a moment of this precision can be open, be held, and stand in a calendar."""
        return self in (Precision.TIME, Precision.DAY)


class PublicationState(Code):
    """Whether a record may go public."""

    CONCEPT = "concept", "Concept", "Draft"
    PUBLISHED = "published", "Gepubliceerd", "Published"
    WITHDRAWN = "withdrawn", "Ingetrokken", "Withdrawn"


class ContactKind(Code):
    PERSON = "persoon", "Persoon", "Person"
    ORGANISATION = "organisatie", "Organisatie", "Organisation"


class ContactRole(Code):
    """The fixed list of roles; the role may be public where a name may not."""

    PROJECT_LEADER = "projectleider", "Projectleider", "Project leader"
    PARTICIPATION_COORDINATOR = (
        "participatiecoordinator",
        "Participatiecoördinator",
        "Participation coordinator",
    )
    NEIGHBOURHOOD_MANAGER = "wijkmanager", "Wijkmanager", "Neighbourhood manager"
    COMMUNICATION = "communicatie", "Communicatie", "Communication"
    DEVELOPER = "ontwikkelaar", "Ontwikkelaar", "Developer"
    ASSOCIATION = "vereniging", "Vereniging", "Association"
    OTHER = "overig", "Contactpersoon", "Contact"


class Basis(Code):
    """Why a contact's data may be used (AVG art. 6); a functional address is no personal data."""

    PERMISSION = "toestemming", "Toestemming", "Permission"
    PUBLIC_TASK = "publieke_taak", "Publieke taak", "Public task"
    FUNCTIONAL = "functioneel", "Functioneel adres", "Functional address"
