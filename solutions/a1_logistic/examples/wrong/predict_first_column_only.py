"""A loop over A.shape[0], which is 1.

Exercise: predict
Names: first example
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    answer = np.zeros(A.shape)
    for i in range(A.shape[0]):
        answer[0, i] = A[0, i] > 0.5
    return answer
