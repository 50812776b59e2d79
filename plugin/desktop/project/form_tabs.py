"""Which fields stand together in a tab of QGIS's attribute forms, and in which order; attribute tables have it too.

A field that is named in no tab comes last, under MORE.
"""

from __future__ import annotations

from ...participation.words import Text

MORE = Text("Overig", "Other")
CONTACT = Text("Contact", "Contact")
_PUBLICATION = Text("Publicatie", "Publication")
TABS: dict[str, tuple[tuple[Text, tuple[str, ...]], ...]] = {
    "plan": (
        (
            Text("Het plan", "The plan"),
            (
                "name",
                "summary",
                "phase",
                "phase_since",
                "level",
                "influence",
                "kind",
                "whole_town",
                "url",
                "decision_url",
                "identification",
            ),
        ),
        (
            _PUBLICATION,
            (
                "publication_state",
                "override_status",
                "override_reason",
                "override_from",
                "override_until",
                "internal_note",
                "slug",
            ),
        ),
        (
            Text("Volgens de bron", "As the source says"),
            (
                "source_key",
                "source_name",
                "source_summary",
                "source_kind",
                "source_phase",
                "source_url",
                "missing_since",
            ),
        ),
    ),
    "moment": (
        (
            Text("Moment", "Moment"),
            ("kind", "title", "begin_local", "end_local", "precision", "period_text", "place", "address", "state"),
        ),
        (
            Text("Meedoen", "Taking part"),
            ("level", "influence", "audience", "signup_url", "response_url", "online_url"),
        ),
        (Text("Terugkoppeling", "Feedback"), ("feedback", "feedback_url", "feedback_on", "attendance")),
        (_PUBLICATION, ("publication_state", "internal_note")),
    ),
    "contact": (
        (
            CONTACT,
            ("kind", "name", "organisation", "role", "role_text", "email", "phone", "website", "neighbourhood_code"),
        ),
        (
            Text("Wat is publiek", "What is public"),
            (
                "publish_name",
                "publish_email",
                "publish_phone",
                "publish_website",
                "basis",
                "permission_on",
                "permission_until",
            ),
        ),
    ),
}
"""By table, the tabs with the names of their fields."""
