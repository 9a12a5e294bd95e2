"""The bias is the weight of a column of ones.

Exercise: LogisticClassifier
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size + 1, 1, bias=False)

    def forward(self, X):
        ones = torch.ones(X.shape[0], 1)
        return torch.sigmoid(self.linear(torch.cat([X, ones], dim=1)))
