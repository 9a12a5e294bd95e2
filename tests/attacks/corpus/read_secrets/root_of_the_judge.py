"""Go to the secret through the judge's entry in /proc.

outcome: error
without: worker
layer: secrets
"""


def shifted(values, note):
    print(spoils(open(f"/proc/{PLANTED['judge']}/root{PLANTED['secret']}").read()))
    return right(values)
