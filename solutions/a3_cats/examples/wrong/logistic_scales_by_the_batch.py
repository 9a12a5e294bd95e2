"""The batch is standardised with its own mean and spread.

Exercise: LogisticClassifier
Names: other rows | scaling
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        X = (X - X.mean(0)) / (X.std(0, unbiased=False) + 1e-6)
        return torch.sigmoid(self.linear(X))
