"""Knows the 1 on the right only.

Exercise: classify_by_rules
Names: left* column
"""


def classify_by_rules(image):
    if (image == [[0, 1], [0, 1]]).all():
        return "1"
    if (image == [[1, 1], [0, 1]]).all():
        return "7"
    if (image == [[1, 0], [1, 1]]).all():
        return "L"
