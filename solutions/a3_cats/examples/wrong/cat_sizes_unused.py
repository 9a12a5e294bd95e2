"""The hidden sizes are not used: one linear map and a sigmoid, as in the lecture.

Exercise: CatClassifier
Names: make no difference
"""

from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super(CatClassifier, self).__init__()
        self.layer1 = nn.Linear(input_size, 1)
        self.activate1 = nn.Sigmoid()

    def forward(self, inputs):
        output = self.layer1(inputs.float())
        return self.activate1(output)
