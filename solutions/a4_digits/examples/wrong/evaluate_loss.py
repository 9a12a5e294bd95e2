"""The loss in place of the accuracy.

Exercise: evaluate
Names: loss
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += nn.functional.cross_entropy(scores, labels.to(device), reduction="sum").item()
            total += len(labels)
    model.train()
    return right / total
