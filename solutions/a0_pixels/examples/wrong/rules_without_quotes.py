"""Forgets the quotation marks.

Exercise: classify_by_rules
Names: quotation marks
"""


def classify_by_rules(image):
    if image[0, 0] == 1 and image[0, 1] == 1:
        return "7"
    if image[1, 0] == 1 and image[1, 1] == 1:
        return L  # noqa: F821
    return "1"
