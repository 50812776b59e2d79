"""Plans in the villages, outside the town and for the whole municipality, and some more at its edges."""

from __future__ import annotations

from .plan import Plan

PLANS_AROUND: tuple[Plan, ...] = (
    Plan(
        *("VM-004", "Windpark Hoge Veld", "energie", "verkenning", "netwerk"),
        lambda places: places.turbines("Hoge Veld", 5),
        "windmolens in het Hoge Veld",
        "Een energiecoöperatie wil vijf windmolens bouwen in het Hoge Veld. De gemeente onderzoekt of dat kan en wat "
        "het betekent voor de omgeving.",
        "U adviseert over de plek, de afspraken over geluid en de verdeling van de opbrengst. "
        "Over de landelijke regels voor afstand gaat de gemeente niet.",
        "De meest oostelijke molen is uit het voorstel gehaald, omdat hij te dicht bij Heldrum stond.",
    ),
    Plan(
        *("VM-006", "Omgevingsvisie Veldermond 2045", "omgevingsvisie", "besluitvorming", "zienswijzen"),
        None,
        "de toekomst van Veldermond",
        "In de omgevingsvisie staat hoe Veldermond er in 2045 uit kan zien: waar we bouwen, waar we natuur maken en "
        "hoe we ons verplaatsen.",
        "U kunt een zienswijze geven op alle keuzes in de visie. Besluiten over losse bouwplannen vallen er "
        "niet onder.",
        "De visie legt nu vast dat er tussen de dorpen en de stad open land blijft.",
    ),
    Plan(
        *("VM-009", "Fietsroute Heldrum–Station", "fietsroute", "planvorming", "vragenlijst"),
        lambda places: places.route(("town_edge", 0.2, 0.3), ("canal", 0.2, 0.5), ("main_road", 0.16, 0.42)),
        "de fietsroute van Heldrum naar het station",
        "Tussen Heldrum en het station komt een brede, veilige fietsroute met weinig stoplichten. Delen van de route "
        "bestaan al.",
        "U kunt meedenken over kruispunten, verlichting en bankjes. De route zelf ligt op hoofdlijnen vast.",
        "Bij de Vaart komt een fietstunnel in plaats van een oversteek.",
    ),
    Plan(
        *("VM-013", "Dijkversterking Velder-Oost", "waterveiligheid", "planvorming", "netwerk"),
        lambda places: places.along("river", 0.12, 0.42, 110, side=-95),
        "de dijk langs de Velder",
        "Het waterschap maakt de dijk langs de Velder hoger en breder. De gemeente regelt de weg en het groen "
        "op de dijk.",
        "U adviseert over de weg, de wandelpaden en de bomen. Hoe hoog de dijk wordt, volgt uit de wet.",
        "De populieren bij de veerstoep kunnen blijven, doordat de dijk daar aan de andere kant breder wordt.",
    ),
    Plan(
        *("VM-017", "Afvalplan: minder restafval", "beleid", "verkenning", "verwerken"),
        None,
        "afval scheiden in Veldermond",
        "We willen dat er in Veldermond minder restafval overblijft. We bekijken of we plastic en etensresten vaker "
        "kunnen ophalen.",
        "U kunt aangeven wat voor u werkt: brengen of ophalen, vaker of minder vaak. De tarieven stelt de raad "
        "later vast.",
        "Etensresten halen we in de zomer elke week op.",
    ),
    Plan(
        *("VM-019", "Zonneveld Griftpolder", "energie", "ingetrokken", "gestopt"),
        lambda places: places.estate("Griftpolder", 420, east=150, north=-100),
        "het zonneveld in de Griftpolder",
        "Een bedrijf wilde in de Griftpolder een zonneveld van veertig hectare aanleggen. Het plan is ingetrokken.",
        "U kon reageren op de plek en op de rand van het veld. Het plan gaat niet door.",
        "Uit de reacties bleek dat weinig mensen het plan steunden. Het bedrijf heeft de aanvraag ingetrokken.",
    ),
    Plan(
        *("VM-023", "Kunstwerk op de rotonde Westrand", "kunst", "initiatief", "meebeslissen"),
        lambda places: places.spot("Westrand"),
        "het kunstwerk op de rotonde",
        "Op de nieuwe rotonde bij de Westrand komt een kunstwerk. Bewoners kiezen uit drie ontwerpen.",
        "Uw stem beslist: het ontwerp met de meeste stemmen wordt gemaakt. Het budget ligt vast.",
        "Het ontwerp met de drie korenaren kreeg de meeste stemmen en wordt gemaakt.",
    ),
    Plan(
        *("VM-024", "Dorpshart Kerkwijde", "dorpsvernieuwing", "planvorming", "vervolg"),
        lambda places: places.estate("Kerkwijde", 150),
        "het dorpshart van Kerkwijde",
        "Het plein bij de kerk in Kerkwijde wordt weer het hart van het dorp, met een dorpshuis, bomen en een plek "
        "voor de kermis.",
        "U ontwerpt het plein met ons mee. De begraafplaats en de oude linde blijven zoals ze zijn.",
        "Het dorpshuis schuift op naar de schoolkant, zodat de kermis op het plein kan blijven.",
    ),
    Plan(
        *("VM-025", "Dorpsvisie Aarlede", "dorpsvisie", "verkenning", "schouw"),
        lambda places: places.quarter("Aarlede"),
        "de toekomst van Aarlede",
        "Samen met inwoners maken we een visie voor Aarlede: wonen, voorzieningen en het landschap om het dorp.",
        "Het dorp schrijft de visie zelf, wij helpen. De visie moet passen binnen de omgevingsvisie.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-026", "Fietsbrug over de Velder", "brug", "verkenning", "stil"),
        lambda places: places.across_river(-1.9),
        "een fietsbrug over de Velder",
        "Een nieuwe fietsbrug verbindt Overvelde met Westerveld. De provincie beslist eerst of zij meebetaalt.",
        "U adviseert over de plek en het ontwerp. De brug moet hoog genoeg zijn voor de scheepvaart.",
        "De brug komt in de schetsen verder van de woonboten te liggen.",
    ),
    Plan(
        *("VM-027", "Bedrijvenpark De Grift, fase 2", "bedrijventerrein", "verkenning", "verplaatst"),
        lambda places: places.estate("Griftoever", 430, east=260, north=-260),
        "de uitbreiding van De Grift",
        "Bedrijven in Veldermond zoeken ruimte. We onderzoeken of De Grift met achttien hectare kan groeien.",
        "U kunt reageren op de rand, de hoogte en het verkeer. Of er behoefte aan is, is al onderzocht.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-029", "Nieuwe regels voor meedoen", "beleid", "gereed", "klaar"),
        None,
        "hoe inwoners meedoen met de gemeente",
        "In de participatieverordening staat wanneer en hoe de gemeente inwoners betrekt bij plannen. De raad heeft "
        "haar vastgesteld.",
        "U kon meeschrijven aan alle afspraken. Wat in de wet staat, kon niet anders.",
        "Nieuw is dat de gemeente binnen vier weken vertelt wat er met uw inbreng is gedaan.",
    ),
    Plan(
        *("VM-030", "Natuur in de Velderwaarden", "natuur", "planvorming", "uitleg"),
        lambda places: places.estate_with_lake("Velderwaarden", 620),
        "de natuur in de Velderwaarden",
        "In de Velderwaarden komen natte graslanden en een wandelroute. De plas en de boerderijen horen niet "
        "bij het plan.",
        "De grenzen van het natuurgebied staan vast. Over de wandelroute gaan we later met u in gesprek.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-034", "Uitbreiding begraafplaats Zandmark", "maatschappelijk", "initiatief", "leeg"),
        lambda places: places.plot("Zandmark", 190, 120),
        "de begraafplaats",
        "De begraafplaats in Zandmark raakt over ongeveer acht jaar vol. We onderzoeken of hij groter kan worden.",
        "Dat is nog niet bekend.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-035", "Losloopplekken voor honden", "beheer", "uitvoering", "teruggekoppeld"),
        lambda places: places.spots(2, "Rietlanden", "Waterrand", "Park Zuid"),
        "losloopplekken voor honden in Zuiderlanden",
        "In Zuiderlanden komen zes veldjes waar honden los mogen lopen. Daarbuiten gaan honden aan de lijn.",
        "U kon meedenken over de plekken, de hekken en de prullenbakken. Dat honden elders aan de lijn gaan, "
        "stond vast.",
        "Twee veldjes kregen een hek. Bij de speeltuin in Park Zuid komt toch geen veldje.",
    ),
    Plan(
        *("VM-036", "Zendmast Wolfsmeer", "telecom", "initiatief", "afgezegd"),
        lambda places: places.spot("Wolfsmeer"),
        "een zendmast bij Wolfsmeer",
        "Een telefoonbedrijf wil een mast plaatsen bij Wolfsmeer, omdat het bereik daar slecht is.",
        "U kunt reageren op de plek en de hoogte. Over straling gaan landelijke regels.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-037", "Waterberging Bloemenbuurt", "klimaat", "planvorming", "zonder_datum"),
        lambda places: places.estate("Bloemenbuurt", 170, east=60, north=40),
        "de waterberging in de Bloemenbuurt",
        "Bij hevige regen staat er water in de Bloemenbuurt. Een laag gelegen grasveld vangt het straks op.",
        "U kunt meedenken over wat er op het veld kan als het droog is. Hoeveel water erin moet, is berekend.",
        "Er is nog geen inbreng opgehaald.",
    ),
    Plan(
        *("VM-038", "Toegankelijke bushaltes", "mobiliteit", "uitvoering", "leeg"),
        lambda places: places.stops("main_road", 11),
        "de bushaltes",
        "Elf bushaltes langs de hoofdroute worden hoger en krijgen een geleidelijn, zodat iedereen er kan instappen.",
        "Het ontwerp volgt de landelijke richtlijn. U kunt knelpunten melden bij het wijkteam.",
        "Er is geen inbreng gevraagd.",
    ),
    Plan(
        *("VM-039", "Fietsenstalling Stationsplein", "mobiliteit", "besluitvorming", "meebeslissen"),
        lambda places: places.plot("Ambachtsbuurt", 90, 45),
        "de nieuwe fietsenstalling",
        "Bij het station komt een bewaakte stalling voor 1.200 fietsen. De raad besluit over het krediet.",
        "U besliste mee over de ingang en de openingstijden. De plek en het aantal fietsen stonden vast.",
        "De stalling is open van de eerste tot de laatste trein, met een ingang aan beide kanten.",
    ),
    Plan(
        *("VM-040", "Hotel in de loods aan de Spoorhaven", "herbestemming", "ingetrokken", "gestopt"),
        lambda places: places.plot("Spoorhaven", 130, 60),
        "de loods aan de Spoorhaven",
        "Een ondernemer wilde van de oude loods een hotel maken. Hij heeft het plan ingetrokken.",
        "U kon reageren op het verkeer en het gebruik van de kade. Het plan gaat niet door.",
        "Door de reacties over verkeer zoekt de ondernemer een andere plek.",
    ),
)
