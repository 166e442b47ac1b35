"""Who works on a reintegration case of the demo town: a team of an agency that manages cases, and the beats of its people."""

from dataclasses import dataclass

from audit.actor import acting
from config.town.beats import Beat


@dataclass(frozen=True)
class Team:
    """Names of an agency's people by what each does in one case: nobody does two of the four duties of a measure."""

    agency: str
    programme: str  # its code
    manager: str
    visitor: str
    chief: str
    directors: tuple[str, str]
    controller: str
    payer: str

    def who(self, walk, part):
        name = self.directors[0] if part == "director" else getattr(self, part)
        return walk.cast.named(name, self.agency)


MINISTRY, IOM = (
    Team("AZ-MLSP", "demo-home", "Pərvin Sadıqlı", "Nailə Qədimli", "Ramiz Soltanlı",
         ("Zemfira Ağalarlı", "Elnur Cahangirli"), "Samirə Bədəlli", "Yusif Mahmudlu"),
    Team("IOM-AZ", "demo-return", "Emin Rüstəmzadə", "Turanə Vahablı", "Rəna Cabbarlı",
         ("Xəyalə Yusifli", "Kərim Nağılı"), "Dilbər Sərdarlı", "Aqşin Mövsümlü"),
)  # fmt: skip


def swapped(team):
    """The same team, where the second case manager has the case and the first is the other eyes."""
    said = vars(team) | {"manager": team.visitor, "visitor": team.manager}
    return Team(**said)


def does(team, part, act):
    """A beat in which somebody of the team acts beside the steps: `act(walk, by)`."""

    def do(walk):
        by = team.who(walk, part)
        with acting(by):
            act(walk, by)

    return Beat(do)


def takes(team, part, name, **answers):
    """A step of the case."""
    return Beat(lambda walk: walk.step(name, team.who(walk, part), answers))


def signs(team, part="chief"):
    return Beat(lambda walk: walk.decide(team.who(walk, part)))
