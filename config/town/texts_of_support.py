"""What people write in the reintegration cases of the demo town: goals, needs, what a visit found."""

GOALS = {
    "economic": (
        "I want to earn our living with my own workshop.", "I want steady work within half a year.",
        "I want to finish a course and work as a welder.", "I want to keep bees and sell honey at the market.",
        "I want to pay back what we owe by next autumn.",
    ),
    "social": (
        "My children go to school without a break.", "We have a dry room of our own before the winter.",
        "All of us have our papers.", "We are known at the local clinic.",
    ),
    "psychosocial": (
        "I sleep again and am less afraid.", "I talk with my brother again.",
        "I know whom to call when it gets too much.", "I meet people in the evening.",
    ),
}  # fmt: skip
NEEDS = (
    "Work near home, a room before the winter, school for the children.",
    "Tools to begin again in the old trade; help with debts.",
    "Treatment that was begun abroad, and somebody to talk to.",
    "A course with a certificate; papers for the family.",
    "A little shop in the village; advice on taxes.",
)
VISITED = (
    "The workshop is set up; two customers came while I was there.",
    "The room is warm and dry. The children showed their school books.",
    "The person is tired but goes to the course every day.",
    "Everything delivered is there and in use.",
    "Money is short at the end of the month; spoke about the social assistance.",
)
REVIEWED = ("The training place was closed; another trade was chosen.", "The family has moved to another district.")
SERVICES = {
    "arrival_cash": "Cash for the first weeks.", "training": "Course in welding, twelve weeks, with certificate.",
    "micro_business": "Equipment for a small workshop, in two deliveries.", "wage_subsidy": "Half of the wage for some months.",
    "job_placement": "Search for work with an employment adviser.", "housing": "Rent of a room for some months.",
    "medical": "Examination and medicines for some months.", "psychosocial": "Talks with a psychologist.",
    "education": "School things and fees of the children.", "legal_help": "Help with papers and registrations.",
    "material_assistance": "Stove, two beds and a table.",
}  # fmt: skip
CLOSED = {
    "completed": "All goals but one were reached; the household lives on its own means.",
    "lost_contact": "Three attempts in two months, and a visit, brought no answer.",
    "remigrated": "The family says that the person works abroad again.",
    "declined": "The person needs no support any more and said so in writing.",
    "transferred": "Another programme has taken the case over, with consent.",
}
