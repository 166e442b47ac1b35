"""The table of the demo town: how many cases take which road. Its first fifty-four roads pass through every state."""

from cases.gates import GateCode
from config.town import beats as b
from config.town.beats import border, check, check_by_us, chief, officer, paper, propose, said, theirs
from config.town.errors import ERRORS
from config.town.roads import (
    ACCEPTED,
    AGREED,
    ARRIVED,
    ASKED_BOTH,
    ASKED_MIA,
    ASSIGNED,
    CHECKED,
    CLEARED,
    CLOSED,
    DONE,
    DOUBTED,
    EXAMINED,
    FOUND,
    GATED_ARRIVAL,
    HANDED_OVER,
    HOME,
    INTERVIEWED,
    ISSUED,
    ISSUING,
    MIA,
    MIA_SIGNS,
    NOTIFIED,
    ON_THE_WAY,
    PAPER_ASKED,
    POSTED,
    PREPARED,
    PROPOSED,
    PROPOSED_REFUSAL,
    QUESTIONED,
    READY,
    RECEIVED,
    REFUSED,
    SENT,
    SENT_BACK,
    SSS_SIGNS,
    TAKEN_UP,
    WITHDRAWN,
    Road,
    after,
    ago,
    due_in,
    in_days,
    over_novruz,
    phase,
)

OWN_PASSPORT = ("valid_passport",)
WEAK = ("photocopy", "birth_certificate", "driving_licence", "own_statement")
PAPER = ("passport", "old_passport", "identity_card", "photocopy", "birth_certificate", "military_book")
SILENCE = phase(0.1, 1.5, propose("let_silence", silence_reason=said("silence")))
SUSPENDED = phase(0.1, 2, chief("suspend", suspension_reason=said("suspension")))
INCOMPLETE = phase(0.05, 0.9, officer("return_incomplete", missing=said("missing")))
ANSWERED = phase(1, 3, theirs("answer", answer_given=said("answer")))
POSTPONED = phase(1, 4, theirs("postpone", postponement_reason=said("postponement")))
NOT_ARRIVED = phase(0.1, 0.3, border("not_arrived", no_show_reason=said("no_show")), anchor="transfer")
UNFIT = phase(-4, -2, b.gate(GateCode.NOT_FIT, by="AZ-SBS"), anchor="transfer")
RELEASED = phase(0.5, 2, b.release("remedied"))
LOST = phase(2, 9, paper("report_lost", lost_reason=said("lost")))
ON_OWN = (*EXAMINED, *AGREED, phase(0.2, 2, officer("use_own_document")))
GO_ON = phase(1, 3, chief("go_on", going_on_reason=said("going_on")))
ASKED_LATE, GIVEN_UP = (
    phase(0.1, 1, officer("verify", asked_agencies=[MIA])),
    phase(0.1, 1, check_by_us(MIA, "withdraw")),
)
EXTENDED = (phase(0.5, 3, propose("extend_reply", extension_reason=said("extension"))), phase(0.1, 1, b.APPROVE))
REVIEWED = phase(3, 8, theirs("review", new_information=said("review")))
REOPENED = (phase(1, 4, propose("reopen", reopening_reason=said("reopening"))), phase(0.1, 1, b.APPROVE))
HELD_UP = phase(2, 8, theirs("hold_up", obstacle=said("obstacle")))
WITH_NOTE = phase(0.1, 2, b.note("note"))
SOON, TODAY, TOMORROW = in_days(3, 9), in_days(0, 0), in_days(1, 1)
LATER = after(45, 80)
KAMRAN = "Kamran Talıbov"  # caseworker and supervisor: may not approve what he proposed

STREETS: tuple[tuple[int, Road], ...] = (
    # Every state of every kind of procedure, one road each.
    (4, Road(SENT[:1], ago(0, 20))),
    (3, Road((*SENT[:1], phase(1, 9, theirs("discard"))), ago(20, 200))),
    (8, Road(SENT, ago(1, 2))),
    (4, Road((*SENT, INCOMPLETE), ago(3, 9))),
    (6, Road(RECEIVED, ago(2, 5))),
    (4, Road(RECEIVED, ago(3, 8), about=("twin",))),
    (8, Road(TAKEN_UP, due_in(9))),
    (9, Road(EXAMINED, due_in(5))),
    (4, Road(ASKED_BOTH, ago(5, 7))),
    (4, Road((*ASKED_BOTH, ACCEPTED), ago(6, 9))),
    (
        4,
        Road((*ASKED_MIA, ACCEPTED, phase(0.2, 1, check(MIA, "ask_back", information_needed=said("need")))), ago(6, 9)),
    ),
    (4, Road((*ASKED_MIA, ACCEPTED, FOUND), ago(8, 11))),
    (4, Road((*ASKED_BOTH, ACCEPTED, FOUND, MIA_SIGNS), ago(8, 11))),
    (4, Road(INTERVIEWED[:-1], ago(5, 8))),
    (6, Road(QUESTIONED, ago(5, 10))),
    (4, Road((*TAKEN_UP, SUSPENDED), ago(5, 11))),
    (4, Road((*EXAMINED, PROPOSED), due_in(0))),
    (4, Road((*DOUBTED, PROPOSED_REFUSAL), due_in(3), holding=WEAK)),
    (3, Road((*EXAMINED, PROPOSED), due_in(2), officer=KAMRAN)),
    (2, Road((*EXAMINED, SILENCE), due_in(1))),
    (6, Road((*EXAMINED, *AGREED), ago(13, 24))),
    (4, Road(TAKEN_UP, ago(20, 36))),
    (4, Road((*EXAMINED, *AGREED, PAPER_ASKED), ago(6, 7))),
    (2, Road((*EXAMINED, *AGREED, PAPER_ASKED, PREPARED), ago(6, 7))),
    (4, Road((*EXAMINED, *AGREED, PAPER_ASKED, PREPARED, ISSUING), ago(6, 7))),
    (4, Road(READY, ago(20, 60))),
    (4, Road((*READY, HANDED_OVER), ago(25, 60))),
    (4, Road((*READY, LOST), ago(28, 60))),
    (4, Road((*EXAMINED, *AGREED, PAPER_ASKED), ago(25, 60))),
    (4, Road(ON_THE_WAY, ago(38, 70), SOON)),
    (4, Road(HOME, ago(45, 75), in_days(-6, -2))),
    (10, Road(DONE, ago(60, 90), in_days(-40, -14))),
    (9, Road((*DOUBTED, *REFUSED), ago(20, 60), holding=WEAK)),
    (6, Road((*QUESTIONED, WITHDRAWN), ago(20, 80))),
    (4, Road((*EXAMINED, *AGREED, *ISSUED), ago(125, 180))),
    (2, Road((*READY, HELD_UP), ago(40, 60))),
    (7, Road((*DONE, CLOSED), ago(160, 420), LATER)),
    (
        3,
        Road(
            (*ASKED_MIA, phase(0.1, 1, check(MIA, "decline", declined_reason=said("declined"))), MIA_SIGNS), ago(8, 12)
        ),
    ),
    (2, Road((*EXAMINED, ASKED_LATE, GO_ON, GIVEN_UP, PROPOSED), due_in(4), holding=PAPER[:1])),
    (1, Road((*ON_THE_WAY, UNFIT, GATED_ARRIVAL), ago(45, 75), in_days(-6, -2))),
    (2, Road((*TAKEN_UP, phase(20, 40, *PAPER_ASKED.beats, anchor="reply")), over_novruz)),
    *ERRORS,
    # The same states by other ways, and what makes a queue a real one.
    (2, Road(EXAMINED, ago(32, 44), agreement="CHAZ")),
    (2, Road(ON_THE_WAY, ago(40, 70), TODAY)),
    (4, Road(ON_THE_WAY, ago(40, 70), TOMORROW)),
    (2, Road(ON_THE_WAY, ago(45, 70), TOMORROW, about=("health", "danger"))),
    (4, Road((*ASSIGNED, phase(0.1, 2, b.examine("accepted", "accepted"))), due_in(6))),
    (2, Road(SENT[:1], ago(0, 30), about=("unfinished",))),
    (2, Road(SENT[:1], ago(0, 30), about=("unfinished",), state="NL")),  # whose officer is the one that is shown first
    (2, Road(POSTED, ago(1, 2))),
    (2, Road(SENT, ago(4, 8))),
    (2, Road((*SENT, INCOMPLETE, phase(1, 2, theirs("complete", completion=said("completion")))), ago(4, 7))),
    (2, Road((*EXAMINED, *SENT_BACK, WITH_NOTE), due_in(4))),
    (2, Road((*EXAMINED, PROPOSED), due_in(1))),
    (2, Road((*CHECKED, PROPOSED), due_in(1), holding=WEAK)),
    (2, Road(CHECKED, due_in(2), holding=WEAK)),
    (2, Road(INTERVIEWED, due_in(2), holding=("own_statement",))),
    (2, Road((*QUESTIONED, ANSWERED), due_in(3))),
    (2, Road(EXAMINED, due_in(0))),
    (2, Road((*EXAMINED, PROPOSED), due_in(4), agreement="CHAZ")),
    (2, Road(QUESTIONED, ago(29, 40), agreement="CHAZ")),
    (2, Road(ASKED_BOTH, ago(18, 26), agreement="CHAZ")),
    (2, Road((*EXAMINED, *EXTENDED), ago(20, 24), agreement="CHAZ")),
    (1, Road((*EXAMINED, *EXTENDED[:1]), ago(18, 22), agreement="CHAZ")),
    (2, Road((*DOUBTED, *REFUSED, REVIEWED), ago(24, 40), holding=WEAK)),
    (1, Road((*QUESTIONED, WITHDRAWN, *REOPENED), ago(24, 40))),
    (
        1,
        Road(
            (*READY, HELD_UP, phase(4, 9, theirs("go_on_with_transfer", obstacle_ended=said("obstacle_ended")))),
            ago(50, 70),
        ),
    ),
    (2, Road(EXAMINED, due_in(7), agreement="NOAZ")),
    (
        2,
        Road(
            (*ON_OWN, NOTIFIED, ARRIVED, *DONE[-1:], CLOSED),
            ago(120, 200),
            after(40, 60),
            holding=OWN_PASSPORT,
            agreement="NOAZ",
        ),
    ),
    (4, Road(ON_OWN, ago(16, 40), holding=OWN_PASSPORT)),
    (2, Road((*ON_THE_WAY, POSTPONED), ago(38, 60), in_days(7, 9))),
    (2, Road((*ON_THE_WAY, NOT_ARRIVED), ago(50, 70), in_days(-9, -3))),
    (
        2,
        Road(
            (
                *TAKEN_UP,
                phase(0.5, 3, b.examine("accepted", "accepted")),
                phase(0.3, 2, *PAPER_ASKED.beats, anchor="reply"),
                PREPARED,
            ),
            ago(20, 21),
        ),
    ),
    (6, Road((*DONE, CLOSED), ago(140, 300), LATER, about=("family",))),
    (8, Road((*CHECKED, *AGREED, *ISSUED, NOTIFIED, ARRIVED, *DONE[-1:], CLOSED), ago(150, 400), LATER, holding=WEAK)),
    (4, Road((*ASKED_BOTH, ACCEPTED, FOUND, MIA_SIGNS, CLEARED, SSS_SIGNS, *AGREED), ago(15, 18))),
    (6, Road((*DOUBTED, *REFUSED, CLOSED), ago(100, 400), holding=WEAK)),
    (4, Road((*EXAMINED, *AGREED, *ISSUED, WITHDRAWN, CLOSED), ago(110, 350))),
    (2, Road((*EXAMINED, *AGREED, *ISSUED, phase(100, 130, *CLOSED.beats)), ago(200, 350))),
    (2, Road((*TAKEN_UP, SUSPENDED, phase(1, 2, chief("take_up_again"))), ago(7, 11))),
    (2, Road((*READY, LOST, phase(0.2, 2, paper("reissue"))), ago(30, 34))),
    (1, Road((*EXAMINED, *AGREED, phase(0.2, 2, b.gate(GateCode.TRAFFICKING))), ago(16, 24))),
    (
        1,
        Road(
            (*EXAMINED, *AGREED, phase(0.2, 1, b.gate(GateCode.NO_GUARDIAN)), RELEASED, PAPER_ASKED),
            ago(18, 26),
            about=("child",),
        ),
    ),
)


def roads(count):
    """So many roads, in the same order always: first one of each, then in turns until each has its number."""
    turns = range(max(number for number, _road in STREETS))
    return [road for turn in turns for number, road in STREETS if turn < number][:count]
