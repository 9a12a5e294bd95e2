"""Crosses out what was looked at.

Exercise: most_likely
Names: caller's probabilities
"""


def most_likely(probabilities, classes):
    best, place = -1.0, 0
    for i in range(len(classes)):
        if probabilities[i] > best:
            best, place = probabilities[i], i
        probabilities[i] = 0
    return classes[place]
