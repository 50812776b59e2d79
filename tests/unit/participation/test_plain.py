"""Hints on language: what gets one, what does not, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.plain import HintKind, OfficeWords, hints, read_office_words
from participatiekaart.plugin.participation.plain.hints import LONGEST_TEXT, MOST_WORDS
from participatiekaart.plugin.participation.plain.sentences import sentences
from participatiekaart.plugin.participation.words import ParticipationError

OURS = read_office_words(
    (Path(__file__).resolve().parents[3] / "resources/words/kantoorwoorden.txt").read_text(encoding="utf-8")
)
NONE = read_office_words("")

PASSIVE = """
De straat wordt opnieuw ingericht. = wordt opnieuw ingericht
In het najaar worden de bomen geplant. = worden de bomen geplant
Omdat de brug versleten is, wordt hij vervangen. = wordt hij vervangen
Vorig jaar werd het plein opgeknapt. = werd het plein opgeknapt
De plannen werden door de raad besproken. = werden door de raad besproken
De route moet nog bepaald worden. = bepaald worden
Het gebouw zal worden gesloopt. = worden gesloopt
Uw reactie wordt betrokken bij het ontwerp. = wordt betrokken
Er worden 40 woningen gebouwd. = worden 40 woningen gebouwd
Het besluit wordt in maart genomen. = wordt in maart genomen
Het ontwerp kan nog aangepast worden. = aangepast worden
De riolering wordt vernieuwd. = wordt vernieuwd
De resultaten worden verwerkt in een verslag. = worden verwerkt
U wordt op de hoogte gehouden. = wordt op de hoogte gehouden
De snelheid wordt verlaagd naar 30. = wordt verlaagd
De huizen worden verkocht. = worden verkocht
Het terrein werd onderzocht. = werd onderzocht
De bezwaren worden beoordeeld. = worden beoordeeld
Welke bomen worden gekapt? = worden gekapt
Het plan wordt ter inzage gelegd. = wordt ter inzage gelegd
Tijdens de bouw wordt de weg afgesloten. = wordt de weg afgesloten
De straat wordt verbreed. = wordt verbreed
De school wordt uitgebreid. = wordt uitgebreid
Het park is mooi, maar wordt weinig gebruikt. = wordt weinig gebruikt
De opmerkingen worden meegenomen. = worden meegenomen
De kosten worden geraamd. = worden geraamd
Een gegeven met een fout wordt tegengehouden. = wordt tegengehouden
De brief werd geschreven en verzonden. = werd geschreven
Het voorstel wordt opnieuw overwogen. = wordt opnieuw overwogen
De route wordt uitgetekend en gepubliceerd. = wordt uitgetekend
"""
ACTIVE = """
De Molenweg wordt een fietsstraat.
Het wordt drukker in de wijk.
De gebouwen worden hoger dan nu.
Wij maken de straat veiliger en groener.
De gemeente heeft de straat ingericht.
De bomen zijn vorig jaar geplant.
Het gebied wordt groener.
Wat dit voor u betekent, wordt later duidelijk.
De bewoners worden eigenaar van de tuin.
Het wordt gezond en gezellig wonen.
U leest wat er gebeurt en wanneer het duidelijk wordt.
Het gesprek wordt lang.
Dat de overheid kleiner wordt, is niet zeker.
De gevolgen worden kleiner.
Vanaf mei wordt de Dorpsstraat een straat waar u 30 mag.
De gezinnen worden kleiner.
De werkzaamheden zijn bijna klaar.
De straat is aangelegd in 1960.
Het onderhoud wordt duurder.
De brug wordt geschikt voor fietsers.
De tekening wordt ingewikkeld.
De voorraad wordt kleiner.
De bedragen worden hoger.
De verslagen worden korter.
Het plein werd een parkeerplaats.
U wordt lid van de klankbordgroep.
Een verkeerd besluit wordt duur.
De nieuwe gebieden worden natuur.
Hoe het wordt, bepaalt u mee.
Wie het betreft, krijgt een brief, en het wordt laat.
Het bericht wordt langer.
In de herfst wordt het nat.
De gewesten worden groter.
Het verband wordt duidelijk.
De weg werd smal en steil.
Het volgende gebouw wordt lager.
Misschien wordt het woensdag.
Het geluid wordt zachter.
Wordt het een park of een plein?
De bestaande bebouwing wordt lager.
De Gemeente Veldermond wordt groter.
Ruimte voor spelen, ontmoeten en groen: dat wordt het plein.
"""


def cases(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line]


@pytest.mark.parametrize("case", cases(PASSIVE))
def test_a_passive_form_is_found_where_it_stands(case: str) -> None:
    sentence, words = case.split(" = ")
    (hint,) = hints(sentence, NONE)
    assert hint.kind is HintKind.PASSIVE
    assert sentence[hint.start : hint.end] == words
    assert words in hint.said.nl


@pytest.mark.parametrize("sentence", cases(ACTIVE))
def test_what_only_looks_passive_is_left_alone(sentence: str) -> None:
    assert hints(sentence, NONE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kom ook. U bent welkom!", ["Kom ook.", "U bent welkom!"]),
        (
            "Zie art. 3 van dhr. J. de Vries, bijv. in bijlage 2.",
            ["Zie art. 3 van dhr. J. de Vries, bijv. in bijlage 2."],
        ),
        (
            "Het kost 3.500 euro (ca. 2.000 per jaar). Dat is veel.",
            ["Het kost 3.500 euro (ca. 2.000 per jaar).", "Dat is veel."],
        ),
        ("Wat?! “Nee.” Echt.", ["Wat?!", "“Nee.”", "Echt."]),
        ("Punten:\n- bomen\n\n- banken", ["Punten:", "- bomen", "- banken"]),
        ("Om 19.30 uur in gebouw 4.2 enz. en daarna", ["Om 19.30 uur in gebouw 4.2 enz. en daarna"]),
        ("  ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_says_so(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_long_sentence_is_marked_whole_and_one_of_the_most_words_is_not() -> None:
    just, over = ("Woord" + " woord" * (count - 1) + "." for count in (MOST_WORDS, MOST_WORDS + 1))
    text = f"{just} {over}"
    (hint,) = hints(text, NONE)
    assert (hint.kind, text[hint.start : hint.end]) == (HintKind.LONG, over)
    assert f"({MOST_WORDS + 1} woorden)" in hint.said.nl


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Middels een enquête.", [("Middels", "met")]),
        ("Ten  behoeve\nvan de buurt, alsmede het park.", [("alsmede", "en")]),
        ("De vigerende regels inzake parkeren.", [("vigerende", "dat nu geldt"), ("inzake", "over")]),
        (
            "Stakeholders en participanten.",
            [("Stakeholders", "wie ermee te maken heeft"), ("participanten", "deelnemer")],
        ),
        ("De indiening van inzake-achtige reedsheid.", []),
        ("Met betrekking tot, met name.", [("Met betrekking tot", "over"), ("met name", "vooral")]),
    ],
)
def test_office_words_are_found_whole_in_any_case_with_the_plain_word_beside(
    text: str, found: list[tuple[str, str]]
) -> None:
    got = [(text[hint.start : hint.end], hint.said.nl) for hint in hints(text, OURS) if hint.kind is HintKind.OFFICE]
    assert [words for words, _ in got] == [words for words, _ in found]
    assert all(plain in said for (_, plain), (_, said) in zip(found, got))


def test_a_municipality_keeps_its_own_list() -> None:
    own = read_office_words("\ufeff# onze lijst\nkern*, dorpskern ; dorp  # van de burgers\n\nplint;begane grond\n")
    text = "De kernen, de dorpskern en de plint. Kernachtig. Middels."
    assert [text[found.start : found.end] for found in own.find(text)] == ["kernen", "dorpskern", "plint", "Kernachtig"]
    assert [found.plain for found in own.find(text)] == ["dorp", "dorp", "begane grond", "dorp"]


def test_abbreviations_can_stand_in_a_list() -> None:
    own = read_office_words("i.v.m.; door\nm.b.t.; over")
    assert [found.plain for found in own.find("Dicht i.v.m. regen. Vragen M.B.T. de weg, im.v.m.")] == ["door", "over"]


@pytest.mark.parametrize("line", ["middels met", "middels;", "; met", "*; met", "middels,; met", "'t; het"])
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(ParticipationError) as failed:
        read_office_words(f"reeds; al\n\n{line}\n")
    assert "Regel 3" in failed.value.text.nl
    assert line in failed.value.text.nl


_PIECES = st.sampled_from(
    [
        "wordt ",
        "gebouwd",
        "gemaakt. ",
        "Middels ",
        "ten behoeve van ",
        "\n",
        "  ",
        "art. ",
        "!? ",
        "é́",
        "👍",
        "مرحبا ",
        "<b>",
        "…”",
    ]
)
_TEXTS = st.one_of(
    st.text(),
    st.lists(_PIECES, max_size=60).map("".join),
    st.lists(st.one_of(_PIECES, st.text(max_size=8))).map("".join),
)


@given(_TEXTS)
def test_any_text_is_looked_at_and_marks_lie_within_their_sentence(text: str) -> None:
    found = hints(text, OURS)
    for hint in found:
        assert 0 <= hint.sentence.start <= hint.start < hint.end <= hint.sentence.end <= len(text)
        assert text[hint.start : hint.end].strip()
        for words in (hint.said.nl, hint.said.en):
            assert "\n" not in words
    spans = list(sentences(text))
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:]))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split()), "no character belongs to no sentence"


@given(st.text())
def test_any_list_is_read_or_refused_in_words(text: str) -> None:
    try:
        words = read_office_words(text)
    except ParticipationError:
        return
    assert isinstance(words, OfficeWords)
    for found in words.find(text):
        assert found.plain


def test_of_a_text_that_nobody_reads_to_the_end_only_the_begin_is_looked_at() -> None:
    found = hints("De straat wordt gemaakt. " * 10_000, OURS)
    assert found
    assert found[-1].end <= LONGEST_TEXT
