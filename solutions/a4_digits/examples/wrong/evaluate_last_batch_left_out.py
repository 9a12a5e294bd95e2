"""A smaller last batch is left out.

Exercise: evaluate
Names: last batch
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total, size = 0, 0, None
    with torch.no_grad():
        for images, labels in loader:
            size = size or len(labels)
            if len(labels) < size:
                continue
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
