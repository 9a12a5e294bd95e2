"""max of a dictionary.

Exercise: most_likely
"""


def most_likely(probabilities, classes):
    chances = dict(zip(classes, probabilities))
    return max(chances, key=chances.get)
