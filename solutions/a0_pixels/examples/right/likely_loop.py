"""A loop that remembers the best.

Exercise: most_likely
"""


def most_likely(probabilities, classes):
    best = 0
    for i in range(len(probabilities)):
        if probabilities[i] > probabilities[best]:
            best = i
    return classes[best]
