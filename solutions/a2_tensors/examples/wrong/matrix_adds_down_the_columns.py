"""Adds up over the wrong axis.

Exercise: matrix_times_vector
Names: down the columns
"""


def matrix_times_vector(A, v):
    return (A * v).sum(0)
