"""A provider's account, in every role, over every page, file, export, search, notice and mail: the service of its own measures, no more."""

import json
import os
import re
from itertools import product
from zlib import crc32

import pytest
from django.db import transaction
from django.urls import reverse

from agencies.disclosure import FieldGroup, group_of
from agencies.roles import AUDITOR, CASEWORKER, HUMAN, SUPERVISOR
from cases.asylum_door.file_texts import texts_of
from reintegration import models as rows
from tests.kept import kept
from tests.pages.addresses import PAGES
from tests.pages.canaries import is_text, without
from tests.pages.planting_providers import PlantedDeliveries
from tests.pages.square import lasting_square, person
from workflows.mailing import send_waiting
from workflows.models import Notice

CODES = ("NGO-1", "IOM-AZ")
WORD = re.compile(r"kanar\w+", re.IGNORECASE)
DELIVERS = (CASEWORKER, SUPERVISOR)
FULL = os.environ.get("QAYIDIS_FULL") == "1"
# In a short run who works on the deliveries of either provider, and who checks.
READERS = [*product(CODES, HUMAN)] if FULL else [("NGO-1", CASEWORKER)]
pytestmark = pytest.mark.timeout(900)  # hundreds of pages a reader


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """(the planted case, the square)"""
    with django_db_blocker.unblock(), kept(lasting_square) as square, transaction.atomic():
        yield PlantedDeliveries(), square
        transaction.set_rollback(True)


class Filled:
    """A square whose examples are those of the planted case, as far as it has them."""

    def __init__(self, square, procedure, world):
        own = {
            "measure": procedure,
            "procedure": procedure,
            "project": world.made_project,
            "link": world.made_project.cases.get(),
        }
        for name, found in (
            ("document", procedure.case.documents.order_by("-pk")), ("delivery", procedure.deliveries.order_by("pk")),
            ("invoice", procedure.invoices.order_by("pk")), ("session", rows.Session.objects.filter(deliveries__measure=procedure.pk)),
        ):  # fmt: skip
            if found.exists():
                own[name] = found.first()
        self.things = square.things | own


def addresses(world, square):
    """Every address of the product for every procedure of the planted case; every file; every step; every search."""
    for procedure in world.procedures:
        filled = Filled(square, procedure, world)
        yield from (page.url(filled) for page in PAGES if page.name != "sign_out")
        yield from of_procedure(procedure)
    yield from (reverse("session", args=[row.pk]) for row in rows.Session.objects.all())
    yield from (f"/deliveries/sessions/new/?like={row.pk}" for row in rows.Session.objects.all())
    yield from ("/deliveries/?show=closed", "/search/?q=Kanar", "/deliveries/sessions/new/?kind=training")


def some(urls, share):
    """In a short run one address in so many, always the same."""
    return [url for url in dict.fromkeys(urls) if FULL or crc32(url.encode()) // 7 % share == 0]


def of_procedure(procedure):
    """Its steps, and every file there is under its code, its own and those of others."""
    one = procedure.reference
    ways = [name for name, way in procedure.workflow.transitions.items() if FULL or way.leaves(procedure.state)]
    asked = [
        *(("take", name) for name in ways),
        *(("delivery_step", name) for name in ways),
        *(("document", document.pk) for document in procedure.case.documents.all()),
        *(("delivery_file", row.pk) for row in rows.Delivery.objects.all()),
        *(("invoice_file", row.pk) for row in rows.Invoice.objects.all()),
    ]
    yield from (reverse(page, args=[one, part]) for page, part in asked)
    yield f"/search/?q={one}"


def words_in(answer):
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    text = texts_of(data, "application/pdf") if kind.startswith("application/pdf") else data.decode(errors="replace")
    return {found.casefold() for found in WORD.findall(text)} - {"kanar"}


def may_read(word, code, world):
    """Of its own measures the word of the service, with the number that an invoice has behind it."""
    own = world.service(code).casefold()
    return word in (own, f"{own}1", f"{own}2")


@pytest.mark.parametrize(("code", "role"), READERS)
def test_a_provider_reads_of_no_group_but_the_service_of_its_own_measures(town, role, code):
    world, square = town
    reader, leaked, read = person(role, code), {}, set()
    for url in some(addresses(world, square), 5):
        answer = reader.asks(url)
        if answer.status_code == 200 and not url.startswith("/search/"):
            read |= (found := words_in(answer))
            leaked[url] = sorted(word for word in found if not may_read(word, code, world))
    assert not any(leaked.values()), {url: words for url, words in leaked.items() if words}
    assert bool(read) == (role in DELIVERS), "Else it would hold of empty pages too."


@pytest.mark.parametrize("code", CODES if FULL else CODES[:1])
def test_what_is_sent_back_says_no_more_than_the_page(town, code):
    world, square = town
    reader = person(CASEWORKER, code)
    for url in some(addresses(world, square), 8):
        answer = reader.asks(url, "POST", {"token": "t"})
        if not url.startswith("/search/"):
            assert not [word for word in words_in(answer) if not may_read(word, code, world)], url


@pytest.mark.parametrize("code", CODES)
def test_a_search_finds_nothing_of_a_case_that_one_only_delivers_for(town, code):
    world, _square = town
    reader = person(CASEWORKER, code)
    for word in (
        *world.words.of.values(),
        world.service(code),
        *(procedure.reference for procedure in world.procedures),
    ):
        page = without(word, reader.asks(f"/search/?q={word}").content.decode())
        assert not WORD.search(page) and not any(procedure.reference in page for procedure in world.procedures)


def test_notices_and_mails_to_providers_bear_codes_alone(town, mailoutbox):
    world, _square = town
    told = Notice.objects.filter(agency__code__in=CODES, procedure__in=[m.pk for m in world.measures.values()])
    assert "kanar" not in json.dumps(list(told.values_list("about", flat=True))).casefold()
    while send_waiting():
        pass
    assert "kanar" not in "\n".join(f"{mail.subject}\n{mail.body}" for mail in mailoutbox).casefold()


@pytest.mark.parametrize("role", [CASEWORKER, AUDITOR])
def test_whoever_manages_the_case_reads_it_and_checkers_read_masks(town, role):
    """And those who hand the case over, or are strangers, nothing of the service."""
    world, _square = town
    for code, measure in world.measures.items():
        url = reverse("measure_deliveries", args=[measure.reference])
        page = person(role, "AZ-MLSP").asks(url).content.decode()
        assert (world.service(code) in page) == (role == CASEWORKER)
        assert person(role, "AZ-SMS").asks(url).status_code == 404


def test_every_field_in_words_of_these_rows_is_planted(town):
    own = (rows.Delivery, rows.Session, rows.Invoice, rows.InvoiceLine, rows.Project, rows.ProjectCount)
    empty = [
        f"{model.__name__}.{field.name}"
        for model in own
        for field in model._meta.fields
        if is_text(field) and group_of(model, field.name) not in (None, FieldGroup.REFERENCE)
        and not model.objects.filter(**{f"{field.name}__contains": "Kanar"}).exists()
    ]  # fmt: skip
    assert not empty
