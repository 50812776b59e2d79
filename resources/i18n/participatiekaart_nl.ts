<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>AddressDialog</name>
    <message>
        <source>Look up an address</source>
        <translation>Adres opzoeken</translation>
    </message>
    <message>
        <source>Street and &amp;number, postcode or place</source>
        <translation>Straat en &amp;nummer, postcode of plaats</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Zoeken</translation>
    </message>
    <message>
        <source>&amp;Found</source>
        <translation>&amp;Gevonden</translation>
    </message>
    <message>
        <source>&amp;Use this address</source>
        <translation>Dit &amp;adres gebruiken</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ann&amp;uleren</translation>
    </message>
</context>
<context>
    <name>AssistantAreas</name>
    <message>
        <source>Which municipality?</source>
        <translation>Voor welke gemeente?</translation>
    </message>
    <message>
        <source>With wijken and buurten a resident sees at once which plans are near.</source>
        <translation>Met wijken en buurten ziet een bewoner meteen welke plannen in de buurt zijn.</translation>
    </message>
    <message>
        <source>M&amp;unicipality *</source>
        <translation>&amp;Gemeente *</translation>
    </message>
    <message>
        <source>CBS code such as GM0193, or the name with PDOK</source>
        <translation>CBS-code zoals GM0193, of bij PDOK de naam</translation>
    </message>
    <message>
        <source>&amp;Title of the pages *</source>
        <translation>&amp;Titel van de pagina&apos;s *</translation>
    </message>
    <message>
        <source>Fetch wijken and &amp;buurten from PDOK</source>
        <translation>Wijken en &amp;buurten ophalen bij PDOK</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>&amp;Jaar</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>Op&amp;halen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Bezig met ophalen</translation>
    </message>
    <message>
        <source>Use your &amp;own polygon layer</source>
        <translation>&amp;Eigen vlakkenlaag gebruiken</translation>
    </message>
    <message>
        <source>&amp;Layer *</source>
        <translation>&amp;Laag *</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>Best&amp;and…</translation>
    </message>
    <message>
        <source>Le&amp;vel</source>
        <translation>Ni&amp;veau</translation>
    </message>
    <message>
        <source>&amp;Code field *</source>
        <translation>&amp;Codeveld *</translation>
    </message>
    <message>
        <source>Na&amp;me field *</source>
        <translation>Naa&amp;mveld *</translation>
    </message>
    <message>
        <source>Yea&amp;r of the division</source>
        <translation>Jaa&amp;r van de indeling</translation>
    </message>
    <message>
        <source>Not &amp;now</source>
        <translation>N&amp;u niet</translation>
    </message>
</context>
<context>
    <name>AssistantConcept</name>
    <message>
        <source>What comes in?</source>
        <translation>Wat komt er binnen?</translation>
    </message>
    <message>
        <source>Everything begins as a draft, so that you can go through it before anybody else sees it.</source>
        <translation>Alles begint als concept, zodat u het kunt nalopen voor iemand anders het ziet.</translation>
    </message>
    <message>
        <source>Does your layer say more about a plan? What it leaves empty, a planner fills in later.</source>
        <translation>Weet uw laag meer van een plan? Wat leeg blijft vult een planner later in.</translation>
    </message>
    <message>
        <source>&amp;Summary</source>
        <translation>&amp;Samenvatting</translation>
    </message>
    <message>
        <source>&amp;Kind of plan</source>
        <translation>Soort &amp;plan</translation>
    </message>
    <message>
        <source>&amp;Phase</source>
        <translation>&amp;Fase</translation>
    </message>
    <message>
        <source>&amp;Web address</source>
        <translation>&amp;Webadres</translation>
    </message>
    <message>
        <source>How do the plans come in?</source>
        <translation>Hoe komen de plannen binnen?</translation>
    </message>
    <message>
        <source>As &amp;drafts: nothing is public until you publish a plan</source>
        <translation>Als &amp;concept: niets is openbaar tot u een plan publiceert</translation>
    </message>
    <message>
        <source>&amp;All of them public with the first publication</source>
        <translation>&amp;Allemaal openbaar bij de eerste publicatie</translation>
    </message>
</context>
<context>
    <name>AssistantDone</name>
    <message>
        <source>Ready to set up</source>
        <translation>Klaar om in te richten</translation>
    </message>
    <message>
        <source>Only now is anything written: all of it, or nothing.</source>
        <translation>Pas nu wordt er iets geschreven: alles, of niets.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Waar u naar moet kijken</translation>
    </message>
</context>
<context>
    <name>AssistantPlans</name>
    <message>
        <source>Which plans?</source>
        <translation>Welke plannen?</translation>
    </message>
    <message>
        <source>Your own plan layer stays the source: the plugin reads it and changes nothing in it.</source>
        <translation>Uw eigen planlaag blijft de bron: de plugin leest hem en verandert er niets aan.</translation>
    </message>
    <message>
        <source>Attach a plan &amp;layer</source>
        <translation>Plan&amp;laag koppelen</translation>
    </message>
    <message>
        <source>L&amp;ayer *</source>
        <translation>L&amp;aag *</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>&amp;Bestand…</translation>
    </message>
    <message>
        <source>&amp;Key field *</source>
        <translation>&amp;Sleutelveld *</translation>
    </message>
    <message>
        <source>Identifies each plan, even when its name changes.</source>
        <translation>Wijst elk plan aan, ook als de naam verandert.</translation>
    </message>
    <message>
        <source>Na&amp;me field *</source>
        <translation>Naa&amp;mveld *</translation>
    </message>
    <message>
        <source>The name the public reads.</source>
        <translation>De naam die het publiek leest.</translation>
    </message>
    <message>
        <source>The first ten plans</source>
        <translation>De eerste tien plannen</translation>
    </message>
    <message>
        <source>&amp;Duplicate keys</source>
        <translation>&amp;Dubbele sleutels</translation>
    </message>
    <message>
        <source>Not &amp;now</source>
        <translation>N&amp;u niet</translation>
    </message>
</context>
<context>
    <name>AssistantStore</name>
    <message>
        <source>Where do you keep it all?</source>
        <translation>Waar bewaart u alles?</translation>
    </message>
    <message>
        <source>Plans, moments and contacts come together in one file, apart from your own layers, so that those stay as they are.</source>
        <translation>Plannen, momenten en contacten komen samen in één bestand, los van uw eigen lagen, zodat die blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Make a &amp;new store</source>
        <translation>&amp;Nieuwe opslag maken</translation>
    </message>
    <message>
        <source>File of the new store</source>
        <translation>Bestand van de nieuwe opslag</translation>
    </message>
    <message>
        <source>&amp;Use an existing store</source>
        <translation>&amp;Verder met een bestaande opslag</translation>
    </message>
    <message>
        <source>File of the existing store</source>
        <translation>Bestand van de bestaande opslag</translation>
    </message>
    <message>
        <source>Just looking around? The sample town is made up, has forty plans, and can be thrown away later.</source>
        <translation>Eerst even rondkijken? De voorbeeldstad is verzonnen, heeft veertig plannen, en kan later weer weg.</translation>
    </message>
    <message>
        <source>&amp;Try it with the sample town</source>
        <translation>&amp;Probeer het met de voorbeeldstad</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Someone &amp;known</source>
        <translation>Be&amp;kende</translation>
    </message>
    <message>
        <source>Choose somebody who is in the store already, so that an address is kept in one place.</source>
        <translation>Kies iemand die al in de opslag staat; dan staat een adres op één plek.</translation>
    </message>
    <message>
        <source>K&amp;ind</source>
        <translation>S&amp;oort</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Naam</translation>
    </message>
    <message>
        <source>The public reads the name, not just the role</source>
        <translation>Het publiek leest de naam, niet alleen de rol</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>Organ&amp;isatie</translation>
    </message>
    <message>
        <source>&amp;Role *</source>
        <translation>&amp;Rol *</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>E-&amp;mail</translation>
    </message>
    <message>
        <source>The public reads the e-mail address</source>
        <translation>Het publiek leest het e-mailadres</translation>
    </message>
    <message>
        <source>&amp;Telephone</source>
        <translation>&amp;Telefoon</translation>
    </message>
    <message>
        <source>The public reads the telephone number</source>
        <translation>Het publiek leest het telefoonnummer</translation>
    </message>
    <message>
        <source>&amp;Website</source>
        <translation>&amp;Website</translation>
    </message>
    <message>
        <source>The public reads the website</source>
        <translation>Het publiek leest de website</translation>
    </message>
    <message>
        <source>Why &amp;may we use this? *</source>
        <translation>Waarom mag &amp;dit? *</translation>
    </message>
    <message>
        <source>Permission &amp;given</source>
        <translation>Toestemming &amp;sinds</translation>
    </message>
    <message>
        <source>Choose the first day in a calendar</source>
        <translation>Kies de eerste dag in een kalender</translation>
    </message>
    <message>
        <source>Permission &amp;until</source>
        <translation>Toestemming tot</translation>
    </message>
    <message>
        <source>Choose the day on which permission stops in a calendar</source>
        <translation>Kies in een kalender de dag waarop de toestemming stopt</translation>
    </message>
    <message>
        <source>Full role (internal)</source>
        <translation>Rol voluit (intern)</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne notitie</translation>
    </message>
    <message>
        <source>What the public will read</source>
        <translation>Zo leest het publiek het</translation>
    </message>
    <message>
        <source>* required</source>
        <translation>* nodig</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Bewaren</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Withdraws the plans that are listed as gone from your own layer; what was recorded of them stays</source>
        <translation>Trekt de plannen in die als verdwenen uit de eigen laag in de lijst staan; wat erbij is vastgelegd blijft staan</translation>
    </message>
    <message>
        <source>Withdraw what is gone from your own layer</source>
        <translation>Intrekken wat niet meer in de eigen laag staat</translation>
    </message>
    <message>
        <source>Select a plan or neighbourhood on the map, in a table or by searching.</source>
        <translation>Kies een plan of wijk op de kaart, in een tabel of door te zoeken.</translation>
    </message>
    <message>
        <source>For all of them at once:</source>
        <translation>Voor allemaal tegelijk:</translation>
    </message>
    <message>
        <source>+ Moment for each…</source>
        <translation>+ Moment bij elk…</translation>
    </message>
    <message>
        <source>Publish with the next publication</source>
        <translation>Publiceren met de volgende publicatie</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Intrekken</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Terug naar concept</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Koppelen</translation>
    </message>
</context>
<context>
    <name>DockArea</name>
    <message>
        <source>The neighbourhood</source>
        <translation>De wijk</translation>
    </message>
    <message>
        <source>Plans here</source>
        <translation>Plannen hier</translation>
    </message>
    <message>
        <source>List the plans in this neighbourhood</source>
        <translation>Toon de plannen in deze wijk</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Doelen</translation>
    </message>
    <message>
        <source>Goals…</source>
        <translation>Doelen…</translation>
    </message>
    <message>
        <source>What the municipality wants to reach in this neighbourhood</source>
        <translation>Wat de gemeente in deze wijk wil bereiken</translation>
    </message>
    <message>
        <source>Goals of the neighbourhood</source>
        <translation>Doelen van de wijk</translation>
    </message>
    <message>
        <source>Moments without a plan</source>
        <translation>Momenten zonder plan</translation>
    </message>
    <message>
        <source>+ Moment</source>
        <translation>+ Moment</translation>
    </message>
    <message>
        <source>Add a moment</source>
        <translation>Moment toevoegen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacten</translation>
    </message>
    <message>
        <source>+ Contact</source>
        <translation>+ Contact</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Contact toevoegen</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>Te verhelpen</translation>
    </message>
    <message>
        <source>To the wijk</source>
        <translation>Naar de wijk</translation>
    </message>
    <message>
        <source>Show the wijk in which this buurt lies</source>
        <translation>Laat de wijk zien waarin deze buurt ligt</translation>
    </message>
</context>
<context>
    <name>DockPlan</name>
    <message>
        <source>The plan</source>
        <translation>Het plan</translation>
    </message>
    <message>
        <source>Publish or withdraw the plan</source>
        <translation>Publiceer het plan of trek het in</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Momenten</translation>
    </message>
    <message>
        <source>+ Moment</source>
        <translation>+ Moment</translation>
    </message>
    <message>
        <source>Add a moment</source>
        <translation>Moment toevoegen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacten</translation>
    </message>
    <message>
        <source>+ Contact</source>
        <translation>+ Contact</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Contact toevoegen</translation>
    </message>
    <message>
        <source>Your own layer says otherwise</source>
        <translation>De eigen laag zegt iets anders</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>Te verhelpen</translation>
    </message>
    <message>
        <source>Does the public see it?</source>
        <translation>Ziet het publiek dit?</translation>
    </message>
    <message>
        <source>Goals…</source>
        <translation>Doelen…</translation>
    </message>
    <message>
        <source>What the municipality wants to reach in this neighbourhood</source>
        <translation>Wat de gemeente in deze wijk wil bereiken</translation>
    </message>
    <message>
        <source>Goals of the neighbourhood</source>
        <translation>Doelen van de wijk</translation>
    </message>
</context>
<context>
    <name>DockSearch</name>
    <message>
        <source>Search plans and neighbourhoods: name, code, address, contact</source>
        <translation>Zoek plan of wijk: naam, code, adres, contact</translation>
    </message>
    <message>
        <source>Show only plans of a neighbourhood, status, phase or level</source>
        <translation>Toon alleen plannen van een wijk, status, fase of niveau</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filteren</translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation>Wijk</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Plans that you changed in this store, or a moment of them, under the name you are signed in with on this computer</source>
        <translation>Plannen waarvan u in deze opslag iets wijzigde, of een moment ervan, onder de naam waarmee u op deze computer bent aangemeld</translation>
    </message>
    <message>
        <source>Only plans I worked on</source>
        <translation>Alleen waar ik aan werkte</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filters wissen</translation>
    </message>
    <message>
        <source>Back to what is coming and what needs attention: nothing is selected any more</source>
        <translation>Terug naar wat er aankomt en wat aandacht vraagt: er is dan niets meer gekozen</translation>
    </message>
    <message>
        <source>← Overview</source>
        <translation>← Overzicht</translation>
    </message>
    <message>
        <source>Search plans and neighbourhoods</source>
        <translation>Plannen en wijken zoeken</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>Feedback</source>
        <translation>Terugkoppeling</translation>
    </message>
    <message>
        <source>&amp;What was done with the input? *</source>
        <translation>&amp;Wat is er met de inbreng gedaan? *</translation>
    </message>
    <message>
        <source>&amp;Link to the report</source>
        <translation>&amp;Link naar het verslag</translation>
    </message>
    <message>
        <source>&amp;Feedback given on *</source>
        <translation>&amp;Teruggekoppeld op *</translation>
    </message>
    <message>
        <source>Choose the day in a calendar</source>
        <translation>Kies de dag in een kalender</translation>
    </message>
    <message>
        <source>What the public will read</source>
        <translation>Zo leest het publiek het</translation>
    </message>
    <message>
        <source>* required</source>
        <translation>* nodig</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Bewaren</translation>
    </message>
</context>
<context>
    <name>GoalsDialog</name>
    <message>
        <source>Goals, in order</source>
        <translation>Doelen, op volgorde</translation>
    </message>
    <message>
        <source>Move the goal up</source>
        <translation>Doel omhoog</translation>
    </message>
    <message>
        <source>Move the goal down</source>
        <translation>Doel omlaag</translation>
    </message>
    <message>
        <source>Remove the goal</source>
        <translation>Doel weghalen</translation>
    </message>
    <message>
        <source>&amp;Add a goal</source>
        <translation>Doel &amp;toevoegen</translation>
    </message>
    <message>
        <source>&amp;Public with the next publication</source>
        <translation>&amp;Openbaar bij de volgende publicatie</translation>
    </message>
    <message>
        <source>&amp;Neighbourhood</source>
        <translation>&amp;Wijk</translation>
    </message>
    <message>
        <source>&amp;Goals</source>
        <translation>&amp;Doelen</translation>
    </message>
    <message>
        <source>&amp;Text *</source>
        <translation>Te&amp;kst *</translation>
    </message>
    <message>
        <source>What the public will read</source>
        <translation>Zo leest het publiek het</translation>
    </message>
    <message>
        <source>What the municipality wants to reach in a neighbourhood. Residents read it on the page of the neighbourhood.</source>
        <translation>Wat de gemeente in een wijk wil bereiken. Bewoners lezen het op de pagina van de wijk.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Bewaren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>* required</source>
        <translation>* nodig</translation>
    </message>
    <message>
        <source>Goals per neighbourhood</source>
        <translation>Doelen per wijk</translation>
    </message>
    <message>
        <source>&amp;Move to</source>
        <translation>&amp;Verplaatsen naar</translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handleiding</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Pagina van de handleiding</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Terug</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhoud</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Sluiten</translation>
    </message>
</context>
<context>
    <name>MomentDialog</name>
    <message>
        <source>Participation moment</source>
        <translation>Participatiemoment</translation>
    </message>
    <message>
        <source>&amp;What *</source>
        <translation>&amp;Wat *</translation>
    </message>
    <message>
        <source>Tit&amp;le</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>W&amp;hen *</source>
        <translation>Wa&amp;nneer *</translation>
    </message>
    <message>
        <source>S&amp;tart *</source>
        <translation>Be&amp;gin *</translation>
    </message>
    <message>
        <source>Choose the first day in a calendar</source>
        <translation>Kies de eerste dag in een kalender</translation>
    </message>
    <message>
        <source>such as 19:30</source>
        <translation>zoals 19:30</translation>
    </message>
    <message>
        <source>&amp;End *</source>
        <translation>&amp;Einde *</translation>
    </message>
    <message>
        <source>Choose the last day in a calendar</source>
        <translation>Kies de laatste dag in een kalender</translation>
    </message>
    <message>
        <source>such as 21:00</source>
        <translation>zoals 21:00</translation>
    </message>
    <message>
        <source>&amp;Period *</source>
        <translation>&amp;Periode *</translation>
    </message>
    <message>
        <source>In w&amp;ords</source>
        <translation>In w&amp;oorden</translation>
    </message>
    <message>
        <source>Whe&amp;re</source>
        <translation>W&amp;aar</translation>
    </message>
    <message>
        <source>building, street or square</source>
        <translation>gebouw, straat of plein</translation>
    </message>
    <message>
        <source>What people can &amp;influence</source>
        <translation>Waarover men kan &amp;meepraten</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>Mee&amp;r</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dres</translation>
    </message>
    <message>
        <source>Le&amp;vel</source>
        <translation>Ni&amp;veau</translation>
    </message>
    <message>
        <source>&amp;For whom</source>
        <translation>Voor w&amp;ie</translation>
    </message>
    <message>
        <source>Attend onli&amp;ne</source>
        <translation>On&amp;line bijwonen</translation>
    </message>
    <message>
        <source>Sign &amp;up</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Respon&amp;d</source>
        <translation>Reageren</translation>
    </message>
    <message>
        <source>Does it &amp;go ahead?</source>
        <translation>Gaat &amp;het door?</translation>
    </message>
    <message>
        <source>How many came (internal)</source>
        <translation>Hoeveel kwamen er (intern)</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne notitie</translation>
    </message>
    <message>
        <source>What the public will read</source>
        <translation>Zo leest het publiek het</translation>
    </message>
    <message>
        <source>Public with the ne&amp;xt publication</source>
        <translation>Openbaar bij de volgende publi&amp;catie</translation>
    </message>
    <message>
        <source>* required</source>
        <translation>* nodig</translation>
    </message>
    <message>
        <source>Cop&amp;y this moment…</source>
        <translation>&amp;Kopie maken…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Bewaren</translation>
    </message>
    <message>
        <source>Point on the map, as two numbers</source>
        <translation>Punt op de kaart, als twee getallen</translation>
    </message>
    <message>
        <source>Where on the map: x and y in the coordinate system of the store. Empty: the moment shows no point of its own.</source>
        <translation>Waar op de kaart: x en y in het coördinatenstelsel van de opslag. Leeg: het moment heeft geen eigen punt.</translation>
    </message>
    <message>
        <source>Choose the spot</source>
        <translation>Plek kiezen</translation>
    </message>
    <message>
        <source>Ma&amp;ke a series</source>
        <translation>Een reek&amp;s maken</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Elke</translation>
    </message>
    <message>
        <source>Weeks or months</source>
        <translation>Weken of maanden</translation>
    </message>
    <message>
        <source>It stops</source>
        <translation>Stopt</translation>
    </message>
    <message>
        <source>How many times, the first included</source>
        <translation>Hoe vaak, de eerste meegeteld</translation>
    </message>
    <message>
        <source>Last day of the series</source>
        <translation>Laatste dag van de reeks</translation>
    </message>
    <message>
        <source>Choose the last day of the series in a calendar</source>
        <translation>Kies de laatste dag van de reeks in een kalender</translation>
    </message>
    <message>
        <source>On these days</source>
        <translation>Op deze dagen</translation>
    </message>
    <message>
        <source>Skip public holidays</source>
        <translation>Feestdagen overslaan</translation>
    </message>
    <message>
        <source>Untick a day on which it does not take place.</source>
        <translation>Vink een dag uit waarop het niet doorgaat.</translation>
    </message>
    <message>
        <source>At what time it begins</source>
        <translation>Hoe laat het begint</translation>
    </message>
    <message>
        <source>At what time it ends</source>
        <translation>Hoe laat het eindigt</translation>
    </message>
    <message>
        <source>Year of the period</source>
        <translation>Jaar van de periode</translation>
    </message>
    <message>
        <source>Neigh&amp;bourhood *</source>
        <translation>Wi&amp;jk of buurt *</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>Municipality</source>
        <translation>Gemeente</translation>
    </message>
    <message>
        <source>Municipality &amp;code</source>
        <translation>Gemeente&amp;code</translation>
    </message>
    <message>
        <source>CBS code, such as GM0193 for Zwolle. Proposed for a new store.</source>
        <translation>CBS-code, zoals GM0193 voor Zwolle. Wordt voorgesteld bij een nieuwe opslag.</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>&amp;Tijdzone</translation>
    </message>
    <message>
        <source>For the times in a new store. An existing store keeps its own.</source>
        <translation>Waarin de tijden van een nieuwe opslag staan. Een bestaande opslag houdt zijn eigen zone.</translation>
    </message>
    <message>
        <source>Default &amp;store</source>
        <translation>Standaard&amp;opslag</translation>
    </message>
    <message>
        <source>Opened where no other is named.</source>
        <translation>Wordt geopend waar geen andere is genoemd.</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Public &amp;address</source>
        <translation>Publiek &amp;adres</translation>
    </message>
    <message>
        <source>Web address where the publication will be. Proposed the first time a store is published.</source>
        <translation>Webadres waar de publicatie komt te staan. Wordt voorgesteld als een opslag voor het eerst wordt gepubliceerd.</translation>
    </message>
    <message>
        <source>&amp;Language of the pages</source>
        <translation>Taa&amp;l van de pagina&apos;s</translation>
    </message>
    <message>
        <source>Internet services</source>
        <translation>Internetdiensten</translation>
    </message>
    <message>
        <source>Used only when you ask for neighbourhoods or look up an address. Empty: not used.</source>
        <translation>Alleen gebruikt als u wijken ophaalt of een adres opzoekt. Leeg: niet gebruikt.</translation>
    </message>
    <message>
        <source>&amp;Neighbourhoods</source>
        <translation>&amp;Wijken en buurten</translation>
    </message>
    <message>
        <source>OGC API Features with the collections gemeenten, wijken and buurten. {year} stands for the year.</source>
        <translation>OGC API Features met de collecties gemeenten, wijken en buurten. {year} staat voor het jaar.</translation>
    </message>
    <message>
        <source>A&amp;ddresses</source>
        <translation>A&amp;dressen</translation>
    </message>
    <message>
        <source>PDOK Locatieserver, or one that works the same way.</source>
        <translation>PDOK Locatieserver, of een die net zo werkt.</translation>
    </message>
    <message>
        <source>&amp;Back to PDOK&apos;s addresses</source>
        <translation>Te&amp;rug naar de adressen van PDOK</translation>
    </message>
    <message>
        <source>Reminders in the panel</source>
        <translation>Herinneringen in het paneel</translation>
    </message>
    <message>
        <source>&amp;Moments in the next</source>
        <translation>&amp;Momenten van de komende</translation>
    </message>
    <message>
        <source> days</source>
        <translation> dagen</translation>
    </message>
    <message>
        <source>&amp;Feedback, after</source>
        <translation>Terugkoppelin&amp;g, na</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hulp</translation>
    </message>
    <message>
        <source>&amp;Office words</source>
        <translation>&amp;Kantoorwoorden</translation>
    </message>
    <message>
        <source>Text file with an office word, a semicolon and the plain word on each line. Empty: the list that comes with the plugin.</source>
        <translation>Tekstbestand met op elke regel een kantoorwoord, een puntkomma en het gewone woord. Leeg: de lijst die bij de plugin hoort.</translation>
    </message>
    <message>
        <source>Make my o&amp;wn list…</source>
        <translation>&amp;Eigen lijst maken…</translation>
    </message>
    <message>
        <source>Copies the list that comes with the plugin to a file that you can edit.</source>
        <translation>Kopieert de lijst die bij de plugin hoort naar een bestand dat u kunt bewerken.</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>The status follows from the moments. Set it by hand only where they do not tell the whole story.</source>
        <translation>De status volgt uit de momenten. Zet hem alleen met de hand als die niet het hele verhaal vertellen.</translation>
    </message>
    <message>
        <source>only the municipality reads this</source>
        <translation>dit leest alleen de gemeente</translation>
    </message>
    <message>
        <source>Choose the first day in a calendar</source>
        <translation>Kies de eerste dag in een kalender</translation>
    </message>
    <message>
        <source>Choose the day it ends in a calendar</source>
        <translation>Kies de dag waarop het eindigt in een kalender</translation>
    </message>
    <message>
        <source>&amp;Reason (internal) *</source>
        <translation>&amp;Reden (intern) *</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Vanaf</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>T&amp;ot</translation>
    </message>
    <message>
        <source>What the public will read</source>
        <translation>Zo leest het publiek het</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Bewaren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>&amp;End it now</source>
        <translation>&amp;Nu beëindigen</translation>
    </message>
    <message>
        <source>From now on the moments decide again.</source>
        <translation>Vanaf nu bepalen de momenten het weer.</translation>
    </message>
    <message>
        <source>* required</source>
        <translation>* nodig</translation>
    </message>
    <message>
        <source>Status by hand</source>
        <translation>Status met de hand</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Use this</source>
        <translation>Overnemen</translation>
    </message>
    <message>
        <source>Choose the first day of the phase in a calendar</source>
        <translation>Kies de eerste dag van de fase in een kalender</translation>
    </message>
    <message>
        <source>Say what people can have a say in, and what is settled.</source>
        <translation>Zeg waarover men kan meepraten, en wat al vaststaat.</translation>
    </message>
    <message>
        <source>Contacts, in order</source>
        <translation>Contacten, op volgorde</translation>
    </message>
    <message>
        <source>Move the contact up</source>
        <translation>Contact omhoog</translation>
    </message>
    <message>
        <source>Move the contact down</source>
        <translation>Contact omlaag</translation>
    </message>
    <message>
        <source>Remove the contact from this plan</source>
        <translation>Contact van dit plan halen</translation>
    </message>
    <message>
        <source>A contact from the store</source>
        <translation>Een contact uit de opslag</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Toevo&amp;egen</translation>
    </message>
    <message>
        <source>The public reads the first one that has something public.</source>
        <translation>Het publiek leest de eerste van wie iets openbaar is.</translation>
    </message>
    <message>
        <source>Neighbourhoods with their share</source>
        <translation>Wijken en buurten met hun deel</translation>
    </message>
    <message>
        <source>Remove the neighbourhood from this plan</source>
        <translation>Wijk van dit plan halen</translation>
    </message>
    <message>
        <source>Part of the plan (%)</source>
        <translation>Deel van het plan (%)</translation>
    </message>
    <message>
        <source>A neighbourhood of the municipality</source>
        <translation>Een wijk of buurt van de gemeente</translation>
    </message>
    <message>
        <source>Add a&amp;rea</source>
        <translation>Wij&amp;k toevoegen</translation>
    </message>
    <message>
        <source>What you set by hand stays when neighbourhoods are assigned again; one that was calculated comes back then.</source>
        <translation>Wat u met de hand zet, blijft staan bij opnieuw toewijzen; een berekende wijk die u weghaalt, komt dan terug.</translation>
    </message>
    <message>
        <source>Goes out with the next publication.</source>
        <translation>Gaat mee met de volgende publicatie.</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Wat het is</translation>
    </message>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Naam *</translation>
    </message>
    <message>
        <source>S&amp;ummary</source>
        <translation>&amp;Samenvatting</translation>
    </message>
    <message>
        <source>&amp;Kind of plan</source>
        <translation>Soor&amp;t plan</translation>
    </message>
    <message>
        <source>&amp;Phase</source>
        <translation>&amp;Fase</translation>
    </message>
    <message>
        <source>In this phase s&amp;ince</source>
        <translation>In deze fase s&amp;inds</translation>
    </message>
    <message>
        <source>Taking part</source>
        <translation>Meedoen</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>Ni&amp;veau</translation>
    </message>
    <message>
        <source>What people can influ&amp;ence</source>
        <translation>Waa&amp;rover men kan meepraten</translation>
    </message>
    <message>
        <source>Who and where</source>
        <translation>Wie en waar</translation>
    </message>
    <message>
        <source>Con&amp;tacts</source>
        <translation>&amp;Contacten</translation>
    </message>
    <message>
        <source>&amp;Whole municipality</source>
        <translation>&amp;Hele gemeente</translation>
    </message>
    <message>
        <source>Neighbour&amp;hoods</source>
        <translation>&amp;Wijken en buurten</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verwijzingen</translation>
    </message>
    <message>
        <source>Pa&amp;ge about the plan</source>
        <translation>&amp;Pagina over het plan</translation>
    </message>
    <message>
        <source>Council &amp;decision</source>
        <translation>Bes&amp;luit van de raad</translation>
    </message>
    <message>
        <source>Plan identi&amp;fication</source>
        <translation>Plani&amp;dentificatie</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Pu&amp;blication</source>
        <translation>P&amp;ublicatie</translation>
    </message>
    <message>
        <source>Internal n&amp;ote</source>
        <translation>Interne n&amp;otitie</translation>
    </message>
    <message>
        <source>What the public will read</source>
        <translation>Zo leest het publiek het</translation>
    </message>
    <message>
        <source>Status b&amp;y hand…</source>
        <translation>Status &amp;met de hand…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Bewaren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>* required</source>
        <translation>* nodig</translation>
    </message>
    <message>
        <source>Plan card</source>
        <translation>Plankaart</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>&amp;What changes</source>
        <translation>&amp;Wat er verandert</translation>
    </message>
    <message>
        <source>What the public will see change</source>
        <translation>Wat het publiek anders gaat zien</translation>
    </message>
    <message>
        <source>Plan or moment</source>
        <translation>Plan of moment</translation>
    </message>
    <message>
        <source>Published now</source>
        <translation>Staat er nu</translation>
    </message>
    <message>
        <source>After publishing</source>
        <translation>Komt er te staan</translation>
    </message>
    <message>
        <source>To fi&amp;x</source>
        <translation>Te &amp;verhelpen</translation>
    </message>
    <message>
        <source>As z&amp;ip…</source>
        <translation>Als z&amp;ip…</translation>
    </message>
    <message>
        <source>The publication in the folder as one file, to upload to the web server by hand.</source>
        <translation>De publicatie die in de map staat als één bestand, voor wie het met de hand op de webserver zet.</translation>
    </message>
    <message>
        <source>Put &amp;back</source>
        <translation>Terug&amp;zetten</translation>
    </message>
    <message>
        <source>Put an earlier release back into the folder. What was withdrawn since does not come back, and the store stays as it is.</source>
        <translation>Zet een eerdere uitgave terug in de map. Wat sindsdien is ingetrokken, komt niet terug, en de opslag blijft zoals hij is.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>To fix before publishing</source>
        <translation>Te verhelpen voor het publiceren</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Ernst</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Wat er aan de hand is</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Wat te doen</translation>
    </message>
    <message>
        <source>&amp;Folder *</source>
        <translation>&amp;Map *</translation>
    </message>
    <message>
        <source>An empty folder, a new one, or the folder of an earlier publication. Files of others in it stay as they are.</source>
        <translation>Een lege map, een nieuwe, of de map van een eerdere publicatie. Bestanden van anderen daarin blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Folder to publish into</source>
        <translation>Map om in te publiceren</translation>
    </message>
    <message>
        <source>&amp;Language of the pages</source>
        <translation>&amp;Taal van de pagina&apos;s</translation>
    </message>
    <message>
        <source>Public &amp;address</source>
        <translation>Publiek &amp;adres</translation>
    </message>
    <message>
        <source>Web address where the folder will be. Calendars and news then carry complete links.</source>
        <translation>Webadres waar de map komt te staan. Agenda en nieuws krijgen dan volledige links.</translation>
    </message>
    <message>
        <source>&amp;This is right: publish anyway</source>
        <translation>Dit klopt: publiceer &amp;het toch</translation>
    </message>
    <message>
        <source>&amp;View in browser</source>
        <translation>&amp;Bekijk in browser</translation>
    </message>
    <message>
        <source>What is in the folder now, as the public reads it.</source>
        <translation>Wat er nu in de map staat, zoals het publiek het leest.</translation>
    </message>
    <message>
        <source>P&amp;review in browser</source>
        <translation>Voo&amp;rbeeld in browser</translation>
    </message>
    <message>
        <source>The pages as they would be if you published now. Nothing goes public.</source>
        <translation>De pagina&apos;s zoals ze worden als u nu publiceert. Er gaat niets naar buiten.</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>&amp;Publiceren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Sluiten</translation>
    </message>
</context>
</TS>
