"""The largest score in place of its place.

Exercise: evaluate
Names: argmax
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.max(dim=1).values == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
