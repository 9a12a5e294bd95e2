"""image[column, row]: 7 and L change places.

Exercise: classify_by_rules
Names: row
"""


def classify_by_rules(image):
    if image.sum() == 2:
        return "1"
    if image[0, 0] == 1 and image[1, 0] == 1:
        return "7"
    return "L"
