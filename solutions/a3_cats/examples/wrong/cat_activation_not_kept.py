"""The results of the activations are thrown away.

Exercise: CatClassifier
Names: activation
"""

import torch
import torch.nn.functional as F
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.layer1 = nn.Linear(input_size, hidden1_size)
        self.layer2 = nn.Linear(hidden1_size, hidden2_size)
        self.layer3 = nn.Linear(hidden2_size, 1)

    def forward(self, X):
        X = self.layer1(X)
        F.relu(X)
        X = self.layer2(X)
        F.relu(X)
        return torch.sigmoid(self.layer3(X))
