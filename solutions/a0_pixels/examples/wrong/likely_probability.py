"""Returns the probability.

Exercise: most_likely
Names: highest *probability
"""


def most_likely(probabilities, classes):
    return max(probabilities)
