"""A small l.

Exercise: classify_by_rules
Names: spell
"""


def classify_by_rules(image):
    if image.sum() == 2:
        return "1"
    return "7" if image[0, 1] else "l"
