"""One weight for the mean of all inputs.

Exercise: LogisticClassifier
Names: too few weights
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, X):
        return torch.sigmoid(self.linear(X.mean(dim=1, keepdim=True)))
