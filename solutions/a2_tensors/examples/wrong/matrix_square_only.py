"""Loops over the rows twice, as if the matrix were square.

Exercise: matrix_times_vector
Names: all of its columns
"""

import torch


def matrix_times_vector(A, v):
    r = A.shape[0]
    result = torch.zeros(r, dtype=A.dtype)
    for i in range(r):
        for j in range(r):
            result[i] += A[i, j] * v[j]
    return result
