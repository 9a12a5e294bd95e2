"""The layers in a plain list.

Exercise: NeuralNet
Names: plain list
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        sizes = [input_size, hidden1_size, hidden2_size, num_classes]
        self.layers = [nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]

    def forward(self, X):
        X = torch.relu(self.layers[0](X))
        X = torch.relu(self.layers[1](X))
        return self.layers[2](X)
