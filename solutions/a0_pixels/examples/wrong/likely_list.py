"""A list of one.

Exercise: most_likely
Names: not a list
"""


def most_likely(probabilities, classes):
    return [c for c, p in zip(classes, probabilities) if p == probabilities.max()]
