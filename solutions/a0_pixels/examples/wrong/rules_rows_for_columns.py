"""A full row for a 1.

Exercise: classify_by_rules
Names: top row
"""


def classify_by_rules(image):
    if sum(image[0]) == 2 or sum(image[1]) == 2:
        return "1"
    if image[0, 1] == 0:
        return "L"
    return "7"
