"""An open review: its store, its jurisdiction's profile, and how it is opened and closed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.records import Agency, Person, Place, Review, Source, jurisdictions, profiles
from workbench.redaction.register import Register
from workbench.vault import keys
from workbench.vault.keys import STANDARD, Key, KeyCost
from workbench.vault.store import Put, Store

DEFAULT_JURISDICTION = jurisdictions.DEFAULT
SALT_BYTES = 16


@dataclass(slots=True)
class Session:
    """A store that is open in this thread, and what the services derive from it."""

    store: Store
    _register: tuple[int, Register] | None = field(default=None, repr=False)
    _profile: tuple[int, str | None, profiles.Profile] | None = field(default=None, repr=False)
    _titles: tuple[int, dict[tuple[str, str, int], str]] | None = field(default=None, repr=False)

    @classmethod
    def create(
        cls, path: Path, passphrase: str, *, jurisdiction: str = DEFAULT_JURISDICTION, cost: KeyCost = STANDARD
    ) -> tuple[Self, str]:
        """Make a new store; return the session and the text of its recovery sheet.

        Raises AlreadyThere, CannotWrite, DiskFull; WrongUse for an unknown jurisdiction.
        """
        profiles.load(jurisdiction)  # an unknown one is refused before the passphrase is worked on
        salt = secrets.token_bytes(SALT_BYTES)
        return cls.create_with_key(path, keys.derive(passphrase, salt, cost), salt, jurisdiction=jurisdiction)

    @classmethod
    def create_with_key(
        cls, path: Path, key: Key, salt: bytes, *, jurisdiction: str = DEFAULT_JURISDICTION
    ) -> tuple[Self, str]:
        """Make a new store with a key that was derived before, as the window does in another thread; see `create`."""
        profile = profiles.load(jurisdiction)
        sheet = keys.recovery_sheet(key)
        session = cls(Store.create(path, key, salt))
        review = Review(
            session.store.new_id("review"),
            reference="To be given",
            title=f"{profile.words('review_type')[0].title}: Child A",
            jurisdiction=jurisdiction,
            review_type=profile.words("review_type")[0].code,
        )
        session.store.apply([Put(review)], "New review")
        return session, sheet

    @classmethod
    def open(cls, path: Path, passphrase: str, *, cost: KeyCost = STANDARD) -> Self:
        """Open a store with its passphrase.

        Raises NotAStore, WrongPassphrase, Damaged, NewerStore, InUse, CannotWrite.
        """
        return cls.open_with_key(path, keys.derive(passphrase, keys.salt_of(path), cost))

    @classmethod
    def open_with_key(cls, path: Path, key: Key) -> Self:
        """Open a store with its key, as kept by the system's key ring."""
        return cls(Store.open(path, key))

    @classmethod
    def open_with_recovery_sheet(cls, path: Path, sheet: str) -> Self:
        """Open a store with the text of its recovery sheet; BadInput names a line that is mistyped."""
        return cls.open_with_key(path, keys.read_recovery_sheet(sheet))

    def companion(self) -> Session:
        """Return a session on the same store for the calling thread."""
        return Session(self.store.companion())

    @property
    def review(self) -> Review:
        """The one review of the store."""
        return self.store.all(Review)[0]

    @property
    def profile(self) -> profiles.Profile:
        """The profile of the review's jurisdiction, as the reviewer edited it."""
        version = self.store.data_version
        if self._profile is None or self._profile[0] != version:
            jurisdiction = self.jurisdiction
            edited = self.store.setting(profile_setting(jurisdiction))
            if self._profile is not None and edited and edited == self._profile[1]:
                loaded = self._profile[2]  # other things changed, and reading a profile takes a while
            else:
                loaded = profiles.Profile.parse(edited) if edited else profiles.load(jurisdiction)
            self._profile = (version, edited, loaded)
        return self._profile[2]

    @property
    def jurisdiction(self) -> str:
        """The jurisdiction whose profile the review follows."""
        named = self.review.jurisdiction
        return named if named and named in profiles.names() else DEFAULT_JURISDICTION

    @property
    def register(self) -> Register:
        """Every name, form and identifier that the review knows."""
        version = self.store.data_version
        if self._register is None or self._register[0] != version:
            self._register = (version, register_of(self.store))
        return self._register[1]

    @property
    def titles(self) -> dict[tuple[str, str, int], str]:
        """What stands for each record, by kind, id and depth, as far as `services.viewing` has worked it out."""
        version = self.store.data_version
        if self._titles is None or self._titles[0] != version:
            self._titles = (version, {})
        return self._titles[1]

    def change_passphrase(self, passphrase: str, *, cost: KeyCost = STANDARD) -> str:
        """Give the store a new key; return the new recovery sheet. The old one no longer opens it."""
        return self.change_key(keys.derive(passphrase, self.store.salt, cost))

    def change_key(self, key: Key) -> str:
        """Give the store a new key that was derived before, as the window does in another thread; see above.

        Raises Refused while another thread is at work on the review.
        """
        sheet = keys.recovery_sheet(key)
        self.store.rekey(key)
        return sheet

    def close(self) -> None:
        """Close the store and forget what was derived from it."""
        self._register = self._profile = self._titles = None
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def register_of(store: Store) -> Register:
    """Return the register of names of a store."""
    return Register.build(store.all(Person), store.all(Agency), store.all(Place), store.all(Source))


def profile_setting(jurisdiction: str) -> str:
    """Return the name under which a store keeps the edited profile of a jurisdiction."""
    return f"profile:{jurisdiction}"
