"""A matrix of one column, and its last axis taken away.

Exercise: matrix_times_vector
"""

import torch


def matrix_times_vector(A, v):
    return torch.matmul(A, v[:, None]).squeeze(1)
