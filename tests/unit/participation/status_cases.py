"""The consultation status as a planner would tell it: what stands in the diary, the day we look, what the public reads.

A row is (what it shows, the plan, its published moments, the time we look, the status, whether people can take part).
Times are those of the clock in the town; a date alone is its 00:00 as a begin and its 24:00 as an end.
"""

from __future__ import annotations

from .making import moment, plan

_PLAN = plan()
_EVENING = moment("2026-11-03 19:30", "2026-11-03 21:00", kind="inloop", level="raadplegen")
_INFORMED = moment("2026-11-03 19:30", "2026-11-03 21:00", kind="informatieavond", level="informeren")
_SURVEY = moment("2026-11-24", "2026-12-05", kind="enquete", level="raadplegen")
_FAIR = moment("2026-11-10 10:00", "2026-11-12 17:00", kind="werksessie", level="coproduceren")
_ANSWERED = moment(
    "2026-11-03 19:30", "2026-11-03 21:00", kind="inloop", feedback="Er komen bomen.", feedback_on="2026-11-20"
)
_ANSWERED_AT_TWO = moment("2026-11-03", "2026-11-03", feedback_url="https://x.nl/nota", feedback_on="2026-11-20 14:00")
_COUNCIL = moment("2026-12-07 20:00", "2026-12-07 23:00", kind="raadsvergadering")
_CANCELLED = moment("2026-11-03 19:30", "2026-11-03 21:00", kind="inloop", state="geannuleerd")
_MOVED = moment(
    "2026-12-01 19:30",
    "2026-12-01 21:00",
    state="verplaatst",
    previous_begin_local="2026-11-03 19:30",
    previous_end_local="2026-11-03 21:00",
)
_MOVED_NO_DATE = moment(state="verplaatst", previous_begin_local="2026-11-03 19:30")
_AUTUMN = moment(precision="onbekend", period_text="najaar 2026")
_MARCH = moment("2026-03-01", "2026-03-31", precision="maand", period_text="maart 2026")
_ON_HOLD = plan(override_status="stilgelegd", override_from="2026-11-01", override_until="2026-12-01 09:00")
_ENDED_BY_HAND = plan(override_status="afgerond", override_from="2026-11-10")
_DONE_IN_JUNE = plan(phase="gereed", phase_since="2026-06-15")
_LAST_SUNDAY_OF_MARCH = moment("2026-03-29 01:30", "2026-03-29 03:30")
_FIRST_TWO_O_CLOCK = moment("2026-10-25T02:15+02:00", "2026-10-25T02:45+02:00")
_SECOND_TWO_O_CLOCK = moment("2026-10-25T02:15+01:00", "2026-10-25T02:45+01:00")

CASES = (
    # nothing in the diary
    ("no moments at all", _PLAN, [], "2026-11-23", "niet_gestart", False),
    ("a begin without an end", _PLAN, [moment("2026-11-03 19:30")], "2026-11-23", "niet_gestart", False),
    ("an end without a begin", _PLAN, [moment(end="2026-11-03")], "2026-11-23", "niet_gestart", False),
    # one evening
    ("an evening to come", _PLAN, [_EVENING], "2026-11-03 19:29", "aangekondigd", False),
    ("begins exactly now", _PLAN, [_EVENING], "2026-11-03 19:30", "open", True),
    ("under way", _PLAN, [_EVENING], "2026-11-03 20:15", "open", True),
    ("the last minute", _PLAN, [_EVENING], "2026-11-03 20:59", "open", True),
    ("ends exactly now", _PLAN, [_EVENING], "2026-11-03 21:00", "in_verwerking", False),
    ("held, nothing told back", _PLAN, [_EVENING], "2027-11-03", "in_verwerking", False),
    # several days
    ("a three-day session on its second night", _PLAN, [_FAIR], "2026-11-11 23:00", "open", True),
    ("a three-day session on its last day", _PLAN, [_FAIR], "2026-11-12 16:59", "open", True),
    ("a survey on its first minute", _PLAN, [_SURVEY], "2026-11-24 00:00", "open", True),
    ("a survey through its last evening", _PLAN, [_SURVEY], "2026-12-05 23:59", "open", True),
    ("a survey after its last day", _PLAN, [_SURVEY], "2026-12-06 00:00", "in_verwerking", False),
    # several moments
    ("between an evening and a survey", _PLAN, [_EVENING, _SURVEY], "2026-11-20", "tussentijds", False),
    ("the survey open, the evening held", _PLAN, [_EVENING, _SURVEY], "2026-11-25", "open", True),
    ("between, though already told back", _PLAN, [_ANSWERED, _SURVEY], "2026-11-22", "tussentijds", False),
    ("open beats coming", _PLAN, [_COUNCIL, _SURVEY], "2026-11-25", "open", True),
    (
        "two open at once, one asks for input",
        _PLAN,
        [_SURVEY, moment("2026-11-20", "2026-12-20", level="informeren")],
        "2026-11-25",
        "open",
        True,
    ),
    (
        "two open at once, none asks for input",
        _PLAN,
        [
            moment("2026-11-20", "2026-12-01", level="informeren"),
            moment("2026-11-20", "2026-12-20", level="informeren"),
        ],
        "2026-11-25",
        "open",
        False,
    ),
    # told back
    ("told back today, from 00:00", _PLAN, [_ANSWERED], "2026-11-20 00:00", "teruggekoppeld", False),
    ("told back tomorrow", _PLAN, [_ANSWERED], "2026-11-19 23:59", "in_verwerking", False),
    ("told back at a time of the day", _PLAN, [_ANSWERED_AT_TWO], "2026-11-20 13:59", "in_verwerking", False),
    ("told back exactly now", _PLAN, [_ANSWERED_AT_TWO], "2026-11-20 14:00", "teruggekoppeld", False),
    (
        "a link with a date is feedback",
        _PLAN,
        [moment("2026-11-03", "2026-11-03", feedback_url="https://x.nl/nota", feedback_on="2026-11-20")],
        "2026-11-20",
        "teruggekoppeld",
        False,
    ),
    (
        "a link without a date is none",
        _PLAN,
        [moment("2026-11-03", "2026-11-03", feedback_url="https://x.nl/nota")],
        "2027-01-01",
        "in_verwerking",
        False,
    ),
    (
        "a text without a date counts from the end",
        _PLAN,
        [moment("2026-11-03", "2026-11-03", feedback="Er komen bomen.")],
        "2026-11-04 00:00",
        "teruggekoppeld",
        False,
    ),
    (
        "a date alone is no feedback",
        _PLAN,
        [moment("2026-11-03", "2026-11-03", feedback_on="2026-11-10")],
        "2026-12-01",
        "in_verwerking",
        False,
    ),
    ("one told back, one not", _PLAN, [_ANSWERED, _FAIR], "2026-12-01", "in_verwerking", False),
    ("one told back, one only informed", _PLAN, [_ANSWERED, _INFORMED], "2026-12-01", "teruggekoppeld", False),
    # information only
    ("information open", _PLAN, [_INFORMED], "2026-11-03 20:00", "open", False),
    ("information held", _PLAN, [_INFORMED], "2026-11-04", "niet_gestart", False),
    (
        "the level of the plan where the moment has none",
        plan(level="informeren"),
        [moment("2026-11-03", "2026-11-03")],
        "2026-11-04",
        "niet_gestart",
        False,
    ),
    (
        "the level of the moment beats the plan's",
        plan(level="informeren"),
        [_EVENING],
        "2026-11-04",
        "in_verwerking",
        False,
    ),
    (
        "information with a report",
        _PLAN,
        [moment("2026-11-03", "2026-11-03", level="informeren", feedback="Verslag.", feedback_on="2026-11-10")],
        "2026-11-10",
        "teruggekoppeld",
        False,
    ),
    ("a council meeting open", _PLAN, [_COUNCIL], "2026-12-07 21:00", "open", False),
    ("a council meeting held", _PLAN, [_COUNCIL], "2026-12-08", "niet_gestart", False),
    ("a council meeting ahead, the evening held", _PLAN, [_EVENING, _COUNCIL], "2026-12-01", "tussentijds", False),
    (
        "a network meeting asks for nothing",
        _PLAN,
        [moment("2026-11-03", "2026-11-03", kind="netwerkbijeenkomst", level="meebeslissen")],
        "2026-11-05",
        "niet_gestart",
        False,
    ),
    # cancelled and moved
    ("cancelled before it began", _PLAN, [_CANCELLED], "2026-11-01", "niet_gestart", False),
    ("cancelled, at its former hour", _PLAN, [_CANCELLED], "2026-11-03 20:00", "niet_gestart", False),
    ("cancelled beside another", _PLAN, [_CANCELLED, _SURVEY], "2026-11-20", "aangekondigd", False),
    ("moved, at its former hour", _PLAN, [_MOVED], "2026-11-03 20:00", "aangekondigd", False),
    ("moved, at its new hour", _PLAN, [_MOVED], "2026-12-01 20:00", "open", True),
    ("moved without a new date", _PLAN, [_MOVED_NO_DATE], "2026-11-01", "niet_gestart", False),
    ("moved without a date, another held", _PLAN, [_EVENING, _MOVED_NO_DATE], "2026-11-05", "in_verwerking", False),
    # a period in words
    ("some time in autumn", _PLAN, [_AUTUMN], "2026-01-01", "aangekondigd", False),
    ("some time in autumn, long after", _PLAN, [_AUTUMN], "2028-01-01", "aangekondigd", False),
    ("some time in March, before", _PLAN, [_MARCH], "2026-02-01", "aangekondigd", False),
    ("some time in March, in March", _PLAN, [_MARCH], "2026-03-15", "aangekondigd", False),
    ("some time in March, after", _PLAN, [_MARCH], "2026-04-01", "in_verwerking", False),
    (
        "some time in March, without a begin",
        _PLAN,
        [moment(end="2026-03-31", precision="maand", period_text="maart 2026")],
        "2026-02-01",
        "niet_gestart",
        False,
    ),
    (
        "some time in March, without an end",
        _PLAN,
        [moment("2026-03-01", precision="maand", period_text="maart 2026")],
        "2026-02-01",
        "niet_gestart",
        False,
    ),
    ("autumn to come after an evening", _PLAN, [_EVENING, _AUTUMN], "2026-11-05", "tussentijds", False),
    # set by hand
    ("on hold, the minute before", _ON_HOLD, [_SURVEY], "2026-10-31 23:59", "aangekondigd", False),
    ("on hold from its first minute", _ON_HOLD, [_SURVEY], "2026-11-01 00:00", "stilgelegd", False),
    ("on hold while a survey is open", _ON_HOLD, [_SURVEY], "2026-11-25", "stilgelegd", False),
    ("on hold until exactly now", _ON_HOLD, [_SURVEY], "2026-12-01 09:00", "open", True),
    ("finished by hand, without an end", _ENDED_BY_HAND, [_SURVEY], "2030-01-01", "afgerond", False),
    ("finished by hand, not yet", _ENDED_BY_HAND, [_SURVEY], "2026-11-09", "aangekondigd", False),
    (
        "on hold without a begin",
        plan(override_status="stilgelegd", override_until="2026-12-01"),
        [],
        "1999-01-01",
        "stilgelegd",
        False,
    ),
    (
        "on hold beats a finished phase",
        plan(override_status="stilgelegd", phase="gereed"),
        [],
        "2026-11-23",
        "stilgelegd",
        False,
    ),
    # finished plans
    ("finished, before the day of the phase", _DONE_IN_JUNE, [_SURVEY], "2026-06-14 23:59", "aangekondigd", False),
    ("finished from that day", _DONE_IN_JUNE, [_SURVEY], "2026-06-15 00:00", "afgerond", False),
    ("finished, while a moment is open", _DONE_IN_JUNE, [_SURVEY], "2026-11-25", "afgerond", False),
    ("finished, without a date: always", plan(phase="gereed"), [_EVENING], "1990-01-01", "afgerond", False),
    ("dropped", plan(phase="ingetrokken"), [_EVENING], "2026-11-03 20:00", "afgerond", False),
    ("finished in the source's spelling", plan(source_phase="Gereed "), [_EVENING], "2026-11-03", "afgerond", False),
    (
        "the planner's phase beats the source's",
        plan(phase="uitvoering", source_phase="gereed"),
        [_EVENING],
        "2026-11-03",
        "aangekondigd",
        False,
    ),
    ("being carried out is not finished", plan(phase="uitvoering"), [_EVENING], "2026-11-04", "in_verwerking", False),
    # the night the clock goes forward: 02:00 becomes 03:00
    ("spring night, before the jump", _PLAN, [_LAST_SUNDAY_OF_MARCH], "2026-03-29 01:59", "open", True),
    ("spring night, after the jump", _PLAN, [_LAST_SUNDAY_OF_MARCH], "2026-03-29 03:00", "open", True),
    (
        "spring night, over an hour after it began",
        _PLAN,
        [_LAST_SUNDAY_OF_MARCH],
        "2026-03-29 03:30",
        "in_verwerking",
        False,
    ),
    # the night the clock goes back: 02:15 comes twice
    ("autumn night, the first 02:30", _PLAN, [_FIRST_TWO_O_CLOCK], "2026-10-25T02:30+02:00", "open", True),
    ("autumn night, the second 02:30", _PLAN, [_FIRST_TWO_O_CLOCK], "2026-10-25T02:30+01:00", "in_verwerking", False),
    (
        "autumn night, not yet the second 02:15",
        _PLAN,
        [_SECOND_TWO_O_CLOCK],
        "2026-10-25T02:30+02:00",
        "aangekondigd",
        False,
    ),
    ("autumn night, the second 02:15", _PLAN, [_SECOND_TWO_O_CLOCK], "2026-10-25T02:15+01:00", "open", True),
)
