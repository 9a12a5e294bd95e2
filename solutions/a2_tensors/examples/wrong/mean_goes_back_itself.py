"""Calls backward itself.

Exercise: shifted_square_mean
Names: backward was called inside
"""


def shifted_square_mean(x):
    result = ((x + 3) ** 2).mean()
    if result.requires_grad:
        result.backward()
    return result
