"""max of the classes.

Exercise: most_likely
Names: not the most likely | second-highest
"""


def most_likely(probabilities, classes):
    return max(classes)
