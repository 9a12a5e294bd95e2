"""Only the first number of each example is used.

Exercise: LogisticClassifier
Names: some numbers of the input
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, X):
        return torch.sigmoid(self.linear(X[:, :1]))
