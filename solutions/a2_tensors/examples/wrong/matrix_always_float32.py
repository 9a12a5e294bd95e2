"""Fills a tensor of zeros, whatever the dtype.

Exercise: matrix_times_vector
Names: dtype=A.dtype
"""

import torch


def matrix_times_vector(A, v):
    result = torch.zeros(A.shape[0])
    for i in range(A.shape[0]):
        result[i] = (A[i] * v).sum()
    return result
