"""if on a whole row.

Exercise: classify_by_rules
Names: truth value
"""


def classify_by_rules(image):
    if image[0] == 1 and image[1, 1] == 1:
        return "7"
    if image[:, 0] == 1 and image[1, 1] == 1:
        return "L"
    return "1"
