"""The logarithm of a softmax, in two steps.

Exercise: NeuralNet
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Linear(input_size, hidden1_size), nn.SiLU(), nn.Linear(hidden1_size, hidden2_size), nn.Hardswish()
        )
        self.out = nn.Linear(hidden2_size, num_classes)

    def forward(self, X):
        return torch.log(torch.softmax(self.out(self.hidden(X)), dim=-1))
