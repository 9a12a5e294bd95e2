"""Checks its arguments and dispatches on the dtype.

Exercise: matrix_times_vector
"""

from torch import Tensor


def _validate(A: Tensor, v: Tensor) -> None:
    if A.ndim != 2 or v.ndim != 1:
        raise ValueError(f"expected a matrix and a vector, got {A.ndim} and {v.ndim} axes")
    if A.shape[1] != v.shape[0]:
        raise ValueError(f"shapes {tuple(A.shape)} and {tuple(v.shape)} do not match")
    if A.dtype != v.dtype:
        raise TypeError(f"dtypes {A.dtype} and {v.dtype} differ")


def matrix_times_vector(A: Tensor, v: Tensor) -> Tensor:
    """Compute the matrix-vector product with validation."""
    _validate(A, v)
    if A.is_floating_point():
        return A.mv(v)
    return (A * v.unsqueeze(0)).sum(dim=-1, dtype=A.dtype)
