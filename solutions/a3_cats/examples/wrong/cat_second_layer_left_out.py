"""The second hidden layer is made but not used.

Exercise: CatClassifier
Names: second hidden layer
"""

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.layer1 = nn.Linear(input_size, hidden1_size)
        self.layer2 = nn.Linear(hidden1_size, hidden2_size)
        self.layer3 = nn.Linear(hidden1_size, 1)

    def forward(self, X):
        X = torch.relu(self.layer1(X))
        return torch.sigmoid(self.layer3(X))
