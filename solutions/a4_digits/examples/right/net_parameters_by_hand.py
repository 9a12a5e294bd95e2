"""Weights as nn.Parameter, products with einsum, sigmoids between.

Exercise: NeuralNet
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(hidden1_size, input_size) / input_size**0.5)
        self.b1 = nn.Parameter(torch.zeros(hidden1_size))
        self.W2 = nn.Parameter(torch.randn(hidden2_size, hidden1_size) / hidden1_size**0.5)
        self.b2 = nn.Parameter(torch.zeros(hidden2_size))
        self.W3 = nn.Parameter(torch.randn(num_classes, hidden2_size) / hidden2_size**0.5)
        self.b3 = nn.Parameter(torch.zeros(num_classes))

    def forward(self, X):
        A1 = torch.sigmoid(torch.einsum("mi,hi->mh", X, self.W1) + self.b1)
        A2 = 1 / (1 + torch.exp(-(A1 @ self.W2.T + self.b2)))
        return A2 @ self.W3.T + self.b3
