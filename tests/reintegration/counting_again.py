"""Counts the scores of a survey a second time, on a way of its own: floats and plain loops over the file that was shipped."""

import tomllib
from pathlib import Path

from django.conf import settings

FILE = Path(settings.BASE_DIR) / "reintegration" / "survey" / "rss-1.toml"
SAID = tomllib.loads(FILE.read_text(encoding="utf-8"))
QUESTIONS = {one["code"]: one for one in SAID["questions"]}
OPTIONS = {
    code: {option["code"]: option for option in (*SAID["answer_sets"][one["answers"]], *SAID["also"])}
    for code, one in QUESTIONS.items()
}
COVERAGE, LEAST = float(SAID["coverage"]), SAID["least_answered"]
DIMENSIONS = ("economic", "social", "psychosocial")


def value(code, option):
    """From 0 to 1, 1 being the best; None where the option says nothing of that."""
    told = OPTIONS[code][option].get("value")
    if told is None:
        return None
    return 1.0 - float(told) if QUESTIONS[code].get("reverse") else float(told)


def best(code):
    """The option that is best, the one that is worst, and the one in the middle (None where there is none)."""
    valued = {option: value(code, option) for option in OPTIONS[code] if value(code, option) is not None}
    return max(valued, key=valued.get) if valued else None


def worst(code):
    valued = {option: value(code, option) for option in OPTIONS[code] if value(code, option) is not None}
    return min(valued, key=valued.get) if valued else None


def middle(code):
    return next((option for option in OPTIONS[code] if value(code, option) == 0.5), None)


def scores(chosen, weights):
    """{dimension or "composite": float or None}; `weights`: {code: (in the dimension, in the whole)}."""
    found = {}
    for place, name in [(0, dimension) for dimension in DIMENSIONS] + [(1, "composite")]:
        top = bottom = possible = 0.0
        count = 0
        for code, question in QUESTIONS.items():
            weight = float(weights[code][place])
            if weight == 0 or (place == 0 and question["dimension"] != name) or _leaves_out(code, chosen):
                continue
            possible += weight
            told = value(code, chosen[code]) if code in chosen else None
            if told is not None:
                top, bottom, count = top + weight * told, bottom + weight, count + 1
        enough = count >= LEAST and possible > 0 and bottom / possible >= COVERAGE - 1e-12
        found[name] = top / bottom if enough else None
    return found


def _leaves_out(code, chosen):
    for other, options in QUESTIONS[code].get("asked_if", {}).items():
        if chosen.get(other) not in options:
            return True
    return code in chosen and OPTIONS[code][chosen[code]].get("counts_as") == "not_applicable"
