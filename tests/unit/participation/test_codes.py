from __future__ import annotations

import pytest
from participatiekaart.plugin.participation.codes import (
    PROMISES,
    AreaLevel,
    Basis,
    Code,
    ContactKind,
    ContactRole,
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
    PublicationState,
    Status,
    find_code,
    find_named,
)

# the codes of the public files and imported tables, in the order of the contract
CODES: dict[type[Code], str] = {
    Status: "niet_gestart aangekondigd open tussentijds in_verwerking teruggekoppeld afgerond stilgelegd",
    OverrideStatus: "stilgelegd afgerond",
    Level: "informeren raadplegen adviseren coproduceren meebeslissen zelforganisatie",
    Phase: "initiatief verkenning planvorming besluitvorming uitvoering gereed ingetrokken",
    MomentKind: (
        "informatieavond inloop werksessie wijkschouw enquete digitale_raadpleging keukentafel zienswijze bezwaar "
        "raadsvergadering netwerkbijeenkomst overig"
    ),
    MomentState: "gepland verplaatst geannuleerd",
    Precision: "tijd dag maand kwartaal onbekend",
    PublicationState: "concept published withdrawn",
    ContactKind: "persoon organisatie",
    ContactRole: "projectleider participatiecoordinator wijkmanager communicatie ontwikkelaar vereniging overig",
    Basis: "toestemming publieke_taak functioneel",
    AreaLevel: "gemeente stadsdeel wijk buurt",
}


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: str(kind.__name__))
def test_the_codes_and_their_order_are_those_of_the_contract(kind: type[Code]) -> None:
    assert [member.value for member in kind] == CODES[kind].split()


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: str(kind.__name__))
def test_a_code_has_words_in_two_languages_and_is_written_as_its_value(kind: type[Code]) -> None:
    for member in kind:
        assert member.label.nl and member.label.en
        assert f"{member}" == str(member) == member.value
        assert kind.of(member.value) is member


def test_a_value_that_is_no_code_is_refused() -> None:
    with pytest.raises(ValueError, match="misschien"):
        Status.of("misschien")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("digitale_raadpleging", MomentKind.ONLINE_CONSULTATION),
        (" Digitale  Raadpleging ", MomentKind.ONLINE_CONSULTATION),
        ("ENQUÊTE", MomentKind.SURVEY),
        ("Enque\u0302te", MomentKind.SURVEY),
        ("inlopen", None),
        ("", None),
        ("inloop!", None),
    ],
)
def test_a_code_is_found_in_any_case_with_spaces_and_accents(written: str, code: MomentKind | None) -> None:
    assert find_code(MomentKind, written) is code


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: str(kind.__name__))
def test_each_code_is_found_by_itself_and_by_the_words_of_the_window(kind: type[Code]) -> None:
    for member in kind:
        for written in (member.value, member.label.nl, f" {member.label.nl.upper()} ", member.label.en):
            assert find_named(kind, written) is member
    assert find_named(kind, "iets anders") is None


def test_only_times_and_days_are_exact() -> None:
    assert [precision.value for precision in Precision if precision.is_exact] == ["tijd", "dag"]


def test_every_level_is_a_promise_to_the_public() -> None:
    assert set(PROMISES) == set(Level)
