"""The time limits as they are seeded, one line each: length, how sure, source, and what differs from the usual.

cd = calendar days, wd = working days, m = months, y = years; "" = the agreement names no number.
"""

from cases.spans import Rollover
from cases.terms import Acts, Confidence, Expiry, ExtensionGround, StartEvent

SOURCED, SISTER, HOUSE = Confidence.SOURCED, Confidence.SISTER_AGREEMENT, Confidence.HOUSE_RULE
HIGH, MEDIUM, LOW = Confidence.MEMORY_HIGH, Confidence.MEMORY_MEDIUM, Confidence.MEMORY_LOW

SWISS = "SR 0.142.111.649"
SISTER_SWISS = "SR 0.142.111.649, the Swiss sister agreement"
BENELUX_MOLDOVA = "Benelux–Moldova implementing protocol, BWBV0006120"
BENELUX_MACEDONIA = "Benelux–North Macedonia implementing protocol, BWBV0005874"
SWISS_UKRAINE = "Switzerland–Ukraine, cc-2019-127"
RUSSIA_TYPE = "Clause of the Danish agreement of the Russian type"
SERBIAN = "Serbian-language clause, parties inferred"
CERTIFICATE = "Consular service, washington.mfa.gov.az: from registration, with complete documents"
HINT = "Third-party copy, a hint only: "

REQUESTED, REQUESTING = {"acts": Acts.REQUESTED}, {"acts": Acts.REQUESTING}

USUAL = {  # what each limit is like, where its line says nothing else
    "submit_third_country": REQUESTING | {"start_event": StartEvent.KNOWLEDGE, "on_expiry": Expiry.OBLIGATION_LAPSES},
    "submit_accelerated": REQUESTING | {"start_event": StartEvent.APPREHENSION, "on_expiry": Expiry.NOTHING},
    "acknowledge": REQUESTED | {"start_event": StartEvent.RECEIPT, "on_expiry": Expiry.LATE},
    "reply": REQUESTED | {"start_event": StartEvent.RECEIPT, "on_expiry": Expiry.DEEMED_AGREED},
    "reply_extension": REQUESTED | {"start_event": StartEvent.LIMIT_END, "on_expiry": Expiry.DEEMED_AGREED},
    "reply_accelerated": REQUESTED | {"start_event": StartEvent.RECEIPT, "on_expiry": Expiry.DEEMED_AGREED},
    "interview": REQUESTED | {"start_event": StartEvent.REQUEST, "on_expiry": Expiry.LATE},
    "verification": REQUESTED | {"start_event": StartEvent.REQUEST, "on_expiry": Expiry.LATE},
    "verification_accelerated": REQUESTED | {"start_event": StartEvent.REQUEST, "on_expiry": Expiry.LATE},
    "draft": REQUESTED | {"start_event": StartEvent.RECEIPT, "on_expiry": Expiry.LATE},
    "travel_document": REQUESTED | {"start_event": StartEvent.CONSENT, "on_expiry": Expiry.LATE},
    "document_validity": REQUESTED | {"start_event": StartEvent.ISSUE, "on_expiry": Expiry.DOCUMENT_EXPIRES},
    "transfer": REQUESTING | {"start_event": StartEvent.CONSENT, "on_expiry": Expiry.LAPSES},
    "transfer_notice": REQUESTING | {"start_event": StartEvent.TRANSFER, "on_expiry": Expiry.LATE},
    "error_own_national": REQUESTED | {"start_event": StartEvent.TRANSFER, "on_expiry": Expiry.OBLIGATION_LAPSES},
    "error_third_country": REQUESTED | {"start_event": StartEvent.TRANSFER, "on_expiry": Expiry.OBLIGATION_LAPSES},
    "transit_reply": REQUESTED | {"start_event": StartEvent.RECEIPT, "on_expiry": Expiry.LATE},
    "first_contact": REQUESTED | {"start_event": StartEvent.REFERRAL, "on_expiry": Expiry.LATE},
    "follow_up_3": REQUESTED | {"start_event": StartEvent.ARRIVAL, "on_expiry": Expiry.LATE},
    "follow_up_6": REQUESTED | {"start_event": StartEvent.ARRIVAL, "on_expiry": Expiry.LATE},
    "follow_up_12": REQUESTED | {"start_event": StartEvent.ARRIVAL, "on_expiry": Expiry.LATE},
    "referral_answer": REQUESTED | {"start_event": StartEvent.REFERRAL, "on_expiry": Expiry.LATE},
    "referral_service": REQUESTED | {"start_event": StartEvent.CONSENT, "on_expiry": Expiry.LATE},
    "fit_to_travel": REQUESTED | {"start_event": StartEvent.DEPARTURE, "on_expiry": Expiry.NOTHING},
    "complaint_answer": REQUESTED | {"start_event": StartEvent.RECEIPT, "on_expiry": Expiry.LATE},
    "delivery_silence": REQUESTED | {"start_event": StartEvent.DELIVERY, "on_expiry": Expiry.NOTHING},
    "measure_acceptance": REQUESTED | {"start_event": StartEvent.APPROVAL, "on_expiry": Expiry.LATE},
    "measure_verification": REQUESTED | {"start_event": StartEvent.DELIVERY, "on_expiry": Expiry.LATE},
    "measure_payment": REQUESTED | {"start_event": StartEvent.VERIFICATION, "on_expiry": Expiry.LATE},
    "subject_access": REQUESTED | {"start_event": StartEvent.REQUEST, "on_expiry": Expiry.LATE},
    "emergency_review": REQUESTED | {"start_event": StartEvent.OPENING, "on_expiry": Expiry.LATE},
    **dict.fromkeys(
        ("warn_first", "warn_second", "warn_third", "escalate"),
        REQUESTED | {"start_event": StartEvent.LAST_DAY, "on_expiry": Expiry.NOTHING},
    ),
    "transit_execution": REQUESTING | {"start_event": StartEvent.CONSENT, "on_expiry": Expiry.LAPSES},
}

ROLLS = {"rollover": Rollover.NEXT_WORKING_DAY}
OBSTACLE = {"extension_ground": ExtensionGround.WHILE_OBSTACLE_LASTS}
CONFIRMED = {"start_event": StartEvent.CONFIRMED_RECEIPT, "on_expiry": Expiry.LATE}


def article(number):
    return {"article": f"Art. {number}"}


def longer(length, ground=ExtensionGround.UNKNOWN):
    return {"extension": length, "extension_ground": ground}


HOUSE_RULES = {
    "acknowledge": ("1 wd", HOUSE, "", {}),
    "draft": ("10 cd", HOUSE, "", ROLLS),
    "verification": ("5 cd", HOUSE, "", ROLLS),
    "verification_accelerated": ("1 wd", HOUSE, "", {}),
}

OURS_TO_SET = {"note": "A value to begin with, of ours; the agencies concerned are to set it."}
HOUSE_OF_RETURN = {  # domain §4, §5.2, §8.9: practice, not law
    "first_contact": ("7 cd", HOUSE, "", ROLLS),
    "follow_up_3": ("3 m", HOUSE, "", ROLLS),
    "follow_up_6": ("6 m", HOUSE, "", ROLLS),
    "follow_up_12": ("12 m", HOUSE, "", ROLLS),
    "referral_answer": ("5 wd", HOUSE, "", OURS_TO_SET),
    "referral_service": ("30 cd", HOUSE, "", ROLLS | OURS_TO_SET),
    "fit_to_travel": ("3 cd", HOUSE, "", {"note": "72 hours, to the hour; in practice 24 to 72. Unverified."}),
    "travel_document": ("3 cd", MEDIUM, CERTIFICATE, {"start_event": StartEvent.REQUEST}),
    "complaint_answer": ("15 wd", HOUSE, "", OURS_TO_SET),
    "delivery_silence": ("21 cd", HOUSE, "", OURS_TO_SET),
    "measure_acceptance": ("5 wd", HOUSE, "", OURS_TO_SET),
    "measure_verification": ("10 wd", HOUSE, "", OURS_TO_SET),
    "measure_payment": ("10 wd", HOUSE, "", OURS_TO_SET),
    "subject_access": (
        "",
        LOW,
        "",
        {"note": "Law 998-IIIQ sets the time. Its number has not been read: enter it with its article."},
    ),
    "emergency_review": ("3 wd", HOUSE, "", OURS_TO_SET),
    "warn_first": ("5 cd", HOUSE, "", OURS_TO_SET),
    "warn_second": ("2 cd", HOUSE, "", OURS_TO_SET),
    "warn_third": ("1 cd", HOUSE, "", OURS_TO_SET),
    "escalate": ("1 cd", HOUSE, "", OURS_TO_SET),
}

EUAZ = HOUSE_RULES | {
    "submit_third_country": ("6 m", HIGH, f"Extension: {SISTER_SWISS}", article("11") | OBSTACLE | ROLLS),
    "submit_accelerated": ("2 wd", HIGH, "", article("7(3)")),
    "reply": (
        "15 cd",
        SOURCED,
        "dienstterugkeerenvertrek.nl, travel documents Azerbaijan",
        article("11(2)") | ROLLS | {"note": "No extension is known."},
    ),
    "reply_accelerated": ("2 wd", HIGH, "", article("11(2)")),
    "interview": ("5 wd", LOW, "", article("9(3)")),
    "travel_document": ("5 wd", SOURCED, "teas.eu press release", article("3")),
    "document_validity": ("150 cd", MEDIUM, "", article("3")),
    "transfer": ("3 m", HIGH, "", article("11") | OBSTACLE | ROLLS),
    "transfer_notice": ("3 wd", MEDIUM, f"Also {SISTER_SWISS}", article("12")),
    "error_own_national": ("6 m", MEDIUM, f"Also {SISTER_SWISS}", article("13") | ROLLS),
    "error_third_country": ("12 m", MEDIUM, f"Also {SISTER_SWISS}", article("13") | ROLLS),
    "transit_reply": ("5 wd", MEDIUM, f"Also {SISTER_SWISS}", article("15")),
    "transit_execution": ("30 cd", MEDIUM, f"Also {SISTER_SWISS}", article("15") | ROLLS),
}

CHAZ = HOUSE_RULES | {
    "submit_third_country": ("6 m", SOURCED, SWISS, article("8(1)") | OBSTACLE),
    "submit_accelerated": ("2 wd", SOURCED, SWISS, article("4(3)")),
    "reply": ("25 cd", SOURCED, SWISS, article("8(2)") | CONFIRMED | longer("25 cd", ExtensionGround.MERE_NOTICE)),
    "reply_extension": (
        "25 cd",
        SOURCED,
        SWISS,
        article("8(2)") | {"on_expiry": Expiry.LATE, "extension_ground": ExtensionGround.MERE_NOTICE},
    ),
    "reply_accelerated": ("2 wd", SOURCED, SWISS, article("8(2)") | CONFIRMED),
    "interview": ("", SOURCED, SWISS, article("6(3)") | {"note": "The agreement says: as soon as possible."}),
    "travel_document": ("5 wd", SOURCED, SWISS, article("2(4)")),
    "document_validity": ("90 cd", SOURCED, SWISS, article("2(4)")),
    "transfer": ("3 m", SOURCED, SWISS, article("8(4)") | OBSTACLE),
    "transfer_notice": ("3 wd", SOURCED, SWISS, article("9(1)")),
    "error_own_national": ("6 m", SOURCED, SWISS, article("10")),
    "error_third_country": ("12 m", SOURCED, SWISS, article("10")),
    "transit_reply": ("5 wd", SOURCED, SWISS, article("12(2)")),
    "transit_execution": ("30 cd", SOURCED, SWISS, article("12(5)")),
}

NOAZ = HOUSE_RULES | {
    "submit_third_country": ("6 m", MEDIUM, "", OBSTACLE),
    "submit_accelerated": ("2 wd", LOW, "", {}),
    "reply": ("15 cd", LOW, "", {}),
    "reply_accelerated": ("2 wd", MEDIUM, "", {}),
    "transfer": ("3 m", MEDIUM, "", {}),
    "travel_document": ("5 wd", MEDIUM, "", {}),
}

ACCELERATED = {"submit_accelerated": ("2 wd", LOW, "", {}), "reply_accelerated": ("2 wd", MEDIUM, "", {})}

LIMITS = {
    "HOUSE": HOUSE_OF_RETURN,
    "EUAZ": EUAZ,
    "CHAZ": CHAZ,
    "NOAZ": NOAZ,
    "EUGE": {
        "submit_third_country": ("6 m", MEDIUM, "", {}),
        "submit_accelerated": ("2 wd", LOW, HINT + "gregor-selm.de", {}),
        "reply": ("12 cd", HIGH, "", {}),
        "reply_accelerated": ("2 wd", HIGH, "", {}),
        "transfer": ("3 m", HIGH, "", {}),
        "travel_document": ("3 wd", LOW, HINT + "giesecke.tk", {}),
        "document_validity": ("90 cd", MEDIUM, "", {}),
        "error_own_national": ("9 m", LOW, "", {}),
        "transit_reply": ("5 cd", LOW, "", {}),
    },
    "EUAM": ACCELERATED
    | {
        "submit_third_country": ("9 m", LOW, "", {}),
        "reply": ("12 cd", HIGH, "", {}),
        "reply_accelerated": ("2 wd", HIGH, "", {}),
        "transfer": ("3 m", LOW, "", {}),
        "travel_document": ("3 wd", MEDIUM, "", {}),
        "document_validity": ("120 cd", SOURCED, "dienstterugkeerenvertrek.nl, Armenia", {}),
        "interview": ("5 wd", LOW, "", {}),
        "error_own_national": ("6 m", LOW, "", {}),
        "transit_reply": ("", LOW, "", {"note": "3 to 5 working days."}),
    },
    "EUMD": ACCELERATED
    | {
        "submit_third_country": ("6 m", SOURCED, "eapmigrationpanel.org summary", {}),
        "reply": ("11 wd", MEDIUM, "", {}),
        "reply_accelerated": ("2 wd", HIGH, "", {}),
        "transfer": ("3 m", SOURCED, BENELUX_MOLDOVA, {}),
        "travel_document": ("3 wd", SOURCED, BENELUX_MOLDOVA, {}),
        "document_validity": ("3 m", SOURCED, BENELUX_MOLDOVA, {"note": "At least."}),
        "interview": ("3 wd", SOURCED, BENELUX_MOLDOVA, {"note": "And 3 working days for its result."}),
        "error_own_national": ("3 m", MEDIUM, "", {}),
        "transit_reply": (
            "4 wd",
            SOURCED,
            BENELUX_MOLDOVA,
            {"note": "To be applied for at least 6 working days ahead."},
        ),
    },
    "EUUA": {
        "submit_third_country": ("1 y", SOURCED, "eapmigrationpanel.org summary", longer("30 cd")),
        "submit_accelerated": ("2 cd", LOW, "", {"note": "Days, without a word on which."}),
        "reply": ("14 cd", HIGH, SWISS_UKRAINE, longer("30 cd")),
        "reply_extension": ("30 cd", HIGH, SWISS_UKRAINE, {}),
        "reply_accelerated": ("2 wd", MEDIUM, "", longer("1 wd")),
        "transfer": ("90 cd", MEDIUM, "", {}),
        "document_validity": ("6 m", LOW, HINT + "steirerengel.de", {"note": "At least."}),
        "interview": ("10 cd", SISTER, SWISS_UKRAINE, {}),
        "error_own_national": ("3 m", MEDIUM, SWISS_UKRAINE, {}),
        "transit_reply": ("10 cd", SISTER, SWISS_UKRAINE, {}),
    },
    "EURU": {
        "submit_third_country": ("180 cd", SISTER, RUSSIA_TYPE, {}),
        "submit_accelerated": ("2 wd", LOW, "", {}),
        "reply": ("25 cd", SISTER, RUSSIA_TYPE, longer("60 cd")),
        "reply_extension": ("60 cd", SISTER, RUSSIA_TYPE, {}),
        "reply_accelerated": ("2 wd", SISTER, RUSSIA_TYPE, {}),
        "transfer": ("90 cd", SISTER, RUSSIA_TYPE, {"note": "2 working days in the accelerated procedure."}),
        "document_validity": ("30 cd", MEDIUM, "", {}),
        "error_own_national": ("3 m", LOW, "", {}),
    },
    "EUTR": {
        "submit_third_country": ("6 m", HIGH, "", {}),
        "submit_accelerated": ("3 wd", MEDIUM, "", {}),
        "reply": ("25 cd", HIGH, "", longer("60 cd")),
        "reply_extension": ("60 cd", HIGH, "", {}),
        "reply_accelerated": ("5 wd", HIGH, HINT + "edouardbrasey.com", {}),
        "transfer": ("3 m", LOW, HINT + "concertsoundsacramento.com", {}),
        "travel_document": ("3 wd", LOW, HINT + "concertsoundsacramento.com", {}),
        "document_validity": ("3 m", LOW, HINT + "concertsoundsacramento.com", {"note": "At least."}),
        "error_own_national": ("3 m", LOW, HINT + "edouardbrasey.com", {}),
        "transit_reply": ("5 wd", LOW, "", {}),
    },
    "EUPK": {
        "submit_third_country": ("1 y", MEDIUM, "", {}),
        "reply": ("30 cd", HIGH, "", longer("60 cd")),
        "reply_extension": ("60 cd", HIGH, "", {}),
        "transfer": ("3 m", HIGH, "", {}),
        "document_validity": ("6 m", MEDIUM, "", {}),
        "error_own_national": ("3 m", MEDIUM, "", {}),
    },
    "EUCV": ACCELERATED
    | {
        "submit_third_country": ("1 y", LOW, "", {}),
        "reply": ("8 cd", MEDIUM, "Agreement inferred", {}),
        "transfer": ("3 m", LOW, "", {}),
        "travel_document": ("4 wd", LOW, "", {}),
        "document_validity": ("6 m", LOW, "", {}),
        "error_own_national": ("6 m", LOW, "", {}),
    },
    "EUBY": ACCELERATED
    | {
        "submit_third_country": ("180 cd", LOW, "", {}),
        "reply": ("10 cd", LOW, "", {}),
        "transfer": ("3 m", MEDIUM, "", {}),
        "travel_document": ("3 wd", LOW, "", {}),
        "document_validity": ("", LOW, "", {"note": "3 to 6 months."}),
        "error_own_national": ("6 m", LOW, "", {}),
        "transit_reply": ("5 cd", LOW, "", {}),
    },
    "EURS": ACCELERATED
    | {
        "submit_third_country": ("1 y", SISTER, SERBIAN, {}),
        "reply": ("10 cd", SISTER, SERBIAN, longer("6 cd")),
        "reply_extension": ("6 cd", SISTER, SERBIAN, {}),
        "reply_accelerated": ("2 wd", SISTER, SERBIAN, {}),
        "transfer": ("3 m", SISTER, SERBIAN, {}),
        "travel_document": ("3 wd", MEDIUM, "", {}),
        "document_validity": ("3 m", MEDIUM, "", {}),
        "error_own_national": ("3 m", MEDIUM, "", {}),
        "transit_reply": ("5 cd", MEDIUM, "", {}),
    },
    "EUMK": {
        "submit_third_country": ("1 y", MEDIUM, "", {}),
        "submit_accelerated": ("2 wd", LOW, "", {}),
        "reply": ("14 cd", MEDIUM, "", {}),
        "reply_accelerated": ("2 wd", LOW, "", {}),
        "transfer": ("3 m", SOURCED, BENELUX_MACEDONIA, {}),
        "document_validity": ("30 cd", SOURCED, BENELUX_MACEDONIA, {"note": "A new one within 14 days."}),
        "transit_reply": ("5 cd", SOURCED, BENELUX_MACEDONIA, {"note": "To be applied for at least 7 days ahead."}),
    },
}
