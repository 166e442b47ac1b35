"""A workflow that only the tests know: one declaration with all that the grammar has. Its table is made by the fixture `toys`."""

import contextlib

import psycopg2
from django.db import connection, models

from agencies.disclosure import FieldGroup
from agencies.roles import CASEWORKER, CLOCK, LEAD, LEGAL_OFFICER, REQUESTING, SUPERVISOR
from audit.locks import keep_histories
from audit.moment import now
from config.database_roles import APPLICATION
from tests import pg
from workflows.declare import ANY_OPEN, BACK, Deadline, State, Workflow, guard
from workflows.rows import Procedure


@guard("The toy must have a colour.")
def has_a_colour(toy):
    return bool(toy.colour)


@guard("The time to reply has not run out.")
def time_is_over(toy):
    clock = toy.clocks.filter(deadline="reply", stopped_at=None, paused_at=None).first()
    return bool(clock and now() >= clock.due_at)


class Toying(Workflow):
    label = "Toy"
    prefix = "TY"
    moments = {"receipt": "received_at", "request": "asked_at"}

    made = State("Made", initial=True, next_step="Begin", tone="plain")
    moving = State("Moving", next_step="Finish")
    asked = State("Asked", next_step="Answer", held_by=REQUESTING, tone="waiting")
    resting = State("Resting", next_step="Go on", tone="grave")
    finished = State("Finished", final=True, tone="good")
    forgotten = State("Forgotten", final=True, tone="grave")

    begin = made.to(moving, label="Begin", by=CASEWORKER.at(LEAD), asks=("colour",))
    ask = moving.to(asked, label="Ask", by=CASEWORKER.at(LEAD), then=lambda toy, by: setattr(toy, "asked_at", now()))
    answer = asked.to(moving, label="Answer", by=(CASEWORKER.at(REQUESTING), CASEWORKER.at(LEAD)), may_ask=("colour",))
    rest = ANY_OPEN.to(resting, label="Rest", by=SUPERVISOR.at(LEAD))
    go_on = resting.to(BACK, label="Go on", by=SUPERVISOR.at(LEAD))
    finish = moving.to(
        finished, label="Finish", by=CASEWORKER.at(LEAD), needs=has_a_colour, approval=(SUPERVISOR.at(LEAD), LEGAL_OFFICER.at(LEAD)),
    )  # fmt: skip
    forget = (made | moving | asked | resting).to(forgotten, label="Forgotten", by=CLOCK, needs=time_is_over)

    reply = Deadline(
        "reply", label="Reply", runs_in=(made, moving), pauses_in=(asked, resting), extension="reply_extension", on_expiry=forget,
    )  # fmt: skip
    interview = Deadline("interview", label="Interview", runs_in=asked, extension="reply_extension")
    extend = (made | moving | asked | resting).stay(label="Extend", by=CASEWORKER.at(LEAD), extends=reply)
    prolong = asked.stay(label="Give more time for the interview", by=CASEWORKER.at(LEAD), extends=interview)


class Toy(Procedure):
    workflow = Toying

    field_group = FieldGroup.REFERENCE

    received_at = models.DateTimeField("received at", default=now)
    asked_at = models.DateTimeField("asked at", null=True, blank=True)
    colour = models.CharField("colour", max_length=20, blank=True)

    class Meta:
        app_label = "tests"
        verbose_name, verbose_name_plural = "toy", "toys"


def make_tables():
    """The tables of the toy and of its history, with the rights and locks of the house, as the owner makes them."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        for model in (Toy, Toy.history.model):
            editor.create_model(model)
    rights = f"GRANT SELECT, INSERT, UPDATE ON tests_toy TO {APPLICATION}; GRANT SELECT, INSERT ON tests_historicaltoy TO {APPLICATION};"
    rights += f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION};"
    with contextlib.closing(psycopg2.connect(pg.url(pg.OWNER))) as made, made, made.cursor() as cursor:
        cursor.execute("\n".join(editor.collected_sql) + rights + keep_histories("tests"))
