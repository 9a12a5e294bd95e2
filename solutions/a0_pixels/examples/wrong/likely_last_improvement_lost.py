"""Forgets to remember the best so far: the last positive one wins.

Exercise: most_likely
Names: last class
"""


def most_likely(probabilities, classes):
    best = 0
    for p, name in zip(probabilities, classes):
        if p > best:
            winner = name
    return winner
