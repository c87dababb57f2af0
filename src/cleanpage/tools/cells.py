"""Cells of Arrow columns as Python objects, whatever is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def value_of(cell: pa.Scalar) -> object:
    """The value of a cell; the cell itself if Python has no value of its kind.

    Text that is no UTF-8, which Parquet files of crawls do hold, is given as its bytes.

    Example:
        >>> import pyarrow as pa
        >>> value_of(pa.scalar("Rain")), value_of(pa.scalar(None))
        ('Rain', None)
        >>> latin = pa.array([b"caf\\xe9"])
        >>> value_of(pa.Array.from_buffers(pa.string(), 1, latin.buffers())[0])
        b'caf\\xe9'
    """
    try:
        return cell.as_py()
    except Exception:  # no UTF-8; or a time, or a type of somebody's own, that Python cannot have
        if hasattr(cell, "as_buffer"):
            return cell.as_buffer().to_pybytes()
        # A word of a dictionary, or of a type that is made of another.
        return value_of(cell.value) if hasattr(cell, "value") and hasattr(cell.value, "as_py") else cell
