"""Any record as two audiences read it, beside each other."""

from __future__ import annotations

from workbench.analysis.differences import Difference, fields
from workbench.records import KINDS
from workbench.services.session import Session
from workbench.services.viewing import record_text


def beside(session: Session, kind: str, id_: str, left: str, right: str) -> list[Difference]:
    """Return what two audiences read of a record, field by field in the order of the form; "": as it was entered.

    An audience that may not see the record has nothing of it. Raises WrongUse for an unknown audience.
    """
    one, other = (dict(record_text(session, kind, id_, code)) for code in (left, right))
    order = [field.label for field in KINDS[kind].spec.fields.values()]
    return sorted(fields(one, other), key=lambda found: order.index(found.label))
