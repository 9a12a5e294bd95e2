"""Bit operations.

Exercise: classify_by_rules
"""


def classify_by_rules(image):
    top = image[0, 0] & image[0, 1]
    bottom = image[1, 0] & image[1, 1]
    return "7" if top else "L" if bottom else "1"
