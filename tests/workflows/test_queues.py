"""Queues tell the truth: what is counted is what is listed, for every queue, filter, order and kind of person."""

import os
import random
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils.timezone import localtime

from agencies.disclosure import FieldGroup
from agencies.roles import AUDITOR, CASEWORKER, FINANCE_OFFICER, HUMAN, IDENTITY, LEADING, OBSERVER, PARTNER, SUPERVISOR
from audit.moment import today
from cases.names import sort_key
from tests import a
from tests.kept import settled, taken_back
from tests.pages.planting import WORLDS
from tests.pages.square import person, undone
from workflows.filtering import NARROWS, RANGES, WorkFilter, orders_for
from workflows.rows import Grant, Procedure, permissions
from workflows.worklist import ORDERS, QUEUES, How, Place, counts, grants_of, page

FULL = os.environ.get("QAYIDIS_FULL") == "1"
CODES = ("AZ-SMS", "NL-CA", "AZ-MIA", "AZ-SSS", "AZ-MFA", "AZ-SBS", "AZ-MLSP", "AZ-MOH", "NGO-1")
ROLES = HUMAN if FULL else (CASEWORKER, SUPERVISOR, AUDITOR, FINANCE_OFFICER)
MARKS = tuple(WORLDS) if FULL else ("Ra",)
SEED, DRAWS, SHARE = 7, 600 if FULL else 24, 1 if FULL else 3
DAYS = {name for both in RANGES for name in both}
FEW = 4  # rows a page, so that lists have several


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """Cases walked to their end, with all their children, and fresh ones; in some an agency plays several parts, through several people."""
    with django_db_blocker.unblock(), taken_back():
        found = {mark: WORLDS[mark]() for mark in MARKS}
        fresh = [a.step(a.readmission(), "acknowledge", a.person(CASEWORKER)) for _time in range(9)]
        for number, request in enumerate(fresh):
            request.bring_in({IDENTITY: a.agency("AZ-SMS"), OBSERVER: a.agency("AZ-MOH")})
            request.bring_in({PARTNER: a.agency("AZ-MOH")} if number % 2 else {OBSERVER: a.agency("AZ-SMS")})
        yield settled((found, fresh))


@pytest.fixture(scope="module")
def people(planted):
    """Somebody of every role at every agency, some with a few of the fresh cases given to them, on one of their grants alone."""
    somebody, luck = [person(role, code) for code in CODES for role in ROLES], random.Random(SEED)
    for one in somebody:
        open_ones = Grant.objects.filter(group_id=one.actor.group_id, live=True).order_by("pk")
        for grant in luck.sample(list(open_ones), k=min(3, open_ones.count())):
            Grant.objects.filter(pk=grant.pk).update(assigned_to=one.actor.user)
    return somebody


def drawn(luck, actor):
    """Some filters and an order, at random of all that this reader may choose."""
    form = WorkFilter(actor=actor)
    names = luck.sample([name for name in NARROWS if name in form.fields], k=luck.choice((0, 1, 1, 2, 4)))
    said = {
        name: luck.choice([value for value, _label in form.fields[name].choices if value])
        for name in names
        if name not in DAYS
    }
    for first, last in RANGES:
        said |= {name: f"{day:%d.%m.%Y}" for name, day in zip((first, last), days(luck), strict=True) if name in names}
    return said | {"sort": luck.choice(orders_for(actor)).name}


def days(luck):
    """Two days near today, the later one second."""
    return sorted(today() + timedelta(days=luck.randint(-40, 40)) for _end in range(2))


def walked(actor, queue, filters):
    """All rows of a list, page by page."""
    rows, after = [], None
    while True:
        found, after = page(actor, queue, filters.narrowed(), How(filters.order.name, Place.of(str(after or "")), FEW))
        rows += found
        if after is None:
            return rows


def test_what_the_navigation_counts_is_what_the_page_says_and_what_its_pages_hold(people):
    luck = random.Random(SEED)
    for one in people[::SHARE]:
        for queue in QUEUES:
            plain = WorkFilter({}, actor=one.actor)
            assert counts(one.actor)[queue] == len(walked(one.actor, queue, plain)), (one, queue)
    for _draw in range(DRAWS):
        one, queue = luck.choice(people), luck.choice(list(QUEUES))
        said = drawn(luck, one.actor)
        answer = one.asks(f"/queue/{queue}/?{urlencode(said)}")
        if answer.status_code == 403:  # a role that works on no list
            assert not any(counts(one.actor)[name] for name in QUEUES)
            continue
        rows, filters = walked(one.actor, queue, WorkFilter(said, actor=one.actor)), answer.context
        assert filters["number"] == len(rows) == len({row.content_object_id for row in rows}), (one, queue, said)
        assert shown_in_navigation(answer, queue) in {counts(one.actor)[queue], None}, (one, queue)


def shown_in_navigation(answer, queue):
    items = [item for group in answer.context["navigation"] for item in group["items"]]
    return next((item["count"] for item in items if item["url"] == f"/queue/{queue}/"), None)


def test_the_number_of_approvals_is_how_many_somebody_can_decide(people):
    for one in people if FULL else [one for one in people if one.role == SUPERVISOR][:3]:
        answer = one.asks("/approvals/")
        if answer.status_code == 200:
            able = [item for item in answer.context["items"] if not item["blocked_reason"]]
            assert counts(one.actor)["approvals"] == len(able), one


def test_a_procedure_in_which_an_agency_plays_several_parts_is_one_row_with_all_of_them(planted, people):
    _worlds, fresh = planted
    actor = next(one.actor for one in people if (one.role, one.agency) == (CASEWORKER, "AZ-SMS"))
    rows = [row for row in walked(actor, "agency", WorkFilter({}, actor=actor)) if row.content_object_id == fresh[0].pk]
    assert len(rows) == 1 and set(rows[0].case_roles) == {"lead", IDENTITY, OBSERVER}


@pytest.mark.parametrize("order", ORDERS)
def test_pages_follow_the_order_that_is_asked_for(people, order):
    actor = next(one.actor for one in people if (one.role, one.agency) == (CASEWORKER, "AZ-SMS"))
    rows = walked(actor, "agency", WorkFilter({"sort": order}, actor=actor))
    keys = [(getattr(row, ORDERS[order].column), row.content_object_id) for row in rows]
    assert len(rows) > 2 * FEW and keys == sorted(keys, reverse=ORDERS[order].backwards)


def test_names_are_sorted_by_the_azerbaijani_alphabet():
    names = ["Çələbi, Aynur", "Cəfərov, Əli", "Ələkbərov, Rauf", "Eyvazov, İlqar", "İsmayılova, Xədicə", "Ismayilov, Anar", "Xəlilov, Samir",
             "Hüseynli, Nərmin", "Qasımov, Elxan", "Kazımov, Rəşad", "Şərifov, Orxan", "Səfərov, Tural", "Žukov, Ivan", "D'Amico, Anna"]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute('SELECT name FROM unnest(%s) name ORDER BY name_order(name) COLLATE "C"', [names])
        assert [row[0] for row in cursor.fetchall()] == sorted(names, key=sort_key)


test_names_are_sorted_by_the_azerbaijani_alphabet = pytest.mark.django_db(
    test_names_are_sorted_by_the_azerbaijani_alphabet
)


def test_what_a_grant_is_sorted_by_follows_the_procedure(planted):
    _worlds, fresh = planted
    with undone():
        procedure = Procedure.objects.get(pk=fresh[0].pk)
        procedure.title = "Əliyev, Orxan"
        procedure.save()
        own = {grant.permission_id: grant for grant in Grant.objects.filter(content_object=procedure.pk)}
        nameless = {own[permissions()[part].pk].sort_name for part in (OBSERVER,)}
        assert nameless == {""}, "who reads no name is given no order of names"
        assert own[permissions()["lead"].pk].sort_name.startswith("G")  # the seventh letter, ə
        assert own[permissions()["lead"].pk].waits_since == procedure.entered_at


def test_nobody_narrows_or_sorts_a_list_by_what_they_may_not_read(planted, people):
    """Else a filter would answer what no page shows."""
    for one in people:
        visible = grants_of(one.actor)
        for said in ({"flag": "health"}, {"flag": "child"}):
            group = FieldGroup.CARE if said["flag"] == "health" else FieldGroup.PARTICULARS
            found = visible.filter(WorkFilter(said, actor=one.actor).narrowed())
            for grant in found:
                assert reads(one, grant, group), (one, said)
        names = {order.name for order in orders_for(one.actor)}
        assert ("name" in names) == (one.role not in (AUDITOR, "data_protection_officer", "administrator")), one
    checker = next(one for one in people if one.role == AUDITOR)
    assert "sort=name" not in checker.asks("/queue/agency/").content.decode()


def test_which_agency_has_the_next_step_is_asked_by_those_alone_who_are_told_it(planted, people):
    """Others read a State in its place: by narrowing they would learn which agency it is."""
    seen = 0
    for one in people:
        found = list(grants_of(one.actor).filter(WorkFilter({"held_by": "AZ-SMS"}, actor=one.actor).narrowed()))
        if "held_by" not in WorkFilter(actor=one.actor).fields:
            assert len(found) == grants_of(one.actor).count(), "what they cannot choose narrows nothing"
            continue
        assert all(grant.case_role in LEADING and grant.content_object.held_by.code == "AZ-SMS" for grant in found)
        seen += len(found)
    assert seen
    stranger = next(one for one in people if one.agency == "NL-CA" and one.role == CASEWORKER)
    assert 'name="held_by"' not in stranger.asks("/queue/agency/").content.decode()


def test_a_list_is_narrowed_to_what_nobody_works_on_and_to_what_a_colleague_does(planted, people):
    one = next(one for one in people if (one.role, one.agency) == (CASEWORKER, "AZ-SMS"))
    everything = set(grants_of(one.actor).values_list("pk", "assigned_to"))
    for asked, holds in (("nobody", {None}), ("me", {one.actor.user.pk})):
        found = grants_of(one.actor).filter(WorkFilter({"officer": asked}, actor=one.actor).narrowed())
        assert set(found.values_list("pk", flat=True)) == {key for key, who in everything if who in holds} != set()
    others = grants_of(one.actor).filter(WorkFilter({"officer": "others"}, actor=one.actor).narrowed())
    assert {who for _key, who in others.values_list("pk", "assigned_to")}.isdisjoint({None, one.actor.user.pk})


def test_a_range_of_days_holds_both_its_ends_and_no_other(planted, people):
    actor = next(one.actor for one in people if (one.role, one.agency) == (CASEWORKER, "AZ-SMS"))
    grant = next(grant for grant in walked(actor, "agency", WorkFilter({}, actor=actor)) if grant.due_at)
    day = localtime(grant.due_at).date()
    for first, last, is_there in ((0, 0, True), (-1, 0, True), (0, 1, True), (1, 1, False), (-1, -1, False)):
        said = {
            "due_from": f"{day + timedelta(days=first):%d.%m.%Y}",
            "due_until": f"{day + timedelta(days=last):%d.%m.%Y}",
        }
        listed = walked(actor, "agency", WorkFilter(said, actor=actor))
        assert (grant.pk in {row.pk for row in listed}) == is_there, said


def test_a_range_that_ends_before_it_begins_is_said_at_its_field_and_lists_nothing(people):
    one = next(one for one in people if (one.role, one.agency) == (CASEWORKER, "AZ-SMS"))
    answer = one.asks("/queue/agency/?received_from=05.03.2026&received_until=04.03.2026")
    assert answer.context["number"] == 0
    assert "The last day lies before the first." in answer.content.decode()
    assert 'value="05.03.2026"' in answer.content.decode()


def reads(one, grant, group):
    return one.role != AUDITOR and any(part in READ_BY[group] for part in [grant.case_role])


READ_BY = {
    FieldGroup.CARE: {"lead", "case_management", "requesting", "requested", "border"},
    FieldGroup.PARTICULARS: {
        "lead",
        "case_management",
        "requesting",
        "requested",
        "border",
        "identity",
        "security",
        "consular",
    },
}
