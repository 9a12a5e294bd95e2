"""All weights by hand, with a maximum in place of a ReLU.

Exercise: CatClassifier
"""

import math

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(input_size, hidden1_size) / math.sqrt(input_size))
        self.b1 = nn.Parameter(torch.zeros(hidden1_size))
        self.W2 = nn.Parameter(torch.randn(hidden1_size, hidden2_size) / math.sqrt(hidden1_size))
        self.b2 = nn.Parameter(torch.zeros(hidden2_size))
        self.w3 = nn.Parameter(torch.randn(hidden2_size, 1) / math.sqrt(hidden2_size))
        self.b3 = nn.Parameter(torch.zeros(1))

    def forward(self, X):
        zero = torch.tensor(0.0)
        a1 = torch.maximum(X @ self.W1 + self.b1, zero)
        a2 = torch.maximum(torch.einsum("mi,ij->mj", a1, self.W2) + self.b2, zero)
        z = a2 @ self.w3 + self.b3
        return 1 / (1 + torch.exp(-z))
