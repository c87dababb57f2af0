"""The schema of the rows in the form that Spark needs. It does not import Spark."""

from __future__ import annotations

from collections.abc import Sequence

from cleanpage.tools.extras import needs

with needs("spark"):
    import pyarrow as pa

    from cleanpage.tools.arrow import COLUMNS, SCHEMA, check_names

__all__ = ["ddl"]

_SCALARS = {pa.string(): "STRING", pa.float32(): "FLOAT", pa.int32(): "INT"}


def ddl(columns: Sequence[str] = COLUMNS) -> str:
    """Columns of a result, as the schema of `DataFrame.mapInArrow`.

    Args:
        columns: The `columns` of `cleanpage.tools.arrow.extract_batches`. Columns that it keeps go before them.

    Raises:
        ColumnError: There is no such column.

    Example:
        >>> f"id STRING, {ddl(['title', 'contamination', 'warnings'])}"
        'id STRING, title STRING, contamination FLOAT, warnings ARRAY<STRING>'
    """
    check_names(columns, COLUMNS)
    return ", ".join(f"{name} {_type(SCHEMA.field(name).type)}" for name in columns)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"ARRAY<{_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"STRUCT<{', '.join(f'{field.name}: {_type(field.type)}' for field in kind)}>"
    return _SCALARS[kind]
