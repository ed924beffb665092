"""The little language in which a vocabulary says what it notices.

    audited|statutory [financial] accounts|statements      these words, one of several, one that may be missing
    invoice~ ... paid within <period>                       any inflection, a gap of up to six words, a value
    (bid bond)|(tender guarantee)                           alternatives of several words
    @supplier may sell                                      whoever supplies, or @buyer whoever buys, by any name; @goods any thing bought

A phrase becomes parts that follow each other, each a choice of wordings or a value; `follow` carries a phrase through words.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from checker.mentions.values import Found

GAP = 6
SPOKEN: Mapping[str, tuple[tuple[str, ...], ...]] = {"supplier": (("you",),), "council": (("we",), ("us",))}  # as plain English calls them
PARTIES: Mapping[str, str] = {  # whoever sells and whoever buys, by any name that contracts give them, and programs with files of their own
    "program": "autocad|revit|microstation|civil3d|(civil 3d)|archicad|vectorworks|sketchup|rhinoceros|navisworks|solidworks|catia"
    "|(solid edge)|(bentley openroads)|openroads|indesign|photoshop|illustrator|(adobe premiere)|(after effects)|lightroom"
    "|figma|canva|quark|quarkxpress|coreldraw|publisher|visio|onenote|primavera|(ms project)|(microsoft project)|mapinfo"
    "|arcgis|arcmap|(arcgis pro)|esri|spss|stata|sas|minitab|nvivo|(atlas.ti)|maxqda|matlab|mathcad|mathematica|labview"
    "|alteryx|filemaker|foxpro|(ms access)|(microsoft access)|(lotus notes)|storyline|captivate|camtasia|articulate"
    "|sibelius|(pro tools)|(logic pro)|(final cut)|(final cut pro)|(davinci resolve)|keynote|(apple numbers)|(apple pages)"
    "|sage|quickbooks|bluebeam|sap2000|etabs|(enterprise architect)|bizagi|openrail|(bentley mx)|powerproject|asta|costx"
    "|(crystal reports)|wordperfect|(lotus 1-2-3)|recap|leica|trimble|faro|pix4d|agisoft|12d|infoworks|microdrainage|linsig"
    "|vissim|paramics|saturn|endnote|jmp|eviews|qualtrics|avid|(adobe xd)|framemaker|lucidchart|prezi|smartsheet|smartdraw"
    "|maya|(3ds max)|(cinema 4d)|lumion|allplan|tekla|staad|fme|(adobe animate)|(adobe express)|(affinity publisher)"
    "|(corel draw)|(power designer)",
    "supplier": "supplier|suppliers|contractor|provider|vendor|licensor|company|developer|consultant|consultancy|seller|operator"
    "|manufacturer|maker|lessor|firm|designer|studio|installer|integrator|reseller|publisher|caterer|carrier"
    "|photographer|architect|partner|distributor"
    "|bidder|tenderer",
    "buyer": "authority|authorities|council|councils|buyer|customer|client|government|state|commissioner|department|trust|university"
    "|purchaser|employer|county|city|agency|school|schools|licensee|board|college|ministry|subscriber|corporation|hirer|lessee|landlord"
    "|museum|museums|borough|parish|partnership|association|constabulary|commission|charity|hospital|library",
    # words that many vocabularies share: whoever may bid, public bodies, those who work for a firm, what was done before, and so on
    "firm": "supplier~|bidder~|tenderer~|contractor~|firm~|companies|company|organisation~|organization~|provider~|vendor~|applicant~"
    "|offeror~|proposer~|proponent~|respondent~|candidate~|business|businesses|consultant~|consultancy|consultancies|agency|agencies"
    "|operator~|(economic operator~)|traders|trader|enterprise~|installers|makers|manufacturer~|those|anyone|anybody|practice|practices"
    "|bureau|bureaux|undertakings|entity|entities|dealer~|reseller~|integrator~|developer~|laboratory|laboratories|participant~|quoter~",
    "refused": "(not be considered)|(not be accepted)|(not be shortlisted)|(not be short-listed)|(not be eligible)|(not eligible)"
    "|(not qualify)|(not progress)|(not proceed)|(not go forward)|(not go through)|(not apply)|(not be invited)|(not be evaluated)"
    "|(not be taken forward)|(not be admitted)|(not be opened)|(not be read)|(need not apply|bid|tender|reply|quote)"
    "|(should not apply|bid|tender)|(put aside)|(put to one side)|excluded|rejected|eliminated|disqualified|disqualification|ineligible"
    "|barred|(ruled out)|fail|fails|(non-responsive)|(non-compliant)|(set aside)|discarded|disregarded|refused|(be failed)",
    "body": "(local authority~)|(local authorities)|authorities|(unitary authority~)|council|councils|borough"
    "|boroughs|nhs|(public sector)|(public-sector)|(public service)"
    "|(local government)|(central government)|government|(public body)|(public bodies)|(public authority~)|(public authorities)"
    "|(government department~)|(ministry of)|(department for)|(department of)|defence|police|(police force~)|sheriff~|ofgem|ofcom|ofsted"
    "|ofwat|hmrc|dwp|defra|mod|moj|(home office)|(cabinet office)|(civil service)|gds|dfe|dhsc|dvla|dvsa|hmcts|hmpps|(hm courts)|dluhc"
    "|mhclg|fcdo|(environment agency)|(highways england)|(national highways)|(companies house)|(land registry)|(ordnance survey)"
    "|(met office)|(scottish government)|(welsh government)|ukhsa|(care quality commission)|(transport for london)|(network rail)"
    "|(housing association~)|(registered provider~)|(combined authority~)|(combined authorities)|universities|(a university)"
    "|(blue light)|(emergency services)|(health board~)|(social landlord~)|school~|(academy trust~)|(nhs trust~)|(acute trust~)|trusts"
    "|(fire and rescue)|(fire authority~)|(fire authorities)|(fire service~)|(higher education)|(further education)|prison~|(state bodies)"
    "|(public transport authorities)|(integrated care board~)|icb|icbs|municipality|municipalities",
    "people": "employee~|staff|personnel|people|persons|professional~|programmer~|technician~|operative~|developer~|consultant~|engineer~"
    "|architect~|fte|ftes|specialist~|expert~|crew|fitter~|electrician~|plumber~|surveyor~|cleaner~|driver~|carer~|guard~|worker~|members"
    "|inspector~|gardener~|officer~|planner~|trainer~|assessor~|nurse~|vet~|therapist~|interpreter~|translator~|accountant~|lawyer~"
    "|solicitor~|auditor~|analyst~|scientist~|teacher~|tutor~|practitioner~|mechanic~|welder~|joiner~|operators|agents|advisers|advisors"
    "|colleagues|tradesmen|tradespeople|hauliers|movers|porters|painters|roofers|arborists|climbers|testers|designers|wte|headcount",
    "jobs": "contract~|project~|engagement~|implementation~|installation~|deployment~|reference~|referee~|(case stud~)|(case studies)"
    "|client~|customer~|assignment~|testimonial~|scheme~|migration~|rollout~|commission~|(reference site~)|refurbishment~|conversion~"
    "|(work orders)|(purchase orders)|(similar systems)|roll-out~|instruction~|appointment~|order~|buildings|programme~|example~"
    "|audit~|survey~|(live site~)|go-live~|(go live~)|study|studies|case~",
    "least": "(at least)|minimum|(minimum of)|min|min.|(no less than)|(not less than)|(no fewer than)|(not fewer than)|(more than)|over"
    "|exceeding|(in excess of)|(upwards of)|(not below)|(at minimum)",
    "place": "county|counties|borough|boroughs|district|districts|city|cities|region|regions|town|towns|parish|parishes|island|islands|isle"
    "|locality|province|state|municipality|metropolis|emirate|canton|postcode|postcodes|boundary|boundaries|area|village|archipelago"
    "|mainland|wales|scotland|england|(northern ireland)|ireland|britain|(united kingdom)|uk|(united states)|usa|london|m25|(high street)",
    "goods": "luminaire~|lamp~|light~|lighting|boiler~|radiator~|pump~|valve~|heater~|fan~|cable~|socket~|switch~|breaker~|mcbs|panel~"
    "|detector~|sounder~|alarm~|camera~|lock~|cylinder~|handle~|hinge~|closer~|door~|doorset~|window~|glazing|blind~|brick~|block~|tile~|slate~|paving"
    "|kerb~|cladding|insulation|membrane|plaster|plasterboard|board~|ceiling~|flooring|carpet|vinyl|paint|emulsion|gloss|primer|stain|varnish|sealant"
    "|adhesive|grout|mortar|worktop~|tap~|basin~|toilet~|pans|cistern~|shower~|sink~|bath~|furniture|chair~|seating|seats|desk~|table~|cabinet~"
    "|shelving|locker~|bed~|mattress~|mattresses|bench~|benches|bin~|container~|sack~|towel~|dispenser~|soap|detergent|polish|cleaner~|tyre~|tires"
    "|oil~|lubricant~|grease|battery|batteries|charger~|mower~|tractor~|sweeper~|van~|minibus~|lorry|lorries|trailer~|chassis|engine~|generator~"
    "|tool~|drill~|saw~|chainsaw~|ladder~|glove~|boot~|boots|helmet~|jacket~|trousers|shirt~|uniform~|fleece~|mask~|respirator~|harness~"
    "|laptop~|tablet~|monitor~|printer~|scanner~|projector~|screen~|display~|phone~|handset~|headset~|radio~|router~|firewall~|server~|firmware"
    "|microphone~|loudspeaker~|amplifier~|mixer~|oven~|fridge~|freezer~|dishwasher~|kettle~|cooker~|tea|coffee|cereal|bread|beans|sauce|margarine"
    "|hydrant~|meter~|membranes|resin|filter~|herbicide~|fertiliser~|seed~|compost|tie~|ties|stake~|rack~|barrier~|bollard~|sign~|sheeting"
    "|syringe~|dressing~|hoist~|wheelchair~|defibrillator~|stretcher~|thermometer~|analyser~|analyzer~|microscope~|reagent~|pen~|paper|folder~"
    "|toner|cartridge~|swing~|slide~|ball~|mat~|piano~|instrument~|bicycle~|cycle~|scheme|scheduler|drone~|lift~|escalator~|gate~|fence~|fencing",
}
PARTY = re.compile(r"@(\w+)")
WORD = r"(?:\([^()<>\[\]]*\)|[^\s|()\[\]<>]+)"
PART = re.compile(rf"\[(?:{WORD}(?:\|{WORD})*|<[a-z]+>)\]|<[a-z]+>|\.\.\.\d*|{WORD}(?:\|{WORD})*")
CHOICE = re.compile(r"\([^)]*\)|[^|]+")

Wording = tuple[str, ...]
Tokens = Callable[[str], Wording]
Carried = tuple[int, Found | None, tuple[int, ...]]  # the word after the last, the value that stands in it, and the words in its gaps


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a phrase: a choice of wordings by their first word, or the shape of a value."""

    gap: int = 0  # how many words may come before it
    wordings: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    shape: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase says, part by part, and choices of words: of each a sentence must hold one if the phrase is to stand in it."""

    parts: tuple[Part, ...]
    telling: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of one sentence, from its first up to but not including `end`, with the values that begin at each word."""

    plain: Wording
    first: int
    end: int
    spots: Mapping[tuple[str, int], list[tuple[int, Found | None]]]  # by shape and first word: the word after the last, the value


def compile_phrase(phrase: str, tokens: Tokens) -> Phrase:
    """The parts of a phrase.

    Raises ValueError, with a cause for a person, where the phrase cannot be read.
    """
    phrase = PARTY.sub(lambda party: PARTIES.get(party[1], party[0]), phrase)
    written = PART.findall(phrase)
    if "".join(written).replace(" ", "") != phrase.replace(" ", "") or not written:
        raise ValueError(f"the phrase {phrase!r} cannot be read: look for a bracket that is not closed")
    parts: list[Part] = []
    gap = 0
    for word in written:
        if word.startswith("..."):
            gap = int(word[3:] or GAP)
            continue
        parts.append(_part(word, gap if parts else 0, tokens))
        gap = 0
    if all(part.optional for part in parts):
        raise ValueError(f"the phrase {phrase!r} could match nothing at all")
    later = sorted((part.wordings.keys() for part in parts[1:] if part.wordings and not part.optional), key=len)
    return Phrase(tuple(parts), tuple(map(frozenset, later)))


def _part(written: str, gap: int, tokens: Tokens) -> Part:
    """One part as it is written."""
    optional = written.startswith("[")
    inner = written[1:-1] if optional else written
    if inner.startswith("<"):
        return Part(gap, shape=inner[1:-1], optional=optional)
    return Part(gap, _by_first(inner, tokens), optional=optional)


@lru_cache(maxsize=8192)  # the same choice, such as every name of a supplier, opens many phrases
def _by_first(choice: str, tokens: Tokens) -> Mapping[str, tuple[Wording, ...]]:
    """The wordings of a choice by their first word."""
    by_first: defaultdict[str, set[Wording]] = defaultdict(set)
    said = set(_wordings(choice, tokens))
    for wording in said | {spoken for name, words in SPOKEN.items() if (name,) in said for spoken in words}:
        by_first[wording[0]].add(wording)
    return {word: tuple(wordings) for word, wordings in by_first.items()}


def openings(phrase: Phrase) -> Iterator[int]:
    """The parts with which a phrase can begin: the first, and those that follow parts that may be missing."""
    for number, part in enumerate(phrase.parts):
        yield number
        if not part.optional:
            return


def follow(parts: tuple[Part, ...], at: int, gap: int, stretch: Stretch) -> Carried | None:
    """Parts carried on from a word, as far as they go; None where they break off. Of places within a gap the nearest counts."""
    if not parts:
        return at, None, ()
    part, more = parts[0], parts[1:]
    next_gap = more[0].gap if more else 0
    best: Carried | None = None
    for start in range(at, min(at + gap + 1, stretch.end)):
        for end, value in _ends(part, start, stretch):
            rest = follow(more, end, next_gap, stretch) if more else (end, None, ())
            if rest is not None and (best is None or rest[0] > best[0]):
                best = rest[0], rest[1] or value, (*range(at, start), *rest[2])
        if best is not None:
            break
    if part.optional:
        without = follow(more, at, max(gap, next_gap), stretch)
        if without is not None and (best is None or without[0] > best[0]):
            return without
    return best


def _ends(part: Part, start: int, stretch: Stretch) -> Sequence[tuple[int, Found | None]]:
    """Where a part can end that starts at a word."""
    if part.shape:
        return stretch.spots.get((part.shape, start), ())
    wordings = part.wordings.get(stretch.plain[start])
    if wordings is None:
        return ()
    plain, last = stretch.plain, stretch.end
    ends = [start + len(wording) for wording in wordings if len(wording) == 1 or plain[start : start + len(wording)] == wording]
    return [(end, None) for end in ends if end <= last]


def _wordings(part: str, tokens: Tokens) -> list[Wording]:
    """Every way of saying one part of a phrase."""
    if "(" not in part and "~" not in part:
        return [tokens(choice) for choice in part.split("|")]
    return [wording for choice in CHOICE.findall(part) for wording in _choice(choice.strip(), tokens)]


def _choice(choice: str, tokens: Tokens) -> list[Wording]:
    """One alternative: a word, a word with its inflections, or several words in round brackets."""
    if choice.startswith("(") and "..." in choice:
        raise ValueError(f"a gap cannot stand inside {choice!r}: write two phrases")
    if choice.startswith("("):
        words = [_wordings(word, tokens) for word in choice[1:-1].split()]
        return [sum(said, ()) for said in product(*words)]
    if choice.endswith("~"):
        return [tokens(form) for form in inflections(choice[:-1])]
    return [tokens(choice)]


def inflections(word: str) -> list[str]:
    """A word with its regular endings: pay, pays, paying; renew, renewed; supply, supplies; require, requiring."""
    forms = [word, word + "s", word + "ed", word + "ing"]
    if word.endswith("e"):
        forms = [word, word + "s", word + "d", word[:-1] + "ing"]
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        forms = [word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    elif word.endswith(("s", "x", "ch", "sh")):
        forms = [word, word + "es", word + "ed", word + "ing"]
    elif re.search(r"[^aeiou][aeiou][bdglmnprt]$", word):
        forms += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return forms
