"""Sigmoids everywhere, and outputs (m,).

Exercise: CatClassifier
"""

from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.layer1 = nn.Linear(input_size, hidden1_size)
        self.layer2 = nn.Linear(hidden1_size, hidden2_size)
        self.layer3 = nn.Linear(hidden2_size, 1)
        self.activate = nn.Sigmoid()

    def forward(self, X):
        X = self.activate(self.layer1(X.float()))
        X = self.activate(self.layer2(X))
        return self.activate(self.layer3(X)).flatten()
