"""Print markup, which would be part of the page.

outcome: failed
without: page
trace: live markup
"""


def shifted(values, note):
    print(f"<b id={PLANTED['token']}><script>alert(1)</script>")
    return np.zeros(1)
