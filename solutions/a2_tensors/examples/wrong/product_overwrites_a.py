"""A is overwritten with the products.

Exercise: matrix_times_vector
Names: changed the caller's A
"""


def matrix_times_vector(A, v):
    A *= v
    return A.sum(dim=1)
