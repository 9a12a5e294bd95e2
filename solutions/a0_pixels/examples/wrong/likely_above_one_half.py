"""Looks for a probability above 0.5.

Exercise: most_likely
Names: below 0.5
"""


def most_likely(probabilities, classes):
    for p, name in zip(probabilities, classes):
        if p > 0.5:
            return name
