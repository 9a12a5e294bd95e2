"""Returns in the first round of the loop.

Exercise: most_likely
Names: first class
"""


def most_likely(probabilities, classes):
    best = 0
    for p, name in zip(probabilities, classes):
        if p > best:
            best = p
            return name
