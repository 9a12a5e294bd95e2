"""Counts the classes from 1.

Exercise: most_likely
Names: after the right one
"""


def most_likely(probabilities, classes):
    place = 0
    for i, p in enumerate(probabilities, start=1):
        if p == max(probabilities):
            place = i
    return classes[place % len(classes)]
