"""The words in which an agreement's terms are written: names of limits, units, events, effects, kinds of evidence."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from cases.spans import Rollover, Unit


class LimitName(TextChoices):
    SUBMIT_THIRD_COUNTRY = "submit_third_country", _("Application for a third-country national or stateless person")
    SUBMIT_ACCELERATED = "submit_accelerated", _("Application in the accelerated procedure")
    ACKNOWLEDGE = "acknowledge", _("Acknowledgement of receipt")
    REPLY = "reply", _("Reply to the application")
    REPLY_EXTENSION = "reply_extension", _("Extension of the reply")
    REPLY_ACCELERATED = "reply_accelerated", _("Reply in the accelerated procedure")
    INTERVIEW = "interview", _("Interview")
    VERIFICATION = "verification", _("Answer of another agency")
    VERIFICATION_ACCELERATED = "verification_accelerated", _("Answer of another agency, accelerated procedure")
    DRAFT = "draft", _("Draft of the reply")
    TRAVEL_DOCUMENT = "travel_document", _("Issue of the travel document")
    DOCUMENT_VALIDITY = "document_validity", _("Validity of the travel document")
    TRANSFER = "transfer", _("Transfer")
    TRANSFER_NOTICE = "transfer_notice", _("Notice of the transfer")
    ERROR_OWN_NATIONAL = "error_own_national", _("Claim of readmission in error, own national")
    ERROR_THIRD_COUNTRY = "error_third_country", _("Claim of readmission in error, third-country national")
    TRANSIT_REPLY = "transit_reply", _("Reply to a transit application")
    TRANSIT_EXECUTION = "transit_execution", _("Carrying out the transit")
    FIRST_CONTACT = "first_contact", _("First contact with the person")
    FOLLOW_UP_3 = "follow_up_3", _("Follow-up after three months")
    FOLLOW_UP_6 = "follow_up_6", _("Follow-up after six months")
    FOLLOW_UP_12 = "follow_up_12", _("Follow-up after twelve months")
    REFERRAL_ANSWER = "referral_answer", _("Answer to a referral")
    REFERRAL_SERVICE = "referral_service", _("Service under a referral")
    FIT_TO_TRAVEL = "fit_to_travel", _("Medical assessment before a departure")
    COMPLAINT_ANSWER = "complaint_answer", _("Answer to a complaint")
    DELIVERY_SILENCE = "delivery_silence", _("Silence about a delivery that has begun")
    MEASURE_ACCEPTANCE = "measure_acceptance", _("Acceptance of a measure by its provider")
    MEASURE_VERIFICATION = "measure_verification", _("Verification of a delivery")
    MEASURE_PAYMENT = "measure_payment", _("Payment of a measure")
    SUBJECT_ACCESS = "subject_access", _("Answer to somebody who asks for their own data")
    EMERGENCY_REVIEW = "emergency_review", _("Review of an emergency access")
    WARN_FIRST = "warn_first", _("First warning before the last day of a limit")
    WARN_SECOND = "warn_second", _("Second warning before the last day of a limit")
    WARN_THIRD = "warn_third", _("Third warning before the last day of a limit")
    ESCALATE = "escalate", _("The head of the agency is told of a missed limit")


WARNINGS = (LimitName.WARN_FIRST, LimitName.WARN_SECOND, LimitName.WARN_THIRD)
COUNTED_BACK = frozenset({LimitName.TRANSFER_NOTICE, LimitName.FIT_TO_TRAVEL, *WARNINGS})
REPLIES = frozenset({LimitName.REPLY, LimitName.REPLY_EXTENSION, LimitName.REPLY_ACCELERATED})


UNITS = [
    (Unit.CALENDAR_DAYS.value, _("calendar days")),
    (Unit.WORKING_DAYS.value, _("working days")),
    (Unit.MONTHS.value, _("months")),
]
ROLLOVERS = [
    (Rollover.NONE.value, _("It ends there all the same")),
    (Rollover.NEXT_WORKING_DAY.value, _("It moves to the next working day")),
    (Rollover.PREVIOUS_WORKING_DAY.value, _("It moves to the working day before")),
]


class StartEvent(TextChoices):
    RECEIPT = "receipt", _("receipt")
    CONFIRMED_RECEIPT = "confirmed_receipt", _("confirmed receipt")
    APPREHENSION = "apprehension", _("apprehension")
    KNOWLEDGE = "knowledge", _("the day the authority learned of the unlawful stay")
    REQUEST = "request", _("the request")
    CONSENT = "consent", _("consent")
    ISSUE = "issue", _("issue of the document")
    TRANSFER = "transfer", _("the transfer")
    ARRIVAL = "arrival", _("the arrival")
    REFERRAL = "referral", _("the referral")
    DEPARTURE = "departure", _("the departure")
    LIMIT_END = "limit_end", _("the end of the first limit")
    APPROVAL = "approval", _("the approval")
    DELIVERY = "delivery", _("the delivery")
    VERIFICATION = "verification", _("the verification")
    OPENING = "opening", _("the opening of the case")
    LAST_DAY = "last_day", _("the last day of a limit")


class Acts(TextChoices):
    REQUESTED = "requested", _("the requested State")
    REQUESTING = "requesting", _("the requesting State")


class ExtensionGround(TextChoices):
    NONE = "none", _("none")
    REASONED_REQUEST = "reasoned_request", _("on a reasoned request")
    MERE_NOTICE = "mere_notice", _("by mere notice")
    WHILE_OBSTACLE_LASTS = "while_obstacle_lasts", _("while an obstacle lasts")
    UNKNOWN = "unknown", _("ground not known")


class Expiry(TextChoices):
    DEEMED_AGREED = "deemed_agreed", _("the request is deemed agreed")
    LATE = "late", _("it is late")
    OBLIGATION_LAPSES = "obligation_lapses", _("the obligation lapses")
    DOCUMENT_EXPIRES = "document_expires", _("the document expires")
    LAPSES = "lapses", _("the consent lapses")
    NOTHING = "nothing", _("nothing follows")


class Confidence(TextChoices):
    SOURCED = "sourced", _("Read in a source")
    SISTER_AGREEMENT = "sister_agreement", _("Read in a sister agreement")
    MEMORY_HIGH = "memory_high", _("Unverified, very likely")
    MEMORY_MEDIUM = "memory_medium", _("Unverified, likely")
    MEMORY_LOW = "memory_low", _("Unverified, uncertain")
    HOUSE_RULE = "house_rule", _("House rule")


class Effect(TextChoices):
    PROOF = "proof", _("Proof")
    PRIMA_FACIE = "prima_facie", _("Prima facie evidence")
    INITIATES_CHECK = "initiates_check", _("Starts a check")
    NONE = "none", _("No effect")


class Annex(IntegerChoices):
    PROOF_OF_NATIONALITY = 1, _("Annex 1, proof of nationality")
    PRIMA_FACIE_OF_NATIONALITY = 2, _("Annex 2, prima facie evidence of nationality")
    PROOF_OF_STAY = 3, _("Annex 3, proof of stay or entry")
    PRIMA_FACIE_OF_STAY = 4, _("Annex 4, prima facie evidence of stay or entry")


OF_NATIONALITY = (Annex.PROOF_OF_NATIONALITY, Annex.PRIMA_FACIE_OF_NATIONALITY)
OF_STAY = (Annex.PROOF_OF_STAY, Annex.PRIMA_FACIE_OF_STAY)


class PermitException(TextChoices):
    """Why a visa or permit of the requesting State does not exclude a third-country national, where an agreement says so."""

    OURS_IS_LONGER = "ours_is_longer", _("The visa or permit of the requested State is valid for longer")
    FALSE = "false", _("It was got by forged documents or false statements")
    CONDITIONS_BROKEN = "conditions_broken", _("The person does not keep to its conditions")


class EvidenceKind(TextChoices):
    PASSPORT = "passport", _("Passport")
    LAISSEZ_PASSER = "laissez_passer", _("Laissez-passer")
    IDENTITY_CARD = "identity_card", _("Identity card")
    MILITARY_BOOK = "military_book", _("Service book or military identity card")
    SEAMAN_BOOK = "seaman_book", _("Seaman's book or skipper's service card")
    CITIZENSHIP_CERTIFICATE = (
        "citizenship_certificate",
        _("Citizenship certificate or other official document naming citizenship"),
    )
    VISA_SYSTEM_MATCH = "visa_system_match", _("Match in a visa information system")
    PHOTOCOPY = "photocopy", _("Photocopy of a document that proves nationality")
    DRIVING_LICENCE = "driving_licence", _("Driving licence or a copy")
    BIRTH_CERTIFICATE = "birth_certificate", _("Birth certificate or a copy")
    COMPANY_CARD = "company_card", _("Company identity card or a copy")
    SERVICE_BOOK_COPY = "service_book_copy", _("Copy of a service book")
    OFFICIAL_STATEMENT = "official_statement", _("Statement of border staff or other officials")
    WITNESS_STATEMENT = "witness_statement", _("Written statement of a witness")
    OWN_STATEMENT = "own_statement", _("Statement of the person")
    LANGUAGE_TEST = "language_test", _("Language spoken, or an official language test")
    AUTHORITY_INFORMATION = "authority_information", _("Accurate information from official authorities")
    FINGERPRINTS = "fingerprints", _("Fingerprints")
    OTHER_DOCUMENT = "other_document", _("Another document that may help")
    VISA_OR_PERMIT = "visa_or_permit", _("Valid visa or residence permit of the requested State")
    STAMP = "stamp", _("Entry or departure stamp, or other evidence of crossing")
    NAMED_DOCUMENT = "named_document", _("Document, certificate or bill bearing the name")
    INTERCEPTION_REPORT = "interception_report", _("Description of place and circumstances of interception")
    ORGANISATION_INFORMATION = "organisation_information", _("Information of an international organisation")
    FAMILY_STATEMENT = "family_statement", _("Report of family members or travelling companions")
    BILL = "bill", _("Bill, appointment card, entry card, car hire or card receipt")
    TICKET = "ticket", _("Ticket or passenger list bearing the name")
    COURIER_INFORMATION = "courier_information", _("Information on use of a courier or travel agency")
    JUDICIAL_STATEMENT = "judicial_statement", _("Statement in judicial or administrative proceedings")
