"""The logarithm of the probability.

Exercise: LogisticClassifier
Names: no probabilities
"""

import torch.nn.functional as F
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        return F.logsigmoid(self.linear(X))
