"""Where a buyer is, by the codes and names of places that notices use: countries, and the regions of the United Kingdom."""

_REGIONS = {"M": "scotland", "L": "wales", "N": "northern-ireland", **dict.fromkeys("CDEFGHIJK", "england")}
_KINGDOM = frozenset(("gb", "gbr", "uk", "united kingdom", "great britain"))
_NATIONS = {
    **{"england": "england", "eng": "england", "gb-eng": "england", "wales": "wales", "cymru": "wales", "gb-wls": "wales"},
    **{"scotland": "scotland", "gb-sct": "scotland", "northern ireland": "northern-ireland", "gb-nir": "northern-ireland"},
}
_UNION = frozenset(
    (
        *("at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "ie", "it", "lv", "lt", "lu", "mt", "nl"),
        *("pl", "pt", "ro", "sk", "si", "es", "se"),
        *("aut", "bel", "bgr", "hrv", "cyp", "cze", "dnk", "est", "fin", "fra", "deu", "grc", "hun", "irl", "ita", "lva", "ltu"),
        *("lux", "mlt", "nld", "pol", "prt", "rou", "svk", "svn", "esp", "swe"),
        *("austria", "belgium", "bulgaria", "croatia", "cyprus", "czechia", "denmark", "estonia", "finland", "france", "germany"),
        *("greece", "hungary", "ireland", "italy", "latvia", "lithuania", "luxembourg", "malta", "netherlands", "poland"),
        *("portugal", "romania", "slovakia", "slovenia", "spain", "sweden"),
    )
)


def nation(region: str, country: str) -> str:
    """The nation of an address as tender.toml has it; nothing where the address says only that it is in the United Kingdom."""
    code, name = region.strip().upper(), country.strip().lower()
    if code[:3] in ("UKN", "TLN") or code[:2] in ("UK", "TL"):
        return _REGIONS.get(code[2:3], "")
    for said in (name, region.strip().lower()):
        if said in _NATIONS:
            return _NATIONS[said]
    if name in _UNION:
        return "eu"
    return "other" if len(name) in (2, 3) and name.isalpha() and name not in _KINGDOM else ""
