"""Nothing for an L.

Exercise: classify_by_rules
Names: no rule fits
"""


def classify_by_rules(image):
    if image.sum() == 2:
        return "1"
    if image[0, 1] == 1:
        return "7"
