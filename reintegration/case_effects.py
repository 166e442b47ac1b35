"""What follows from the steps of a reintegration case."""

from reintegration.case_rows import FollowUp


def count_attempt(case, by):
    case.attempts += 1


def begin_revision(case, by):
    """A revised plan is a new one: it needs its own goals and the person's signature again."""
    case.plan_revision += 1
    case.signed_plan = case.signed_on = None


def carry_goals_over(case, by):
    """The goals not reached yet are where the revision begins."""
    for goal in case.goals.filter(revision=case.plan_revision - 1, reached_on=None, dropped_on=None).order_by("pk"):
        goal.pk, goal.revision = None, case.plan_revision
        goal.save(force_insert=True)


def keep_follow_up(case, by):
    """Before the clocks turn: the one of this wave stops with it."""
    FollowUp.objects.create(
        procedure_id=case.pk, wave=case.wave, on=case.followed_up_on, result=case.follow_up_result,
        note=case.follow_up_note, recorded_by=by.user,
    )  # fmt: skip
