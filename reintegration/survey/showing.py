"""The scores of a case as pages show them: a radar, the table that is its source, and what must be known to read them."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import may
from audit.dates import day
from cases.files import CasePerson
from reintegration.choices import Dimension, Wave
from reintegration.survey import scoring
from reintegration.survey.instruments import Status
from reintegration.survey.radar import radar
from reintegration.survey.responses import SurveyResponse
from reintegration.survey.scores import measured
from reintegration.survey.scoring import WHOLE

WAVES = list(Wave.values)
BANDS = {
    scoring.LOW: gettext_lazy("low"),
    scoring.MEDIUM: gettext_lazy("medium"),
    scoring.HIGH: gettext_lazy("high"),
}
CHANGES = {
    "improved": gettext_lazy("better"),
    "worse": gettext_lazy("worse"),
    "same": gettext_lazy("about the same"),
}
SUPPORT = {
    "intensive": gettext_lazy("Intensive support is advised."),
    "standard": gettext_lazy("Standard support is advised."),
    "light": gettext_lazy("Light support is advised."),
}


def may_see_survey(capacities):
    return bool(may(capacities, "survey.view"))


def surveys_of(procedure):
    """Every survey of a case, wave by wave. One query."""
    found = SurveyResponse.objects.filter(procedure=procedure.pk).select_related("instrument", "interviewer")
    return sorted(found, key=lambda one: WAVES.index(one.wave))


def subject_id(procedure):
    members = procedure.case.members.filter(relation=CasePerson.Relation.SUBJECT)
    return members.values_list("person", flat=True).first()


def scores_shown(frame):
    """The score card of the person concerned, for a page of their case: {radar, rows, notes, advice, url}; None to whom it is not shown."""
    if not may_see_survey(frame.capacities):
        return None
    person = subject_id(frame.procedure)
    own = [one for one in surveys_of(frame.procedure) if one.respondent_id == person]
    return score_card(measured(own)) | {"url": frame.url("survey")}


def score_card(surveys):
    """Of one person's finished surveys (Measured), in the order of their waves."""
    baseline = next((one for one in surveys if one.response.wave == Wave.BASELINE), None)
    now = surveys[-1] if surveys and surveys[-1] is not baseline else None
    latest = now or baseline
    comparable = not (baseline and now) or baseline.response.instrument_id == now.response.instrument_id
    names = [*Dimension, WHOLE]
    return {
        "radar": _radar(baseline, now) if latest else None,
        "rows": [_row(name, baseline, now, comparable) for name in names] if latest else [],
        "notes": _notes(latest, comparable) if latest else [],
        "advice": advice(latest) if latest else [],
    }


def _row(name, baseline, now, comparable):
    latest = now or baseline
    difference, how = _difference(name, baseline, now) if comparable else (None, "")
    return {
        "dimension": label(name),
        "is_whole": name == WHOLE,
        "baseline": said(baseline and baseline.scores[name]),
        "now": said(now and now.scores[name]),
        "change": f"{signed(difference)}, {CHANGES[how]}" if how else "–",
        "band": str(BANDS.get(scoring.band(latest.scores[name].value, latest.rules), "–")),
        "answered": _("%(answered)s of %(asked)s answered")
        % {"answered": latest.scores[name].answered, "asked": latest.scores[name].asked},
    }


def _difference(name, baseline, now):
    if not (baseline and now):
        return None, ""
    return scoring.change(baseline.scores[name].value, now.scores[name].value, now.rules)


def label(name):
    return _("Overall") if name == WHOLE else str(Dimension(name).label)


def said(score):
    """A score in two decimals; in words where there is none."""
    if score is None:
        return "–"
    return number(score.value) if score.value is not None else _("not scored")


def number(value, places=2):
    return number_format(round(float(value), places), places)


def signed(value):
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return sign + number(abs(value))


def _radar(baseline, now):
    shown = [(one, place) for one, place in ((baseline, "first"), (now, "last")) if one]
    series = [
        {
            "name": one.response.get_wave_display(),
            "place": place,
            "values": [one.scores[dimension].value for dimension in Dimension],
        }
        for one, place in shown
    ]
    drawing = radar([str(dimension.label) for dimension in Dimension], series)
    return drawing | {"description": " ".join(_described(one) for one, _place in shown)}


def _described(one):
    scores = "; ".join(f"{dimension.label} {said(one.scores[dimension])}" for dimension in Dimension)
    return f"{one.response.get_wave_display()}: {scores}."


def _notes(latest, comparable):
    """What must stand beside every score: versions, how many answered, and what is not certain."""
    return [one for one in (*banners(latest), None if comparable else _other_instrument()) if one]


def banners(one):
    facts = {"instrument": one.response.instrument, "version": one.weights.version}
    yield _("Instrument: %(instrument)s. Weights: version %(version)s.") % facts
    if not one.weights.is_official:
        yield _("Provisional weights: the official ones have not been loaded.")
    if one.response.instrument.status != Status.VERIFIED:
        yield _("The wording of the questions is to be verified.")
    whole = one.scores[WHOLE]
    yield _("Answered: %(answered)s of %(asked)s questions, on %(day)s.") % {
        "answered": whole.answered, "asked": whole.asked, "day": day(one.response.on),
    }  # fmt: skip


def _other_instrument():
    return _("The two surveys used different versions of the questionnaire: they are not compared.")


def advice(one):
    """How much support the scores speak for, and by which rule; a supervisor and the person decide, not the score."""
    found = scoring.band(one.scores[WHOLE].value, one.rules)
    if not found:
        return [_("There is no overall score, so it advises nothing.")]
    rule = _("Rule: below %(low)s intensive, above %(high)s light, otherwise standard. It is advice, no decision.")
    facts = {"low": number(one.rules.low_below), "high": number(one.rules.high_above)}
    return [str(SUPPORT[scoring.HOW_MUCH_SUPPORT[found]]), *_complement(one), rule % facts]


def _complement(one):
    if behind := scoring.lagging(one.scores, one.rules):
        words = _("Lower than the others: %(dimension)s. Complementary support there is advised.")
        yield words % {"dimension": label(behind)}


def score_url(reference, response):
    return reverse("survey_score", args=[reference, response.pk])
