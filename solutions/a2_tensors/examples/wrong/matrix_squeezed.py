"""Squeezes the axis of a single row away.

Exercise: matrix_times_vector
Names: squeeze()
"""


def matrix_times_vector(A, v):
    return (A @ v.unsqueeze(1)).squeeze()
