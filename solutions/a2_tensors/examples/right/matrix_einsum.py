"""Einstein's sum.

Exercise: matrix_times_vector
"""

import torch


def matrix_times_vector(A, v):
    return torch.einsum("rc,c->r", A, v)
