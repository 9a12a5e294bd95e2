"""An answer counts only above a probability of 0.5.

Exercise: evaluate
Names: largest score|answer
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += ((scores.argmax(1) == labels.to(device)) & (scores.softmax(1).max(1).values > 0.5)).sum().item()
            total += len(labels)
    model.train()
    return right / total
