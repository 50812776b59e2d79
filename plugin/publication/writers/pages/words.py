"""The fixed words of the pages and of their scripts. `{name}` is filled in by the template or the script."""

from __future__ import annotations

from ....participation import dates
from ....participation.codes import Status
from ....participation.words import Text
from ... import phrases

PAGE = {
    "skip": Text("Naar de inhoud", "Skip to content"),
    "skip_map": Text("Sla de kaart over", "Skip the map"),
    "menu": Text("Hoofdmenu", "Main menu"),
    "on_this_page": Text("Op deze pagina", "On this page"),
    "all_plans": Text("Alle plannen", "All plans"),
    "neighbourhoods": Text("Wijken", "Neighbourhoods"),
    "other_language": Text("English", "Nederlands"),
    "index_title": Text("Plannen in uw wijk", "Plans in your neighbourhood"),
    "index_intro": Text(
        "Bekijk welke plannen er zijn, waar u over mee kunt praten, en wat er met uw inbreng gebeurt.",
        "See which plans there are, what you can have a say in, and what happens with your input.",
    ),
    "no_script": Text(
        "Niet alles van deze pagina werkt in uw browser. Kijk zelf of een datum al voorbij is.",
        "Not all of this page works in your browser. Check for yourself whether a date has passed.",
    ),
    "filter": Text("Zoek en filter", "Search and filter"),
    "in_neighbourhood": Text("Wijk", "Neighbourhood"),
    "whole_town_option": Text("Alle wijken", "All"),
    "search": Text("Zoek een plan", "Search for a plan"),
    "status": Text("Stand van zaken", "Status"),
    "show_plans": Text("Naar de gevonden plannen", "To the plans found"),
    "more": Text("Meer …", "More …"),
    "more_filters": Text("Meer filters", "More filters"),
    "period": Text("Wanneer", "When"),
    "any_period": Text("Maakt niet uit", "Any time"),
    "next_week": Text("Komende 7 dagen", "Next 7 days"),
    "next_month": Text("Komende 30 dagen", "Next 30 days"),
    "next_quarter": Text("Komende 3 maanden", "Next 3 months"),
    "any_level": Text("Alle niveaus", "All levels"),
    "any_kind": Text("Alle soorten", "All kinds"),
    "clear": Text("Wis alle filters", "Clear all filters"),
    "nothing_found": Text(
        "Geen plan past bij deze keuze. Kies iets anders, of wis alle filters en kijk op de kaart. "
        "Zoekt u uw straat? Niet elk plan noemt die.",
        "No plan fits this choice. Choose something else, or clear all filters and look at the map. "
        "Looking for your street? Not every plan names it.",
    ),
    "show_map": Text("Toon op kaart", "Show on map"),
    "show_list": Text("Toon lijst", "Show list"),
    "map_of_plans": Text("Kaart met de plannen", "Map of the plans"),
    "map_of_plan": Text("Kaart met de ligging van het plan", "Map of where the plan is"),
    "picture": Text("Omtrek van de gemeente met haar wijken", "Outline of the municipality with its neighbourhoods"),
    "map_says": Text("Alles op de kaart staat ook in de lijst.", "Everything on the map is also in the list."),
    "no_plans": Text("Er zijn nu geen plannen.", "There are no plans now."),
    "whole_town": Text("hele gemeente", "whole municipality"),
    "whole_town_long": Text("Het plan geldt voor de hele gemeente.", "The plan concerns the whole municipality."),
    "other_moments": Text("Ook in de wijken", "Also in the neighbourhoods"),
    "what": Text("Wat is het plan?", "What is the plan?"),
    "no_summary": Text("Er is nog geen beschrijving.", "There is no description yet."),
    "where": Text("Waar is het?", "Where is it?"),
    "no_place": Text("Dit plan staat niet op de kaart.", "This plan is not on the map."),
    "buurten": Text("Buurten", "Smaller areas"),
    "influence": Text("Waar kunt u over meepraten, en waarover niet?", "What can you have a say in, and what not?"),
    "influence_was": Text(
        "Waar kon u over meepraten, en waarover niet?", "What could you have a say in, and what not?"
    ),
    "promise": Text("Wat u van ons mag verwachten", "What you may expect from us"),
    "level": Text("Niveau", "Level"),
    "phase": Text("Fase", "Phase"),
    "kind": Text("Soort plan", "Kind of plan"),
    "moments": Text("Momenten", "Dates"),
    "held": Text("Geweest", "Past"),
    "no_moments": Text("Er is nog geen moment gepland.", "No date has been set yet."),
    "without_moments": Text("Er zijn geen momenten.", "There are no dates."),
    "place": Text("Waar", "Where"),
    "audience": Text("Voor wie", "For whom"),
    "about": Text("Waarover", "About"),
    "attend_online": Text("Online bijwonen", "Attend online"),
    "sign_up": Text("Aanmelden", "Sign up"),
    "to_calendar": Text("Zet in mijn agenda", "Add to my calendar"),
    "respond": Text("Reageren", "Respond"),
    "was_planned": Text("Eerder gepland: {when}", "Was planned for: {when}"),
    "feedback": phrases.FEEDBACK,
    "feedback_link": Text("Lees het verslag", "Read the report"),
    "contact": Text("Wie kunt u vragen stellen?", "Who can you ask?"),
    "questions_to": Text("Vragen aan", "Questions to"),
    "email": Text("E-mail", "E-mail"),
    "telephone": Text("Telefoon", "Telephone"),
    "website": Text("Website", "Website"),
    "documents": Text("Documenten en besluiten", "Documents and decisions"),
    "plan_link": Text("Meer over dit plan", "More about this plan"),
    "decision_link": Text("Besluit van de raad", "Council decision"),
    "updated": Text("Laatst gewijzigd: {day}", "Last changed: {day}"),
    "goals": Text("Doelen voor de wijk", "Goals for the neighbourhood"),
    "plans_in": Text("Plannen in {name}", "Plans in {name}"),
    "about_area": Text(
        "Plannen in {name}: wat er komt, waar u over mee kunt praten, en wat er met uw inbreng gebeurt.",
        "Plans in {name}: what is coming, what you can have a say in, and what happens with your input.",
    ),
    "agenda": Text("Agenda", "Agenda"),
    # of either there is one for all languages of the pages, in the municipality's own
    "agenda_link": Text("Agenda (iCal)", "Calendar (iCal, in Dutch)"),
    "news_link": Text("Nieuws (Atom)", "News (Atom, in Dutch)"),
    "associations": Text("Verenigingen en organisaties", "Associations and organisations"),
    # names of CBS are often "Wijk 01 Centrum"
    "area_ended_title": Text("{name}: deze wijk is veranderd", "{name}: this neighbourhood has changed"),
    "area_ended": Text(
        "De indeling van de gemeente is veranderd. Wat hier stond, staat nu bij:",
        "The division of the municipality has changed. What was here is now at:",
    ),
    "follow": Text("Blijf op de hoogte", "Stay informed"),
    "follow_wijk": Text(
        "Zet deze adressen in uw agenda of nieuwslezer, dan komt elk nieuw moment vanzelf.",
        "Put these addresses in your calendar or news reader, and every new date will reach you.",
    ),
    "withdrawn_title": Text("Dit plan is ingetrokken", "This plan has been withdrawn"),
    "withdrawn": Text(
        "Het plan dat hier stond, is ingetrokken. We tonen er niets meer van.",
        "The plan that was here has been withdrawn. We no longer show anything of it.",
    ),
    "not_shown_title": Text("Dit plan staat hier nu niet", "This plan is not shown here now"),
    "not_shown": Text(
        "De gemeente laat dit plan op dit moment niet zien. Kijk later nog eens.",
        "The municipality does not show this plan at the moment. Please look again later.",
    ),
    "moved_title": Text("Deze pagina is verhuisd", "This page has moved"),
    "moved": Text("De pagina heeft een nieuw adres:", "The page has a new address:"),
    "to_all_plans": Text("Naar alle plannen", "To all plans"),
    "open_data": Text("Open data", "Open data"),
    "accessibility": Text("Toegankelijkheid", "Accessibility"),
    "feeds": Text("Agenda, nieuws en open data", "Calendar, news and open data"),
}

# Views of the list, in the order of the page. A view gathers statuses that a resident reads as one.
VIEWS = {
    "open": Status.OPEN.label,
    "te_bezoeken": phrases.OPEN_TO_VISIT,
    "binnenkort": Status.ANNOUNCED.label,
    "in_verwerking": Status.PROCESSING.label,
    "teruggekoppeld": Status.REPORTED.label,
    "stilgelegd": Status.ON_HOLD.label,
    "niet_gestart": phrases.NOTHING_PLANNED,
    "afgerond": Status.FINISHED.label,
}

SCRIPT = {
    "as_of": Text("Stand van zaken op {day}", "As of {day}"),
    "today_from": phrases.TODAY_FROM,
    "clock": phrases.CLOCK,
    "summer_time": phrases.SUMMER_TIME,
    "winter_time": phrases.WINTER_TIME,
    "from": phrases.FROM_DAY,
    "day_left": phrases.DAY_LEFT,
    "days_left": phrases.DAYS_LEFT,
    "last_day": phrases.LAST_DAY,
    "until_today": phrases.UNTIL_TODAY,
    "open_to_visit": phrases.OPEN_TO_VISIT,
    "nothing_planned": phrases.NOTHING_PLANNED,
    "one_plan": Text("1 plan", "1 plan"),
    "plans": Text("{n} plannen", "{n} plans"),
    "next_plans": Text("Toon de volgende {n}", "Show the next {n}"),
    "lost_filter": Text(
        "Een filter in deze link bestaat niet (meer). U ziet de plannen zonder dat filter.",
        "A filter in this link does not exist (any more). You see the plans without that filter.",
    ),
    "more_here": Text("en nog {n} op deze plek", "and {n} more at this place"),
    "zoom_in": Text("Zoom in", "Zoom in"),
    "zoom_out": Text("Zoom uit", "Zoom out"),
    "close": Text("Sluit", "Close"),
    "no_map": Text(
        "De kaart kan nu niet worden getoond. Alles staat ook in woorden op deze pagina.",
        "The map cannot be shown now. All of it is on this page in words too.",
    ),
    "show_map": PAGE["show_map"],
    "show_list": PAGE["show_list"],
}


def page_words(language: str) -> dict[str, str]:
    return {name: text.in_language(language) for name, text in PAGE.items()}


def view_words(language: str) -> dict[str, str]:
    return {name: text.in_language(language) for name, text in VIEWS.items()}


def script_words(language: str) -> dict[str, object]:
    """Everything the scripts say, for one language."""
    return {
        **{name: text.in_language(language) for name, text in SCRIPT.items()},
        "months": [text.in_language(language) for text in dates.MONTHS],
        "status": {status.value: status.label.in_language(language) for status in Status},
        "views": view_words(language),
    }
