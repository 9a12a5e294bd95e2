"""Asks for a full column first: a 7 and an L have one too.

Exercise: classify_by_rules
Names: full too
"""


def classify_by_rules(image):
    if image[:, 0].all() or image[:, 1].all():
        return "1"
    if image[0].all():
        return "7"
    return "L"
