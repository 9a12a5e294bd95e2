"""Gives a list.

Exercise: matrix_times_vector
Names: not a tensor
"""


def matrix_times_vector(A, v):
    return [sum(a * b for a, b in zip(row, v, strict=True)).item() for row in A]
