"""A loop over a ModuleList, no bias in the hidden layers.

Exercise: CatClassifier
"""

import torch
import torch.nn.functional as F
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        pairs = [(input_size, hidden1_size), (hidden1_size, hidden2_size)]
        self.hidden = nn.ModuleList([nn.Linear(n, k, bias=False) for n, k in pairs])
        self.out = nn.Linear(hidden2_size, 1)

    def forward(self, X):
        for layer in self.hidden:
            X = F.elu(layer(X))
        return torch.sigmoid(self.out(X))
