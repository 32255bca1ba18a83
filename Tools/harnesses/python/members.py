"""A member of a group that forks: which epochs it holds as commits come in any order."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

import dmls
import key_schedule
from key_derivation import CipherSuite
from key_schedule import Epoch
from pprf import PPRF
from refusals import Duplicate, Punctured, UnknownEpoch, WrongConfirmationTag
from tls_presentation import Struct, Vector, opaque, uint16


@dataclass(frozen=True)
class Commit:
    """What a member learns from a commit; `external_init_secret` is None in a member's."""

    external_init_secret: bytes | None
    path_secret: bytes | None
    psk_secret: bytes
    group_context: bytes
    confirmed_transcript_hash: bytes
    confirmation_tag: bytes


class StoredEpoch(Struct):
    """An epoch as it is stored: its identifier and its PPRF."""

    dmls_epoch = opaque
    pprf = opaque


class StoredMember(Struct):
    """The form in which a member's state is stored."""

    cipher_suite = uint16
    epochs = Vector(StoredEpoch)


class Member:
    """The PPRFs of all epochs that are held, by their dmls_epoch."""

    def __init__(self, suite: CipherSuite, first: Epoch):
        self._suite = suite
        self._pprfs = {first.dmls_epoch: PPRF(suite, first.secrets["parent_init_secret"])}

    @property
    def held(self) -> list[bytes]:
        return sorted(self._pprfs)

    def pprf(self, dmls_epoch: bytes) -> PPRF:
        """The PPRF of an epoch. Raises UnknownEpoch where it is not held."""
        if dmls_epoch not in self._pprfs:
            raise UnknownEpoch("the epoch is not held")
        return self._pprfs[dmls_epoch]

    def delete(self, dmls_epoch: bytes) -> None:
        self.pprf(dmls_epoch)
        del self._pprfs[dmls_epoch]

    def process(self, dmls_epoch: bytes, commit: Commit) -> Epoch:
        """The epoch that a commit makes which was sent in the epoch `dmls_epoch`.

        The parent's PPRF is punctured once the confirmation tag has verified (R9), and not at all
        by an external commit (R10). A refused commit changes nothing.
        """
        pprf = self.pprf(dmls_epoch)
        suite = self._suite
        pprf_input = None
        if commit.external_init_secret is None:
            confirmation = dmls.commit_confirmation(suite, commit.path_secret)
            pprf_input = dmls.child_secret_input(
                suite, dmls.CHILD_INIT_LABEL, confirmation, commit.group_context
            )
            try:
                init_secret = pprf.peek(pprf_input)
            except Punctured as error:
                raise Duplicate("the commit was processed before") from error
        else:
            init_secret = commit.external_init_secret
        joiner_secret = key_schedule.joiner_secret(
            suite,
            init_secret,
            key_schedule.commit_secret(suite, commit.path_secret),
            commit.group_context,
        )
        _, epoch_secret = key_schedule.welcome_and_epoch_secret(
            suite, joiner_secret, commit.psk_secret, commit.group_context
        )
        epoch = Epoch.of_secret(suite, epoch_secret)
        if pprf_input is None and epoch.dmls_epoch in self._pprfs:
            raise Duplicate("the epoch is held")
        tag = epoch.confirmation_tag(suite, commit.confirmed_transcript_hash)
        if not hmac.compare_digest(tag, commit.confirmation_tag):
            raise WrongConfirmationTag("the confirmation tag does not verify")
        if pprf_input is not None:
            pprf.evaluate(pprf_input)
        self._pprfs[epoch.dmls_epoch] = PPRF(suite, epoch.secrets["parent_init_secret"])
        return epoch

    def serialize(self) -> bytes:
        epochs = [
            StoredEpoch(dmls_epoch=name, pprf=pprf.serialize())
            for name, pprf in sorted(self._pprfs.items())
        ]
        return StoredMember(cipher_suite=self._suite.number, epochs=epochs).encode()

    @classmethod
    def restore(cls, suite: CipherSuite, stored: bytes) -> Member:
        """The member that `serialize` stored."""
        state = StoredMember.decode(stored)
        if state.cipher_suite != suite.number:
            raise ValueError(f"the state is of cipher suite {state.cipher_suite}")
        member = cls.__new__(cls)
        member._suite = suite
        member._pprfs = {epoch.dmls_epoch: PPRF.restore(epoch.pprf) for epoch in state.epochs}
        return member
