"""Asks the array for an index, as one does with a list.

Exercise: most_likely
Names: no `.index`
"""


def most_likely(probabilities, classes):
    return classes[probabilities.index(max(probabilities))]
