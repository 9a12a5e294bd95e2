"""Decisions in place of probabilities.

Exercise: LogisticClassifier
Names: work of predict
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        return (torch.sigmoid(self.linear(X)) > 0.5).float()
