"""Gives a numpy array.

Exercise: matrix_times_vector
Names: not a tensor
"""


def matrix_times_vector(A, v):
    return A.numpy() @ v.numpy()
