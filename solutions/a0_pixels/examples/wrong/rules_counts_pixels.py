"""Counts the pixels, which 7 and L have three of.

Exercise: classify_by_rules
Names: upper right pixel
"""


def classify_by_rules(image):
    return {2: "1", 3: "7"}[int(image.sum())]
