"""Asks the array for .index, which lists have.

Exercise: most_likely
Names: attribute 'index'
"""


def most_likely(probabilities, classes):
    return classes[probabilities.index(max(probabilities))]
