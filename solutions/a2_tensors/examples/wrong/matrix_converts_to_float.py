"""Converts to float first.

Exercise: matrix_times_vector
Names: dtype
"""


def matrix_times_vector(A, v):
    return A.float() @ v.float()
