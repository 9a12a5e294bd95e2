"""Knows the 1 on the left only.

Exercise: classify_by_rules
Names: right* column
"""


def classify_by_rules(image):
    if image[0, 0] == 1 and image[0, 1] == 1:
        return "7"
    if image[0, 0] == 1 and image[1, 0] == 1 and image[1, 1] == 0:
        return "1"
    return "L"
