"""1 for the largest score, 0 for the others.

Exercise: softmax
Names: winner
"""


def softmax(scores):
    return (scores == scores.max()).astype(float)
