"""The kinds of letters, and of papers handed to a person: what each must be given to be made, and what it may be given besides."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """What a letter must be given and may be given; a dot leads into a nested dictionary (`person.surname`)."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


def kind(needs, may=""):
    return Kind(tuple(needs.split()), tuple(may.split()))


COMMON = kind(
    "dated_on our_reference sender.name recipient.name signatory.name signatory.function person.surname person.born",
    may="their_reference sender.unit sender.address sender.contact recipient.address recipient.contact"
    " person.given_names person.father_name person.birth_place",
)

# A time limit is never told without its rule and its article.
KINDS = {
    "acknowledgement": kind(
        "received_at counted_from reply.due_on reply.rule reply.article agreement",
        may="person.nationality channel if_no_reply",
    ),
    "inadmissible": kind(
        "received_at known_on limit.due_on limit.rule limit.article agreement",
        may="person.nationality",
    ),
    "late_accepted": kind(
        "received_at known_on limit.due_on limit.rule limit.article reply agreement",
        may="person.nationality",
    ),
    "incomplete": kind("received_at items time_limit", may="person.nationality send_by"),
    "procedure_changed": kind(
        "procedure reply.due_on reply.rule reply.article reasons agreement",
        may="person.nationality",
    ),
    "reply_extended": kind(
        "reply.due_on reply.rule reply.article extension.rule extension.article reasons agreement",
        may="person.nationality",
    ),
    "question": kind("question time_limit", may="person.nationality answer_by"),
    "reply_agreed": kind(
        "transfer.due_on transfer.rule transfer.article agreement",
        may="person.nationality basis family not_covered travel_document travel_document_step notice observations",
    ),
    "reply_refused": kind(
        "ground.code ground.name reasons article agreement",
        may="person.nationality family",
    ),
    "deemed_agreed_note": kind(
        "counted_from reply.due_on reply.rule reply.article silence recorded_at"
        " transfer.due_on transfer.rule transfer.article agreement",
        may="person.nationality",
    ),
    "interview_request": kind(
        "place questions interview.due_on interview.rule interview.article agreement",
        may="person.nationality languages arranged_by",
    ),
    "verification_request": kind(
        "answer.due_on answer.rule answer.article",
        may="other_names documents",
    ),
    "travel_document_request": kind(
        "agreed_on issue.due_on issue.rule issue.article validity deliver_to agreement",
        may="person.nationality place fee transfer_planned family documents",
    ),
    "transfer_notice": kind(
        "agreed_on transfer.at transfer.place transfer.mode transfer.means",
        may="person.nationality family documents escorts needs annexes",
    ),
    "error_claim": kind(
        "transferred_on window.due_on window.rule window.article true_identity true_nationality reasons costs.who agreement",
        may="person.nationality basis handed_back costs.article",
    ),
    "error_return": kind(
        "claimed_on returned.at returned.place returned.mode returned.means handed_over_to agreement",
        may="person.nationality handed_back",
    ),
    "error_costs": kind(
        "returned_on amount costs_for costs.who agreement",
        may="person.nationality costs.article",
    ),
    "error_answer": kind(
        "transferred_on claim answer agreement",
        may="person.nationality reasons",
    ),
    "transit_application": kind(
        "agreement journey.mode journey.destination journey.place journey.at admission_assured ground_known",
        may="person.nationality person.maiden_name person.sex person.description person.aliases person.languages"
        " person.document journey.other_states journey.escorts place observations",
    ),
    "transit_authorised": kind(
        "journey.destination journey.at journey.place execution.due_on execution.rule execution.article agreement",
        may="person.nationality journey.other_states",
    ),
    "transit_refused": kind(
        "ground.code ground.name reasons article agreement journey.destination",
        may="person.nationality",
    ),
    "transit_revoked": kind(
        "ground.code ground.name reasons agreed_on is_here agreement journey.destination",
        may="person.nationality",
    ),
    "return_approved": kind("applied_on programme", may="family"),
    "return_rejected": kind("applied_on ground reasons complaint", may="rules"),
    "travel_confirmation": kind(
        "travel.leaves travel.from travel.arrives travel.place travel.mode travel.means reception.who reception.place withdrawal",
        may="family travel.escorts reception.phone onward",
    ),
    "correction_notice": kind("corrected_on changes reasons agreement told_on", may="article whom"),
    "application": kind(
        "agreement accelerated interview",
        may="person.nationality person.maiden_name person.sex person.description person.aliases"
        " person.languages person.civil_status person.last_address accelerated_article interview_article"
        " place photo spouse children health danger evidence observations",
    ),
}


# Handed to the person concerned, in both languages at once: no letter between authorities, and none of its parts.
HANDOUTS = {
    "returnee_leaflet": kind("dated_on leaflet_code phone agency.en agency.az", may="phone_hours phone_code"),
    "plan_for_signature": kind(
        "dated_on our_reference agency.en agency.az person manager plan_from plan_until goals.en goals.az consents.en consents.az",
        may="programme.en programme.az measures.en measures.az phone revision",
    ),
    "own_data": kind(
        "dated_on our_reference agency.en agency.az person stored.en stored.az shared.en shared.az seen.en seen.az",
        may="phone",
    ),
    "subject_access": kind(
        "dated_on our_reference agency.en agency.az overview"
    ),  # in one language, whichever was asked for
}


# Words that administrators edited (cases/wording), kept with what the letter says; none: it speaks as delivered.
WORDING = ("wording.version", "wording.passages")


def is_handout(template):
    return template in HANDOUTS


def needs(template):
    """Every placeholder the letter must have, dotted."""
    return HANDOUTS[template].needs if is_handout(template) else COMMON.needs + KINDS[template].needs


def known(template):
    """Every name the letter prints, dotted."""
    if is_handout(template):
        return needs(template) + HANDOUTS[template].may
    return needs(template) + COMMON.may + KINDS[template].may + WORDING


def find(data, name):
    """The value of a dotted name; None where there is none."""
    for part in name.split("."):
        data = data.get(part) if isinstance(data, dict) else None
    return data
