"""The index method of a list.

Exercise: most_likely
"""


def most_likely(probabilities, classes):
    values = probabilities.tolist()
    return classes[values.index(max(values))]
