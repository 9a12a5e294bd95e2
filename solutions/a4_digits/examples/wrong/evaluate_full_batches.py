"""Every batch counted as large as the first.

Exercise: evaluate
Names: last batch may be smaller
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    size = len(next(iter(loader))[1])
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += size
    model.train()
    return right / total
