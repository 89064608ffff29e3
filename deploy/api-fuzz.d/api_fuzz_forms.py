"""The named forms of the API documents, as values that a caller might send (see deploy/api-fuzz)."""

import datetime
import unicodedata

import schemathesis
from hypothesis import strategies as st

_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me")
)
_DAYS = st.dates(
    min_value=datetime.date(1900, 1, 1),
    max_value=datetime.date(2199, 12, 31),
).map(str)
_CLOCKS = st.sampled_from(["00:00:00Z", "23:59:59Z", "09:30:00.123456Z", "12:00:00+08:00"])
_INSTANTS = st.tuples(_DAYS, _CLOCKS).map("T".join)
_DECIMALS = st.integers(min_value=0, max_value=10**12).map(str)

_LINE = st.text(_LETTERS, min_size=1, max_size=60)
_FORMS = {
    "line": _LINE,
    "verbatim": _LINE.map(lambda text: unicodedata.normalize("NFC", text)),
    "text": st.lists(_LINE, min_size=1, max_size=3).map("\n".join),
    "date": _DAYS,
    "date-time": _INSTANTS,
    "moment": st.one_of(_DAYS, _INSTANTS),
    "decimal": _DECIMALS,
    "email": st.from_regex(r"[a-z]{1,20}@[a-z]{1,20}\.example", fullmatch=True),
    "currency": st.sampled_from(["EUR", "USD", "CNY", "JPY", "KWD"]),
}
for _name, _values in _FORMS.items():
    schemathesis.openapi.format(_name, _values)


@schemathesis.hook
def before_call(context, case, kwargs):
    """What only an answer can give: a cursor, a token, and the ETag, whose quotes get lost."""
    generation = case.meta.generation if case.meta else None
    if generation is None or generation.mode != schemathesis.GenerationMode.POSITIVE:
        return
    case.query.pop("cursor", None)
    case.headers.pop("Rapport-Token", None)
    if "If-Match" in case.headers:
        case.headers["If-Match"] = '"1"'
