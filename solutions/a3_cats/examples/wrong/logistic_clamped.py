"""The score is cut off at 0 and 1, without a sigmoid.

Exercise: LogisticClassifier
Names: sigmoid
"""

from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        return self.linear(X).clamp(0, 1)
