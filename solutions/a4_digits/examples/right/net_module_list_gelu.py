"""A ModuleList with GELU, and layer normalisation.

Exercise: NeuralNet
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, *hidden):
        super().__init__()
        sizes = [input_size, *hidden]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.norms = nn.ModuleList(nn.LayerNorm(b) for b in hidden)
        self.head = nn.Linear(sizes[-1], num_classes)

    def forward(self, X):
        for layer, norm in zip(self.layers, self.norms):
            X = norm(nn.functional.gelu(layer(X)))
        return self.head(X)
