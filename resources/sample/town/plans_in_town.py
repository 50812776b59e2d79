"""Plans in the built-up town. Texts in the plain Dutch (B1) that a municipality writes for its residents."""

from __future__ import annotations

from .plan import Plan

PLANS_IN_TOWN: tuple[Plan, ...] = (
    Plan(
        *("VM-001", "Herinrichting Grote Markt", "herinrichting", "planvorming", "vragenlijst"),
        lambda places: places.plot("Grote Markt", 210, 130),
        "de nieuwe Grote Markt",
        "De Grote Markt krijgt meer bomen, meer bankjes en minder auto's. De weekmarkt en de terrassen blijven.",
        "U kunt meedenken over het groen, de bankjes en de verlichting. Dat de markt autovrij wordt, staat vast.",
        "Veel mensen vroegen om schaduw. Daarom komen er zes bomen bij en schuiven de terrassen een stuk op.",
    ),
    Plan(
        *("VM-002", "Vernieuwing stationsgebied", "gebiedsontwikkeling", "besluitvorming", "zienswijzen"),
        lambda places: places.court("Stationsplein en omgeving", 300, 170),
        "het stationsgebied",
        "Rond het station komen 320 woningen, kantoren en een nieuw busplein. Het monumentale stationsgebouw blijft.",
        "U kunt reageren op de hoogte van de gebouwen en op de looproutes. Het aantal woningen staat vast.",
        "Het gebouw naast de Spoorlaan wordt twee lagen lager en de voetgangers krijgen een eigen route.",
    ),
    Plan(
        *("VM-003", "Woningbouw De Akkers", "woningbouw", "planvorming", "vervolg"),
        lambda places: places.estate("De Akkers", 290, east=120, north=60),
        "de nieuwe woningen in De Akkers",
        "Aan de rand van De Akkers komen ongeveer 140 huizen en appartementen. Een derde wordt sociale huur.",
        "U ontwerpt mee aan straten, groen en speelplekken. Het aantal huizen en de grens van het plan staan vast.",
        "De ontsluiting gaat nu langs de zuidkant, omdat bewoners zich zorgen maakten over verkeer bij de school.",
    ),
    Plan(
        *("VM-005", "Wijkwarmteplan Molenwijk en Westerveld", "warmteplan", "verkenning", "start"),
        lambda places: places.quarter("Lindenbuurt", "Korenkamp", "Schildersbuurt"),
        "wonen zonder aardgas in Molenwijk en Westerveld",
        "We zoeken uit hoe huizen in de Lindenbuurt, Korenkamp en Schildersbuurt van het aardgas af kunnen. "
        "Bijvoorbeeld met een warmtenet of met warmtepompen.",
        "U adviseert welke oplossing past bij uw straat en uw beurs. Dat de wijk van het gas af gaat, is "
        "landelijk beleid.",
        "Bewoners willen eerst isoleren. Daarom begint het plan met een isolatieactie per straat.",
    ),
    Plan(
        *("VM-007", "Nieuwbouw basisschool De Vlieger", "schoolgebouw", "planvorming", "keukentafels"),
        lambda places: places.plot("Kruidentuin", 140, 95),
        "de nieuwe basisschool De Vlieger",
        "Basisschool De Vlieger krijgt een nieuw gebouw met een gymzaal. De kinderopvang komt in hetzelfde gebouw.",
        "U kunt meedenken over het schoolplein, de ingang en het halen en brengen. De plek van de school staat vast.",
        "De ingang komt aan de Tijmlaan en het plein blijft na schooltijd open voor de buurt.",
    ),
    Plan(
        *("VM-008", "Speelplek Vogelhof", "speelplek", "initiatief", "bewoners"),
        lambda places: places.spot("Vogelhof"),
        "de speelplek in de Vogelhof",
        "Ouders en kinderen uit de Vogelhof maken zelf een ontwerp voor een nieuwe speelplek. De gemeente betaalt mee.",
        "De buurt kiest de toestellen en het groen. Het budget en de regels voor veiligheid liggen vast.",
        "De kinderen kozen voor een kabelbaan en een waterpomp. De wipkippen gaan naar een andere plek.",
    ),
    Plan(
        *("VM-010", "Ringweg Zuid: stil asfalt", "wegonderhoud", "uitvoering", "bouwkijken"),
        lambda places: places.stretch("ring_road", 0.62, 0.86),
        "het werk aan de Ringweg Zuid",
        "De Ringweg Zuid krijgt nieuw, stil asfalt en twee veilige oversteken. In het weekend is de weg soms dicht.",
        "Het ontwerp is klaar. U kunt nog wel melden waar u last hebt van het werk.",
        "De omleiding gaat niet meer langs het verzorgingshuis.",
    ),
    Plan(
        *("VM-011", "Ondergrondse containers Binnenstad en Oosterpoort", "afval", "uitvoering", "bezwaar"),
        lambda places: places.spots(4, "Havenkwartier", "Kloosterkwartier", "Bleekveld", "Tuindorp"),
        "de plekken voor ondergrondse containers",
        "In de Binnenstad en Oosterpoort komen zestien ondergrondse containers voor restafval. Het besluit is genomen.",
        "U kunt bezwaar maken als u het niet eens bent met een plek. Dat er containers komen, staat vast.",
        "Drie containers zijn verplaatst, omdat ze te dicht bij een raam of een boom stonden.",
    ),
    Plan(
        *("VM-012", "Wijziging omgevingsplan De Kolk", "omgevingsplan", "besluitvorming", "zienswijzen"),
        lambda places: places.quarter("De Kolk"),
        "de nieuwe regels voor De Kolk",
        "We passen de regels voor bedrijven in De Kolk aan. Er is straks meer ruimte voor werkplaatsen en minder "
        "voor grote loodsen.",
        "U kunt een zienswijze geven op de regels en de kaart. Bestaande bedrijven mogen blijven.",
        "Aan de kant van de woningen gelden nu strengere regels voor geluid.",
    ),
    Plan(
        *("VM-014", "Riool en straten Tuindorp", "rioolvervanging", "uitvoering", "teruggekoppeld"),
        lambda places: places.streets("Tuindorp", 4, 380),
        "het riool en de straten in Tuindorp",
        "Het riool in Tuindorp is oud en wordt vervangen. Daarna richten we de straten opnieuw in, met plek voor "
        "regenwater.",
        "U kon meedenken over bomen, parkeren en stoepen. Dat het riool wordt vervangen, stond vast.",
        "Elke straat houdt een rij parkeerplaatsen. Op de hoeken komen geveltuinen en een watergoot.",
    ),
    Plan(
        *("VM-015", "Kloosterhof: wonen in het oude klooster", "woningbouw", "besluitvorming", "raad"),
        lambda places: places.plot("Kloosterkwartier", 110, 80),
        "wonen in het oude klooster",
        "Het lege klooster wordt verbouwd tot 38 woningen voor ouderen. De kloostertuin gaat overdag open.",
        "U kon reageren op de tuin, de ingang en het parkeren. Het klooster is een monument en blijft staan.",
        "De poort aan de Bastionwal gaat open, en de oude bomen in de tuin blijven allemaal staan.",
    ),
    Plan(
        *("VM-016", "Parkeren rond de binnenstad", "parkeren", "verkenning", "online"),
        lambda places: places.quarter("Binnenstad", "Molenbuurt", "Bleekveld"),
        "parkeren rond de binnenstad",
        "Bewoners vinden steeds moeilijker een plek voor hun auto. We onderzoeken of betaald parkeren in meer straten "
        "helpt.",
        "U adviseert over de straten, de tijden en de vergunningen. De garages blijven zoals ze zijn.",
        "In het onderzoek kijken we nu ook naar deelauto's en naar plekken voor mantelzorgers.",
    ),
    Plan(
        *("VM-018", "Stadspark langs de Vaart", "groen", "planvorming", "verwerken_avond"),
        lambda places: places.along("canal", 0.24, 0.44, 150),
        "het stadspark langs de Vaart",
        "Langs de Vaart komt een park van ruim een kilometer lang, met wandelpaden en plekken om te zwemmen.",
        "U adviseert over paden, bankjes en zwemplekken. De oevers moeten bereikbaar blijven voor het waterschap.",
        "De zwemplek ligt nu verder van de sluis, en er komt een pad voor rolstoelen.",
    ),
    Plan(
        *("VM-020", "Herinrichting Molenstraat", "herinrichting", "gereed", "klaar"),
        lambda places: places.lane("Molenbuurt", 520),
        "de Molenstraat",
        "De Molenstraat is opnieuw ingericht als fietsstraat. De auto is er te gast.",
        "U kon meedenken over de bomen, de drempels en het parkeren. De fietsstraat stond vast.",
        "De drempels zijn lager geworden en bij de bakker kwamen twee plekken voor kort parkeren.",
    ),
    Plan(
        *("VM-021", "Sporthal Zuiderlanden", "sport", "gereed", "klaar"),
        lambda places: places.plot("Zonnedauw", 120, 75),
        "de sporthal in Zuiderlanden",
        "Zuiderlanden heeft een sporthal met drie zalen. Scholen en verenigingen gebruiken hem samen.",
        "U kon meedenken over de zalen, de kantine en de fietsenstalling. De plek en het budget stonden vast.",
        "De kantine kreeg een eigen ingang, en de fietsenstalling werd groter.",
    ),
    Plan(
        *("VM-022", "Tijdelijke woningen Spoorzicht", "woningbouw", "initiatief", "kwartaal"),
        lambda places: places.plot("Spoorzicht", 170, 70),
        "tijdelijke woningen bij Spoorzicht",
        "Op het lege veld bij het spoor willen we voor tien jaar zestig kleine woningen plaatsen, voor starters en "
        "spoedzoekers.",
        "U kunt straks reageren op de plaatsing en het beheer. De woningen blijven hooguit tien jaar.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-028", "Openbare laadpalen", "mobiliteit", "uitvoering", "online"),
        lambda places: places.spots(3, "Bloemenbuurt", "De Es", "Boomgaard", "Rietlanden", "Sterrenbuurt", "De Meent"),
        "de plekken voor laadpalen",
        "Er komen achttien nieuwe laadpalen voor elektrische auto's. Op de kaart ziet u de plekken die wij "
        "voorstellen.",
        "U kunt een betere plek voorstellen, tot honderd meter verderop. Het aantal laadpalen staat vast.",
        "Vier laadpalen krijgen een andere plek, dichter bij een hoek of een lantaarnpaal.",
    ),
    Plan(
        *("VM-031", "Veilige schoolroute De Brink", "verkeer", "planvorming", "verwerken"),
        lambda places: places.lane("De Brink", 460),
        "de schoolroute in De Brink",
        "De weg naar school moet veiliger voor fietsende kinderen. We denken aan een schoolstraat en bredere stoepen.",
        "U kunt aangeven waar het gevaarlijk is en wat daar helpt. De bus moet er langs kunnen blijven rijden.",
        "De oversteek bij de brug krijgt als eerste een drempel.",
    ),
    Plan(
        *("VM-032", "Gezondheidscentrum Overvelde", "maatschappelijk", "initiatief", "ooit"),
        lambda places: places.plot("Oud-Overvelde", 95, 60),
        "het gezondheidscentrum in Overvelde",
        "Huisartsen en fysiotherapeuten in Overvelde willen samen in een nieuw gebouw. We onderzoeken of dat past.",
        "Zodra er een schets is, kunt u reageren op het gebouw en het verkeer. De plek is nog niet zeker.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-033", "Wonen en werken op de Scheepswerf", "woningbouw", "planvorming", "vragenlijst"),
        lambda places: places.estate("Scheepswerf", 330, east=-40, north=-330),
        "wonen en werken op de Scheepswerf",
        "Op de oude werf komen 210 woningen en ruimte voor kleine bedrijven. De hellingbaan en de kraan blijven staan.",
        "U kunt meedenken over de kade, de werkplaatsen en het groen. De kraan blijft, en het water blijft openbaar.",
        "De kade wordt over de hele lengte openbaar. Er komt ook een steiger voor kano's.",
    ),
)
