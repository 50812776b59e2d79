"""Names of the made-up municipality and its parts."""

from __future__ import annotations

MUNICIPALITY_CODE = "GM9901"
MUNICIPALITY = "Veldermond"

WIJKEN: dict[int, str] = {
    1: "Binnenstad",
    2: "Stationskwartier",
    3: "Vaartkwartier",
    4: "Molenwijk",
    5: "Oosterpoort",
    6: "Overvelde",
    7: "Oosterhoven",
    8: "Westerveld",
    9: "Zuiderlanden",
    10: "Bedrijvenpark De Grift",
    11: "Buitengebied Noord",
    12: "Buitengebied Zuid",
}

# as many buurten as names, nearest to the centre first; villages bring their own names
BUURTEN: dict[int, tuple[str, ...]] = {
    1: ("Grote Markt", "Kloosterkwartier", "Havenkwartier", "Bastion"),
    2: ("Stationsplein en omgeving", "Spoorzicht", "Ambachtsbuurt", "Zuidersingel"),
    3: ("Sluisbuurt", "Turfkade", "Lijnbaan", "Scheepswerf", "Vaartoever"),
    4: ("Molenbuurt", "Lindenbuurt", "Korenkamp", "Rozentuin"),
    5: ("Bleekveld", "Tuindorp", "Zilverbuurt", "Oosterpoort-Oost"),
    6: ("Veerhoek", "Oud-Overvelde", "Kastanjehof", "Noorderweide", "De Wierde"),
    7: ("De Meent", "Kruidentuin", "Sterrenbuurt", "De Brink", "Vogelhof"),
    8: ("Schildersbuurt", "Bloemenbuurt", "De Es", "Componistenbuurt", "Westrand"),
    9: ("Boomgaard", "De Akkers", "Zonnedauw", "Park Zuid", "Rietlanden", "Waterrand"),
    10: ("De Kolk", "Spoorhaven", "Griftoever"),
    11: ("Velderwaarden", "Hoge Veld", "Noorderbroek"),
    12: ("Griftpolder", "Lage Broek", "Zandmark", "Kloosterveen"),
}


def wijk_code(number: int) -> str:
    """As CBS writes it: WK, the four digits of the municipality, two of the wijk."""
    return f"WK{MUNICIPALITY_CODE[2:]}{number:02d}"


def buurt_code(wijk: int, number: int) -> str:
    """As CBS writes it: the wijk's digits and two more."""
    return f"BU{MUNICIPALITY_CODE[2:]}{wijk:02d}{number:02d}"
