"""The named forms of the API documents, as values that a caller might send (see deploy/api-fuzz)."""

import schemathesis
from hypothesis import strategies as st

_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me")
)
_DAYS = st.dates(
    min_value=__import__("datetime").date(1900, 1, 1),
    max_value=__import__("datetime").date(2199, 12, 31),
).map(str)
_CLOCKS = st.sampled_from(["00:00:00Z", "23:59:59Z", "09:30:00.123456Z", "12:00:00+08:00"])
_INSTANTS = st.tuples(_DAYS, _CLOCKS).map("T".join)
_DECIMALS = st.integers(min_value=0, max_value=10**12).map(str)

_LINE = st.text(_LETTERS, min_size=1, max_size=60)
_FORMS = {
    "line": _LINE,
    "verbatim": _LINE,
    "text": st.lists(_LINE, min_size=1, max_size=3).map("\n".join),
    "date": _DAYS,
    "date-time": _INSTANTS,
    "moment": st.one_of(_DAYS, _INSTANTS),
    "decimal": _DECIMALS,
    "currency": st.sampled_from(["EUR", "USD", "CNY", "JPY", "KWD"]),
}
for _name, _values in _FORMS.items():
    schemathesis.openapi.format(_name, _values)


@schemathesis.hook
def map_query(context, query):
    """A cursor is what the last page gave: nobody makes one up."""
    if query:
        query.pop("cursor", None)
    return query
