"""Text that a student may have written, made fit to show."""

from __future__ import annotations

import re
import unicodedata

# ECMA-48 control sequences ("\x1b[31m") and operating system commands ("\x1b]0;title\x07").
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PLAIN = re.compile(r"[\n\t -~]*")  # nothing of it is ever removed, and nearly all text is of this kind
# Joiners are part of the spelling of some languages; every other format character only hides or reorders text.
_JOINERS = "\u200c\u200d"


def clean(text: str, limit: int) -> str:
    """`text` without what could mislead a reader, at most `limit` characters long.

    Removed are terminal escape sequences, control characters but newline and tab, characters that reorder or hide text
    (Unicode categories Cc, Cf, Cs), and noncharacters. What is too long ends in "… [cut]". Twice gives what once gives.
    It doesn't escape anything for HTML: the templates do.
    """
    if not _PLAIN.fullmatch(text):
        text = _LINE_END.sub("\n", _ESCAPE_SEQUENCE.sub("", text))
        text = "".join(c for c in text if c in "\n\t" or c in _JOINERS or _is_shown(c))
    if len(text) <= limit:
        return text
    mark = "… [cut]"[:limit]
    return text[: limit - len(mark)] + mark


def one_line(text: str, limit: int) -> str:
    """Like `clean`, with every run of white space as one blank."""
    return clean(" ".join(clean(text, len(text)).split()), limit).rstrip()


def _is_shown(c: str) -> bool:
    if c.isascii():
        return " " <= c <= "~"
    return unicodedata.category(c) not in ("Cc", "Cf", "Cs") and ord(c) & 0xFFFE != 0xFFFE
