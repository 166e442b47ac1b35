"""A wave of the survey as it is asked at the desk: begun, answered section by section, looked over, finished."""

import re

SECTIONS = 3


def survey(desk, wave, choice):
    """Each question with the same place among its answers: 0 is the first."""
    desk.turns_to("Survey")
    desk.follows(re.compile(f"^Begin or decline.*{wave}"))
    desk.answers({"Answers the survey": True})
    desk.presses("Go on")
    for section in range(SECTIONS):
        for question in desk.page.locator("form fieldset.field").all():
            question.get_by_role("radio").nth(choice).check()
        desk.presses("Save and look over" if section == SECTIONS - 1 else "Save and go on")
    desk.presses("Finish the survey")
    desk.reads("The survey is finished.", f"{wave}: taken")
