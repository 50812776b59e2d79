"""Every finding there is: how serious it is, what it says and what to do. The one list that the check, the window and
the documentation are made from.

Codes and severities are the contract's ("What holds a record back"); `plan_onbekend`, `contrast_laag`,
`huisadres_in_tekst`, `terugkoppeling_vroeg`, `periode_voorbij`, `open_bij_stilgelegd` and the hints are added to it. In
the texts {record} is the record's name as a planner knows it, {field} the label of the field, {withheld} what an error
in it holds back, and the name of a field its label; other names are filled by the check.
"""

from __future__ import annotations

from functools import partial

from ..words import Text
from .findings import Definition, FindingCode, Severity

_error = partial(Definition, Severity.ERROR)
_warning = partial(Definition, Severity.WARNING)
_hint = partial(Definition, Severity.HINT)

DEFINITIONS = {
    FindingCode.NO_NAME: _error(
        Text("Plan “{record}” heeft geen naam.", "Plan “{record}” has no name."),
        Text(
            "Vul “{field}” in. Zonder naam wordt het niet gepubliceerd.",
            "Fill in “{field}”. Without it the plan is not published.",
        ),
    ),
    FindingCode.BAD_GEOMETRY: _error(
        Text(
            "De ligging van “{record}” is leeg, niet te lezen of niet te herstellen.",
            "The location of “{record}” is empty, cannot be read or cannot be mended.",
        ),
        Text(
            "Teken de ligging opnieuw; komt hij uit een planlaag, dan daar, en koppel die laag opnieuw.",
            "Draw the location again; if it comes from a plan layer, draw it there and attach that layer again.",
        ),
    ),
    FindingCode.NO_TIME: _error(
        Text(
            "“{record}”: “{field}” ontbreekt of is niet te lezen.",
            "“{record}”: “{field}” is missing or cannot be read.",
        ),
        Text(
            "Vul “{begin_local}” en “{end_local}” in. Is alleen de periode bekend, kies dan bij “{precision}” een "
            "maand, een kwartaal of woorden.",
            "Fill in “{begin_local}” and “{end_local}”. If only the period is known, choose a month, a quarter or "
            "words at “{precision}”.",
        ),
    ),
    FindingCode.END_BEFORE_BEGIN: _error(
        Text("“{record}”: “{field}” ligt niet na het begin.", "“{record}”: “{field}” is not after the start."),
        Text("Kies een einde dat later is dan het begin.", "Choose an end that is later than the start."),
    ),
    FindingCode.UNSAFE_LINK: _error(
        Text(
            "“{record}”: het adres bij “{field}” is niet veilig of niet volledig ({value}).",
            "“{record}”: the address at “{field}” is unsafe or not complete ({value}).",
        ),
        Text(
            "Schrijf het hele adres, met https://, http://, mailto: of tel: ervoor en zonder gebruikersnaam of "
            "wachtwoord erin. Tot dan wordt {withheld} niet gepubliceerd.",
            "Write the whole address, with https://, http://, mailto: or tel: before it and without a user name or "
            "password in it. Until then {withheld} is not published.",
        ),
    ),
    FindingCode.PLACEHOLDER: _error(
        Text("“{record}”: bij “{field}” staat nog “{value}”.", "“{record}”: “{field}” still says “{value}”."),
        Text("Vul de tekst aan of haal de invulplek weg.", "Complete the text or remove the spot to fill in."),
    ),
    FindingCode.NO_PLACE: _warning(
        Text(
            "Plan “{record}” heeft geen ligging en staat nu bij {where}.",
            "Plan “{record}” has no location and is now shown in {where}.",
        ),
        Text(
            "Teken de ligging in de planlaag, of zet “{field}” op ja. Geldt het plan voor een wijk, kies die dan en "
            "zet “{field}” op nee.",
            "Draw the location in the plan layer, or set “{field}” to yes. If the plan concerns a neighbourhood, "
            "choose it and set “{field}” to no.",
        ),
    ),
    FindingCode.OUTSIDE: _warning(
        Text("Plan “{record}” ligt buiten de gemeente.", "Plan “{record}” lies outside the municipality."),
        Text(
            "Kijk of de planlaag het goede coördinatenstelsel heeft. Is het plan niet van uw gemeente, "
            "trek het dan in.",
            "See whether the layer has the right coordinate system. If the plan is not your municipality's, "
            "withdraw it.",
        ),
    ),
    FindingCode.NO_SUMMARY: _warning(
        Text("Plan “{record}” heeft geen samenvatting.", "Plan “{record}” has no summary."),
        Text(
            "Schrijf bij “{field}” in twee of drie gewone zinnen wat er gaat gebeuren.",
            "Write at “{field}” in two or three plain sentences what will happen.",
        ),
    ),
    FindingCode.NO_CONTACT: _warning(
        Text(
            "Bij plan “{record}” leest het publiek niemand om iets aan te vragen.",
            "The public is told of nobody to ask about plan “{record}”.",
        ),
        Text(
            "Koppel een contact en zet aan wat daarvan openbaar mag zijn, liefst een adres van een team.",
            "Add a contact to it and tick what of it may be public, preferably the address of a team.",
        ),
    ),
    FindingCode.NO_MOMENT: _warning(
        Text(
            "Plan “{record}” heeft geen gepubliceerd moment met een datum dat doorgaat.",
            "Plan “{record}” has no published moment with a date that goes ahead.",
        ),
        Text(
            "Voeg het eerstvolgende moment toe, of geef een verplaatst moment zijn nieuwe datum, en publiceer het. Of "
            "zet “{phase}” op gereed of ingetrokken.",
            "Add the next moment, or give a moved one its new date, and publish it. Or set “{phase}” to done or "
            "dropped.",
        ),
    ),
    FindingCode.NOWHERE: _warning(
        Text(
            "“{record}” heeft geen plaats en geen adres om online mee te doen.",
            "“{record}” has no place and no address to take part online.",
        ),
        Text(
            "Vul “{field}”, een adres, of een link om deel te nemen, aan te melden of te reageren in.",
            "Fill in “{field}”, an address, or a link to attend, sign up or respond.",
        ),
    ),
    FindingCode.FEEDBACK_LATE: _warning(
        Text(
            "“{record}” is meer dan vier weken geleden afgelopen en er is nog geen terugkoppeling.",
            "“{record}” ended more than four weeks ago and there is no feedback yet.",
        ),
        Text(
            "Schrijf bij “{field}” wat er met de inbreng is gedaan, of geef de link naar het verslag, met de datum.",
            "Write at “{field}” what was done with the input, or give the link to the report, with the date.",
        ),
    ),
    FindingCode.FEEDBACK_UNDATED: _warning(
        Text("De terugkoppeling van “{record}” heeft geen datum.", "The feedback of “{record}” has no date."),
        Text(
            "Vul “{field}” in. Zonder datum telt een tekst vanaf het einde van het moment en een link alleen niet.",
            "Fill in “{field}”. Without it a text counts from the end of the moment, and a link alone does not count.",
        ),
    ),
    FindingCode.FEEDBACK_EARLY: _warning(
        Text(
            "De terugkoppeling van “{record}” is van {day}, voordat het moment begint.",
            "The feedback of “{record}” is of {day}, before the moment begins.",
        ),
        Text(
            "Kijk naar “{field}”: het moment begint op {begin}. Het publiek leest beide dagen.",
            "Look at “{field}”: the moment begins on {begin}. The public reads both days.",
        ),
    ),
    FindingCode.PERIOD_PASSED: _warning(
        Text(
            "“{record}” is voor het publiek nog te verwachten, maar {year} is voorbij.",
            "“{record}” is still to come for the public, but {year} is over.",
        ),
        Text(
            "{year} is voorbij. Geef het moment zijn datum, schrijf bij “{field}” wanneer het nu komt, of zet het op "
            "geannuleerd.",
            "{year} is over. Give the moment its date, write at “{field}” when it comes now, or cancel it.",
        ),
    ),
    FindingCode.OPEN_AT_END: _warning(
        Text(
            "Plan “{record}” is afgerond, maar “{moment}” is nog open of moet nog komen.",
            "Plan “{record}” is finished, but “{moment}” is still open or to come.",
        ),
        Text(
            "Kijk naar “{field}”, of zet het moment op geannuleerd. Nu leest het publiek dat het plan klaar is.",
            "Look at “{field}”, or cancel the moment. Now the public reads that the plan is finished.",
        ),
    ),
    FindingCode.OPEN_ON_HOLD: _warning(
        Text(
            "Plan “{record}” ligt dan stil, maar “{moment}” gaat volgens de pagina's door.",
            "Plan “{record}” is on hold then, but the pages say that “{moment}” goes ahead.",
        ),
        Text(
            "Zet het moment op geannuleerd of verplaatst, of kijk naar “{field}”.",
            "Cancel or move the moment, or look at “{field}”.",
        ),
    ),
    FindingCode.OVERRIDE_ENDED: _warning(
        Text(
            "De status van plan “{record}” die met de hand is gezet, geldt niet meer.",
            "The status of plan “{record}” that was set by hand no longer applies.",
        ),
        Text(
            "Maak “{override_status}” leeg, of kies een later tijdstip bij “{field}”.",
            "Clear “{override_status}”, or choose a later time at “{field}”.",
        ),
    ),
    FindingCode.OVERRIDE_UNEXPLAINED: _warning(
        Text(
            "De status van plan “{record}” is met de hand gezet, zonder reden.",
            "The status of plan “{record}” was set by hand, without a reason.",
        ),
        Text("Vul “{field}” in; dat leest alleen de gemeente.", "Fill in “{field}”; only the municipality reads it."),
    ),
    FindingCode.VIEWS_SHORT: _warning(
        Text(
            "“{record}”: wie een zienswijze wil indienen heeft minder dan zes weken.",
            "“{record}”: people have less than six weeks to send in formal views.",
        ),
        Text(
            "Zet “{field}” op het eind van {last_day} of later: zes weken vanaf de dag van de terinzagelegging "
            "(Awb 3:16), en niet op een zaterdag, zondag of feestdag (Algemene termijnenwet).",
            "Set “{field}” to the end of {last_day} or later: six weeks from the day the draft is laid open "
            "(Awb 3:16), and not on a Saturday, Sunday or public holiday (Algemene termijnenwet).",
        ),
    ),
    FindingCode.GONE_FROM_SOURCE: _warning(
        Text("Plan “{record}” staat niet meer in zijn planlaag.", "Plan “{record}” is no longer in its plan layer."),
        Text(
            "Trek het plan in, of zet het terug in de planlaag en koppel die opnieuw.",
            "Withdraw the plan, or put it back in the plan layer and attach that again.",
        ),
    ),
    FindingCode.PERSONAL_DATA: _warning(
        Text("“{record}”: bij “{field}” staat {what}.", "“{record}”: “{field}” holds {what}."),
        Text(
            "Haal dit uit de tekst: {what}. Leg wie men kan vragen vast als contact; daar kiest u wat openbaar is.",
            "Take this out of the text: {what}. Record whom to ask as a contact; there you choose what is public.",
        ),
    ),
    FindingCode.PERSONAL_ADDRESS: _warning(
        Text(
            "“{record}”: bij “{field}” staat een e-mailadres dat van één persoon lijkt.",
            "“{record}”: “{field}” has an e-mail address that looks like one person's.",
        ),
        Text(
            "Gebruik liever een adres van een team, of kijk of deze persoon openbaar wil zijn.",
            "Rather use the address of a team, or see whether this person wants to be public.",
        ),
    ),
    FindingCode.PERMISSION_ENDED: _warning(
        Text("De toestemming van contact “{record}” is afgelopen.", "The permission of contact “{record}” has ended."),
        Text(
            "Vraag opnieuw toestemming en vul “{field}” in. Tot dan wordt van dit contact niets gepubliceerd.",
            "Ask for permission again and fill in “{field}”. Until then nothing of this contact is published.",
        ),
    ),
    FindingCode.NO_PERMISSION: _warning(
        Text("Van contact “{record}” ontbreekt de toestemming.", "The permission of contact “{record}” is missing."),
        Text(
            "Vraag toestemming en vul “{field}” in, of kies iets anders bij “{basis}”. Tot dan wordt van dit contact "
            "niets gepubliceerd.",
            "Ask for permission and fill in “{field}”, or choose something else at “{basis}”. Until then nothing of "
            "this contact is published.",
        ),
    ),
    FindingCode.LOW_CONTRAST: _warning(
        Text(
            "{record}: {front} op {back} heeft {screen} contrast {ratio}; er is {needed} nodig om het te kunnen lezen.",
            "{record}: {front} on {back} has contrast {ratio} {screen}; {needed} is needed to read it.",
        ),
        Text(
            "Kies een donkerder of lichtere kleur en breng het bestand opnieuw in met “Huisstijl van de pagina's”.",
            "Choose a darker or lighter colour and bring the file in again with “House style of the pages”.",
        ),
    ),
    FindingCode.HOME_ADDRESS: _warning(
        Text(
            "“{record}” is bij iemand thuis, en bij “{field}” staat zo te zien het adres.",
            "“{record}” is at somebody's home, and “{field}” seems to hold the address.",
        ),
        Text(
            "Zet het adres bij “{address}”; dat wordt van een keukentafelgesprek nooit openbaar. Schrijf bij “{place}” "
            "bijvoorbeeld de wijk: een plaats met een nummer of postcode erin laten we weg.",
            "Put the address at “{address}”; of a kitchen-table talk that never goes public. Write at “{place}” the "
            "neighbourhood, for instance: a place with a number or postcode in it is left out.",
        ),
    ),
    FindingCode.PLAN_UNKNOWN: _warning(
        Text("“{record}” hoort bij een plan dat niet bestaat.", "“{record}” belongs to a plan that does not exist."),
        Text(
            "Kies het plan opnieuw of verwijder het moment. Tot dan wordt het niet gepubliceerd.",
            "Choose the plan again or remove the moment. Until then it is not published.",
        ),
    ),
    FindingCode.LONG_SENTENCE: _hint(
        Text(
            "“{record}”: bij “{field}” staat een lange zin ({n} woorden): “{words}”.",
            "“{record}”: “{field}” has a long sentence ({n} words): “{words}”.",
        ),
        Text("Maak er twee of meer zinnen van.", "Make two or more sentences of it."),
    ),
    FindingCode.PASSIVE_FORM: _hint(
        Text(
            "“{record}”: bij “{field}” zegt “{words}” niet wie het doet.",
            "“{record}”: in “{field}”, “{words}” does not say who does it.",
        ),
        Text(
            "Noem wie het doet, zoals: wij maken, u kunt, de aannemer begint.",
            "Name who does it, such as: wij maken, u kunt, de aannemer begint.",
        ),
    ),
    FindingCode.OFFICE_WORD: _hint(
        Text(
            "“{record}”: bij “{field}” staat het kantoorwoord “{words}”.",
            "“{record}”: “{field}” has the office word “{words}”.",
        ),
        Text("Gewoner is: {plain}.", "Plainer is: {plain}."),
    ),
}
