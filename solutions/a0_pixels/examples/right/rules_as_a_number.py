"""The picture as digits of a binary number.

Exercise: classify_by_rules
"""


def classify_by_rules(image):
    code = "".join(str(pixel) for pixel in image.ravel())
    if code == "1101":
        return "7"
    elif code == "1011":
        return "L"
    elif code in ("1010", "0101"):
        return "1"
    else:
        raise ValueError("not in this alphabet")
