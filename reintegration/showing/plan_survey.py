"""The score card of the survey on the plan page."""

from reintegration.survey.showing import scores_shown


def survey_shown(frame):
    """That of the person concerned; None while no survey of theirs is finished, and for those who do not read it."""
    card = scores_shown(frame)
    return card if card and card["rows"] else None
