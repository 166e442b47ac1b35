"""Who travels when, and what is still missing for it: read for all procedures of a calendar at once, by the one scope."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Q
from django.utils import timezone

from agencies.roles import LEAD
from cases.documents import Evidence
from cases.files import CasePerson
from workflows.procedures.travel_document import TravelDocument
from workflows.procedures.travel_papers import TRAVEL_PAPERS
from workflows.rows import Communication, Grant, Procedure, grants_open_to

AT_HAND = ("issued", "handed_over", "european_document")
REFUTED = (Evidence.Finding.FALSE, Evidence.Finding.CONTRADICTED)


@dataclass
class Known:
    """What is read along with the procedures: rows by the key of the procedure, last days of documents by that of the case."""

    parts: dict = field(default_factory=lambda: defaultdict(list))  # the case roles of the reader's agency
    papers: dict = field(default_factory=lambda: defaultdict(list))
    notices: dict = field(default_factory=dict)
    own_documents: dict = field(default_factory=lambda: defaultdict(list))


def travelling(actor, days):
    """Every journey that is fixed for these days or took place then, and what waits to be recorded from before today.

    One query for each kind of procedure in which somebody travels.
    """
    kinds = [kind for kind in Procedure.kinds.values() if kind.journey]
    found = [procedure for kind in kinds for procedure in _of_kind(kind, actor, days)]
    return sorted(found, key=lambda procedure: (moment_of(procedure), procedure.pk))


def moment_of(procedure):
    return getattr(procedure, procedure.journey.at)


def waits(procedure):
    """Whether the border service still has something to record of it."""
    return procedure.state in procedure.journey.waits_in


def _of_kind(kind, actor, days):
    """Each half of it is a range of an index: of the moments of one kind, and of what is open at the reader's agency."""
    way, (begin, end) = kind.journey, days.moments
    seen = kind.objects.visible_to(actor).with_gate().annotate(when=F(way.at)).select_related("case")
    took_place = Q(**{f"{way.took_place}__isnull": False})
    of_these_days = seen.filter(Q(state__in=way.waits_in) | took_place, when__gte=begin, when__lt=end)
    if not days.is_now:
        return of_these_days
    open_ones = grants_open_to(actor).filter(live=True, state__in=way.waits_in)
    overdue = seen.filter(pk__in=open_ones.values("content_object"), state__in=way.waits_in, when__lt=begin)
    return of_these_days.union(overdue, all=True)  # no row is in both


def known_of(procedures, actor):
    """What else must be known of these procedures: four queries, however many there are."""
    known, keys = Known(), [procedure.pk for procedure in procedures]
    for grant in Grant.objects.filter(content_object__in=keys, group_id=actor.group_id):
        known.parts[grant.content_object_id].append(grant.case_role)
    for paper in TravelDocument.objects.filter(parent__in=keys, state__in=AT_HAND):
        known.papers[paper.parent_id].append(paper.expires_on)
    for case, expires_on in _documents_of({procedure.case_id for procedure in procedures}):
        known.own_documents[case].append(expires_on)
    notices = Communication.objects.filter(procedure__in=keys, letter__kind="transfer_notice")
    for notice in notices.select_related("receipt").order_by("pk"):
        known.notices[notice.procedure_id] = notice  # the last one counts
    return known


def _documents_of(cases):
    """(case, last day) of each travel paper of the persons themselves that was not found false."""
    family = CasePerson.objects.filter(case=OuterRef("case")).exclude(relation=CasePerson.Relation.SUBJECT)
    papers = Evidence.objects.filter(
        case__in=cases, kind__in=TRAVEL_PAPERS, identity_document__expires_on__isnull=False
    )
    own = papers.exclude(finding__in=REFUTED).exclude(person__in=family.values("person"))
    return own.values_list("case", "identity_document__expires_on")


def has_document(procedure, known):
    """Whether a document for the journey is at hand that is valid on its day; None where none is asked for."""
    way = procedure.journey
    if not way.needs_document or not waits(procedure):
        return None
    until = [getattr(procedure, name) for name in way.documents_until] + known.own_documents[procedure.case_id]
    day = timezone.localdate(moment_of(procedure))
    return None in known.papers[procedure.pk] or any(
        last and last >= day for last in until + known.papers[procedure.pk]
    )


def notice_unconfirmed(procedure, known, actor):
    """Whether the notice of the transfer went out and nobody has confirmed it, told to its parties and the lead of the case."""
    notice = known.notices.get(procedure.pk)
    concerned = notice and (
        LEAD in known.parts[procedure.pk] or actor.agency.pk in (notice.sender_id, notice.recipient_id)
    )
    return bool(concerned and waits(procedure) and getattr(notice, "receipt", None) is None)
