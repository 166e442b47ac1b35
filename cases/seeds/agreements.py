"""Agreements as they are seeded: who, where published, since when, and whether silence is consent."""

from datetime import date

from agencies.states import STATES
from cases.terms import Confidence, PermitException

# Read in the Swiss sister agreement; the Union's and Norway's own words are to be checked.
EXCEPTIONS = [exception.value for exception in PermitException]
UNION_BOUND = [code for code, state in STATES.items() if state.in_union and code not in ("DK", "IE")]

AGREEMENTS = {
    "HOUSE": {  # no agreement: what the house has set itself for voluntary return and reintegration
        "name_en": "House rules of return and reintegration",
        "name_az": "Qayıdış və reinteqrasiya üzrə daxili qaydalar",
        "silence_is_consent": False,
        "note": "No agreement between States: time limits of our own practice.",
    },
    "EUAZ": {
        "name_en": "EU–Azerbaijan readmission agreement",
        "name_az": "Avropa İttifaqı–Azərbaycan readmissiya sazişi",
        "live": True,
        "permit_exceptions": EXCEPTIONS,
        "requested_state": "AZ",
        "covers": UNION_BOUND,
        "silence_is_consent": True,
        "silence_confidence": Confidence.MEMORY_HIGH,
        "expired_documents_prove_for_months": 6,  # read in the Swiss sister agreement only
        "official_journal": "OJ L 128, 30.4.2014, p. 17–42",
        "in_force_on": date(2014, 9, 1),
        "note": "All Member States but Denmark and Ireland. To be checked against OJ L 128/17.",
    },
    "CHAZ": {
        "name_en": "Switzerland–Azerbaijan readmission agreement",
        "name_az": "İsveçrə–Azərbaycan readmissiya sazişi",
        "live": True,
        "permit_exceptions": EXCEPTIONS,
        "requested_state": "AZ",
        "covers": ["CH"],
        "silence_is_consent": False,
        "silence_confidence": Confidence.SOURCED,
        "expired_documents_prove_for_months": 6,
        "official_journal": "SR 0.142.111.649",
        "in_force_on": date(2017, 4, 1),
        "note": "No clause on silence. Third-country nationals three years after entry into force (Art. 18(2)).",
    },
    "NOAZ": {
        "name_en": "Norway–Azerbaijan readmission agreement",
        "name_az": "Norveç–Azərbaycan readmissiya sazişi",
        "live": True,
        "permit_exceptions": EXCEPTIONS,
        "requested_state": "AZ",
        "covers": ["NO"],
        "silence_is_consent": True,
        "silence_confidence": Confidence.MEMORY_LOW,
        "official_journal": "Law 1218-IVQ of 6.3.2015",
        "in_force_on": date(2015, 6, 1),
        "note": "The text has not been read; every value is to be checked.",
    },
    "EUGE": {
        "name_en": "EU–Georgia",
        "requested_state": "GE",
        "official_journal": "OJ L 52, 2011",
        "in_force_on": date(2011, 3, 1),
    },
    "EUAM": {
        "name_en": "EU–Armenia",
        "requested_state": "AM",
        "official_journal": "OJ L 289, 2013",
        "in_force_on": date(2014, 1, 1),
    },
    "EUMD": {
        "name_en": "EU–Moldova",
        "requested_state": "MD",
        "official_journal": "OJ L 334, 2007",
        "in_force_on": date(2008, 1, 1),
    },
    "EUUA": {
        "name_en": "EU–Ukraine",
        "requested_state": "UA",
        "official_journal": "OJ L 332, 2007",
        "in_force_on": date(2008, 1, 1),
        "silence_confidence": Confidence.MEMORY_HIGH,
    },
    "EURU": {
        "name_en": "EU–Russia",
        "requested_state": "RU",
        "official_journal": "OJ L 129, 2007",
        "in_force_on": date(2007, 6, 1),
        "silence_confidence": Confidence.SISTER_AGREEMENT,
        "note": "Dormant.",
    },
    "EUTR": {
        "name_en": "EU–Türkiye",
        "requested_state": "TR",
        "official_journal": "OJ L 134, 2014",
        "in_force_on": date(2014, 10, 1),
        "note": "For third-country nationals since 1.10.2017.",
    },
    "EUPK": {
        "name_en": "EU–Pakistan",
        "requested_state": "PK",
        "official_journal": "OJ L 287, 2010",
        "in_force_on": date(2010, 12, 1),
        "silence_confidence": Confidence.MEMORY_HIGH,
    },
    "EUCV": {
        "name_en": "EU–Cabo Verde",
        "requested_state": "CV",
        "official_journal": "OJ L 282, 2013",
        "in_force_on": date(2014, 12, 1),
    },
    "EUBY": {
        "name_en": "EU–Belarus",
        "requested_state": "BY",
        "official_journal": "OJ L 181, 2020",
        "in_force_on": date(2020, 7, 1),
        "note": "Suspended by Belarus in 2021.",
    },
    "EURS": {
        "name_en": "EU–Serbia",
        "requested_state": "RS",
        "in_force_on": date(2008, 1, 1),
        "silence_confidence": Confidence.SISTER_AGREEMENT,
    },
    "EUMK": {
        "name_en": "EU–North Macedonia",
        "requested_state": "MK",
        "note": "With the Benelux implementing protocol.",
    },
}

REFERENCE = {"silence_is_consent": True, "note": "Kept for comparison; not in use here."}
