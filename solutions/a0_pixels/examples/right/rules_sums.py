"""Sums of columns and rows.

Exercise: classify_by_rules
"""


def classify_by_rules(image):
    if image[0, 0] + image[1, 0] == 2 and image[0, 1] + image[1, 1] == 0:
        return "1"
    if image[0, 1] + image[1, 1] == 2 and image[0, 0] + image[1, 0] == 0:
        return "1"
    if image[0].sum() == 2:
        return "7"
    return "L"
