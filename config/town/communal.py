"""Projects for communities and structures in the demo town: written down by programme managers, counted as they go on."""

from datetime import timedelta

from agencies.models import Agency
from audit.actor import acting
from audit.moment import today
from config.town.beats import Beat
from config.town.funding import programme
from config.town.roads import phase
from config.town.teams import IOM, MINISTRY
from reintegration.projects.keeping import count, keep_project, link_case
from reintegration.projects.rows import Project
from reintegration.reintegration_case import ReintegrationCase

ABOUT = (  # team, titles, what is done, dimension, level, region, partners, days that it lasts, planned and counted women and men
    (MINISTRY, "Irrigation of the village gardens", "Kənd bağlarının suvarılması", "A channel of 3 km, cleared and lined.",
     "economic", "community", "Göyçay", ("NGO-1",), 300, ((40, 36), (45, 47))),
    (IOM, "Advice hour at the district centre", "Rayon mərkəzində məsləhət saatı", "Staff learn to advise those who come back.",
     "social", "structural", "Gəncə", ("AZ-MLSP", "NGO-2"), 420, ((12, 9), (10, 8))),
)  # fmt: skip
LEARNT = 120  # days after the beginning, on which the participants were counted


def communal(since):
    """The phases of a road that began so many days ago."""
    for place, one in enumerate(ABOUT):
        day = since - one[8] + 90 * place
        yield phase(day, day + 0.3, Beat(_written(one)), anchor="transfer")
        yield phase(day + LEARNT, day + LEARNT + 0.3, Beat(_counted(one)), anchor="transfer")


def _director(walk, team):
    return walk.cast.named(team.directors[0], team.agency)


def _written(one):
    team, title_en, title_az, about, dimension, level, region, partners, lasts, _people = one

    def act(walk):
        by = _director(walk, team)
        project = Project(
            programme=programme(team.programme, walk.cast), title_en=title_en, title_az=title_az, about=about, dimension=dimension,
            level=level, region=region, starts_on=today(), ends_on=today() + timedelta(days=lasts),
        )  # fmt: skip
        with acting(by):
            keep_project(project, Agency.objects.filter(code__in=partners), by=by)
            count(project, _told(one, 0), by=by)

    return act


def _counted(one):
    def act(walk):
        by = _director(walk, one[0])
        project = Project.objects.get(title_en=one[1])
        with acting(by):
            count(project, _told(one, 1), by=by)
            for case in ReintegrationCase.objects.visible_to(by).filter(closed_at=None).order_by("pk")[:2]:
                link_case(project, case.reference, by=by)

    return act


def _told(one, both):
    """{(sex, age): (planned, counted)}; nothing is counted yet at the beginning."""
    return {
        (sex, "adult"): (planned, counted if both else 0) for sex, (planned, counted) in zip("FM", one[9], strict=True)
    }
