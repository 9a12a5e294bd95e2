"""One picture after the other, and weights that need no gradient meanwhile.

Exercise: evaluate
"""


def evaluate(model, loader, device):
    needed = [p.requires_grad for p in model.parameters()]
    model.requires_grad_(False)
    model.to(device).eval()
    results = []
    for images, labels in loader:
        for image, label in zip(images, labels):
            scores = model(image.reshape(1, -1).to(device))[0]
            results.append(int(scores.argmax()) == int(label))
    for p, need in zip(model.parameters(), needed):
        p.requires_grad_(need)
    model.train()
    return results.count(True) / len(results)
