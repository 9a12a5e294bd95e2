"""Multiplies element by element.

Exercise: matrix_times_vector
Names: element by element
"""


def matrix_times_vector(A, v):
    return A * v
