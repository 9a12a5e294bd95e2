"""A new model is evaluated.

Exercise: evaluate
Names: argument `model`|given model|largest score
"""


def evaluate(model, loader, device):
    model = NeuralNet(784, 10, 128, 64)
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
