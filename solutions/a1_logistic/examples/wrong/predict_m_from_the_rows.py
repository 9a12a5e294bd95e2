"""As many decisions as X has rows.

Exercise: predict
Names: column of x
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    answer = np.zeros((1, X.shape[0]))
    for i in range(X.shape[0]):
        answer[0, i] = A[0, i] > 0.5
    return answer
