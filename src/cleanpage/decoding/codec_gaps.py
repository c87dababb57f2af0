"""What pages hold and Python's codecs lack: an error handler that fills their gaps as browsers do.

Python's EUC-JP and ISO-2022-JP have the characters of the standards. Pages also have those that NEC and IBM added:
circled digits, Roman numerals, abbreviations of companies. The WHATWG Encoding Standard decodes them by the table of
Shift_JIS. In GB 18030 the single byte 0x80 is the euro sign of Windows' GBK.
"""

from __future__ import annotations

import codecs

_FILL = "cleanpage.fill"

# JIS X 0208 numbers its rows and cells from 0x21. What each of these codecs adds to both.
_OFFSETS = {"euc_jp": 0x80, "iso2022_jp_ext": 0}


def lenient(codec: str) -> str:
    """The error handler with which `bytes.decode` decodes all that pages in an encoding hold, and never raises.

    Example:
        >>> b"\\xad\\xa1 \\xff".decode("euc_jp", lenient("euc_jp"))
        '① \ufffd'
    """
    # A handler in Python is slow, as it is called for each bad byte. Encodings without gaps take the interpreter's.
    return _FILL if codec in _OFFSETS or codec == "gb18030" else "replace"


def _fill(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding in _OFFSETS:
        offset = _OFFSETS[error.encoding]
        pair = error.object[error.start : error.start + 2]
        character = _row_and_cell(pair[0] - offset, pair[1] - offset) if len(pair) == 2 else ""
        if character:
            return character, error.start + 2
    if error.encoding == "gb18030" and error.object[error.start] == 0x80:
        return "€", error.start + 1
    return "\ufffd", error.end


def _row_and_cell(first: int, second: int) -> str:
    """The character of JIS X 0208 and its extensions at a place; "" if there is none. Shift_JIS has them all.

    Example:
        >>> _row_and_cell(0x2D, 0x21)
        '①'
    """
    if not (0x21 <= first <= 0x7E and 0x21 <= second <= 0x7E):
        return ""
    row, cell = first - 0x21, second - 0x21
    lead = 0x81 + row // 2 + (0x40 if row > 61 else 0)
    trail = cell + 0x9F if row % 2 else cell + 0x40 + (cell > 62)
    return bytes([lead, trail]).decode("cp932", "ignore")


codecs.register_error(_FILL, _fill)
