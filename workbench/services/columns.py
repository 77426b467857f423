"""What columns mean, as the reviewer has put it right: remembered for each sender, in the store and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping

from workbench.exchange.chronologies import Role
from workbench.vault.store import PutSetting, Store

_SETTING = "columns"


def remembered(store: Store, of: str) -> dict[str, Role]:
    """Return what is known of the columns of an agency or a source, by its id; empty when nothing is."""
    return {key: Role(role) for key, role in _all(store).get(of, {}).items() if role in set(Role)}


def learnt(store: Store, told: Mapping[str, Mapping[str, Role]]) -> PutSetting:
    """Return the change that keeps what columns mean, by agency or source; what was known of other columns stays."""
    known = _all(store)
    for of, columns in told.items():
        known[of] = {**known.get(of, {}), **{key: role.value for key, role in columns.items()}}
    return PutSetting(_SETTING, json.dumps(known, ensure_ascii=False))


def _all(store: Store) -> dict[str, dict[str, str]]:
    kept = store.setting(_SETTING)
    return json.loads(kept) if kept else {}
