"""The vector comes first.

Exercise: matrix_times_vector
Names: v @ A
"""


def matrix_times_vector(A, v):
    return v @ A
