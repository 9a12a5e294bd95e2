"""2 to the power of each score.

Exercise: softmax
Names: powers of 2
"""


def softmax(scores):
    powers = 2.0 ** (scores - scores.max())
    return powers / powers.sum()
