"""Whom the return programme of the demo town helps: three rules of eligibility, invented."""

RULES = (
    {
        "code": "nationality", "fact": "nationality", "operator": "in", "value": ["AZ"],
        "says_en": "The person is a national of Azerbaijan.", "says_az": "Şəxs Azərbaycan vətəndaşıdır.",
    },
    {
        "code": "means", "fact": "has_means", "operator": "in", "value": ["no"],
        "says_en": "The person cannot pay the return without help.", "says_az": "Şəxs qayıdış xərcini özü ödəyə bilmir.",
    },
    {
        "code": "again", "fact": "years_since_assisted", "operator": "at_least", "value": 5,
        "says_en": "Nobody is assisted twice within five years.", "says_az": "Beş il ərzində iki dəfə yardım göstərilmir.",
    },
)  # fmt: skip
