"""Gives a column.

Exercise: matrix_times_vector
Names: column
"""


def matrix_times_vector(A, v):
    return A @ v.reshape(-1, 1)
