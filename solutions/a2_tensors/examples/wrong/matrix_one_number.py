"""Adds everything up.

Exercise: matrix_times_vector
Names: to one number
"""


def matrix_times_vector(A, v):
    return (A * v).sum()
